"""A cycle of the Board's meetings by keyboard: the small board it is about, the hands, the clock and the folder."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import docx
from openpyxl import Workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QMenu

from app.actions.operations import add_action
from app.attendance.operations import mark_all_present
from app.clock import FixedClock
from app.meetings.moves import CLOSE, ISSUE, START
from app.minutes.closing import carry_out
from app.people.operations import change_person
from app.sentences.operations import add_usual_sentences
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, plan
from tests.journeys.window import open_meeting_below
from tests.reports.returned_files import word_bytes
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.checker import settle
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAction

    from app.bootstrap import Core
    from app.meetings.moves import Move
    from tests.app.groups.makers import Board
    from tests.journeys.keyboard import Keyboard

BOTH = CONTROL | SHIFT
OLD_ACTION = "Write to head teachers about attendance"


@dataclass(frozen=True)
class Cycle:
    """What every step of the cycle has at hand."""

    hands: Keyboard
    core: Core
    folder: Path

    @property
    def page(self) -> MeetingPage:
        """The meeting that is shown."""
        page = self.hands.window.pages.page
        assert isinstance(page, MeetingPage)
        return page

    def open(self, rows: int) -> None:
        """Open the meeting so many rows below the first of those to come, or of all once `held` ones are shown."""
        open_meeting_below(rows)

    def it_is(self, day: date, hour: time = time(9)) -> None:
        """Let it be a later day."""
        assert isinstance(self.core.clock, FixedClock)
        self.core.clock.moment = datetime.combine(day, hour, UTC)

    def choose(self, verb: str, key: Qt.Key = Key.Key_M, held: Qt.KeyboardModifier = BOTH) -> None:
        """Open a menu by its key, go down to a verb and take it."""
        self.hands.press(key, held=held)
        self._take(verb)

    def choose_below(self, button: str, verb: str) -> None:
        """Go to a button by Tab, open its menu and take a verb."""
        self.hands.go_to(button)
        self.hands.press(Key.Key_Return)
        self._take(verb)

    def _take(self, verb: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _step in menu.actions():
            press(Key.Key_Down, on=menu)
            if _verb(menu.activeAction()) == verb:
                press(Key.Key_Return, on=menu)
                settle()
                return
        found = [_verb(each) for each in menu.actions()]
        message = f"“{verb}” is not among {found}"
        raise AssertionError(message)

    def written(self, name: str) -> Path:
        """Say where the file goes that was asked for, wait until it is written, and give its path."""
        path = self.folder / name
        self.hands.name_file(path)
        self.hands.wait(lambda: self._tells(name))
        return path

    def _tells(self, name: str) -> bool:
        told = self.hands.window.messages.text()
        return "written" in told and name in told


def make_file(core: Core) -> Board:
    """Make the small board with addresses and its meeting of December, issued, which left an action open."""
    board = make_board(core)
    december = plan(core, board, DECEMBER)
    with core.work("Make ready") as work:
        add_usual_sentences(work)
        for post, person in board.people.items():
            change_person(work, person, {"email": f"{post.lower().replace(' ', '.')}@example.org"})
        add_action(
            work,
            {
                "group": board.board,
                "meeting": december,
                "text": OLD_ACTION,
                "owner_seat": board.seats["Named Nurse"],
                "raised_on": DECEMBER,
                "due": date(2025, 2, 28),
            },
        )
    _move(core, december, START)
    with core.work("Mark all present") as work:
        mark_all_present(work, december)
    for move in (CLOSE, ISSUE):
        _move(core, december, move)
    return board


def word_report(*lines: str) -> bytes:
    """Make a paper as Word writes it."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return word_bytes(document)


def sheet(*rows: tuple[str, float]) -> bytes:
    """Make a paper as Excel writes it."""
    book, made = Workbook(), io.BytesIO()
    for each in rows:
        assert book.active is not None
        book.active.append(each)
    book.save(made)
    return made.getvalue()


def pages_of(path: Path) -> list[str]:
    """Give the words of a PDF, page by page."""
    return [" ".join(each.extract_text().split()) for each in PdfReader(path).pages]


def words_of(path: Path) -> str:
    """Give the words of a Word document, in its tables too."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def _move(core: Core, meeting: int, move: Move) -> None:
    with core.work(move.label, **move.options) as work:
        carry_out(work, meeting, move)


def _verb(action: QAction | None) -> str:
    return action.text().replace("&", "").partition("\t")[0] if action else ""
