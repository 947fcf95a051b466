"""Stage 5, and what else can be said of a file: what was stored, with Undo and Show it, and the list of all files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.importing.outcomes import Outcome
from ui.importing.check_foot import ALL
from ui.importing.marked import CAPTION
from ui.importing.queue import State
from ui.importing.stored_facts import facts_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.chips import Chip
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.storing import Stored
    from ui.importing.queue import Item, Queue
    from ui.widgets.facts import Fact

Wish = Callable[["Item"], object]
"""Tells the page what is wished for a file."""


class DoneView(QWidget):
    """The card of one file and, where there are several, the list of all; every act is wished from the page."""

    look_wished = Signal(object)
    name_wished = Signal(object)
    undo_wished = Signal(object)
    show_wished = Signal(object)
    off_wished = Signal(object)
    item_chosen = Signal(object)
    choose_wished = Signal()
    all_wished = Signal()
    copy_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._following: Item | None = None
        self._title = Label("", "heading", wrap=True)
        self._chips = FlowRow()
        self._told = Label("", wrap=True)
        self._facts = Facts(side=Qt.AlignmentFlag.AlignLeft)
        self._next = Label("", "muted", wrap=True)
        self._buttons()
        self.card = Card()
        for part in (self._title, self._chips, self._told, self._facts):
            self.card.add(part)
        self.card.add(self.acts)
        self.list = RowList()
        self._all = Card("Files")
        self._all.add(self.list)
        page = ScrollPage()
        page.add(self.card)
        page.add(self._all)
        page.body.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(page)

    def show_item(self, queue: Queue, item: Item) -> None:
        """Show what is to be said of a file, what can be done about it, and the list of all."""
        had_focus = self._has_focus()
        self._item, self._following = item, queue.next_after(item)
        self._title.setText(item.title())
        stored = item.stored if item.state is State.STORED else None
        self._chips.set(_chips(stored) if stored else ())
        self._chips.setVisible(stored is not None)
        self._told.setText(item.told)
        self._told.setVisible(bool(item.told))
        self._facts.set(self.facts())
        self._facts.setVisible(stored is not None)
        self._show_buttons(queue, item)
        self._all.setVisible(len(queue.items) > 1)
        self._all.heading.setText(queue.summary())
        self.list.set([self._line(each) for each in queue.items])
        if had_focus and not self._has_focus():
            self.take_focus()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def facts(self) -> Sequence[Fact]:
        """Give what is told of a file that is stored."""
        stored = self._item.stored if self._item is not None else None
        return facts_of(stored) if stored else ()

    def take_focus(self) -> None:
        """Give the keyboard to the button that goes on."""
        first = self.show_it if self.go_on.isHidden() else self.go_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self) -> None:
        """Do what goes on: the next file, else the records of the last one."""
        (self.show_it if self.go_on.isHidden() else self.go_on).click()

    def _buttons(self) -> None:
        # The one that goes on comes first: it has the focus when the page is shown.
        self.go_on = Button("", "arrow-right", "primary", on_click=self._go_on)
        self.all = Button(ALL, "files", on_click=self.all_wished.emit)
        self.look = Button(
            "Look again", "refresh-cw", on_click=partial(self._wish, self.look_wished.emit)
        )
        self.name = Button(
            "Name its columns", "columns-3", on_click=partial(self._wish, self.name_wished.emit)
        )
        self.show_it = Button(
            "Show it", "external-link", on_click=partial(self._wish, self.show_wished.emit)
        )
        self.undo = Button(
            "Undo this import", "undo-2", on_click=partial(self._wish, self.undo_wished.emit)
        )
        self.copy = Button(CAPTION, "message-square-text", on_click=self.copy_wished.emit)
        self.off = Button(
            "Take off the list", "x", on_click=partial(self._wish, self.off_wished.emit)
        )
        self.acts = QWidget()
        parts = (
            self.go_on,
            self.all,
            self.show_it,
            self.look,
            self.name,
            self.copy,
            self.undo,
            self.off,
        )
        self.acts.setLayout(row(*parts, self._next, stretch=len(parts)))

    def _show_buttons(self, queue: Queue, item: Item) -> None:
        state, following = item.state, self._following
        waits, is_stored = item.is_open, state is State.STORED
        last = "Next file" if following else "Choose workbooks"
        self.go_on.set_caption("Look at it" if waits else last)
        is_last = is_stored and following is None
        self.go_on.setVisible(state is not State.READING and not is_last)
        self.show_it.set_kind("primary" if is_last else "plain")
        self.show_it.setVisible(is_stored)
        self.undo.setVisible(state is State.STORED)
        rejected = item.stored.put_right if item.stored and is_stored else None
        self.copy.setVisible(rejected is not None)
        can_name = state is State.REFUSED and item.guess is not None
        self.name.setVisible(can_name)
        self.look.setVisible(not waits and state is not State.STORED and not can_name)
        self.off.setVisible(waits and state is not State.READING)
        self.all.setVisible(queue.offers_all() and state is not State.READING)
        self._next.setText(queue.place_of(item))

    def _go_on(self) -> None:
        if self._item is not None and self._item.is_open:
            self.look_wished.emit(self._item)
        elif self._following is not None:
            self.look_wished.emit(self._following)
        else:
            self.choose_wished.emit()

    def _wish(self, wish: Wish) -> None:
        if self._item is not None:
            wish(self._item)

    def _line(self, item: Item) -> Line:
        verb, wish = self._verb(item)
        return Line(
            item.name,
            _below(item),
            chips=((item.state.word, item.state.tone),),
            verb=verb,
            on_open=partial(self.item_chosen.emit, item),
            on_verb=partial(wish, item),
            chips_aside=True,
        )

    def _verb(self, item: Item) -> tuple[str, Wish]:
        """Give the one verb of a line, none while it is read, and what it wishes."""
        if item.state is State.STORED:
            return "Show it", self.show_wished.emit
        if item.state is State.REFUSED and item.guess is not None:
            return "Name its columns", self.name_wished.emit
        if item.state is State.READING:
            return "", self.item_chosen.emit
        return "Look at it" if item.is_open else "Look again", self.look_wished.emit


def _below(item: Item) -> str:
    """Say what became of a file in a line of the list."""
    if item.state is State.STORED and item.stored is not None:
        return ", ".join(f"{number:,} {words}" for number, words, _tone in _counts(item.stored))
    return item.told


def _counts(stored: Stored) -> list[tuple[int, str, Outcome]]:
    """Give how many rows were stored as new and as changed, and how many not."""
    left = sum(
        stored.counts[each.value] for each in (Outcome.QUESTION, Outcome.PROBLEM, Outcome.LEFT_OUT)
    )
    told = [
        (stored.counts[Outcome.NEW.value], "new", Outcome.NEW),
        (stored.counts[Outcome.CHANGED.value], "changed", Outcome.CHANGED),
        (stored.counts[Outcome.UNCHANGED.value], "unchanged", Outcome.UNCHANGED),
        (left, "left out", Outcome.LEFT_OUT),
    ]
    return [each for each in told if each[0]]


def _chips(stored: Stored) -> list[Chip]:
    return [Chip(f"{number:,} {words}", outcome.tone) for number, words, outcome in _counts(stored)]
