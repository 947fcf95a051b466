"""Attendance beside the minutes: the register with its letters, the live quorum, guests, and who came late or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.attendance.fields import Code, Mode
from app.attendance.operations import (
    mark_all_present,
    record_attendance,
    record_codes,
)
from app.attendance.register import has_comings, present_at, register, with_letter
from app.attendance.rules import read_codes
from app.groups.quorum import evaluate
from app.meetings.naming import name_of_meeting
from app.wording import capital
from ui.attendance.deputy import DeputyBar
from ui.attendance.guests import GuestActs
from ui.attendance.register_view import RegisterView
from ui.attendance.seat_forms import RECORD_ATTENDANCE, SeatForms
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.attendance.fields import AttendanceValues
    from app.attendance.records import Register, RegisterRow
    from app.fields import Ref
    from app.groups.quorum import Quorum, QuorumRule, Voice
    from app.work import Work
    from ui.page import Desk
    from ui.widgets.menus import Entry


class AttendancePanel(Card):
    """Records every letter at once as a step of its own; the caller shows the register again after each change."""

    def __init__(self, desk: Desk) -> None:
        quorum = Chip()
        super().__init__("Attendance", aside=quorum, padding=14)
        self.quorum = quorum
        self._desk = desk
        self._register: Register | None = None
        self._items: Sequence[ItemRecord] = ()
        self._item_id: int | None = None
        self._away: frozenset[int] = frozenset()
        self.guests = GuestActs(desk)
        self._rule_and_voices: tuple[QuorumRule, Sequence[Voice]] | None = None
        self.rule = Label("", "small", wrap=True)
        self.view = RegisterView()
        self.deputy = DeputyBar(desk.lists.choices)
        self.all_present = Button("All present", on_click=self.mark_all)
        self.guest = Button("Guest", on_click=self.add_guest)
        self.late = Button("Late or left", on_click=self.late_or_left)
        self.foot = Label("", "small", wrap=True)
        self._build()

    def show_register(self, found: Register, items: Sequence[ItemRecord]) -> None:
        """Show the register of a meeting with its quorum; the seat with the focus keeps it."""
        self._register, self._items = found, items
        self.guests.show(found.meeting.id, items)
        self.view.show_entries((*found.rows, *found.guests))
        self._show_quorum()
        self.foot.setText(found.foot)

    def know(self, rule: QuorumRule, voices: Sequence[Voice]) -> None:
        """Take the group's quorum rule and who speaks for whom, to judge at each letter."""
        self._rule_and_voices = (rule, voices)
        self._show_quorum()

    def set_item(self, item_id: int | None, away: frozenset[int] = frozenset()) -> None:
        """Say which item is being minuted: for guests, for who comes or leaves now, and for the quorum at it.

        `away` are the seats whose members left for it because of an interest.
        """
        self._item_id, self._away = item_id, away
        self._show_quorum()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let attendance be recorded, or only read."""
        self.view.is_open = is_open
        self._buttons.setVisible(is_open)
        if not is_open and self.deputy.isVisible():
            self.deputy.hide()

    def mark_all(self) -> None:
        """Mark every seat without a letter as present, or as it replied."""
        found = self._register
        if found is not None:
            self._work(
                "Mark all present", "", lambda work: mark_all_present(work, found.meeting.id)
            )
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_guest(self) -> None:
        """Ask for a guest, of the item being minuted unless said otherwise."""
        self.guests.add(self._item_id)

    def late_or_left(self) -> None:
        """Ask at which item the chosen member came or left; the present item is proposed."""
        seat, forms = self.view.register.seat(self.view.currentIndex().row()), self._forms()
        if seat is None or forms is None:
            self._desk.messages.warn("Choose the seat in the register first.")
            return
        forms.late_or_left(seat, self._item_id)

    def import_attendance(self) -> None:
        """Go to the import with the meeting said already."""
        found, desk = self._register, self._desk
        if found is None:
            return
        with desk.core.read() as session:
            name = name_of_meeting(session, found.meeting.id, desk.partnership.id)
        desk.go("import", {"kind": "meeting-attendance", "given": {"meeting": name}})

    def open_row(self, row: int) -> None:
        """Open what is recorded of a seat, or a guest."""
        seat, guest = self.view.register.seat(row), self.view.register.guest(row)
        forms = self._forms()
        if guest is not None:
            self.guests.open(guest, is_open=self.view.is_open)
        elif seat is not None and forms is not None and self.view.is_open:
            forms.open(seat)

    def _build(self) -> None:
        self.body.insertWidget(1, self.rule)
        self.add(self.view, 1)
        self.add(self.deputy)
        self._buttons = FlowRow((self.all_present, self.guest, self.late), gap=6)
        self.add(self._buttons)
        self.add(self.foot)
        self.view.coded.connect(self._code)
        self.view.cleared.connect(self._clear)
        self.view.opened.connect(self.open_row)
        self.view.more = self._entries
        self.view.mode_wished.connect(self._change_mode)
        self.view.pasted.connect(self._paste)
        self.deputy.answered.connect(self._name_deputy)
        self.deputy.closed.connect(self._deputy_asked)
        self.setMinimumWidth(292)

    def _show_quorum(self) -> None:
        """Show the quorum of the meeting, or of the item in hand where somebody came late or left early."""
        if self._register is None:
            return
        quorum, where = self._quorum_now(self._register)
        if quorum.is_met is None:
            self.quorum.set("No quorum rule")
        else:
            self.quorum.set(quorum.chip, "good" if quorum.is_met else "caution")
        told = capital(quorum.rule if quorum.is_met else quorum.missing)
        self.rule.setText(f"{where}{told}")
        self.rule.setVisible(bool(told))

    def _quorum_now(self, found: Register) -> tuple[Quorum, str]:
        item = next((each for each in self._items if each.id == self._item_id), None)
        is_same = not has_comings(found.rows) and not self._away
        if item is None or self._rule_and_voices is None or is_same:
            return found.quorum, ""
        order = [each.id for each in self._items]
        there = present_at(found.rows, order, item.id, self._away)
        return evaluate(*self._rule_and_voices, there), f"At item {item.number}: "

    def _entries(self, row: int) -> list[Entry]:
        """Give what else can be done with a row, for its menu."""
        seat = self.view.register.seat(row)
        opening: Entry = ("Open", lambda: self.open_row(row))
        if seat is None or not self.view.is_open:
            return [opening]
        mode = "In the room" if seat.mode is Mode.ONLINE else "Online"
        return [
            (f"{mode}\tO", lambda: self._change_mode(row)),
            ("Late or left", self.late_or_left),
            ("Import attendance of Teams or Zoom", self.import_attendance),
            opening,
        ]

    def _code(self, row: int, code: Code) -> None:
        seat = self.view.register.seat(row)
        if seat is None:
            return
        at_once = self._show_at_once(seat, code)
        if not self._record(seat, {"code": code}, origin=self if at_once else None):
            self._show_again()
            return
        asked = code is Code.DEPUTY and (
            seat.code is Code.DEPUTY or not self._deputy_is_known(seat)
        )
        self.view.go(row + 1)
        if asked:
            # The question stands in the place of the buttons: nothing else moves.
            self._buttons.hide()
            self.deputy.ask(seat)

    def _deputy_asked(self) -> None:
        self._buttons.setVisible(self.view.is_open)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_at_once(self, seat: RegisterRow, code: Code) -> bool:
        """Show a letter with its quorum before it is stored, so that the eye need not wait for the disk.

        Not for what only the application can tell: who the deputy is, and whether a vacant seat counts.
        """
        found, rule = self._register, self._rule_and_voices
        if found is None or rule is None or code is Code.DEPUTY or seat.holder is None:
            return False
        self.show_register(with_letter(found, seat.seat_id, code, rule), self._items)
        self.view.viewport().repaint()
        return True

    def _show_again(self) -> None:
        """Show what is stored, after something that was shown already was refused."""
        if self._register is not None:
            with self._desk.core.read() as session:
                found = register(session, self._register.meeting.id)
            self.show_register(found, self._items)

    def _deputy_is_known(self, seat: RegisterRow) -> bool:
        replied = seat.reply is not None and bool(seat.reply.deputy_name)
        return replied or bool(seat.deputy_name) or len(seat.named_deputies) == 1

    def _clear(self, row: int) -> None:
        seat, guest = self.view.register.seat(row), self.view.register.guest(row)
        if guest is not None:
            self.guests.remove(guest)
        elif seat is not None and seat.version is not None:
            self._record(seat, {"code": None, "arrived_item": None, "left_item": None})

    def _paste(self, row: int, text: str) -> None:
        """Record a column of codes that was copied from a spreadsheet, from this seat on downwards."""
        seats = [
            self.view.register.seat(place) for place in range(row, self.view.register.rowCount())
        ]

        def act(work: Work, meeting_id: int) -> None:
            cells = zip(seats, read_codes(text), strict=False)
            record_codes(
                work, meeting_id, {seat.seat_id: code for seat, code in cells if seat and code}
            )

        found = self._register
        if found is not None:
            self._work(RECORD_ATTENDANCE, "", lambda work: act(work, found.meeting.id))

    def _change_mode(self, row: int) -> None:
        seat = self.view.register.seat(row)
        if seat is not None:
            mode = Mode.ROOM if seat.mode is Mode.ONLINE else Mode.ONLINE
            self._record(seat, {"mode": mode})

    def _name_deputy(self, seat_id: int, ref: Ref | None, text: str) -> None:
        rows = self._register.rows if self._register else ()
        seat = next((each for each in rows if each.seat_id == seat_id), None)
        if seat is not None:
            deputy = ref.id if ref else None
            self._record(seat, {"code": Code.DEPUTY, "deputy": deputy, "deputy_name": text})

    def _record(
        self, seat: RegisterRow, values: AttendanceValues, origin: object | None = None
    ) -> bool:
        found = self._register
        if found is None:
            return False
        return self._work(
            RECORD_ATTENDANCE,
            f"{seat.name}, {seat.post}",
            lambda work: record_attendance(work, found.meeting.id, seat.seat_id, values),
            origin=origin,
        )

    def _forms(self) -> SeatForms | None:
        found = self._register
        return SeatForms(self._desk, found.meeting.id, self._items) if found else None

    def _work(
        self,
        label: str,
        about: str,
        act: Callable[[Work], object],
        *,
        origin: object | None = None,
    ) -> bool:
        def do() -> None:
            with self._desk.core.work(label, about, origin=origin) as work:
                act(work)

        return self._desk.attempt(do)
