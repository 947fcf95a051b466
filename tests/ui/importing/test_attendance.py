"""Attendance of Teams brought in from the event's own page, and reports that do not say which event they are of."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from app.partnerships.operations import add_partnership
from app.training.bookings import add_booking
from app.training.operations import add_course, add_event
from app.training.queries import register
from models.training import BookingStatus
from tests.ui.acting import click
from tests.ui.importing.screen import bring, come_to_rest, open_page, store, verb
from tests.ui.opened import core_of, page_of
from ui.training.page import TrainingPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window

HEAD = "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole"


@pytest.fixture
def event(file: Core) -> int:
    """Give an event of yesterday, of two hours, with two delegates; another course has one on the same day."""
    with file.work("Add event") as work:
        add_partnership(work, {"name": "Westshire SCP"})
        courses = [add_course(work, {"title": title}) for title in ("Neglect", "Court skills")]
        both = [
            add_event(
                work,
                {
                    "course": each,
                    "day": date(2025, 3, 10),
                    "starts": time(9, 30),
                    "ends": time(11, 30),
                },
            )
            for each in courses
        ]
        for person in ("Ann Lee", "Bo Hart"):
            add_booking(work, {"event": both[0], "person": person})
    return both[0]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Give a report of a meeting whose title says nothing."""
    lines = (
        "1. Summary",
        "Meeting title\tGeneral",
        "Start time\t10/03/2025, 09:30:00",
        "End time\t10/03/2025, 11:30:00",
        "",
        "2. Participants",
        HEAD,
        "Lee, Ann (BwD)\t10/03/2025, 09:30:00\t10/03/2025, 11:30:00\t2h\ta@b.org\ta@b.org\tAttendee",
        "Kit Roe\t10/03/2025, 09:30:00\t10/03/2025, 11:30:00\t2h\tk@b.org\tk@b.org\tOrganizer",
    )
    path = tmp_path / "General - Attendance report.csv"
    path.write_bytes("\r\n".join(lines).encode("utf-16"))
    return path


def statuses(file: Core, event: int) -> dict[str, BookingStatus]:
    with file.read() as session:
        return {each.person: each.status for each in register(session, event)}


def test_the_page_of_an_event_leads_to_the_import_of_its_attendance(
    qtbot: QtBot, desk: Window, event: int, report: Path
) -> None:
    file = core_of(desk)
    training = page_of(desk, "training", TrainingPage, {"kind": "events", "id": event})
    click(training.events.register.bring)
    page = open_page(desk)
    assert page.empty.sentence().startswith("Choose the attendance report of Neglect, 10 Mar 2025")
    page.incoming.take_files([report])
    come_to_rest(qtbot, page)
    assert not page.check.whole.isVisible()
    assert page.check.line.words().startswith("Event: Neglect, 10 Mar 2025")
    assert verb(page) == "Store 2 changes, leave out 1"
    store(qtbot, page)
    assert statuses(file, event) == {
        "Ann Lee": BookingStatus.ATTENDED,
        "Bo Hart": BookingStatus.DID_NOT_ATTEND,
    }
    file.undo()
    assert set(statuses(file, event).values()) == {BookingStatus.BOOKED}


def test_a_report_that_does_not_say_its_event_asks_once_and_offers_those_of_the_day(
    qtbot: QtBot, desk: Window, event: int, report: Path
) -> None:
    assert event
    page = bring(qtbot, desk, report)
    whole = page.check.whole
    assert whole.isVisible()
    assert whole.words.text() == (
        "The file does not plainly say the event, which all 2 rows need. Perhaps "
        "Neglect, 10 Mar 2025 or Court skills, 10 Mar 2025."
    )
    offered = [whole.names.itemText(place) for place in range(whole.names.count())]
    assert offered[1:3] == ["Neglect, 10 Mar 2025", "Court skills, 10 Mar 2025"]
    whole.names.setCurrentIndex(1)
    whole.names.activated.emit(1)
    click(whole.use)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 2 changes, leave out 1"


def test_an_event_typed_in_the_bar_counts_for_the_whole_report(
    qtbot: QtBot, desk: Window, event: int, report: Path
) -> None:
    assert event
    page = bring(qtbot, desk, report)
    page.check.answer.text.setText("Neglect, 10 Mar 2025")
    click(page.check.answer.correct)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 2 changes, leave out 1"
