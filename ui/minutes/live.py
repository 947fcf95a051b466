"""The meeting while it is minuted: the agenda with the clock, the item in hand, and attendance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.interests.quorum import gone_for
from app.meetings.fields import MeetingState
from app.meetings.moves import APPROVE
from ui.agenda.form import open_item
from ui.agenda.items import AgendaView
from ui.attendance.panel import AttendancePanel
from ui.meetings.moves import make_move
from ui.minutes.carrying import carry_over
from ui.minutes.clock import MeetingClock
from ui.minutes.finding import MinutesFinder
from ui.minutes.item_acts import ItemActs
from ui.minutes.item_panel import ItemPanel
from ui.minutes.item_papers import ItemPapers
from ui.minutes.projector import Projector
from ui.minutes.ready_made import ReadyMade
from ui.minutes.said_before import SaidBefore
from ui.minutes.storing import Storing
from ui.minutes.timing import Timing
from ui.minutes.unknown_words import UnknownWords
from ui.minutes.walking import Walk
from ui.spelling.spelling import Spelling
from ui.widgets.cards import Card
from ui.widgets.menus import put_above
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.minutes.state import Knowledge, MeetingView
    from ui.page import Desk
    from ui.widgets.menus import Entry


class LiveView(QWidget):
    """Knows the item in hand; has its text stored when it is left, and never loads an editor that is being typed in.

    `stored(view)` tells what it knows anew after storing, since nobody else hears of that; `shown` that it shows more.
    """

    stored = Signal(object)
    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: MeetingView | None = None
        self.clock = MeetingClock(desk.core.clock)
        self.agenda_card = Card("Agenda", aside=self.clock, padding=12)
        self.agenda = AgendaView()
        self.panel = ItemPanel(self.entries, desk.core.clock)
        self.storing = Storing(desk, self)
        self.timing = Timing(desk, self.panel.head.running, self)
        self.acts = ItemActs(desk, self.panel)
        self.attendance = AttendancePanel(desk)
        self.papers = ItemPapers(desk, self.agenda, self.panel)
        editor = self.panel.editor
        self.spelling = Spelling(desk, editor, partial(editor.show_over, "spelling"), self.store)
        self.walk = Walk(self)
        self.finder = MinutesFinder(self, self.walk)
        self.ready_made = ReadyMade(desk, self)
        self.said_before = SaidBefore(desk, self)
        self.projector = Projector(desk, self)
        self.unknown_words = UnknownWords(desk, self.walk, self.spelling)
        self.more_entries: Callable[[], Sequence[Entry]] = list
        """What the page adds to the menu of an item whose minutes are closed."""
        self._build()
        self._connect()

    @property
    def view(self) -> MeetingView | None:
        """The meeting shown."""
        return self._view

    @property
    def item_id(self) -> int | None:
        """The id of the item in hand."""
        return self.panel.item.id if self.panel.item else None

    def show_view(self, view: MeetingView, *, reload: bool = False) -> None:
        """Show a meeting; another meeting begins at the first item that nothing is recorded under."""
        is_other = self._view is None or self._view.record.id != view.record.id
        if is_other:
            self.storing.begin(view.record.id)
        self.acts.meeting = view.record
        self.panel.set_open(view.is_open)
        self.attendance.set_open(view.is_open)
        self.show_register(view)
        self.show_items(view, reload=reload, first=view.first if is_other else None)

    def show_items(
        self, view: MeetingView, *, reload: bool = False, first: int | None = None
    ) -> None:
        """Show the items alone, and stay at the one in hand unless one is named to begin with."""
        self._view = view
        items = [each.item for each in view.items]
        self.papers.know(view)
        self.agenda.show_items(items, view.minuted)
        if first is not None:
            self.agenda.select(first)
        self._show_item(self.agenda.current_id(), reload=reload)

    def show_register(self, view: MeetingView) -> None:
        """Show attendance alone."""
        self._view = view
        self.attendance.show_register(view.register, [each.item for each in view.items])

    def know(self, known: Knowledge) -> None:
        """Take what the quick line may name."""
        self.panel.quick.know(known.owners, known.around)
        self.attendance.know(known.rule, known.voices)

    def select(self, item_id: int) -> None:
        """Go to an item."""
        self.agenda.select(item_id)

    def write(self) -> None:
        """Go to the text of the item in hand."""
        self.panel.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next item or the one before, and to its text."""
        if self.agenda.step(by):
            self.write()

    def leave(self) -> None:
        """Make what was typed minutes, as nobody goes on typing here for now."""
        self.storing.leave()

    def store(self) -> None:
        """Make what was typed under the item in hand its minutes."""
        self.storing.store()

    def take(self, view: MeetingView) -> None:
        """Take the meeting as it is after storing, which the editor shows already."""
        self._view = view
        self.agenda.show_items([each.item for each in view.items], view.minuted)
        self.stored.emit(view)

    def set_quiet(self, *, quiet: bool) -> None:
        """Show the item in hand alone, or agenda and attendance again."""
        for each in (self.agenda_card, self.attendance):
            each.setVisible(not quiet)
        self.panel.set_quiet(quiet=quiet)

    def entries(self) -> Sequence[Entry]:
        """Give what else can be done with the item in hand and its text."""
        editor, is_open = self.panel.editor, self._view is not None and self._view.is_open
        if not is_open:
            goes_on = self._view is not None and self._view.record.state is MeetingState.INQUORATE
            carrying: list[Entry] = [("Carry over to a later meeting", self.carry_over)]
            more = carrying if goes_on else self.more_entries()
            return [*self.papers.entries(), *more]
        return [
            *self.papers.entries(),
            ("Attach papers", self.papers.attach),
            None,
            ("Change item", self.change_item),
            ("Carry over to a later meeting", self.carry_over),
            ("Ready-made sentence", self.ready_made.choose),
            ("Insert from last time", self.said_before.choose),
            ("Guest for this item", self.attendance.add_guest),
            ("Propose a decision", self.acts.propose),
            None,
            ("Bullets", editor.make_bullets),
            ("Numbered points", editor.make_numbers),
            ("Bold", editor.make_bold),
            ("Restricted lines", editor.restrict),
        ]

    def change_item(self) -> None:
        """Change purpose, presenter, minutes and paper of the item in hand."""
        if self._view is not None and self.panel.item is not None and self._view.is_open:
            open_item(self._desk, self.panel.item, [each.item for each in self._view.items])

    def carry_over(self) -> None:
        """Ask to which later meeting the item in hand goes; its minutes then say so."""
        view, item = self._view, self.panel.item
        if view is None or item is None or not self._desk.attempt(self.store):
            return
        # The words that the step adds are loaded though the editor may have the focus.
        carry_over(self._desk, view.record, item, self.panel.forget)

    def _build(self) -> None:
        self.agenda_card.add(self.agenda, 1)
        self.agenda_card.setMinimumWidth(190)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        parts = (self.agenda_card, self.panel, self.attendance)
        inside.addWidget(Panes(parts, (23, 51, 33), stack_below=890))

    def _connect(self) -> None:
        panel = self.panel
        self.agenda.chosen.connect(lambda item_id: self._desk.attempt(lambda: self._go(item_id)))
        self.agenda.opened.connect(self.write)
        self.agenda.typed.connect(self._write)
        panel.editor.menu_wished.connect(
            lambda menu, cursor: put_above(menu, self.spelling.entries(cursor))
        )
        panel.next_wished.connect(lambda: self.step(1))
        panel.earlier_wished.connect(lambda: self._desk.attempt(self.said_before.show))
        panel.approval_wished.connect(self._approve)
        panel.quick.action_wished.connect(self.acts.make_action)

    def _go(self, item_id: int) -> None:
        """Store the item that is left, then show the one gone to."""
        if item_id == self.item_id:
            return
        try:
            self.store()
        finally:
            self._show_item(item_id)

    def _show_item(self, item_id: int | None, *, reload: bool = False) -> None:
        found = self._view.item(item_id) if self._view else None
        if self._view is not None and found is not None:
            self.panel.show_item(found, self._view, reload=reload)
            # The papers of minutes that are issued can still be read.
            self.panel.more.setVisible(bool(self.entries()))
            self.attendance.set_item(found.item.id, gone_for(self._view.interests, found.item))
        elif self._view is not None:
            self.panel.show_nothing()
            self.attendance.set_item(None)
        if self._view is not None:
            in_hand = found.item if found else None
            self.clock.show_for(self._view.record, in_hand)
            self.timing.follow(self._view.record, in_hand)
            self.shown.emit()

    def _write(self, sign: str) -> None:
        """Begin to write under the item in hand."""
        if self.panel.is_open:
            self.write()
            self.panel.editor.insertPlainText(sign)

    def _approve(self) -> None:
        """Approve the minutes of the last meeting, as the item in hand asks."""
        if self._view is not None and self._view.last is not None:
            make_move(self._desk, self._view.last, APPROVE, approved_at=self._view.record)
