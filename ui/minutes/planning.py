"""A meeting before it begins: its agenda to be put in order, and the replies of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.agenda.table import AgendaTable
from ui.attendance.replies import RepliesPanel
from ui.minutes.carrying import carry_over
from ui.widgets.menus import MoreButton
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.meetings.queries import MeetingRecord
    from ui.minutes.state import MeetingView
    from ui.page import Desk
    from ui.widgets.menus import Entry


class PlanningView(QWidget):
    """The agenda at the left, the replies at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: MeetingRecord | None = None
        self.agenda = AgendaTable(desk, MoreButton("More for this item", self.entries))
        self.replies = RepliesPanel(desk)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Panes((self.agenda, self.replies), (8, 3)))

    def show_view(self, view: MeetingView) -> None:
        """Show a meeting that has not begun, or that did not take place."""
        self._record = view.record
        self.agenda.show_meeting(view.record)
        self.agenda.set_open(view.is_open)
        items = [each.item for each in view.items]
        self.replies.show_replies(view.register, view.chips, items)
        self.replies.set_open(view.is_open)

    def entries(self) -> Sequence[Entry]:
        """Give what else can be done with the chosen item and its agenda."""
        agenda, group = self.agenda, self._record.group if self._record else None
        standing = {"group": group.id if group else None}
        found: list[Entry] = [
            (f"Standing items of {group}", lambda: self._desk.go("standing-items", standing))
        ]
        if agenda.table.model.editable and not any(each.is_standing for each in agenda.items()):
            found.insert(0, ("Put the standing items on this agenda", agenda.prepare))
        if agenda.current() is None:
            return found
        own: list[Entry] = [("Carry over to a later meeting", self.carry_over)]
        if agenda.table.model.editable:
            own = [
                ("Change item", agenda.change_current),
                *own,
                ("Guest for this item", self.add_guest),
                ("Remove item", agenda.table.delete_rows),
            ]
        return [*own, None, *found]

    def add_guest(self) -> None:
        """Ask for a guest of the chosen item."""
        item = self.agenda.current()
        self.replies.guests.add(item.id if item else None)

    def carry_over(self) -> None:
        """Ask to which later meeting the chosen item goes."""
        item = self.agenda.current()
        if item is not None and self._record is not None:
            carry_over(self._desk, self._record, item)
