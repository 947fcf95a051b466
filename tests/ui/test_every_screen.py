"""Every screen at both sizes in both themes: nothing cut off or overlapping, everything named, focus seen, contrast."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.meetings.queries import coming_ids
from tests.ui.acting import show
from tests.ui.checker import check_page, settle
from ui.help import HelpDialog
from ui.pages import PAGES
from ui.tables import Table
from ui.widgets.facts import Facts
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.page import Page, Place
    from ui.pages import PageSpec


def _place(sample: Core, spec: PageSpec) -> Place:
    """Give the place that a screen needs: the one of a meeting is nothing without a meeting."""
    if spec.key != "meeting":
        return {}
    with sample.read() as session:
        return {"id": coming_ids(session, sample.clock.today(), 1)[0]}


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_a_screen_holds_at_both_sizes_in_both_themes(
    qtbot: QtBot, sample: Core, spec: PageSpec
) -> None:
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    place = _place(sample, spec)
    assert check_page(window, spec.key, lambda: window.pages.open_at(spec.key, place)) == []


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_no_key_of_a_screen_means_two_things_and_f1_tells_them_all(
    qtbot: QtBot, sample: Core, spec: PageSpec
) -> None:
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    window.pages.open_at(spec.key, {})
    assert window.pages.page is not None
    keys = Counter(command.keys for command in window.doing.commands() if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert window.pages.page.help_text
    window.doing.explain()
    [helped] = window.findChildren(HelpDialog)
    told = {
        label.text() for facts in helped.findChildren(Facts) for label in facts.findChildren(Label)
    }
    shown = {QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys}
    assert shown <= told


@pytest.mark.parametrize("key", ["groups", "members", "actions"])
def test_the_first_picture_of_a_page_is_the_one_that_stays_and_its_list_is_read_once(
    qtbot: QtBot, sample: Core, key: str
) -> None:
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    resets = Counter[str]()
    window.pages._make(key)
    page = window.pages._pages[key]  # noqa: SLF001 - as above
    table = page.findChildren(Table)[0]
    table.model.modelReset.connect(lambda: resets.update(["read"]))
    window.pages.open_at(key, {})
    first = _places(page)
    settle()
    assert _places(page) == first
    assert resets["read"] == 1


def _places(page: Page) -> dict[QWidget, QRect]:
    return {each: each.geometry() for each in page.findChildren(QWidget) if each.isVisible()}
