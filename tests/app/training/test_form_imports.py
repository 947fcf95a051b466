"""Answers of Microsoft Forms taken into the register: evaluations returned, registrations, and what is not kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.agencies.operations import add_agency
from app.importing.apply import apply, import_label
from app.importing.form_answers import read_form_answers
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.reading import read_workbook
from app.training.bookings import add_booking, cancel_booking
from app.training.operations import add_course, add_event
from models.training import Booking, BookingStatus
from tests.app.importing.files import write_workbook
from tests.inputs import real_files

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

DAY = date(2025, 3, 10)
HEAD = ("ID", "Start time", "Completion time", "Email", "Name")
RATED = (*HEAD, "Last modified time", "How useful was the course?", "What will you do differently?")
ASKED = (*HEAD, "Which agency do you work for?", "Job title", "Any access needs?")


def at(day: int, hour: int) -> datetime:
    return datetime.fromisoformat(f"2025-03-{day:02}T{hour:02}:05:10")


def answer(number: int, day: int, email: str, name: str, *rest: object) -> tuple[object, ...]:
    return (number, at(day, 15), at(day, 16), email, name, *rest)


@pytest.fixture
def event(core: Core) -> int:
    """Give an event of Neglect yesterday, with three delegates of one agency."""
    with core.work("Add event") as work:
        agency = add_agency(work, {"name": "Beechwood Primary"})
        course = add_course(work, {"title": "Neglect"})
        made = add_event(work, {"course": course, "day": DAY, "capacity": 4})
        for name, email in (("Ann Lee", "ann@example.org"), ("Bo Hart", ""), ("Cy Moss", "")):
            values = {"event": made, "person": name, "email": email or None, "agency": agency}
            add_booking(work, values)  # type: ignore[arg-type]  # a TypedDict's values by their Fields
    return made


def look(core: Core, path: Path, *rows: tuple[object, ...]) -> Preview:
    book = write_workbook(path, {"Form1": rows})
    return Importer(core.read, KINDS, LOOKUPS, today=core.clock.today()).look(book)


def give(core: Core, preview: Preview, **said: str) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS, today=core.clock.today()).give(preview, said)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="answers") as work:
        apply(work, preview)


def bookings(core: Core, event: int) -> dict[str, Booking]:
    with core.read() as session:
        found = session.scalars(
            select(Booking).where(Booking.event_id == event).order_by(Booking.id)
        )
        return {each.person: each for each in found}


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


def test_evaluations_are_entered_and_undone_and_what_is_not_kept_is_told_with_its_figures(
    core: Core, event: int, tmp_path: Path
) -> None:
    preview = look(
        core,
        tmp_path / "Neglect evaluation(1-4).xlsx",
        RATED,
        answer(1, 10, "ann@example.org", "Ann Lee", "", 5, "Ask more"),
        answer(2, 10, "hart@example.org", "Hart, Bo (Beechwood)", "", 4, ""),
        answer(3, 11, "anonymous", "", "", 2, "Nothing"),
        answer(4, 11, "new@example.org", "Dee Marsh", "", 4, ""),
    )
    assert preview.kind.name == "form-answers"
    assert preview.goes_to == ("Event", "Neglect, 10 Mar 2025")
    counts = {name: number for name, number in preview.counts.items() if number and name != "note"}
    assert counts == {"changed": 2, "new": 1, "left-out": 1}
    told = notes(preview)
    # 5 + 4 + 2 + 4 = 15 of four answers: 3.75, which is 3.8 rounded half up.
    assert "“How useful was the course?” is not kept (4 answers, 2 to 5, 3.8 on average)." in told
    assert "“What will you do differently?” is not kept (2 answers)." in told
    assert any(
        each.startswith("Taken as evaluation, because most answered on the day") for each in told
    )
    take(core, preview)
    found = bookings(core, event)
    assert {name: each.evaluated for name, each in found.items()} == {
        "Ann Lee": True,
        "Bo Hart": True,
        "Cy Moss": None,
        "Dee Marsh": True,
    }
    assert found["Dee Marsh"].status is BookingStatus.UNSCHEDULED
    assert found["Bo Hart"].email == "hart@example.org"
    core.undo()
    assert {each.evaluated for each in bookings(core, event).values()} == {None}


def test_answers_before_the_event_are_registrations_and_who_has_no_place_waits(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Add event") as work:
        course = add_course(work, {"title": "Neglect"})
        event = add_event(work, {"course": course, "day": date(2025, 3, 27), "capacity": 2})
        gone = add_booking(work, {"event": event, "person": "Ann Lee", "email": "ann@example.org"})
        cancel_booking(work, gone, date(2025, 3, 3))
        add_agency(work, {"name": "Beechwood Primary"})
    preview = look(
        core,
        tmp_path / "Neglect registration.xlsx",
        ASKED,
        answer(1, 4, "ann@example.org", "Ann Lee", "Beechwood Primary", "Teacher", ""),
        answer(
            2, 4, "bo@example.org", "Bo Hart", "Beechwood Primary", "Head teacher", "Hearing loop"
        ),
        answer(3, 5, "cy@example.org", "Cy Moss", "Oakfield Nursery", "Nurse", ""),
    )
    assert preview.goes_to is None  # the answers are of other days than the event
    assert preview.subject.offered == {"event": ("Neglect, 27 Mar 2025",)}
    preview = give(core, preview, event="Neglect, 27 Mar 2025")
    assert any("Taken as registration" in each for each in notes(preview))
    assert "“Any access needs?” is not kept (1 answer)." in notes(preview)
    take(core, preview)
    found = bookings(core, event)
    assert {name: each.status.value for name, each in found.items()} == {
        "Ann Lee": "booked",
        "Bo Hart": "booked",
        "Cy Moss": "waiting",
    }
    assert (found["Bo Hart"].role, found["Bo Hart"].booked_on) == ("Head teacher", date(2025, 3, 4))
    assert found["Cy Moss"].agency_id is not None


def test_what_a_form_is_can_be_said_otherwise(core: Core, event: int, tmp_path: Path) -> None:
    rows = (HEAD, answer(1, 11, "dee@example.org", "Dee Marsh"))
    preview = look(core, tmp_path / "Neglect.xlsx", *rows)
    preview = give(core, preview, event="Neglect, 10 Mar 2025", purpose="Registration")
    take(core, preview)
    assert bookings(core, event)["Dee Marsh"].status is BookingStatus.BOOKED


def test_answers_without_names_change_nothing(core: Core, event: int, tmp_path: Path) -> None:
    rows = (
        RATED,
        answer(1, 10, "anonymous", "", "", 5, ""),
        answer(2, 10, "anonymous", "", "", 3, ""),
    )
    preview = look(core, tmp_path / "Neglect.xlsx", *rows)
    assert preview.counts[Outcome.LEFT_OUT.value] == 2
    assert not preview.storable
    assert any("2 answers, 3 to 5, 4.0 on average" in each for each in notes(preview))
    assert bookings(core, event).keys() == {"Ann Lee", "Bo Hart", "Cy Moss"}


def test_a_likeness_is_asked_and_no_partner_return_is_taken_for_answers(
    core: Core, event: int, tmp_path: Path
) -> None:
    preview = look(core, tmp_path / "Neglect.xlsx", HEAD, answer(1, 10, "", "Bo Harte"))
    assert [each.likely.label for each in preview.questions if each.likely] == ["Bo Hart"]
    assert event
    for path in real_files("partner_returns"):
        if path.suffix == ".xlsx":
            assert read_form_answers(read_workbook(path)) is None


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Your full name", "Marsh"),
        ("Name", "Marsh"),
        ("Name of delegate", "Marsh"),
        ("Course name", "Dee"),
        ("Name of the trainer", "Dee"),
        ("Line manager's name", "Dee"),
        ("How does your role support multi-agency work?", "Dee"),
    ],
)
def test_only_a_question_for_the_persons_own_name_gives_it(
    tmp_path: Path, asked: str, name: str
) -> None:
    rows = ((*HEAD, asked), answer(1, 10, "dee@example.org", "Dee", "Marsh"))
    read = read_form_answers(read_workbook(write_workbook(tmp_path / "a.xlsx", {"Form1": rows})))
    assert read is not None
    [found] = read.answers
    assert (found.name, found.role, found.agency) == (name, "", "")
