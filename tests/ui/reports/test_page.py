"""The reports' screen: every report with its options, chosen and written by keyboard, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.groups.operations import add_group
from app.partnerships.operations import add_partnership
from reports.catalogue import REPORTS
from tests.ui.acting import CONTROL, SHIFT, Key, focused, press, type_text
from tests.ui.checker import check_page
from tests.ui.opened import open_window, page_of
from ui.commands import Palette
from ui.link_editors import LinkEditor
from ui.reports.page import ReportsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ui.window import Window

LIMIT = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    assert window.core is not None
    with window.core.work("Begin") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        add_group(work, {"partnership": body, "name": "Board"})
    yield window
    window.core.close()


@pytest.fixture
def page(window: Window) -> ReportsPage:
    return page_of(window, "reports", ReportsPage)


def test_a_report_is_found_among_what_can_be_done_by_name(window: Window) -> None:
    window.pages.open_at("home", {})
    press(Key.Key_P, CONTROL | SHIFT, on=window)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    type_text("membership", palette.box)
    press(Key.Key_Return, on=palette)
    assert window.pages.key == "reports"
    assert window.pages.page is not None
    assert window.pages.page.place() == {"report": "membership"}


def choose(page: ReportsPage, name: str) -> None:
    page.list.setFocus()
    press(Key.Key_Home)
    for _each in range([spec.name for spec in REPORTS].index(name)):
        press(Key.Key_Down)


def names_of_buttons(page: ReportsPage) -> list[str]:
    return [each.caption() for each in page.buttons() if not each.isHidden()]


def test_every_report_shows_its_options_and_the_formats_that_suit_it(page: ReportsPage) -> None:
    page.list.setFocus()
    for spec in REPORTS:
        choose(page, spec.name)
        asked = [field.name for field in page.form.fields]
        options = [field.name for field in spec.options if field.name != "partnership"]
        assert asked == options, "a file with one partnership is not asked whose"
        assert len(names_of_buttons(page)) == len(spec.formats)


def test_what_is_needed_and_missing_is_told_beside_it(window: Window, page: ReportsPage) -> None:
    choose(page, "agenda")
    press(Key.Key_P, CONTROL)
    assert not window.findChildren(QFileDialog)
    assert focused() is page.form.editors["meeting"].control


def test_a_report_is_written_by_keyboard_alone(
    qtbot: QtBot, window: Window, page: ReportsPage, tmp_path: Path
) -> None:
    choose(page, "membership")
    press(Key.Key_Return)
    type_text("Board")
    press(Key.Key_P, CONTROL)
    dialog = window.findChildren(QFileDialog)[0]
    assert dialog.selectedFiles()[0].endswith("Membership list Board 11 Mar 2025.pdf")
    dialog.selectFile(str(tmp_path / "members.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.messages.text() == "members.pdf is written", timeout=LIMIT)
    assert (tmp_path / "members.pdf").read_bytes().startswith(b"%PDF")


def test_ticks_begin_as_the_report_itself_would(page: ReportsPage) -> None:
    choose(page, "contributions")
    assert page.form.editors["with_invoices"].value() is True
    choose(page, "membership")
    assert page.form.editors["with_emails"].value() is False


def test_a_report_keeps_what_was_typed_while_another_is_looked_at(page: ReportsPage) -> None:
    choose(page, "membership")
    press(Key.Key_Return)
    type_text("Bo")
    choose(page, "structure")
    choose(page, "membership")
    editor = page.form.editors["group"]
    assert isinstance(editor, LinkEditor)
    assert editor.line.text() == "Bo"


def test_the_screen_holds_at_both_sizes(window: Window, page: ReportsPage) -> None:
    assert page.isVisible()
    assert check_page(window, "reports") == []


def test_reports_stand_under_their_sections_with_what_each_is(page: ReportsPage) -> None:
    shown = [page.list.item(place).text() for place in range(page.list.count())]
    assert shown[:3] == ["Membership", "Membership list", "Structure chart"]
    assert "Meetings" in shown
    assert {spec.section for spec in REPORTS} <= set(shown)
    entry = page.list.currentIndex()
    assert entry.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("Seats, holders")


def test_up_and_down_step_over_the_names_of_sections(page: ReportsPage) -> None:
    page.list.setFocus()
    press(Key.Key_End)
    assert page.place() == {"report": REPORTS[-1].name}
    chosen = [page.list.key()]
    for _each in REPORTS:
        press(Key.Key_Up)
        chosen.append(page.list.key())
    assert all(chosen)
    assert page.place() == {"report": REPORTS[0].name}


def test_where_a_report_went_stands_beside_it_with_the_ways_there(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    choose(page, "membership")
    page.write(".xlsx")
    dialog = page.window().findChildren(QFileDialog)[0]
    dialog.selectFile(str(tmp_path / "members.xlsx"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.written.path == tmp_path / "members.xlsx", timeout=LIMIT)
    assert page.written.isVisible()
    page.written.open.click()
    page.written.folder.click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "members.xlsx"), str(tmp_path)]
    page.go({"report": "structure"})
    assert not page.written.isVisible()
    (tmp_path / "members.xlsx").unlink()
    page.go({"report": "membership"})
    assert not page.written.isVisible()
