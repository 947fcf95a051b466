"""Six papers by keyboard: attached, one of them damaged, put in a pack, and one that came late in a supplement."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from tests.app.papers.makers import damaged_pdf, pdf, picture
from tests.journeys.window import open_meeting_below
from tests.ui.acting import CONTROL, SHIFT, Key
from tests.ui.meetings.board import make_sample
from ui.dialogs import ChooseOne
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.journeys.conftest import Begin
    from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.journey

BOTH = CONTROL | SHIFT
PAPERS = {
    "Strategy.pdf": pdf("Strategy one", "Strategy two"),
    "Annex.pdf": pdf("Annex"),
    "Costs.pdf": pdf("Costs"),
    "Photo.png": picture(900, 600),
    "Torn.pdf": damaged_pdf(),
}
LATE = "Late.pdf"


@pytest.fixture
def file(core: Core) -> Path:
    """Give a closed file with the Board and its meetings to come."""
    make_sample(core)
    path = core.open_path()
    core.close()
    return path


def test_six_papers_go_into_a_pack_and_a_supplement_by_keyboard(
    fresh: Core, file: Path, begin: Begin, tmp_path: Path
) -> None:
    for name, content in {**PAPERS, LATE: pdf("Late")}.items():
        (tmp_path / name).write_bytes(content)
    hands = begin(fresh, file)
    page = open_at_fourth_item(hands)
    attach(hands, *(tmp_path / name for name in PAPERS))
    assert [each.label for each in page.planning.papers.papers()] == [
        f"4{letter}" for letter in "abcde"
    ]
    write_pack(hands, tmp_path / "pack.pdf")
    leave_the_damaged_out(hands)
    hands.wait_told("pack.pdf is written: 7 pages, 1 paper left out")
    issue_the_agenda(hands)
    assert isinstance(fresh.clock, FixedClock)
    fresh.clock.moment += timedelta(days=12)
    attach(hands, tmp_path / LATE)
    assert page.planning.papers.papers()[-1].late
    write_pack(hands, tmp_path / "supplement.pdf")
    # What was left out of the pack has still not been sent.
    leave_the_damaged_out(hands)
    hands.wait_told("supplement.pdf is written")
    pages = [each.extract_text() for each in PdfReader(tmp_path / "supplement.pdf").pages]
    assert "Page 10" in pages[-1]
    assert "Paper 4f" in pages[-1]
    assert "Late" in pages[-1]


def open_at_fourth_item(hands: Keyboard) -> MeetingPage:
    """Open the Board's meeting of 27 March, its fourth item chosen."""
    open_meeting_below(1)
    page = hands.window.pages.page
    assert isinstance(page, MeetingPage)
    page.planning.agenda.table.view.setFocus()
    hands.press(Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    return page


def attach(hands: Keyboard, *papers: Path) -> None:
    hands.press(Key.Key_U, held=BOTH)
    names = [str(path) for path in papers]
    hands.name_file(Path(" ".join(f'"{name}"' for name in names) if names[1:] else names[0]))
    hands.wait_told("Attach paper")


def write_pack(hands: Keyboard, out: Path) -> None:
    """Ask for the pack as it is offered, and say where it goes."""
    hands.press(Key.Key_D, held=BOTH)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.name_file(out)


def leave_the_damaged_out(hands: Keyboard) -> None:
    """Answer the question about the damaged paper, whose safe answer has the focus."""
    hands.wait(lambda: isinstance(QApplication.activeModalWidget(), ChooseOne))
    hands.go_to("Cancel")
    hands.go_to("Leave them out")
    hands.press(Key.Key_Space)


def issue_the_agenda(hands: Keyboard) -> None:
    hands.press(Key.Key_M, held=CONTROL)
