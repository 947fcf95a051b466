"""Membership lists as partners send them: seats, holders, deputies, and what is new among them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency, add_alias
from app.chairs.operations import add_chair
from app.groups.operations import add_group
from app.groups.queries import GROUPS
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.people.operations import add_person
from app.people.queries import PEOPLE
from app.rows import Wish
from app.seats.listed_again import RowRefused
from app.seats.listings import MEMBERS
from app.seats.operations import change_seat, remove_holder
from app.seats.tenures import holders
from models.seats import ChairRole, Holder, Seat
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.listing import Listing

HEAD = ("Group", "Member category", "Post", "Agency", "Name", "Email", "Term ends", "Deputy")


def look(core: Core, path: Path, today: date | None = None) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS, today=today).look(path)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="list") as work:
        apply(work, preview)


def listed(core: Core, kind: Listing = MEMBERS) -> list[Any]:
    rows = SqlRows(core, kind)
    return list(rows.rows(rows.ids(Wish())))


def outcomes(core: Core, path: Path) -> list[Outcome]:
    return [row.outcome for row in look(core, path).rows]


@pytest.fixture
def answers() -> list[dict[str, Any]]:
    text = real("partner_returns", "answers.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)["membership_list.xlsx"]["rows"]
    return rows


def test_the_real_list_gives_every_seat_holder_deputy_and_term(
    core: Core, answers: list[dict[str, Any]]
) -> None:
    preview = look(core, real("partner_returns", "membership_list.xlsx"))
    for question in preview.questions:
        preview.answer(question.key, "new")
    assert [problem.message for problem in preview.problems] == []
    take(core, preview)
    found = {
        (row.holder, str(row.group), row.deputy, str(row.term_ends or "")) for row in listed(core)
    }
    wanted = {
        (row["person"], row["group"], row["deputy"], row["term_ends"] or "") for row in answers
    }
    assert found == wanted
    assert len(listed(core)) == len(answers)


def test_known_agencies_are_meant_by_every_spelling_of_the_real_list(
    core: Core, answers: list[dict[str, Any]]
) -> None:
    with core.work("Add agencies") as work:
        for name in sorted({row["agency"] for row in answers}):
            agency = add_agency(work, {"name": name})
            if name == "Lancashire Constabulary":
                add_alias(work, agency, "Lancs Police")
    preview = look(core, real("partner_returns", "membership_list.xlsx"))
    preview.take_suggestions()
    take(core, preview)
    found = {(row.holder, str(row.group), row.agency) for row in listed(core)}
    assert found == {(row["person"], row["group"], row["agency"]) for row in answers}


def test_the_same_list_again_changes_nothing(core: Core) -> None:
    path = real("partner_returns", "membership_list.xlsx")
    take(core, _all_new(core, path))
    again = look(core, path)
    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}


def test_another_spelling_of_what_names_a_seat_or_an_address_is_no_change(
    core: Core, tmp_path: Path
) -> None:
    row = ("SCP Board", "Core", "Named Nurse", "ELHT", "Zoe Valli", "zoe@example.org", "", "")
    respelt = (*row[:2], "NAMED  nurse", *row[3:5], "Zoe@Example.org", *row[6:])
    take(core, look(core, write_workbook(tmp_path / "a.xlsx", {"Members": [HEAD, row]})))
    path = write_workbook(tmp_path / "b.xlsx", {"Members": [HEAD, respelt]})
    assert outcomes(core, path) == [Outcome.UNCHANGED]


def test_a_seat_by_office_takes_over_no_days_and_no_address_of_its_holder(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, _list(tmp_path / "list.xlsx", "Zoe Valli", "zoe@example.org")))
    with core.work("Give by office") as work:
        [seat] = work.session.query(Seat)
        chaired = add_group(work, {"partnership": 1, "name": "Executive"})
        [held] = work.session.query(Holder)
        add_chair(work, {"group": chaired, "role": ChairRole.CHAIR, "person": held.person_id})
        remove_holder(work, held.id)
        change_seat(work, seat.id, {"ex_officio": chaired})
    path = _list(tmp_path / "again.xlsx", "Zoe Valli", "z.valli@example.org")
    preview = look(core, path)
    preview.take_suggestions()
    assert [row.outcome for row in preview.rows] == [Outcome.UNCHANGED]


def test_a_vacant_seat_takes_over_no_term_of_nobody(core: Core, tmp_path: Path) -> None:
    heads = ("Group", "Post", "Agency", "Term ends")
    row = ("Board", "DCS", "BwD", "31 Mar 2028")
    path = write_workbook(tmp_path / "a.xlsx", {"Members": [heads, row]})
    take(core, look(core, path))
    assert outcomes(core, path) == [Outcome.UNCHANGED]


def test_a_holder_known_without_an_address_gets_that_of_the_list_at_once(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Add person") as work:
        add_person(work, {"name": "Zoe Valli"})
    path = _list(tmp_path / "list.xlsx", "Zoe Valli", "zoe@example.org")
    take(core, look(core, path))
    assert [(each.holder, each.email) for each in listed(core)] == [
        ("Zoe Valli", "zoe@example.org")
    ]
    assert outcomes(core, path) == [Outcome.UNCHANGED]


def test_a_name_corrected_with_its_term_is_stored_whole(core: Core, tmp_path: Path) -> None:
    heads = ("Group", "Post", "Agency", "Name", "Member since", "Term ends")
    first = ("Board", "DCS", "BwD", "Nadia Gregson", "1 Apr 2022", "31 Mar 2025")
    then = ("Board", "DCS", "BwD", "Nadia Kershaw", "1 Apr 2022", "31 Mar 2028")
    take(core, look(core, write_workbook(tmp_path / "a.xlsx", {"Members": [heads, first]})))
    path = write_workbook(tmp_path / "b.xlsx", {"Members": [heads, then]})
    take(core, look(core, path))
    [member] = listed(core)
    assert (member.holder, member.term_ends) == ("Nadia Kershaw", date(2028, 3, 31))
    assert outcomes(core, path) == [Outcome.UNCHANGED]


def test_undo_takes_the_whole_list_away(core: Core) -> None:
    take(core, _all_new(core, real("partner_returns", "membership_list.xlsx")))
    core.undo()
    assert (listed(core), listed(core, PEOPLE), listed(core, GROUPS)) == ([], [], [])


def test_a_new_holder_ends_the_former_one_the_day_before(core: Core, tmp_path: Path) -> None:
    take(core, look(core, _list(tmp_path / "old.xlsx", "Zoe Valli", "zoe@example.org")))
    take(core, look(core, _list(tmp_path / "new.xlsx", "Omar Yates", "omar@example.org")))
    [member] = listed(core)
    with core.read() as session:
        new, old = holders(session, [member.id])
    assert (new.person.name, new.first_day) == ("Omar Yates", date(2025, 3, 11))
    assert (old.person.name, old.last_day) == ("Zoe Valli", date(2025, 3, 10))


def test_a_new_holder_is_told_as_one_who_follows_with_the_day(core: Core, tmp_path: Path) -> None:
    heads = ("Group", "Post", "Agency", "Name", "Email", "Member since", "Term ends")
    first = ("Board", "DCS", "BwD", "Nadia Gregson", "n@example.org", "1 Apr 2022", "31 Mar 2025")
    then = ("Board", "DCS", "BwD", "Bilal Kershaw", "b@example.org", "1 Apr 2025", "31 Mar 2028")
    take(core, look(core, write_workbook(tmp_path / "a.xlsx", {"Members": [heads, first]})))
    row, *_ = look(core, write_workbook(tmp_path / "b.xlsx", {"Members": [heads, then]})).rows
    assert row.understood == (
        "Holder: Nadia Gregson → Bilal Kershaw from 1 Apr 2025; Term ends: 31 Mar 2025 → 31 Mar 2028"
    )


def test_another_name_from_the_same_first_day_is_told_as_a_correction(
    core: Core, tmp_path: Path
) -> None:
    heads = ("Group", "Post", "Agency", "Name", "Member since")
    first = ("Board", "DCS", "BwD", "Nadia Gregson", "1 Apr 2022")
    then = ("Board", "DCS", "BwD", "Nadia Kershaw", "1 Apr 2022")
    take(core, look(core, write_workbook(tmp_path / "a.xlsx", {"Members": [heads, first]})))
    row, *_ = look(core, write_workbook(tmp_path / "b.xlsx", {"Members": [heads, then]})).rows
    assert row.understood == "Holder corrected: Nadia Gregson → Nadia Kershaw"


def test_a_deputy_without_an_address_is_the_member_of_that_name(core: Core, tmp_path: Path) -> None:
    rows = [
        ("SCP Board", "Core", "Named Nurse", "ELHT", "Zoe Valli", "zoe@example.org", "", ""),
        ("SCP Board", "Core", "Matron", "ELHT", "Omar Yates", "omar@example.org", "", "Zoe Valli"),
    ]
    take(core, look(core, write_workbook(tmp_path / "list.xlsx", {"Members": [HEAD, *rows]})))
    assert sorted(row.name for row in listed(core, PEOPLE)) == ["Omar Yates", "Zoe Valli"]


def test_known_agencies_are_found_by_their_nicknames(core: Core, tmp_path: Path) -> None:
    with core.work("Add agency") as work:
        agency = add_agency(work, {"name": "East Lancashire Trust", "short_name": "ELHT"})
    take(core, look(core, _list(tmp_path / "list.xlsx", "Zoe Valli", "zoe@example.org")))
    [member] = listed(core)
    assert [ref.id for ref in member.agencies] == [agency]
    assert [person.agency.id for person in listed(core, PEOPLE)] == [agency, agency]


def test_a_term_that_ends_before_it_begins_is_a_problem_of_its_row(
    core: Core, tmp_path: Path
) -> None:
    head = ("Group", "Post", "Name", "Member since", "Term ends")
    rows = [
        ("SCP Board", "Matron", "Zoe Valli", "01/04/2025", "31/03/2024"),
        ("SCP Board", "Nurse", "Omar Yates", "01/04/2024", "31/03/2027"),
    ]
    preview = look(core, write_workbook(tmp_path / "list.xlsx", {"Members": [head, *rows]}))
    [problem] = preview.problems
    assert "would end before it begins" in problem.message
    take(core, preview)
    assert [member.post for member in listed(core)] == ["Nurse"]


def test_a_term_that_is_over_is_told_before_it_is_stored(core: Core, tmp_path: Path) -> None:
    head = ("Group", "Post", "Name", "Term ends")
    rows = [
        ("SCP Board", "Matron", "Zoe Valli", "28/01/2026"),
        ("SCP Board", "Nurse", "Omar Yates", "29/11/2026"),
        ("SCP Board", "Chair", "Ada Byrne", ""),
    ]
    path = write_workbook(tmp_path / "list.xlsx", {"Members": [head, *rows]})
    told = [row.understood for row in look(core, path, date(2026, 11, 29)).rows[:3]]
    assert told == ["Term over since 28 Jan 2026", "", ""]


def test_the_term_of_an_older_list_that_is_over_is_left_out_and_the_holder_follows(
    core: Core, tmp_path: Path
) -> None:
    head = ("Group", "Post", "Name", "Term ends")
    for name, ends in (("Zoe Valli", "31/03/2027"), ("Omar Yates", "31/03/2024")):
        row = ("SCP Board", "Matron", name, ends)
        path = write_workbook(tmp_path / f"{name}.xlsx", {"Members": [head, row]})
        take(core, preview := look(core, path))
    assert "a term that is over by then is left out" in preview.rows[0].understood
    assert outcomes(core, path) == [Outcome.UNCHANGED]
    assert [(each.holder, each.term_ends) for each in listed(core)] == [("Omar Yates", None)]


def test_a_holder_who_is_named_as_deputy_too_is_only_the_holder(core: Core, tmp_path: Path) -> None:
    row = ("SCP Board", "Core", "Named Nurse", "ELHT", "Zoe Valli", "", "", "Zoe Valli")
    path = write_workbook(tmp_path / "list.xlsx", {"Members": [HEAD, row]})
    preview = look(core, path)
    assert "The deputy is the holder" in preview.rows[0].understood
    take(core, preview)
    assert [(member.holder, member.deputy) for member in listed(core)] == [("Zoe Valli", None)]
    assert outcomes(core, path) == [Outcome.UNCHANGED]


def test_a_name_corrected_on_the_day_it_came_is_no_second_holder(
    core: Core, tmp_path: Path
) -> None:
    for name in ("Zoe Valli", "Omar Yates", "Omar Yeats"):
        take(core, look(core, _list(tmp_path / f"{name}.xlsx", name, "")))
    [member] = listed(core)
    with core.read() as session:
        found = [each.person.name for each in holders(session, [member.id])]
    assert found == ["Omar Yeats", "Zoe Valli"]


def test_a_row_that_a_rule_refuses_is_named_and_nothing_is_stored(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, _list(tmp_path / "old.xlsx", "Zoe Valli", "")))
    with core.work("Give by office") as work:
        [seat] = work.session.query(Seat)
        chaired = add_group(work, {"partnership": 1, "name": "Executive"})
        change_seat(work, seat.id, {"ex_officio": chaired})
    with pytest.raises(RowRefused, match=r"^Members row 2: .* by office"):
        take(core, look(core, _list(tmp_path / "new.xlsx", "Omar Yates", "")))
    assert "Omar Yates" not in [person.name for person in listed(core, PEOPLE)]


def _all_new(core: Core, path: Path) -> Preview:
    preview = look(core, path)
    for question in preview.questions:
        preview.answer(question.key, "new")
    return preview


def _list(path: Path, name: str, email: str) -> Path:
    row = ("SCP Board", "Core", "Named Nurse", "ELHT", name, email, "28/10/2026", "Priya Jepson")
    return write_workbook(path, {"Members": [HEAD, row]})
