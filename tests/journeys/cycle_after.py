"""The cycle after the meeting: the chair's changes, issue, documents, drafts of mail, and approval at the next one."""

from __future__ import annotations

from datetime import date, time
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import docx
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.meetings.fields import MeetingState
from tests.journeys.cycle import BOTH, OLD_ACTION, pages_of, words_of
from tests.journeys.cycle_before import OTHERS, TOPIC, bookmarks
from tests.journeys.cycle_held import (
    AGREED,
    DECISION,
    PRIVATE_ACTION,
    PRIVATE_ITEM,
    PRIVATE_LINE,
    WELCOME,
)
from tests.reports.returned_files import ChairFile
from tests.ui.acting import CONTROL, Key
from ui.dialogs import ChooseOne
from ui.minutes.chair_dialog import ChairChanges
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.cycle import Cycle

FULL = (
    "Thursday 27 March 2025, 09:30 to 12:00",
    "The meeting was quorate (3 of 3): LA, Police and ICB each present.",
    "Deputy: Tom Shaw",
    "Attended, from item 4",
    "Apologies",
    AGREED,
    "The subgroup reported in full.",
    "Decision 2025/1",
    DECISION,
    "Action 2025/1",
    "Due: 12 Jun 2025",
    "Carried over to the meeting of 26 June 2025.",
)
PRIVATE = (PRIVATE_LINE, PRIVATE_ITEM, PRIVATE_ACTION, OTHERS[-1], "Child Q")
CORRECTION = "Tom Shaw spoke for the police under item 4."


def take_chair_file(cycle: Cycle) -> None:
    """Send the minutes to the chair as Word, and take one of the two changes that come back."""
    hands, record = cycle.hands, cycle.page.record
    assert record is not None
    hands.press(Key.Key_M, held=CONTROL)
    hands.press(Key.Key_W, held=CONTROL)
    assert WELCOME in words_of(cycle.written("chair.docx"))
    chair = ChairFile(cycle.core, record.id, cycle.folder / "back.docx")
    chair.track_words("The subgroup", "reported.", "reported in full.")
    chair.track_removal("There was no time")
    chair.save()
    cycle.choose("The chair's file back")
    hands.name_file(cycle.folder / "back.docx")
    hands.wait(lambda: isinstance(QApplication.activeModalWidget(), ChairChanges))
    hands.press(Key.Key_T, Key.Key_R)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Take the chair's changes")


def issue(cycle: Cycle) -> None:
    """Issue the minutes after a look at the name of another authority in them."""
    cycle.hands.press(Key.Key_M, held=CONTROL)
    _issue_as_it_is(cycle)


def _issue_as_it_is(cycle: Cycle) -> None:
    """Answer that the name of another authority is right, and that the minutes are to be issued."""
    hands = cycle.hands
    question = QApplication.activeModalWidget()
    assert isinstance(question, ChooseOne)
    assert "Wirral" in " ".join(each.text() for each in question.findChildren(Label))
    hands.go_to("Issue minutes as it is")
    hands.press(Key.Key_Space)
    hands.go_to("Cancel")
    hands.go_to("Issue minutes")
    hands.press(Key.Key_Space)
    assert state(cycle) is MeetingState.ISSUED


def write_documents(cycle: Cycle) -> None:
    """Write the minutes four times, the action sheet and the key messages; nothing restricted is in public ones."""
    hands = cycle.hands
    hands.press(Key.Key_P, held=CONTROL)
    assert missing(" ".join(pages_of(cycle.written("minutes.pdf")))) == []
    hands.press(Key.Key_W, held=CONTROL)
    assert missing(words_of(cycle.written("minutes.docx"))) == []
    cycle.choose("PDF for the public")
    assert leaked(in_pdf(cycle.written("minutes-public.pdf"))) == []
    cycle.choose("Word version for the public")
    assert leaked(in_word(cycle.written("minutes-public.docx"))) == []
    cycle.choose("Key messages PDF")
    assert leaked(in_pdf(cycle.written("key.pdf"))) == []
    cycle.choose("Action sheet PDF")
    sheet = " ".join(pages_of(cycle.written("actions.pdf")))
    assert sheet.index("DCS Holder, DCS, LA") < sheet.index(
        "Named Nurse Holder, Named Nurse, Trust"
    )
    assert "Bring data on missed appointments" in sheet
    assert f"{PRIVATE_ACTION} (restricted)" in sheet


def missing(text: str) -> list[str]:
    """Give what should stand in the full minutes and does not."""
    return [words for words in (*FULL, PRIVATE_LINE, PRIVATE_ITEM) if words not in text]


def leaked(text: str) -> list[str]:
    """Give what the public must not have and what it lacks."""
    assert TOPIC in text
    return [words for words in PRIVATE if words in text]


def in_pdf(path: Path) -> str:
    """Give everything that can be read out of a PDF: pages, bookmarks, properties."""
    reader = PdfReader(path)
    properties = map(str, (reader.metadata or {}).values())
    return " ".join([*pages_of(path), *bookmarks(reader), *properties])


def in_word(path: Path) -> str:
    """Give everything that can be read out of a Word file: text, headers, properties."""
    document = docx.Document(str(path))
    margins = [
        each.text
        for section in document.sections
        for part in (section.header, section.footer)
        for each in part.paragraphs
    ]
    told = document.core_properties
    return " ".join(
        [words_of(path), *margins, told.title, told.subject, told.keywords, told.comments]
    )


def write_to_owners(cycle: Cycle) -> None:
    """Write drafts of mail: the minutes to all, and to each owner what they took away with an extract of their own."""
    hands = cycle.hands
    hands.press(Key.Key_J, held=BOTH)
    hands.press(Key.Key_Return, held=CONTROL)
    minutes = message_from_bytes(cycle.written("minutes.eml").read_bytes(), policy=default)
    assert [each.get_content_type() for each in minutes.iter_attachments()] == ["application/pdf"]
    hands.press(Key.Key_J, held=BOTH)
    hands.go_to("Minutes")
    hands.press(Key.Key_Right, Key.Key_Space)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.name_file(cycle.folder)
    hands.wait_told("2 drafts are written")
    folder = cycle.folder / "SCP Board 27 March 2025 actions"
    drafts = [
        message_from_bytes(each.read_bytes(), policy=default) for each in sorted(folder.iterdir())
    ]
    owned = {each["To"].addresses[0].display_name: each for each in drafts}
    assert sorted(owned) == ["DCS Holder", "Named Nurse Holder"]
    [extract] = owned["Named Nurse Holder"].iter_attachments()
    (cycle.folder / "extract.pdf").write_bytes(extract.get_content())
    told = " ".join(pages_of(cycle.folder / "extract.pdf"))
    assert "Bring data on missed appointments" in told
    assert "partners about shares" not in told


def correct_and_approve(cycle: Cycle) -> None:
    """Hold the next meeting, whose agenda has the minutes and open actions; correct them there and approve them."""
    hands = cycle.hands
    cycle.it_is(date(2025, 6, 26), time(9, 30))
    cycle.open(0)
    items = [each.title for each in cycle.page.planning.agenda.items()]
    assert items[1] == "Minutes of 27 March 2025 and matters arising"
    assert OTHERS[0] in items
    hands.press(Key.Key_P, held=CONTROL)
    agenda = " ".join(pages_of(cycle.written("next agenda.pdf")))
    assert [
        words for words in (OLD_ACTION, "Write to partners about shares") if words not in agenda
    ] == []
    for _step in range(2):
        hands.press(Key.Key_M, held=CONTROL)
    hands.press(Key.Key_Down, held=CONTROL)
    _approve_corrected(cycle)


def _approve_corrected(cycle: Cycle) -> None:
    """Record what this meeting puts right in the minutes that the item in hand is about, then approve them here."""
    hands = cycle.hands
    hands.go_to("Approve with corrections")
    hands.press(Key.Key_Space)
    hands.go_to("Words as agreed")
    hands.type(CORRECTION)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.go_to("Approve minutes")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Approve minutes")


def _open_held(cycle: Cycle) -> None:
    """Open the newest of the meetings that were held."""
    hands = cycle.hands
    hands.press(Key.Key_6, held=CONTROL)
    hands.go_to("Coming")
    hands.type("h")
    hands.press(Key.Key_F6)
    hands.press(Key.Key_Home, held=CONTROL)
    hands.press(Key.Key_Return, held=CONTROL)


def read_matrix(cycle: Cycle) -> None:
    """Look at the approved minutes and at the attendance of the year, and write the matrix three times."""
    hands = cycle.hands
    _open_held(cycle)
    assert state(cycle) is MeetingState.APPROVED
    hands.press(Key.Key_P, held=CONTROL)
    minutes = " ".join(pages_of(cycle.written("approved.pdf")))
    assert WELCOME in minutes
    assert CORRECTION in minutes
    assert "Approved at the meeting of 26 Jun 2025" in minutes
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_A, held=BOTH)
    assert hands.window.pages.key == "attendance"
    hands.press(Key.Key_Y, held=BOTH)
    hands.press(Key.Key_Down)
    for verb, name in (
        ("Attendance as PDF", "matrix.pdf"),
        ("Attendance as Word", "matrix.docx"),
        ("Attendance as Excel", "matrix.xlsx"),
    ):
        cycle.choose(verb, Key.Key_P, CONTROL)
        cycle.written(name)
    sheet = load_workbook(cycle.folder / "matrix.xlsx").worksheets[0]
    rows = {row[1]: row[3:] for row in sheet.iter_rows(values_only=True)}
    assert rows["Superintendent"] == ("Y", "D", 2, 2, 1, 1, 0.5)
    assert rows["Named Nurse"] == ("Y", "A", 2, 1, 0.5, 1, 0.5)
    assert "9 of 10" in " ".join(pages_of(cycle.folder / "matrix.pdf"))


def state(cycle: Cycle) -> MeetingState:
    """Give the state of the meeting that is shown."""
    assert cycle.page.record is not None
    return cycle.page.record.state
