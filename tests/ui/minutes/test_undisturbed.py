"""Whatever the program reads again while one types: caret, selection, undo and words of the editor stay."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from app.actions.operations import add_action
from app.agenda.operations import add_item, change_item, place_item
from app.attendance.operations import mark_all_present
from app.backup_names import Reason
from app.clock import FixedClock
from app.decisions.operations import add_decision
from app.meetings.operations import change_meeting
from app.minutes.keeping_versions import keep_version
from app.minutes.operations import save_minutes
from app.people.operations import change_person
from app.spelling.operations import add_word
from tests.ui.acting import CONTROL, Key, focused, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui import theme
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.work import Work
    from tests.ui.meetings.board import Sample
    from ui.window import Window

TYPED = "The subgroup chair presented.\n- One point\nThresholds were asked about."
LIMIT = 10_000


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    with core.work("Before") as work:
        save_minutes(work, sample.items[3], "Stored before.")
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def state(page: MeetingPage) -> tuple[str, int, int, int, bool]:
    """Give all of the editor that a person would miss."""
    editor = page.live.panel.editor
    cursor = editor.textCursor()
    bar = editor.verticalScrollBar().value()
    return editor.text(), cursor.anchor(), cursor.position(), bar, editor.hasFocus()


def begin_typing(page: MeetingPage) -> tuple[str, int, int, int, bool]:
    """Type some lines, go back into them and choose a word, with the mark of the choice at its end."""
    editor = page.live.panel.editor
    press(Key.Key_A, CONTROL)
    editor.insertPlainText(TYPED)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert editor.selected() == "subgroup"
    return state(page)


def changes(sample: Sample) -> dict[str, Callable[[Work], object]]:
    """Give one step of each kind that the page hears of."""
    item, march = sample.items[3], sample.march
    return {
        "the same item stored elsewhere": lambda work: save_minutes(work, item, "Another text."),
        "another item": lambda work: save_minutes(work, sample.items[4], "Other words."),
        "an action": lambda work: add_action(work, {"meeting": march, "item": item, "text": "Do."}),
        "a decision": lambda work: add_decision(
            work, {"meeting": march, "item": item, "text": "Agreed."}
        ),
        "the register": lambda work: mark_all_present(work, march),
        "the title of the item": lambda work: change_item(work, item, {"title": "Neglect"}),
        "one more item": lambda work: add_item(work, {"meeting": march, "title": "Late item"}),
        "the order of items": lambda work: place_item(work, item, 1),
        "the meeting": lambda work: change_meeting(work, march, {"venue": "Another hall"}),
        "a name": lambda work: change_person(
            work, sample.people["F. Valli"], {"name": "F. Vallely"}
        ),
        "a word of the dictionary": lambda work: add_word(work, {"word": "safeguardingwise"}),
        "a version": lambda work: keep_version(work, march, {"name": "As it is"}),
    }


def test_no_step_done_elsewhere_nor_its_undo_touches_what_is_typed(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    before = begin_typing(page)
    for name, act in changes(sample).items():
        with core.work("Elsewhere") as work:
            act(work)
        settle()
        assert state(page) == before, name
        core.undo()
        settle()
        assert state(page) == before, f"{name} undone"
    core.redo()
    settle()
    assert state(page) == before


def test_neither_refreshes_nor_clocks_nor_stores_nor_backups_touch_it(
    window: Window, page: MeetingPage, core: Core, qtbot: QtBot
) -> None:
    before = begin_typing(page)
    clock = core.clock
    assert isinstance(clock, FixedClock)
    acts: dict[str, Callable[[], object]] = {
        "the whole page": page.refresh,
        "another size": lambda: window.resize(1093, 540),
        "the clock": page.live.clock.look,
        "the running time": page.live.timing.look,
        "a pause": page.live.timing.turn_pause,
        "a draft on disk": lambda: qtbot.waitUntil(
            lambda: page.live.panel.light.text().startswith("Saved"), timeout=LIMIT
        ),
        "a backup": lambda: core.backups.make(Reason.ASKED),
        "the wall": page.live.projector.turn,
        "a message": lambda: window.messages.say("Something was stored."),
        "a warning": lambda: window.messages.warn("The second folder is away."),
    }
    for name, act in acts.items():
        clock.moment += timedelta(minutes=1)
        act()
        settle()
        text, anchor, position, _, has_focus = state(page)
        assert (text, anchor, position, has_focus) == (*before[:3], before[4]), name
    page.live.projector.turn()
    settle()
    assert state(page)[:3] == before[:3]


def test_another_theme_touches_neither_words_nor_choice(
    page: MeetingPage, qapp: QApplication
) -> None:
    before = begin_typing(page)
    theme.apply(qapp, "dark")
    settle()
    dark = state(page)
    theme.apply(qapp, "light")
    settle()
    assert (dark[:3], state(page)) == (before[:3], before)


def test_what_is_stored_by_a_document_or_an_act_leaves_the_caret_where_it_is(
    page: MeetingPage, core: Core
) -> None:
    before = begin_typing(page)
    page.live.store()
    settle()
    assert state(page) == before
    with core.work("Elsewhere") as work:
        save_minutes(work, page.live.item_id or 0, "Stored by the other one.")
    settle()
    assert state(page) == before


def test_typing_goes_on_through_all_of_them(page: MeetingPage, core: Core, sample: Sample) -> None:
    press(Key.Key_A, CONTROL)
    wanted = "Members asked how often thresholds are looked at in schools."
    acts = list(changes(sample).values())[1:]
    for place, letter in enumerate(wanted):
        type_text(letter)
        if place < len(acts):
            with core.work("Elsewhere") as work:
                acts[place](work)
        if place % 5 == 0:
            settle()
    settle()
    assert focused() is page.live.panel.editor
    assert page.live.panel.editor.text() == wanted
