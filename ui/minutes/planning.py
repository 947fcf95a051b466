"""A meeting before it begins: its agenda to be put in order, its papers, what they propose, and the replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.amounts import counted
from app.forward.landing import count_for
from ui.agenda.table import AgendaTable
from ui.attendance.replies import RepliesPanel
from ui.forward.form import open_parking
from ui.groups.covers import open_cover_form
from ui.minutes.carrying import carry_over
from ui.minutes.documents import save_cover_report
from ui.papers.dropping import FileDrop
from ui.papers.panel import PapersPanel
from ui.recommendations.panel import RecommendationsPanel
from ui.widgets.cards import column, row
from ui.widgets.menus import MoreButton
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.meetings.queries import MeetingRecord
    from ui.minutes.state import MeetingView
    from ui.page import Desk
    from ui.widgets.menus import Entry


_SIDES = (
    Segment("replies", "Replies", meaning="Who is coming"),
    Segment("papers", "Papers", meaning="The papers of this meeting"),
    Segment("proposed", "Recommendations", meaning="What the item in hand proposes"),
)


class PlanningView(QWidget):
    """The agenda at the left, at the right the replies, the papers or what is proposed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: MeetingRecord | None = None
        self.agenda = AgendaTable(desk, MoreButton("More for this item", self.entries))
        self.replies = RepliesPanel(desk)
        self.papers = PapersPanel(desk, self.agenda.current)
        self.proposed = RecommendationsPanel(desk, self.agenda.current)
        self.agenda.table.chosen.connect(lambda _id: self._show_proposed())
        self.side = SegmentedChoice(_SIDES, "Beside the agenda")
        self.side.set_value("replies")
        self.side.chosen.connect(self.show_side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.replies)
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self.proposed)
        self.beside = QWidget()
        self.beside.setLayout(column(row(self.side, None), self._stack, stretch=1))
        self._drop = FileDrop(self.agenda.table.view)
        self._drop.dropped.connect(self._take)
        self.papers.receive(self._drop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Panes((self.agenda, self.beside), (8, 3)))

    def show_view(self, view: MeetingView) -> None:
        """Show a meeting that has not begun, or that did not take place."""
        self._record = view.record
        self.agenda.show_meeting(view.record)
        self.agenda.set_open(view.is_open)
        items = [each.item for each in view.items]
        self.replies.show_replies(view.register, view.chips, items, view.outlook)
        self.replies.set_open(view.is_open)
        self.papers.show_papers(view.record.id, items)
        self.papers.set_open(view.is_open)
        self.proposed.set_open(view.is_open)
        self._show_proposed()
        self._drop.is_open = view.is_open

    def show_side(self, side: str) -> None:
        """Show "replies", "papers" or "proposed" beside the agenda."""
        self.side.set_value(side)
        parts = {"papers": self.papers, "proposed": self.proposed}
        self._stack.setCurrentWidget(parts.get(side, self.replies))
        self._show_proposed()

    def turn_side(self) -> None:
        """Show the papers in the place of the replies, or the replies again, and go there."""
        self.show_side("replies" if self.papers.isVisible() else "papers")
        view = self.papers.table.view if self.papers.isVisible() else self.replies.view
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_recommendations(self) -> None:
        """Show what is proposed under the chosen item, and go to the line that proposes more."""
        self.show_side("proposed")
        self.proposed.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_by(self, by: int) -> None:
        """Move what has the focus up (-1) or down (1): the paper or proposal, else the item of the agenda."""
        if self.proposed.table.view.hasFocus():
            self.proposed.move_by(by)
            return
        paper = self.papers.current() if self.papers.table.view.hasFocus() else None
        if paper is not None:
            self.papers.acts.move(paper, by)
        else:
            self.agenda.move_by(by)

    def more(self) -> MoreButton:
        """Give the button of what else can be done with what has the focus."""
        if self.proposed.table.view.hasFocus():
            return self.proposed.more
        return self.papers.more if self.papers.table.view.hasFocus() else self.agenda.more

    def show_paper(self, paper_id: int) -> None:
        """Show a paper among those of the meeting."""
        self.show_side("papers")
        self.papers.table.reveal(paper_id)

    def attach(self) -> None:
        """Ask for papers of the chosen item, and show the papers."""
        self.show_side("papers")
        self.papers.attach()

    def entries(self) -> Sequence[Entry]:
        """Give what else can be done with the chosen item and its agenda."""
        agenda, group = self.agenda, self._record.group if self._record else None
        standing = {"group": group.id if group else None}
        found: list[Entry] = [
            (f"Standing items of {group}", lambda: self._desk.go("standing-items", standing))
        ]
        if group is not None:
            found.append(
                (
                    f"Headings of cover reports of {group}",
                    lambda: open_cover_form(self._desk, group),
                )
            )
            topics = {"group": group}
            found.append(
                (f"Forward plan of {group}", lambda: self._desk.go("forward-plan", topics))
            )
        if agenda.table.model.editable and not any(each.is_standing for each in agenda.items()):
            found.insert(0, ("Put the standing items on this agenda", agenda.prepare))
        parked = self._parked() if agenda.table.model.editable else 0
        if parked:
            found.insert(0, (f"Bring in {counted(parked, 'topic')} parked", agenda.bring_topics))
        if agenda.current() is None:
            return found
        own: list[Entry] = [("Carry over to a later meeting", self.carry_over)]
        if agenda.table.model.editable:
            own = [
                ("Change item", agenda.change_current),
                *own,
                ("Attach papers", self.attach),
                ("Cover report to fill in, Word", self.write_cover_report),
                ("Recommendations of this item", self.show_recommendations),
                ("Guest for this item", self.add_guest),
                ("Park in the forward plan", self.park),
                ("Remove item", agenda.table.on_rows.delete),
            ]
        return [*own, None, *found]

    def write_cover_report(self) -> None:
        """Write the chosen item's cover report for its presenter to fill in."""
        item = self.agenda.current()
        if item is not None and self._record is not None:
            save_cover_report(self._desk, self._record, item)

    def add_guest(self) -> None:
        """Ask for a guest of the chosen item."""
        item = self.agenda.current()
        self.replies.guests.add(item.id if item else None)

    def carry_over(self) -> None:
        """Ask to which later meeting the chosen item goes."""
        item = self.agenda.current()
        if item is not None and self._record is not None:
            carry_over(self._desk, self._record, item)

    def park(self) -> None:
        """Ask for which later meeting the chosen item waits."""
        item = self.agenda.current()
        if item is not None and self._record is not None:
            open_parking(self._desk, self._record, item)

    def _show_proposed(self) -> None:
        """Follow the agenda while it is looked at; what is hidden is read when it is shown."""
        if self._stack.currentWidget() is self.proposed:
            self.proposed.show_item()

    def _parked(self) -> int:
        if self._record is None:
            return 0
        with self._desk.core.read() as session:
            return count_for(session, self._record.id)

    def _take(self, paths: list[Path]) -> None:
        """Attach files that were dropped on the agenda: the item they were dropped on is chosen by now."""
        self.show_side("papers")
        self.papers.take(paths)
