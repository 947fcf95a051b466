"""The forms of one seat at a meeting: all that is recorded of it, and who came late or left early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.attendance.fields import ATTENDANCE, AttendanceValues, Code
from app.attendance.operations import record_attendance
from app.attendance.rates import PRESENT
from app.fields import Ref
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, some

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.attendance.records import RegisterRow
    from ui.dialogs import FormDialog
    from ui.page import Desk

RECORD_ATTENDANCE = "Record attendance"
"""The label of the step in which attendance is recorded."""
SEAT = some(
    ATTENDANCE, "code", "deputy", "deputy_name", "mode", "arrived_item", "left_item", "note"
)
LATE = some(ATTENDANCE, "arrived_item", "left_item", "note")


@dataclass(frozen=True)
class SeatForms:
    """Opens the forms of seats at one meeting, whose agenda items are offered."""

    desk: Desk
    meeting_id: int
    items: Sequence[ItemRecord]

    def open(self, seat: RegisterRow) -> FormDialog:
        """Open all that is recorded of a seat."""
        values = {field.name: getattr(seat, field.name, None) for field in SEAT}
        values |= {"deputy": None, "arrived_item": seat.arrived, "left_item": seat.left}
        choices = MeetingChoices(self.desk.lists.choices, self.items, seat.named_deputies)
        title = f"{seat.name}, {seat.post}"

        def save(given: AttendanceValues) -> None:
            self._store(seat, given)

        return ask(self.desk, title, SEAT, values, save=save, choices=choices)

    def late_or_left(self, seat: RegisterRow, item_id: int | None) -> FormDialog:
        """Ask at which item a member came or left; the item in hand is proposed."""
        values = {"arrived_item": seat.arrived, "left_item": seat.left, "note": seat.note}
        proposed = "left_item" if seat.code in PRESENT else "arrived_item"
        values[proposed] = values[proposed] or self._ref(item_id)

        def save(given: AttendanceValues) -> None:
            came: AttendanceValues = {} if seat.code in PRESENT else {"code": Code.ATTENDED}
            self._store(seat, {**given, **came})

        dialog = ask(
            self.desk,
            f"{seat.name}: late or left",
            LATE,
            values,
            save=save,
            new=True,
            verb="Record",
            choices=MeetingChoices(self.desk.lists.choices, self.items),
        )
        dialog.form.focus(proposed)
        return dialog

    def _store(self, seat: RegisterRow, given: AttendanceValues) -> None:
        if given:
            with self.desk.core.work(RECORD_ATTENDANCE, f"{seat.name}, {seat.post}") as work:
                record_attendance(work, self.meeting_id, seat.seat_id, given)

    def _ref(self, item_id: int | None) -> Ref | None:
        return next((Ref(each.id, each.heading) for each in self.items if each.id == item_id), None)
