"""Before the meeting: a cover report that comes in is read, and what it recommends is put right beside the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtGui import QGuiApplication

from app.recommendations.covers import cover_form
from tests.app.recommendations.makers import attach_with, newer, propose, proposed, texts
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.opened import page_of
from ui.dialogs import FormDialog
from ui.groups.page import GroupsPage
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    """Show the meeting of March as it is planned, its fourth item chosen."""
    place = {"id": sample.march, "item": sample.items[3]}
    return page_of(window, "meeting", MeetingPage, place)


def retype(dialog: FormDialog, headings: str) -> None:
    """Write other headings into the form of a group's cover reports."""
    editor = dialog.form.editors["headings"]
    editor.set_value(headings)
    editor.changed.emit()


def report(path: Path, *recommended: str) -> Path:
    """Write a cover report that recommends this."""
    document = Document()
    document.add_heading("Purpose", 1)
    document.add_paragraph("To say how it goes.")
    document.add_heading("Recommendations", 1)
    for each in recommended:
        document.add_paragraph(each, style="List Number")
    document.add_heading("Risk", 1)
    document.add_paragraph("None.")
    document.save(str(path))
    return path


def test_a_cover_report_that_is_attached_and_replaced_proposes_what_it_recommends(
    page: MeetingPage, sample: Sample, qtbot: QtBot, tmp_path: Path
) -> None:
    item, core = sample.items[3], page.desk.core
    panel = page.planning.papers

    def wait() -> None:
        qtbot.waitUntil(lambda: not page.desk.tasks.busy, timeout=60_000)
        settle()

    panel.take([report(tmp_path / "Neglect.docx", "Adopt the strategy", "Spend £40 on staff")])
    wait()
    assert texts(core, item) == ["Adopt the strategy", "Spend £40 on staff"]
    assert "2 recommendations read from paper 4a" in page.desk.messages.text()
    page.planning.show_side("proposed")
    assert [each.text for each in page.planning.proposed.records()] == texts(core, item)
    paper = panel.papers()[0]
    panel.acts.replace(
        paper, report(tmp_path / "Two.docx", "Adopt the strategy", "Spend £30 on staff")
    )
    wait()
    assert "1 changed" in page.desk.messages.text()
    assert texts(core, item) == ["Adopt the strategy", "Spend £40 on staff"]
    click(page.planning.proposed.take_button)
    settle()
    assert texts(core, item) == ["Adopt the strategy", "Spend £30 on staff"]
    assert not page.planning.proposed.take_button.isVisible()
    assert focused() is page.planning.proposed.table.view


def test_they_are_typed_pasted_changed_moved_and_removed_by_key(
    page: MeetingPage, window: Window, core: Core, sample: Sample
) -> None:
    item = sample.items[3]
    press(Key.Key_R, CONTROL)
    panel = page.planning.proposed
    assert panel.line.hasFocus()
    type_text("Adopt the strategy")
    press(Key.Key_Return)
    QGuiApplication.clipboard().setText("a) spend £40; and\nb) close the group.")
    press(Key.Key_V, CONTROL)
    settle()
    assert texts(core, item) == ["Adopt the strategy", "spend £40", "close the group."]
    panel.table.select(proposed(core, item)[2].id)
    panel.table.view.setFocus()
    window.doing.do("agenda.up")
    settle()
    assert texts(core, item) == ["Adopt the strategy", "close the group.", "spend £40"]
    assert page.planning.more() is panel.more
    press(Key.Key_Return)
    dialog = window.findChildren(FormDialog)[-1]
    dialog.form.editors["text"].set_value("Close the group")
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    window.activateWindow()
    settle()
    panel.table.view.setFocus()
    press(Key.Key_Delete)
    settle()
    assert texts(core, item) == ["Adopt the strategy", "spend £40"]
    assert check(page) == []


def test_what_a_newer_version_says_stands_below_and_ours_can_be_kept(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    item = sample.items[3]
    paper = attach_with(core, item, "Adopt the strategy", "Spend £40 on staff")
    newer(core, paper, "Spend £30 on staff")
    page.planning.show_side("proposed")
    panel = page.planning.proposed
    panel.table.select(proposed(core, item)[1].id)
    assert "says: Spend £30 on staff" in panel.whole.text()
    assert "changes 1 other" in panel.whole.text()
    assert [each[0] for each in panel.entries() if each][:2] == [
        "Take what the newer version says",
        "Keep it as it is",
    ]
    panel.keep_button.click()
    settle()
    assert texts(core, item) == ["Adopt the strategy", "Spend £40 on staff"]
    assert not any(each.differs for each in proposed(core, item))


def test_what_is_shown_follows_the_item_that_is_chosen(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    propose(core, sample.items[4], "Take assurance")
    page.planning.show_side("proposed")
    assert page.planning.proposed.records() == []
    page.planning.agenda.table.select(sample.items[4])
    assert [each.text for each in page.planning.proposed.records()] == ["Take assurance"]


def test_a_group_sets_the_headings_of_its_cover_reports_in_one_step(
    window: Window, core: Core, sample: Sample
) -> None:
    page = page_of(window, "groups", GroupsPage, {"id": sample.board})
    entries = {each[0]: each[1] for each in page.entries() if each}
    entries["Headings of cover reports"]()
    dialog = window.findChildren(FormDialog)[-1]
    shown = dialog.form.editors["headings"].value()
    assert shown.startswith("Purpose of this report: In two sentences")
    retype(dialog, "Purpose\nMoney")
    press(Key.Key_Return, CONTROL, dialog)
    assert dialog.isVisible()
    assert "Recommendations" in dialog.form.note("headings")
    retype(dialog, "Purpose\nRecommendations\nMoney: who pays")
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    with core.read() as session:
        assert [each.title for each in cover_form(session, sample.board).parts] == [
            "Purpose",
            "Recommendations",
            "Money",
        ]
    window.undo()
    with core.read() as session:
        assert cover_form(session, sample.board).version is None
