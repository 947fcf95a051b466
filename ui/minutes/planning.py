"""A meeting before it begins: its agenda to be put in order, and the replies of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.agenda.table import AgendaTable
from ui.attendance.replies import RepliesPanel
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from ui.minutes.state import MeetingView
    from ui.page import Desk


class PlanningView(QWidget):
    """The agenda at the left, the replies at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.agenda = AgendaTable(desk)
        self.replies = RepliesPanel(desk)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Panes((self.agenda, self.replies), (8, 3)))

    def show_view(self, view: MeetingView) -> None:
        """Show a meeting that has not begun, or that did not take place."""
        self.agenda.show_meeting(view.record)
        self.agenda.set_open(view.is_open)
        self.replies.show_replies(view.register, view.chips)
        self.replies.set_open(view.is_open)
