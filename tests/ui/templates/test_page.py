"""The screen of Word templates: chosen, shown, saved and taken back by keys, and what is wrong told by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog

from app.partnerships.operations import add_partnership
from app.templates.placeholders import PLACEHOLDERS
from reports import agenda
from reports.writers import write
from tests.app.templates.makers import bytes_of, word
from tests.ui.acting import CONTROL, SHIFT, Key, click, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.opened import open_window, page_of
from ui.dialogs import FormDialog, Sentences
from ui.reports.page import ReportsPage
from ui.templates import acts
from ui.templates.page import BUILT_IN, TemplatesPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

LIMIT = 20_000


def answer(qtbot: QtBot, window: Window, path: Path) -> None:
    """Answer the file dialog that is open, and wait until the worker has done with it."""
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    with qtbot.waitActive(window):
        dialog.accept()
        window.activateWindow()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=LIMIT)


def choose(qtbot: QtBot, page: TemplatesPage, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    page.list.setFocus()
    press(Key.Key_Return, on=page.list)
    answer(qtbot, page.desk.window, path)  # type: ignore[arg-type]  # the window of the desk is one
    qtbot.waitUntil(lambda: not page.desk.tasks.busy, timeout=LIMIT)


def entries(page: TemplatesPage) -> list[tuple[str, str]]:
    model = page.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [(str(row.data()), str(row.data(0x0101))) for row in rows if row.data(0x0100)]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the paths that would be opened in another program."""
    found: list[Path] = []
    monkeypatch.setattr(acts, "open_file", found.append)
    return found


def test_a_template_is_chosen_by_keys_and_used_at_once(
    qtbot: QtBot, page: TemplatesPage, sample: Sample, tmp_path: Path
) -> None:
    page.list.setFocus()
    press(Key.Key_Down, on=page.list)
    choose(qtbot, page, tmp_path / "Ours.docx", word("Our letterhead", "{{title}}", "{{items}}"))
    assert ("All groups", "Ours.docx") in entries(page)
    assert page.warning.isVisible()
    write(agenda.build(page.desk.core, sample.march), tmp_path / "agenda.docx")
    written = [each.text for each in Document(str(tmp_path / "agenda.docx")).paragraphs]
    assert "Our letterhead" in written
    click(page.back)
    assert page.list.hasFocus()
    qtbot.waitUntil(lambda: {said for _, said in entries(page)} == {BUILT_IN}, timeout=LIMIT)
    page.desk.core.undo()
    qtbot.waitUntil(lambda: ("All groups", "Ours.docx") in entries(page), timeout=LIMIT)


def test_unknown_names_are_told_in_a_window_and_nothing_is_changed(
    qtbot: QtBot, window: Window, page: TemplatesPage, tmp_path: Path
) -> None:
    choose(qtbot, page, tmp_path / "Ours.docx", word("Held on {{date}}", "{{items}}"))
    dialog = window.findChildren(Sentences)[0]
    told = [label.shown() for label in dialog.findChildren(Label)]
    assert any("Perhaps {{meeting.date}} is meant." in each for each in told)
    assert {said for _, said in entries(page)} == {BUILT_IN}
    dialog.accept()


def test_a_file_that_is_no_document_is_told_in_a_sentence(
    qtbot: QtBot, window: Window, page: TemplatesPage, tmp_path: Path
) -> None:
    choose(qtbot, page, tmp_path / "Ours.docx", b"no document")
    qtbot.waitUntil(lambda: "is not a Word file" in window.messages.text(), timeout=LIMIT)


def test_a_group_has_a_template_of_its_own(
    qtbot: QtBot, window: Window, page: TemplatesPage, tmp_path: Path
) -> None:
    (tmp_path / "Board.docx").write_bytes(word("{{title}}", "{{items}}"))
    press(Key.Key_G, CONTROL, on=page)
    form = window.findChildren(FormDialog)[0]
    type_text("SCP Board", form.form.editors["group"].control)
    press(Key.Key_Return, CONTROL, on=form)
    answer(qtbot, window, tmp_path / "Board.docx")
    assert ("All other groups", BUILT_IN) in entries(page)
    assert [said for title, said in entries(page) if title.endswith("Board")] == ["Board.docx"]
    assert page.back.caption() == "Back to the partnership's"
    kept = page.place()
    page.go({"report": "minutes"})
    assert page.back.caption() != "Back to the partnership's"
    page.go(kept)
    assert page.back.caption() == "Back to the partnership's"


def test_a_starting_template_is_saved_and_can_be_chosen(
    qtbot: QtBot, window: Window, page: TemplatesPage, tmp_path: Path
) -> None:
    press(Key.Key_W, CONTROL | SHIFT, on=page)
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("Word template minutes.docx")
    answer(qtbot, window, tmp_path / "start.docx")
    qtbot.waitUntil(lambda: window.messages.text() == "start.docx is written", timeout=LIMIT)
    choose(qtbot, page, tmp_path / "start.docx", (tmp_path / "start.docx").read_bytes())
    assert not page.warning.isVisible()


def test_a_preview_shows_a_real_meeting_in_the_template(
    qtbot: QtBot, page: TemplatesPage, tmp_path: Path, opened: list[Path]
) -> None:
    choose(qtbot, page, tmp_path / "Ours.docx", word("Our letterhead", "{{title}}", "{{items}}"))
    click(page.preview)
    qtbot.waitUntil(lambda: bool(opened) and not page.desk.tasks.busy, timeout=LIMIT)
    lines = [each.text for each in Document(str(opened[0])).paragraphs]
    assert "Our letterhead" in lines
    assert any(each.endswith(": minutes") for each in lines)
    click(page.open)
    assert "{{items}}" in [each.text for each in Document(str(opened[1])).paragraphs]


def test_without_a_meeting_the_preview_says_so(qtbot: QtBot, window: Window, core: Core) -> None:
    with core.work("Begin") as work:
        add_partnership(work, {"name": "Westshire SCP"})
    page = page_of(window, "templates", TemplatesPage)
    qtbot.waitUntil(lambda: page.own is not None, timeout=LIMIT)
    press(Key.Key_P, CONTROL, on=window)
    qtbot.waitUntil(lambda: "no meeting with an agenda" in window.messages.text(), timeout=LIMIT)


def test_reports_lead_to_the_template_of_the_report_that_is_chosen(
    window: Window, page: TemplatesPage
) -> None:
    window.pages.open_at("reports", {"report": "action-sheet"})
    assert window.findChildren(ReportsPage)
    press(Key.Key_T, CONTROL, on=window)
    assert window.pages.key == "templates"
    assert page.place() == {"report": "action-sheet"}


def test_f1_explains_every_placeholder(page: TemplatesPage) -> None:
    for each in PLACEHOLDERS:
        assert f"{each.shown} {each.about}" in page.help_text


def test_the_screen_holds_with_a_template_that_lacks_much(
    qtbot: QtBot, window: Window, page: TemplatesPage, tmp_path: Path
) -> None:
    choose(qtbot, page, tmp_path / f"{'Our letterhead ' * 6}.docx", bytes_of(Document()))
    assert check_page(window, "templates", lambda: window.pages.open_at("templates", {})) == []


def test_a_file_without_a_partnership_says_what_is_wanted_first(
    qtbot: QtBot, tmp_path: Path, template: Path
) -> None:
    window = open_window(qtbot, tmp_path, template)
    page = page_of(window, "templates", TemplatesPage)
    settle()
    assert any(
        "Add the partnership first" in each.text() for each in page.warning.findChildren(Label)
    )
    able = {each.id: each.enabled() for each in page.commands()}
    assert not any(able[f"templates.{each}"] for each in ("choose", "preview", "group"))
    assert not any(each.isEnabled() for each in (page.choose, page.preview, page.group))
    window.close()
