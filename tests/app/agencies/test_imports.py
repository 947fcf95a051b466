"""Lists of agencies read from workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.fields import Sector, Standing
from app.agencies.operations import add_agency, succeed_agency
from app.agencies.queries import AGENCIES, agencies, predecessors
from app.errors import UserError
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import TODAY
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ("Agency name", "Abbreviation", "Sector", "Standing", "Email", "Also known as")
TRUST = ("East Lancashire Hospitals NHS Trust", "ELHT", "Health", "Relevant agency", "", "EL; ELH")


def look(core: Core, path: Path, *rows: tuple[str, ...]) -> Preview:
    book = write_workbook(path, {"Relevant agencies": [HEAD, *rows]})
    return Importer(core.read, KINDS, LOOKUPS).look(book)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="list") as work:
        apply(work, preview)


def listed(core: Core) -> list[Any]:
    rows = SqlRows(core, AGENCIES)
    return list(rows.rows(rows.ids(Wish())))


def test_a_list_gives_agencies_with_their_nicknames(core: Core, tmp_path: Path) -> None:
    take(
        core, look(core, tmp_path / "list.xlsx", TRUST, ("NSPCC", "", "", "By invitation", "", ""))
    )
    trust, charity = listed(core)
    assert (trust.short_name, trust.sector, trust.standing, trust.aliases) == (
        "ELHT",
        Sector.HEALTH,
        Standing.RELEVANT_AGENCY,
        "EL; ELH",
    )
    assert (charity.sector, charity.standing) == (Sector.OTHER, Standing.BY_INVITATION)


def test_a_nickname_in_the_list_means_the_agency_itself(core: Core, tmp_path: Path) -> None:
    take(core, look(core, tmp_path / "first.xlsx", TRUST))
    again = look(core, tmp_path / "second.xlsx", ("ELHT", "", "", "", "office@example.org", ""))
    assert [row.outcome for row in again.rows] == [Outcome.CHANGED]
    take(core, again)
    [trust] = listed(core)
    assert (trust.name, trust.email) == (TRUST[0], "office@example.org")


def test_a_nickname_written_otherwise_leaves_the_name_of_the_agency(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, tmp_path / "first.xlsx", TRUST))
    rows = [(name, "", "", "", "office@example.org", "") for name in ("elht", "Elht")]
    again = look(core, tmp_path / "second.xlsx", *rows)
    assert [set(row.changes) for row in again.rows] == [{"email"}, set()]
    take(core, again)
    [trust] = listed(core)
    assert trust.name == TRUST[0]


def test_an_agency_that_is_listed_twice_takes_the_changes_of_both_rows(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, tmp_path / "first.xlsx", TRUST))
    twice = [("ELHT", "", "Other", "", "", ""), (TRUST[0], "", "", "", "office@example.org", "")]
    take(core, look(core, tmp_path / "second.xlsx", *twice))
    [trust] = listed(core)
    assert (trust.sector, trust.email) == (Sector.OTHER, "office@example.org")


def test_a_nickname_given_twice_is_kept_once(core: Core, tmp_path: Path) -> None:
    take(core, look(core, tmp_path / "list.xlsx", (TRUST[0], "", "", "", "", "EL; el; ELH")))
    assert [each.aliases for each in listed(core)] == ["EL; ELH"]


def test_an_agency_that_is_taken_over_closes_the_day_before(core: Core) -> None:
    with core.work("Add agencies") as work:
        old = add_agency(work, {"name": "CCG", "standing": Standing.SAFEGUARDING_PARTNER})
        new = add_agency(work, {"name": "ICB"})
        succeed_agency(work, old, new, TODAY)
    with core.read() as session:
        [found] = agencies(session, [old])
        assert [ref.name for ref in predecessors(session, new)] == ["CCG"]
    assert found.closed_on == found.standing_to == TODAY.replace(day=10)


@pytest.mark.parametrize(
    "head",
    [
        ("Name", "Email", "Organisation"),
        ("Name", "E-mail", "Agency"),
        ("Organisation", "Name", "Telephone"),
    ],
)
def test_people_with_their_organisation_are_no_agencies(
    core: Core, tmp_path: Path, head: tuple[str, ...]
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Contacts": [head, ("Ann Bee", "1", "Probation")]})
    with pytest.raises(UserError, match=r"Choose “Read as people” \(.*--as people\)"):
        Importer(core.read, KINDS, LOOKUPS).look(path)
    assert Importer(core.read, KINDS, LOOKUPS).look(path, as_kind="people").counts["note"] == 0


def test_a_list_of_names_and_addresses_alone_is_still_one_of_agencies(
    core: Core, tmp_path: Path
) -> None:
    rows = [("Organisation", "Email"), ("Probation", "office@example.org")]
    preview = Importer(core.read, KINDS, LOOKUPS).look(
        write_workbook(tmp_path / "a.xlsx", {"List": rows})
    )
    assert (preview.kind.name, preview.counts["new"]) == ("agencies", 1)
