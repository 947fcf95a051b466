"""A dataset return as a partner sends it: every value of its dated quarters, and marks that stay marks."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency, add_alias
from app.fields import Mark
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from app.indicators.listings import VALUES
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.rows import Wish
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.indicators.records import ValueRecord

FILE = "dataset_return.xlsx"
AGENCY = "Blackburn with Darwen Borough Council, Children's Services"


@pytest.fixture
def known(core: Core) -> Core:
    """Give a file with the partnership and the agency that sends the return, known by its nickname."""
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Blackburn with Darwen SCP"})
        add_alias(work, add_agency(work, {"name": AGENCY}), "BwD Childrens Services")
    return core


def look(core: Core, path: Path, **given: str) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path, given=given)


def stored(core: Core) -> list[ValueRecord]:
    rows = SqlRows(core, VALUES)
    return list(rows.rows(rows.ids(Wish())))  # type: ignore[arg-type]  # rows of this list


def sheet(folder: Path, *lines: tuple[object, ...], title: str = "Dataset return 2024-25") -> Path:
    head = ((title,), ("Agency", "Probation"), (), ("Ref", "Indicator", "Q1", "Q2", "Commentary"))
    return write_workbook(folder / "return.xlsx", {"Data": [*head, *lines]})


def test_every_value_agrees_with_what_somebody_read_by_eye(known: Core) -> None:
    answers = json.loads(real("partner_returns", "answers.json").read_text(encoding="utf-8"))[FILE]
    store_preview(known, look(known, real("partner_returns", FILE)))
    found: dict[str, dict[str, Any]] = {}
    for each in stored(known):
        quarter = each.period.partition(" ")[0]
        number = each.value if isinstance(each.value, Decimal) else None
        found.setdefault(each.indicator.name, {})[quarter] = number
    expected = {
        row["indicator"]: {
            quarter: None if said is None else Decimal(str(said).rstrip("%"))
            for quarter, said in row["values"].items()
        }
        for row in answers["rows"]
    }
    assert found == expected
    assert {each.agency.name for each in stored(known) if each.agency} == {answers["agency"]}


def test_a_mark_stays_as_it_came_and_is_never_0(known: Core) -> None:
    store_preview(known, look(known, real("partner_returns", FILE)))
    marks = {
        (each.indicator.name, each.period): each.value
        for each in stored(known)
        if isinstance(each.value, Mark)
    }
    assert len(marks) == 36 - 10
    assert marks["Contacts received", "Q1 2024-25"] == Mark("missing", "..")
    assert marks["Contacts received", "Q3 2024-25"] == Mark("suppressed", "<5")
    assert Decimal(0) not in [each.value for each in stored(known)]


def test_the_quarters_are_those_of_the_partnership_s_own_year(core: Core) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown", "reporting_year": "09-01"})
    store_preview(core, look(core, real("partner_returns", FILE)))
    days = {(each.period, each.first_day, each.last_day) for each in stored(core)}
    assert ("Q1 2024-25", date(2024, 9, 1), date(2024, 11, 30)) in days


def test_new_indicators_are_told_in_the_preview_and_come_with_unit_and_reference(
    known: Core,
) -> None:
    preview = look(known, real("partner_returns", FILE))
    assert {row.understood for row in preview.rows if row.outcome is Outcome.NEW} == {
        "A new indicator"
    }
    result = store_preview(known, preview)
    assert result.record is not None
    assert result.record[0] == "indicators"


def test_the_same_file_again_changes_nothing_and_a_corrected_one_only_its_cell(
    known: Core, tmp_path: Path
) -> None:
    first = sheet(tmp_path, ("1.1", "Contacts received", 12, "c", ""))
    store_preview(known, look(known, first))
    assert look(known, first).counts["unchanged"] == 2
    again = sheet(tmp_path, ("1.1", "Contacts received", 12, 7, "Now counted"))
    preview = look(known, again)
    assert (preview.counts["changed"], preview.counts["unchanged"]) == (1, 1)
    store_preview(known, preview)
    assert [each.value for each in stored(known)] == [Decimal(12), Decimal(7)]
    known.undo()
    assert [each.value for each in stored(known)] == [Decimal(12), Mark("suppressed", "c")]


@pytest.mark.parametrize(("begins", "said"), [("01-01", "2024-25"), ("04-01", "2024")])
def test_a_year_that_partners_call_otherwise_is_the_same_year(
    core: Core, tmp_path: Path, begins: str, said: str
) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown", "reporting_year": begins})
    path = sheet(tmp_path, ("1.1", "Contacts received", 12, "c", ""), title=f"Return {said}")
    store_preview(core, look(core, path))
    assert look(core, path).counts["unchanged"] == 2


def test_a_share_and_the_number_it_is_of_stay_two_indicators(known: Core, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("1.1", "Return interviews offered", 30, 31, ""),
        ("1.2", "Return interviews offered (%)", "79%", "81%", ""),
    )
    preview = look(known, path)
    assert preview.counts["new"] == 4
    store_preview(known, preview)
    assert len({each.indicator.id for each in stored(known)}) == 2


def test_a_blank_says_nothing_and_a_word_is_refused_by_its_cell(
    known: Core, tmp_path: Path
) -> None:
    preview = look(
        known,
        sheet(tmp_path, ("1.1", "Contacts", None, "many", ""), ("1.2", "Referrals", 1, None, "")),
    )
    assert (preview.counts["new"], preview.counts["problem"]) == (1, 1)
    [problem] = preview.problems
    assert (problem.cell, problem.message) == (
        "D5",
        "“many” is neither a figure nor a known mark such as c, x or N/A.",
    )


def test_a_return_without_its_year_is_asked_for_it_once(known: Core, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("1.1", "Contacts received", 1, 2, ""), title="Dataset return")
    assert look(known, path).counts["problem"] == 2
    assert look(known, path, year="2024/25").counts["new"] == 2
