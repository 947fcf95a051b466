"""Writing the pack in the window: asked for by key, refused papers named, the supplement offered after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from app.papers.packing import Extent
from tests.app.papers.makers import attach, damaged_pdf, pdf
from tests.ui.acting import CONTROL, Key, press
from ui.dialogs import ChooseOne, FormDialog
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.page import MeetingPage
    from ui.window import Window


@pytest.fixture
def core_with_paper(core: Core, sample: Sample) -> Core:
    """Give the core with a paper of the fourth item."""
    attach(core, sample.items[3], "Strategy.pdf", pdf("A", "B"))
    return core


def wish(window: Window, target: Path, extent: Extent | None = None) -> None:
    """Ask for a pack by its command, choose what it holds and say where it goes."""
    window.doing.do("meeting.pack")
    dialog = window.findChildren(FormDialog)[-1]
    if extent is not None:
        dialog.form.editors["extent"].set_value(extent)
    press(Key.Key_Return, CONTROL, dialog)
    chooser = window.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(target))
    chooser.close()


@pytest.mark.usefixtures("core_with_paper", "page")
def test_the_pack_is_written_and_offered_to_be_opened(
    window: Window, settle: Callable[[], None], tmp_path: Path
) -> None:
    wish(window, tmp_path / "pack.pdf")
    settle()
    assert window.messages.text() == "pack.pdf is written: 4 pages"
    assert len(PdfReader(tmp_path / "pack.pdf").pages) == 4


def test_after_it_what_came_since_is_offered(
    page: MeetingPage, window: Window, settle: Callable[[], None], tmp_path: Path
) -> None:
    core = page.desk.core
    item = page.planning.agenda.items()[3].id
    attach(core, item, "Strategy.pdf", pdf("A"))
    wish(window, tmp_path / "pack.pdf")
    settle()
    attach(core, item, "Costs.pdf", pdf("B"))
    wish(window, tmp_path / "more.pdf", Extent.SUPPLEMENT)
    settle()
    assert "Page 6" in PdfReader(tmp_path / "more.pdf").pages[2].extract_text()


def test_a_paper_that_refuses_is_named_and_left_out_only_when_told(
    page: MeetingPage, window: Window, settle: Callable[[], None], tmp_path: Path
) -> None:
    item = page.planning.agenda.items()[3].id
    attach(page.desk.core, item, "Strategy.pdf", damaged_pdf())
    wish(window, tmp_path / "pack.pdf")
    settle()
    question = window.findChildren(ChooseOne)[-1]
    told = [label.text() for label in question.page.findChildren(Label)]
    assert told == [
        "Paper 4a, “Strategy”, is damaged and cannot be read. Ask for it again and replace it."
    ]
    assert not (tmp_path / "pack.pdf").exists()
    next(
        each
        for each in question.findChildren(type(page.planning.papers.pack_button))
        if each.caption() == "Leave them out"
    ).click()
    settle()
    assert window.messages.text() == "pack.pdf is written: 2 pages, 1 paper left out"


@pytest.mark.usefixtures("core_with_paper", "page")
def test_a_supplement_without_anything_new_is_refused_in_the_form(
    window: Window, settle: Callable[[], None], tmp_path: Path
) -> None:
    wish(window, tmp_path / "pack.pdf")
    settle()
    window.doing.do("meeting.pack")
    dialog = window.findChildren(FormDialog)[-1]
    dialog.form.editors["extent"].set_value(Extent.SUPPLEMENT)
    press(Key.Key_Return, CONTROL, dialog)
    assert dialog.isVisible()
    assert "nothing for a supplement" in window.messages.text()
    dialog.form.editors["extent"].set_value(Extent.WHOLE)
    dialog.close()


def test_the_pack_says_what_each_answer_does_to_what_is_restricted(
    page: MeetingPage, window: Window
) -> None:
    next(each for each in page.commands() if each.id == "meeting.pack").run()
    dialog = window.findChildren(FormDialog)[-1]
    assert dialog.form.note("public") == (
        "With Yes restricted items and papers are left out; with No they are in it."
    )
    dialog.close()
