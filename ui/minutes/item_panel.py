"""The item being minuted: its title, the editor, the quick line and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.agenda.fields import ItemKind
from app.amounts import counted
from app.days import show_day
from app.meetings.fields import MeetingState
from ui.minutes.earlier import EarlierPane
from ui.minutes.editor import WRITTEN_HERE, MinuteEdit
from ui.minutes.find_bar import FindBar
from ui.minutes.item_head import ItemHead
from ui.minutes.outcomes import Outcomes
from ui.minutes.quick import QuickLine
from ui.minutes.recovered import RecoveredPane
from ui.minutes.saving import SaveLight
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.menus import MoreButton
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.agenda.queries import ItemRecord
    from app.clock import Clock
    from app.meetings.queries import MeetingRecord
    from app.minutes.queries import Earlier, MinutedItem
    from app.minutes.recovery import Recovered
    from ui.minutes.state import MeetingView
    from ui.widgets.menus import Entry

LOW = 440
"""Height of the panel, in logical pixels, under which it saves room."""

PADDING = 16

COLUMN = 880
"""Width of the text, in logical pixels, in the quiet full screen: some 110 letters to a line."""

NO_ITEM = "This meeting has no item yet. Ctrl+N adds one."
"""What stands in the place of the text of a meeting without an agenda."""


class ItemPanel(Card):
    """Shows one item; what the person does with it is told by the signals of its parts.

    The editor is loaded when another item is shown, and otherwise only while it holds nothing that is not saved.
    """

    next_wished = Signal()
    earlier_wished = Signal()
    approval_wished = Signal()
    corrections_wished = Signal()

    def __init__(self, entries: Callable[[], Sequence[Entry]], clock: Clock) -> None:
        super().__init__(padding=PADDING)
        self.item: ItemRecord | None = None
        self.is_open = True
        self.version: int | None = None
        self._saved = ""
        self.head = ItemHead(clock)
        self.interest = Label("", "small", wrap=True)
        self._made = Label("", "small")
        self._is_quiet = False
        self.recovered = RecoveredPane()
        self.find_bar = FindBar()
        self.editor = MinuteEdit()
        self.quick = QuickLine()
        self.outcomes = Outcomes()
        self.earlier = EarlierPane()
        self.next_button = Button("Next item", "arrow-down", on_click=self.next_wished.emit)
        self.earlier_button = Button(
            "Last time we said", "history", on_click=self.earlier_wished.emit
        )
        self.more = MoreButton("More for this item", entries)
        self.approve_button = Button("", "check-check", on_click=self.approval_wished.emit)
        self.correct_button = Button(
            "Approve with corrections", "pencil", on_click=self.corrections_wished.emit
        )
        self._approval = QWidget()
        self.light = SaveLight()
        self._foot = QWidget()
        self._build()

    @property
    def is_dirty(self) -> bool:
        """Whether words stand in the editor that are not in the saved text."""
        return self.item is not None and self.editor.text() != self._saved

    def show_item(self, found: MinutedItem, view: MeetingView, *, reload: bool = False) -> None:
        """Show an item; the editor keeps what is being typed into it."""
        recovered = view.recovered.get(found.item.id)
        is_other = self.item is None or self.item.id != found.item.id
        stale = found.text != self._saved and not self.is_dirty
        self.item = found.item
        self.head.show_item(found.item)
        self._show_interests(view.interested(found.item.id))
        if is_other or (stale and (reload or not self.editor.hasFocus())):
            self._load(found, recovered if is_other else None)
        elif found.text == self._saved:
            self.version = found.version
        if is_other:
            self.earlier.hide()
        returning = view.returning.get(found.item.id, ())
        corrected = view.corrections_at(found.item.id)
        self.outcomes.show_outcomes(found, returning, corrected, is_other=is_other)
        self._show_approval(found.item, view.last)
        self.head.time_left.show_for(view.record, found.item)
        self._made.setText(_made_of(found))
        self._show_whether_written()

    def forget(self) -> None:
        """Count no item as shown, so that the next one is loaded afresh."""
        self.item = None

    def show_nothing(self) -> None:
        """Show that there is no item, and take no words: nothing would keep them."""
        self.forget()
        self.head.show_nothing()
        self._show_interests(())
        self._saved, self.version = "", None
        self.editor.load("")
        for each in (self._approval, self.earlier, self.recovered):
            each.hide()
        self._show_whether_written()

    def saved(self, text: str, version: int | None) -> None:
        """Hear that a text is in the minutes now, under this version."""
        self._saved, self.version = text, version

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let minutes be written, or only read."""
        self.is_open = is_open
        self.more.setVisible(is_open)
        self.outcomes.is_open = is_open
        self._show_whether_written()

    def show_earlier(self, found: Sequence[Earlier]) -> None:
        """Show what was said before in the place of the cards, or take it away again."""
        if self.earlier.isVisible():
            self.earlier.hide()
        else:
            self.earlier.show_earlier(found)
            self.earlier.show()
        self._show_outcomes()

    def show_proposals(self) -> bool:
        """Go to what is proposed under the item; says whether anything is, and can be seen."""
        self.earlier.hide()
        self._show_outcomes()
        return self.outcomes.isVisibleTo(self) and self.outcomes.go_to_proposals()

    def begin_find(self, wanted: str) -> None:
        """Open the line to find in, with words to begin with; the quick line makes room for it."""
        self.find_bar.open(wanted)
        self._show_outcomes()

    def end_find(self) -> None:
        """Close the line to find in."""
        self.find_bar.hide()
        self._show_outcomes()

    def set_quiet(self, *, quiet: bool) -> None:
        """Show heading, time left, text and quick line alone, in a column that is easy to read, or everything again."""
        self._is_quiet = quiet
        self.head.set_quiet(quiet=quiet)
        self._foot.setVisible(not quiet)
        self._made.setVisible(quiet)
        if quiet:
            self.earlier.hide()
            self._approval.hide()
        self._keep_column()
        self._show_outcomes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to text and cards where the window is low."""
        super().resizeEvent(event)
        self.quick.set_low(low=event.size().height() < LOW)
        self._keep_column()

    def _load(self, found: MinutedItem, recovered: Recovered | None) -> None:
        self._saved, self.version = found.text, found.version
        words = found.text
        if recovered is not None:
            words, self.version = recovered.text, recovered.shown
            self.recovered.show_found(recovered)
        else:
            self.recovered.hide()
        self.editor.load(words)

    def _show_interests(self, interested: Sequence[str]) -> None:
        told = f"Interest declared: {'; '.join(interested)}" if interested else ""
        self.interest.setText(told)
        self.interest.setVisible(bool(told))

    def _show_approval(self, item: ItemRecord, last: MeetingRecord | None) -> None:
        """Offer to approve the minutes that an item is about, while they wait for it."""
        waits = (
            item.kind is ItemKind.LAST_MINUTES
            and last is not None
            and last.state is MeetingState.ISSUED
        )
        self._approval.setVisible(waits and not self._is_quiet)
        if last is not None:
            self.approve_button.set_caption(f"Approve the minutes of {show_day(last.day)}")

    def _show_whether_written(self) -> None:
        """Take words where minutes are open and an item is in hand, and say beforehand where they would go."""
        has_item = self.item is not None
        self.editor.setReadOnly(not (self.is_open and has_item))
        self.editor.setPlaceholderText(WRITTEN_HERE if has_item else NO_ITEM)
        for each in (self.next_button, self.earlier_button):
            each.setEnabled(has_item)
        self._show_outcomes()

    def _show_outcomes(self) -> None:
        """Show line and cards, but not while words that a crash left need the room and a decision."""
        has_item = self.item is not None
        undecided = self.recovered.isVisibleTo(self)
        finding = self.find_bar.isVisibleTo(self)
        self.quick.setVisible(self.is_open and has_item and not undecided and not finding)
        cards = has_item and bool(self.outcomes.cards) and not self.earlier.isVisibleTo(self)
        self.outcomes.setVisible(cards and not undecided and not self._is_quiet)

    def _keep_column(self) -> None:
        """Keep the text no wider than is easy to read while nothing stands beside it."""
        side = max(PADDING, (self.width() - COLUMN) // 2) if self._is_quiet else PADDING
        layout = self.layout()
        if layout is not None and layout.contentsMargins().left() != side:
            layout.setContentsMargins(side, PADDING, side, PADDING)

    def _build(self) -> None:
        self.add(self.head)
        self.add(Hairline())
        self.add(self.interest)
        self._approval.setLayout(row(self.approve_button, self.correct_button, stretch=0))
        self.add(self._approval)
        self.add(self.recovered)
        self.add(self.find_bar)
        self.add(self.editor, 1)
        self.add(self.quick)
        self.add(self.outcomes)
        self.add(self.earlier, 1)
        self._foot.setLayout(row(self.next_button, self.earlier_button, self.more))
        self.add(row(self._foot, self._made, None, self.light))
        self.interest.hide()
        self._made.hide()
        self.find_bar.hide()
        self.earlier.hide()
        self.recovered.hide()
        self._approval.hide()
        self.editor.setMinimumHeight(84)
        self.recovered.kept.connect(self._show_outcomes)
        self.recovered.dropped.connect(self._show_outcomes)
        for each in (self.quick, self.outcomes):
            each.escaped.connect(lambda: self.editor.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setMinimumWidth(360)


def _made_of(found: MinutedItem) -> str:
    """Say what came of the item, where its cards are not shown, and how one gets back to them."""
    known = ((found.decisions, "decision"), (found.actions, "action"))
    made = [counted(len(each), one) for each, one in known if each]
    return " · ".join([*made, "F11 or Escape goes back"])
