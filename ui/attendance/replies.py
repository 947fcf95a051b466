"""Replies before the meeting: who is coming, online, by deputy or not, with the quorum that is to be expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.attendance.fields import REPLY, Answer, ReplyValues
from app.attendance.replying import record_reply, remove_reply
from app.attendance.tracking import read_tracking
from ui.asking import ask, some
from ui.attendance.deputy import DeputyBar
from ui.attendance.guests import GuestActs
from ui.attendance.pasting import PasteReplies
from ui.attendance.register_model import ANSWERS
from ui.attendance.register_view import RegisterView
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.agenda.queries import ItemRecord
    from app.attendance.readiness import Chip as Told
    from app.attendance.records import Register, RegisterRow
    from app.fields import Ref
    from ui.page import Desk

RECORD_REPLY = "Record reply"
"""The label of the step in which a reply is recorded."""
LOW = 400
"""Height in logical pixels below which the words about the quorum make room for the seats."""
FORM = some(REPLY, "answer", "deputy_name", "replied_on", "replied_by", "note")


class RepliesPanel(Card):
    """One letter per seat: C coming, O online, D deputy, A apologies; the next seat follows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Replies", padding=14)
        self._desk = desk
        self._register: Register | None = None
        self._chips = FlowRow(gap=6)
        self.outlook = Label("", "small", wrap=True)
        self.view = RegisterView(ANSWERS)
        self.deputy = DeputyBar(desk.lists.choices)
        self.guests = GuestActs(desk)
        self.guest = Button("Guest", on_click=self.guests.add)
        self.paste = Button("Paste", on_click=self.paste_replies)
        self.paste.setToolTip("Replies from the tracking list of a mail program")
        self._told = Label("C coming, O online, D deputy, A apologies", "small", wrap=True)
        self.body.insertWidget(1, self._chips)
        self.body.insertWidget(2, self.outlook)
        self.add(self.view, 1)
        self.add(self.deputy)
        self.add(row(self._told, self.paste, self.guest, stretch=0))
        self.view.coded.connect(self._answer)
        self.view.cleared.connect(self._clear)
        self.view.more = lambda place: [("Open", lambda: self._open(place))]
        self.view.opened.connect(self._open)
        self.deputy.answered.connect(self._name_deputy)
        self.deputy.closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setMinimumWidth(296)

    def show_replies(
        self, found: Register, chips: Sequence[Told], items: Sequence[ItemRecord], outlook: str
    ) -> None:
        """Show what the seats of a meeting replied, its guests, how ready it is, and the outlook of its quorum."""
        self._register = found
        self.guests.show(found.meeting.id, items)
        self.view.show_entries((*found.rows, *found.guests))
        self._chips.set(Chip(text, tone) for text, tone in chips)
        self.outlook.setText(outlook)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the seats where the window is low."""
        super().resizeEvent(event)
        self._give_room()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let replies be recorded, or only read."""
        self.view.is_open = is_open
        self._told.setVisible(is_open)
        for each in (self.paste, self.guest):
            each.setVisible(is_open)

    def paste_replies(self) -> PasteReplies | None:
        """Ask for a tracking list; one that was just copied is read at once."""
        if self._register is None:
            return None
        copied = QGuiApplication.clipboard().text()
        is_list = any(each.is_coming is not None for each in read_tracking(copied))
        dialog = PasteReplies(self._desk, self._register.meeting, copied if is_list else "")
        dialog.show_fitted()
        return dialog

    def _give_room(self) -> None:
        self.outlook.setVisible(bool(self.outlook.text()) and self.height() >= LOW)

    def _answer(self, row: int, answer: Answer) -> None:
        seat = self.view.register.seat(row)
        if seat is None:
            return
        first = seat.named_deputies[0] if len(seat.named_deputies) == 1 else None
        values: ReplyValues = {"answer": answer, "deputy": None, "deputy_name": None}
        if answer is Answer.DEPUTY and first is not None:
            values |= {"deputy": first.id, "deputy_name": first.name}
        if not self._record(seat, values):
            return
        self.view.go(row + 1)
        if answer is Answer.DEPUTY and first is None:
            self.deputy.ask(seat)

    def _name_deputy(self, seat_id: int, ref: Ref | None, text: str) -> None:
        rows = self._register.rows if self._register else ()
        seat = next((each for each in rows if each.seat_id == seat_id), None)
        if seat is not None:
            deputy = ref.id if ref else None
            values: ReplyValues = {"answer": Answer.DEPUTY, "deputy": deputy, "deputy_name": text}
            self._record(seat, values)

    def _clear(self, row: int) -> None:
        seat, guest = self.view.register.seat(row), self.view.register.guest(row)
        if guest is not None:
            self.guests.remove(guest)
        elif seat is not None and seat.reply is not None:
            self._desk.attempt(lambda: self._take_back(seat))

    def _open(self, row: int) -> None:
        seat, guest = self.view.register.seat(row), self.view.register.guest(row)
        if guest is not None:
            self.guests.open(guest, is_open=self.view.is_open)
            return
        if seat is None or not self.view.is_open:
            return
        given = {each.name: getattr(seat.reply, each.name, None) for each in FORM}

        def save(values: ReplyValues) -> None:
            self._store(seat, values)

        title = f"Reply of {seat.name}"
        ask(self._desk, title, FORM, given, save=save, new=True, verb="Save")

    def _record(self, seat: RegisterRow, values: ReplyValues) -> bool:
        return self._desk.attempt(lambda: self._store(seat, values))

    def _take_back(self, seat: RegisterRow) -> None:
        if self._register is not None:
            with self._desk.core.work("Remove reply", f"{seat.name}, {seat.post}") as work:
                remove_reply(work, self._register.meeting.id, seat.seat_id)

    def _store(self, seat: RegisterRow, values: ReplyValues) -> None:
        if self._register is not None:
            with self._desk.core.work(RECORD_REPLY, f"{seat.name}, {seat.post}") as work:
                record_reply(work, self._register.meeting.id, seat.seat_id, values)
