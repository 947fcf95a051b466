"""Training registers read from workbooks: the real one, words as written, and what a second reading changes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency, add_alias
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rows import Wish
from app.training.bookings import add_booking
from app.training.listings import BOOKINGS, COURSES, EVENTS
from app.training.operations import add_course, add_event, change_event
from app.training.registers import TWICE
from models.training import BookingStatus, Event
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.listing import Listing

NICKNAMES = {
    "Blackburn with Darwen Public Health": ("Public Health BwD",),
    "Blackburn College": (),
    "Blackburn with Darwen Borough Council, Children's Services": (),
    "Blackburn with Darwen Borough Council, Adult Services": ("BwD Adults",),
    "Lancashire Constabulary": ("Lancs Police",),
    "Youth Justice Service": ("YJS",),
    "Lancashire and South Cumbria NHS Foundation Trust": ("LSCFT",),
    "Lancashire Fire and Rescue Service": ("LFRS",),
    "Together Housing": ("Together Housing Group",),
    "East Lancashire Hospitals NHS Trust": ("ELHT",),
    "NHS Lancashire and South Cumbria Integrated Care Board": ("L&SC ICB",),
    "Probation Service": ("National Probation Service",),
}
HEAD = ("Course title", "Course date", "Name", "Organisation", "Attended", "Date cancelled")


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="register") as work:
        apply(work, preview)


def read(core: Core, path: Path, *rows: tuple[object, ...]) -> Preview:
    preview = look(core, write_workbook(path, {"Training register": [HEAD, *rows]}))
    take(core, preview)
    return preview


def listed(core: Core, kind: Listing = BOOKINGS) -> list[Any]:
    rows = SqlRows(core, kind)
    return list(rows.rows(rows.ids(Wish())))


@pytest.fixture
def preview(core: Core) -> Preview:
    with core.work("Add agencies") as work:
        for name, nicknames in NICKNAMES.items():
            agency = add_agency(work, {"name": name})
            for nickname in nicknames:
                add_alias(work, agency, nickname)
    found = look(core, real("partner_returns", "training_register.xlsx"))
    [misspelt] = found.questions
    found.answer(misspelt.key, misspelt.candidates[0].key)
    return found


def test_the_real_register_gives_every_delegate_agency_and_status(
    core: Core, preview: Preview
) -> None:
    text = real("partner_returns", "answers.json").read_text(encoding="utf-8")
    answers: list[dict[str, Any]] = json.loads(text)["training_register.xlsx"]["rows"]
    take(core, preview)
    stored = sorted(listed(core), key=lambda each: each.id)
    assert [
        {"person": each.person, "agency": str(each.agency), "status": each.status.title_text}
        for each in stored
    ] == answers
    assert (len(listed(core, COURSES)), len(listed(core, EVENTS))) == (3, 9)


def test_a_register_comes_and_goes_as_one_step(core: Core, preview: Preview) -> None:
    take(core, preview)
    core.undo()
    assert (listed(core), listed(core, EVENTS), listed(core, COURSES)) == ([], [], [])


def test_the_same_register_again_changes_nothing(core: Core, preview: Preview) -> None:
    take(core, preview)
    again = look(core, real("partner_returns", "training_register.xlsx"))
    for question in again.questions:
        again.answer(question.key, question.candidates[0].key)
    assert {row.outcome for row in again.rows if row.values} == {Outcome.UNCHANGED}


def test_another_spelling_and_a_day_of_no_cancellation_are_no_change(
    core: Core, tmp_path: Path
) -> None:
    row = ("Neglect", date(2025, 3, 3), "Ann Abel", "College", "Y", date(2025, 3, 1))
    read(core, tmp_path / "a.xlsx", row)
    respelt = (*row[:2], "ANN  Abel", *row[3:])
    for name, again in (("b", row), ("c", respelt)):
        book = write_workbook(tmp_path / f"{name}.xlsx", {"Training register": [HEAD, again]})
        assert [each.outcome for each in look(core, book).rows] == [Outcome.UNCHANGED]


def test_registers_say_attendance_in_words_of_their_own(core: Core, tmp_path: Path) -> None:
    rows = [
        ("Neglect", date(2025, 3, 3), f"Delegate {place}", "", word, "")
        for place, word in enumerate(("Y", "DNA", "no show", "Left early", "Walk in", "Cancelled"))
    ]
    read(core, tmp_path / "a.xlsx", *rows)
    assert [each.status for each in sorted(listed(core), key=lambda each: each.id)] == [
        BookingStatus.ATTENDED,
        BookingStatus.DID_NOT_ATTEND,
        BookingStatus.DID_NOT_ATTEND,
        BookingStatus.LEFT_EARLY,
        BookingStatus.UNSCHEDULED,
        BookingStatus.CANCELLED,
    ]


def test_an_event_that_is_known_gets_the_delegates(core: Core, tmp_path: Path) -> None:
    with core.work("Add event") as work:
        course = add_course(work, {"title": "Neglect", "code": "NEG1", "capacity": 20})
        event = add_event(work, {"course": course, "day": date(2025, 3, 3)})
    read(core, tmp_path / "a.xlsx", ("NEG1", date(2025, 3, 3), "Ann Abel", "", "Y", ""))
    [booking] = listed(core)
    assert (booking.event.id, booking.course) == (event, "Neglect")


def test_a_second_reading_enters_what_became_of_the_booked(core: Core, tmp_path: Path) -> None:
    row = ("Neglect", date(2025, 3, 27), "Ann Abel", "College")
    read(core, tmp_path / "a.xlsx", (*row, "Booked", ""))
    again = read(core, tmp_path / "b.xlsx", (*row, "Cancelled", date(2025, 3, 26)))
    assert [each.outcome for each in again.rows if each.values] == [Outcome.CHANGED]
    [booking] = listed(core)
    assert (booking.status, booking.late) == (BookingStatus.CANCELLED, True)
    read(core, tmp_path / "c.xlsx", (*row, "Attended", ""))
    [booking] = listed(core)
    assert (booking.status, booking.cancelled_on) == (BookingStatus.ATTENDED, None)


def test_a_register_without_a_date_is_named_by_its_cell(core: Core, tmp_path: Path) -> None:
    rows = [HEAD, ("Neglect", "", "Ann Abel", "", "Y", "")]
    found = look(core, write_workbook(tmp_path / "a.xlsx", {"Register": rows}))
    assert any("Date is needed" in problem.message for problem in found.problems)


def test_who_is_on_the_list_already_comes_again_with_a_note(core: Core, tmp_path: Path) -> None:
    """A team's address stands beside each of its delegates, so one booking of two is no mistake for certain."""
    head = ("Course title", "Course date", "Name", "Email")
    rows = [
        ("Neglect", date(2025, 3, 3), name, "office@school.example")
        for name in ("A. Abel", "B. Bell")
    ]
    take(
        core,
        look(core, write_workbook(tmp_path / "one.xlsx", {"Training register": [head, *rows]})),
    )
    notes = {each.person: each.notes for each in listed(core)}
    assert notes == {"A. Abel": None, "B. Bell": TWICE}


def test_who_comes_without_a_status_waits_where_an_event_to_come_is_full(
    core: Core, tmp_path: Path
) -> None:
    day = date(2025, 3, 27)
    with core.work("Add event") as work:
        add_event(
            work, {"course": add_course(work, {"title": "Neglect", "capacity": 2}), "day": day}
        )
    names = ("A. Abel", "B. Bell", "C. Cole")
    read(core, tmp_path / "one.xlsx", *[("Neglect", day, name, "", "", "") for name in names])
    assert {each.person: each.status for each in listed(core)} == {
        "A. Abel": BookingStatus.BOOKED,
        "B. Bell": BookingStatus.BOOKED,
        "C. Cole": BookingStatus.WAITING,
    }


def test_a_place_that_a_register_frees_goes_to_who_waits(core: Core, tmp_path: Path) -> None:
    day = date(2025, 3, 27)
    read(core, tmp_path / "one.xlsx", ("Neglect", day, "A. Abel", "", "Booked", ""))
    with core.work("Add booking") as work:
        [event] = work.session.query(Event)
        change_event(work, event.id, {"capacity": 1})
        waiting = add_booking(work, {"event": event.id, "person": "B. Bell"})
    read(core, tmp_path / "two.xlsx", ("Neglect", day, "A. Abel", "", "Cancelled", ""))
    [moved] = [each for each in listed(core) if each.id == waiting]
    assert (moved.person, moved.status) == ("B. Bell", BookingStatus.BOOKED)


def test_a_cancellation_without_a_day_stays_without_one_and_is_not_late(
    core: Core, tmp_path: Path
) -> None:
    day = date(2025, 3, 12)
    for name, status in (("one", "Booked"), ("two", "Cancelled")):
        read(core, tmp_path / f"{name}.xlsx", ("Neglect", day, "A. Abel", "", status, ""))
    [booking] = listed(core)
    assert (booking.status, booking.cancelled_on) == (BookingStatus.CANCELLED, None)
    assert not booking.late
