"""Home: what needs somebody, late first, then soonest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day_of_year, show_weekday
from app.overview.home import HomeView, home
from app.overview.setting_up import SetUpStep, has_second_backup, set_up_steps
from app.wording import capital
from ui.commands import Command
from ui.home.acts import do_verb, open_record
from ui.home.setting_up import SetUpStrip
from ui.home.tiles import TileGrid
from ui.meetings.words_waiting import WordsWaiting
from ui.page import Page, Reach
from ui.unit.whose import MINE, WhoseChoice, in_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Tile
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.attendance.readiness import ComingMeeting
    from app.deadlines import Deadline
    from app.deadlines import Tile as Headline
    from app.events import Changes
    from ui.page import Desk

_LOW = 480
"""Height of the page in logical pixels below which tiles and steps are lower."""

SHOWN = 60
"""Deadlines listed at once; where there are more the card says how many."""


class HomePage(Page):
    """Headline tiles, the next meetings with their readiness, and every deadline of every area."""

    reach = Reach.ALL
    help_text = (
        "What needs somebody, from all areas: the longest late first, then the soonest.\n\n"
        "Mine shows what you look after and what nobody does; Both shows everything of the unit. Who looks after "
        "what is set on groups, return rounds, courses and financial years; a meeting's minute taker and an action's "
        "owner count before that.\n\n"
        "Where the file holds several partnerships, Alt+1, Alt+2 and so on show one of them and Alt+0 shows all.\n\n"
        "Tab goes to a row, Up and Down move between rows, Return opens one. Each row has one verb at its right. "
        "Chase people shows everything that anybody owes, for one letter to each."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.whose = WhoseChoice(desk, large=True)
        self.whose.chosen.connect(lambda _value: desk.attempt(self.refresh))
        add = Button("New meeting", "plus", "primary", on_click=self.new_meeting)
        chase = Button("Chase people", "mail", on_click=self.chase_people)
        self.head_buttons = [self.whose, chase, add]
        self._tiles = TileGrid()
        self.waiting = WordsWaiting(desk)
        self.setting_up = SetUpStrip(desk, lambda: desk.attempt(self.refresh))
        self.meetings, self.deadlines = RowList(), RowList()
        self._more = Label("", "muted", wrap=True)
        deadlines = _card("Deadlines", self.deadlines)
        deadlines.add(self._more)
        self._build(_card("Next meetings", self.meetings), deadlines)

    def concerned(self, changes: Changes) -> bool:
        """Home tells of every area."""
        return bool(changes.tables)

    def refresh(self) -> None:
        """Read everything in one turn."""
        core = self.desk.core
        today = core.clock.today()
        with core.read() as session:
            whose = self.whose.whose(session)
            view = home(session, self.own, today, whose)
            steps = set_up_steps(
                session,
                today,
                has_second_backup=has_second_backup(core),
                partnership_id=self.own,
            )
        told = in_words(whose)
        self.set_title(
            f"{show_weekday(today)} {show_day_of_year(today)}", f"{capital(told)}, soonest first"
        )
        self._show(view, steps)
        self.waiting.show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less height for what stands above the meetings in a low window."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        self._tiles.set_low(low=low)
        self.setting_up.set_low(low=low)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew where Mine or Both was chosen elsewhere meanwhile, or the steps of setting up hidden."""
        if self.whose.look_again() or self.setting_up.look_again():
            self.desk.attempt(self.refresh)
        super().showEvent(event)

    def panes(self) -> Sequence[QWidget]:
        """Give what a crash left, the tiles, the steps of setting up, the meetings and the deadlines."""
        return [self.waiting, self._tiles, self.setting_up, self.meetings, self.deadlines]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "home.new-meeting",
                "New meeting",
                self.new_meeting,
                "Ctrl+N",
                menu="Edit",
                icon="plus",
            ),
            Command(
                "home.chasing",
                "Chase people",
                self.chase_people,
                "Ctrl+Shift+J",
                menu="Go",
                icon="mail",
            ),
            Command(
                "home.whose",
                self._other,
                self.whose.choose_other,
                "Ctrl+M",
                menu="Go",
                icon="users",
            ),
        ]

    def new_meeting(self) -> None:
        """Plan a meeting on the meetings' screen."""
        self.desk.go("meetings", {"new": True})

    def chase_people(self) -> None:
        """Go to everybody who owes something."""
        self.desk.go("chasing", {})

    def _build(self, meetings: Card, deadlines: Card) -> None:
        page = ScrollPage()
        page.add(self.waiting)
        page.add(self._tiles)
        page.add(self.setting_up)
        page.add(Panes((meetings, deadlines), (1, 1)), 1)
        self.body.addWidget(page)

    def _other(self) -> str:
        return "Show everything of the unit" if self.whose.value() == MINE else "Show mine"

    def _show(self, view: HomeView, steps: Sequence[SetUpStep]) -> None:
        self._tiles.set([self._tile(each) for each in view.tiles])
        self.setting_up.show_steps(steps)
        mine = self.whose.value() == MINE
        self.meetings.set(
            [self._meeting(each) for each in view.meetings],
            "No meeting of yours is planned; Both shows everybody's."
            if mine
            else "No meeting is planned. Plan one with New meeting.",
        )
        self.deadlines.set(
            [self._deadline(each) for each in view.deadlines[:SHOWN]],
            "Nothing of yours is due; Both shows everything." if mine else "Nothing is due.",
        )
        left = len(view.deadlines) - SHOWN
        self._more.setText(f"and {left} more, further away" if left > 0 else "")
        self._more.setVisible(left > 0)

    def _tile(self, tile: Headline) -> Tile:
        title = f"{tile.title}, mine" if self.whose.value() == MINE else tile.title
        made = Tile(title, tile.icon, lambda: self.desk.go(tile.page, tile.place))
        made.show_figure(tile.figure, tile.chip, tile.tone, tile.share)
        return made

    def _meeting(self, coming: ComingMeeting) -> Line:
        return Line(
            coming.title,
            self._with_partnership(coming.below, coming.partnership),
            coming.day,
            coming.chips,
            verb="Start" if coming.can_start else "Open",
            on_verb=lambda: self.desk.go("meeting", {"id": coming.id, "start": coming.can_start}),
            on_open=lambda: self.desk.go("meeting", {"id": coming.id}),
            compact=True,
        )

    def _with_partnership(self, words: str, partnership: str) -> str:
        """Say whose a line is while all partnerships are shown."""
        return " · ".join(filter(None, (partnership, words))) if self.is_across else words

    def _deadline(self, deadline: Deadline) -> Line:
        return Line(
            deadline.title,
            self._with_partnership(deadline.subtitle, deadline.partnership),
            chips=((deadline.chip, deadline.tone),),
            verb=deadline.verb.value,
            on_verb=lambda: do_verb(self.desk, deadline),
            on_open=lambda: open_record(self.desk, deadline),
            chips_aside=True,
            compact=True,
        )


def _card(title: str, rows: RowList) -> Card:
    card = Card(title)
    page = ScrollPage()
    page.add(rows)
    page.body.addStretch(1)
    card.add(page, 1)
    return card
