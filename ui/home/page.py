"""Home: what needs somebody, late first, then soonest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.days import show_full_day
from app.overview.home import HomeView, home
from app.overview.setting_up import SetUpStep, set_up_steps
from app.partnerships.queries import all_partnerships
from ui.commands import Command
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Tile, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.deadlines import Deadline
    from app.deadlines import Tile as Headline
    from app.events import Changes
    from app.minutes.due import ComingMeeting
    from ui.page import Desk

SHOWN = 60
"""Deadlines listed at once; where there are more the card says how many."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TILE_WIDTH = 200


class HomePage(Page):
    """Headline tiles, the next meetings with their readiness, and every deadline of every area."""

    help_text = (
        "What needs somebody, from all areas: the longest late first, then the soonest.\n\n"
        "Tab goes to a row, Up and Down move between rows, Return opens one. Each row has one verb at its right."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head_buttons = [Button("New meeting", "plus", "primary", on_click=self.new_meeting)]
        self._tiles = TileGrid()
        self._setting_up = Card(padding=12)
        self._progress, self._next = Label("", "strong"), Label("", "muted", wrap=True)
        self._go_on = Button("Open", on_click=self._open_step)
        self._step = ""
        self._setting_up.add(row(self._progress, self._next, self._go_on, stretch=1))
        self._meetings = _listing("No meeting is planned. Plan one with New meeting.")
        self._deadlines = _listing("Nothing is due.")
        self._more = Label("", "muted", wrap=True)
        meetings, deadlines = (
            _card("Next meetings", self._meetings),
            _card("Deadlines", self._deadlines),
        )
        deadlines.add(self._more)
        self._panes = Panes((meetings, deadlines), (1, 1))
        self.body.addWidget(self._tiles)
        self.body.addWidget(self._setting_up)
        self.body.addWidget(self._panes, 1)

    def concerned(self, changes: Changes) -> bool:
        """Home tells of every area."""
        return bool(changes.tables)

    def refresh(self) -> None:
        """Read everything in one turn."""
        core = self.desk.core
        today = core.clock.today()
        with core.read() as session:
            partnerships = all_partnerships(session)
            view = home(session, partnerships[0].id if partnerships else None, today)
            steps = set_up_steps(
                session, has_second_backup=bool(core.settings.now.second_backup_folder)
            )
        day = show_full_day(today).rsplit(" ", 1)[0]
        self.set_title(
            f"{WEEKDAYS[today.weekday()]} {day}", "Everything that needs you, soonest first"
        )
        self._show(view, steps)

    def panes(self) -> Sequence[QWidget]:
        """Give the tiles, the meetings and the deadlines."""
        return [self._tiles, self._meetings, self._deadlines]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command("home.new-meeting", "New meeting", self.new_meeting, "Ctrl+N", "Edit", "plus")
        ]

    def new_meeting(self) -> None:
        """Plan a meeting on the meetings' screen."""
        self.desk.go("meetings", {"new": True})

    def _show(self, view: HomeView, steps: Sequence[SetUpStep]) -> None:
        self._tiles.set([self._tile(each) for each in view.tiles])
        self._show_steps(steps)
        self._meetings.set([self._meeting(each) for each in view.meetings])
        self._deadlines.set([self._deadline(each) for each in view.deadlines[:SHOWN]])
        left = len(view.deadlines) - SHOWN
        self._more.setText(f"and {left} more, further away" if left > 0 else "")
        self._more.setVisible(left > 0)

    def _show_steps(self, steps: Sequence[SetUpStep]) -> None:
        done = sum(step.is_done for step in steps)
        following = next((step for step in steps if not step.is_done), None)
        self._setting_up.setVisible(following is not None)
        if following is not None:
            self._progress.setText(f"Finish setting up: {done} of {len(steps)}")
            self._next.setText(f"Next: {following.title[:1].lower()}{following.title[1:]}")
            self._step = following.page

    def _open_step(self) -> None:
        self.desk.go(self._step, {})

    def _tile(self, tile: Headline) -> Tile:
        made = Tile(tile.title, tile.icon, lambda: self.desk.go(tile.page, {}))
        made.show_figure(tile.figure, tile.chip, tile.tone, tile.share)
        return made

    def _meeting(self, coming: ComingMeeting) -> Line:
        return Line(
            coming.title,
            coming.below,
            coming.day,
            coming.chips,
            verb="Start" if coming.can_start else "Open",
            on_verb=lambda: self.desk.go("meeting", {"id": coming.id, "start": coming.can_start}),
            on_open=lambda: self.desk.go("meeting", {"id": coming.id}),
        )

    def _deadline(self, deadline: Deadline) -> Line:
        return Line(
            deadline.title,
            deadline.subtitle,
            chips=((deadline.chip, deadline.tone),),
            verb=deadline.verb,
            on_open=lambda: self.desk.go(deadline.page, {"id": deadline.record_id}),
            chips_aside=True,
        )


class TileGrid(QWidget):
    """Tiles side by side, in two rows when the width is short."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._tiles: list[Tile] = []
        self._across = 0

    def set(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles instead of the ones before."""
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = list(tiles)
        self._across = 0
        self._place()
        self.setVisible(bool(tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew for the width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        across = max(1, min(len(self._tiles), self.width() // _TILE_WIDTH))
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // across, place % across)


def _listing(empty: str) -> RowList:
    return RowList(empty=empty)


def _card(title: str, rows: RowList) -> Card:
    card = Card(title)
    page = ScrollPage()
    page.add(rows)
    page.body.addStretch(1)
    card.add(page, 1)
    return card
