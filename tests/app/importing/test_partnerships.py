"""Workbooks for one partnership of several: its own groups, courses and rounds are meant, and it gets the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.budget.years import YearRecord, years_of
from app.catalogue import listing
from app.errors import InvalidValues
from app.fields import Ref
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, lookups_of
from app.importing.look import Importer
from app.listing import SqlRows
from app.rows import Wish
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from tests.pair import Pair, Side

MEMBERS = (
    ("Group", "Post", "Agency", "Name"),
    ("Executive", "Nurse", "Police", "Kim Lowe"),
    ("Fresh panel", "Warden", "Police", "Kim Lowe"),
)
REGISTER = (
    ("Course", "Date", "Delegate", "Agency", "Status"),
    ("Awareness", "20 Feb 2025", "Kim Lowe", "Police", "Attended"),
    ("Fresh course", "21 Feb 2025", "Kim Lowe", "Police", "Attended"),
)
MONEY = (
    ("Agency", "Financial year", "Agreed contribution"),
    ("Police", "2024-25", 500),
)


def look(core: Core, path: Path, side: Side | None) -> Preview:
    whose = Ref(side.id, f"{side.mark} Partnership") if side else None
    lookups = lookups_of(side.id if side else None)
    return Importer(core.read, KINDS, lookups, partnership=whose).look(path)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="list") as work:
        apply(work, preview)


def listed(core: Core, kind: str, side: Side) -> list[Any]:
    rows = SqlRows(core, listing(kind), partnership=side.id)
    return list(rows.rows(rows.ids(Wish())))


def test_members_go_to_ones_own_group_of_that_name_and_a_new_group_is_ones_own(
    paired: Core, pair: Pair, tmp_path: Path
) -> None:
    before = len(listed(paired, "members", pair.alder))
    path = write_workbook(tmp_path / "members.xlsx", {"Members": MEMBERS})
    take(paired, look(paired, path, pair.birch))
    groups = {(each.group.name, each.post) for each in listed(paired, "members", pair.birch)}
    assert {("Executive", "Nurse"), ("Fresh panel", "Warden")} <= groups
    assert len(listed(paired, "members", pair.alder)) == before


def test_a_register_goes_to_ones_own_course_of_that_name(
    paired: Core, pair: Pair, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "register.xlsx", {"Training register": REGISTER})
    take(paired, look(paired, path, pair.birch))
    events = {(each.course.name, each.attended) for each in listed(paired, "events", pair.birch)}
    assert events == {("Awareness", 1), ("Fresh course", 1)}
    assert [each.attended for each in listed(paired, "events", pair.alder)] == [0]


def test_a_return_opens_a_round_of_its_own_partnership(paired: Core, pair: Pair) -> None:
    path = real("partner_returns", "section11_01_bwd.xlsx")
    for side in pair.sides:
        take(paired, look(paired, path, side))
    for side, year in zip(pair.sides, ("2025", "2024-25"), strict=True):
        names = [each.name for each in listed(paired, "return-rounds", side)]
        assert names == ["Assessment 2025", f"Section 11 {year}"]
        assert len(listed(paired, "return-answers", side)) == 19


def test_a_workbook_looked_at_again_is_unchanged_for_its_own_and_new_for_the_other(
    paired: Core, pair: Pair
) -> None:
    path = real("partner_returns", "section11_01_bwd.xlsx")
    take(paired, look(paired, path, pair.birch))
    assert look(paired, path, pair.birch).counts["unchanged"] == 18
    assert look(paired, path, pair.alder).counts["new"] == 18


def test_contributions_begin_the_year_of_the_partnership_by_its_own_start(
    paired: Core, pair: Pair, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "contributions.xlsx", {"Contributions": MONEY})
    take(paired, look(paired, path, pair.birch))
    take(paired, look(paired, path, pair.alder))
    with paired.read() as session:
        years: list[list[YearRecord]] = [years_of(session, side.id) for side in pair.sides]
    told = [[(year.name, f"{year.first_day:%m-%d}") for year in each] for each in years]
    assert told == [[("2025", "01-01"), ("2024-25", "01-01")], [("2024-25", "09-01")]]


def test_a_row_shows_whose_it_will_be(paired: Core, pair: Pair, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "members.xlsx", {"Members": MEMBERS})
    preview = look(paired, path, pair.birch)
    told = [preview.shown(row.id)["partnership"] for row in preview.storable]
    assert told == ["Birch Partnership"] * 2


def test_without_a_partnership_nothing_is_guessed(paired: Core, pair: Pair, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "members.xlsx", {"Members": (MEMBERS[0], MEMBERS[2])})
    preview = look(paired, path, None)
    with pytest.raises(InvalidValues, match="several partnerships"):
        take(paired, preview)
    assert len(listed(paired, "groups", pair.alder)) == 3
