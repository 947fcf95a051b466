"""The tracker: every agency by every round, what each owes, and the next step for one return or for many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.amounts import counted
from app.returns.tracker import tracker
from ui.commands import Command
from ui.documents import format_entries
from ui.page import Page, Reach
from ui.returns.chasing import open_drafts
from ui.returns.documents import save_tracker
from ui.returns.steps import STEPS, RequestForms
from ui.returns.tracker_view import TrackerView
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState, row
from ui.widgets.menus import MenuButton
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.returns.queries import RequestRecord
    from app.returns.tracker import Tracker
    from ui.page import Desk, Place
    from ui.returns.steps import Step
    from ui.widgets.menus import Entry

OPEN, ALL = "open", "all"
EVERYBODY, OWING = "everybody", "owing"
_KEY = (
    "Late: past its due day and not in. A round is open until every return of it has been accepted."
)


class TrackerPage(Page):
    """Agencies in lines, rounds in columns; steps are taken for every chosen return at once."""

    watches: ClassVar[frozenset[str]] = frozenset({"return_round", "return_request", "agency"})
    reach = Reach.ONE
    help_text = (
        "Every agency by every round that is open: how far its return has come, and whether it is late. “All rounds” "
        "shows those too in which everything has been accepted, “Not in” only agencies that owe a return.\n\n"
        "Arrows move over the cells; Shift with arrows, Ctrl with the mouse or Ctrl+A choose several. Record takes the "
        "next step for all of them in one act, with one day. Chase writes one letter to each agency about every chosen "
        "return that it owes. Return opens the return in its round; Ctrl+C copies the whole tracker for a spreadsheet."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Return tracker")
        self.found: Tracker | None = None
        self._forms = RequestForms(desk)
        self.report = MenuButton("Report", "file-down", self._reports)
        self.head_buttons = [self.report]
        self.view = TrackerView()
        self.view.opened.connect(self.open)
        self.view.chosen_changed.connect(self._tell)
        self.which = SegmentedChoice(
            (Segment(OPEN, "Open rounds"), Segment(ALL, "All rounds")), "Rounds"
        )
        self.who = SegmentedChoice(
            (Segment(EVERYBODY, "Everybody"), Segment(OWING, "Not in")), "Agencies"
        )
        for choice, first in ((self.which, OPEN), (self.who, EVERYBODY)):
            choice.set_value(first)
            choice.chosen.connect(lambda _value: self.desk.attempt(self.refresh))
        self.chase_button = Button("Chase", "bell", on_click=self.chase)
        self.record = MenuButton("Record", "check", self._steps)
        self.open_button = Button("Open", "external-link", on_click=self.open)
        self.key = Label(_KEY, "small", wrap=True)
        self._empty = EmptyState("", icon="inbox")
        self._build()

    def refresh(self) -> None:
        """Read the tracker again."""
        with self.desk.core.read() as session:
            found = tracker(session, self.own, closed=self.which.value() == ALL)
        self.found = found.owing() if self.who.value() == OWING else found
        self.view.show_tracker(self.found, self.desk.core.clock.today())
        self._stack.setCurrentIndex(0 if self.found.rows else 1)
        self._empty.say(self._nothing(any_round=bool(found.rounds)))
        self.report.setEnabled(bool(found.rounds))
        self._tell()

    def go(self, place: Place) -> None:
        """Stand on a return by its id; what is narrowed away is shown for it."""
        if place.get("rounds"):
            self.which.set_value(place["rounds"])
        self.refresh()
        if place.get("id") and not self.view.go_to(place["id"]):
            self.which.set_value(ALL)
            self.who.set_value(EVERYBODY)
            self.refresh()
            self.view.go_to(place["id"])

    def place(self) -> Place:
        """Say which rounds are shown, and on which return one stands."""
        one = self.view.tracker.request(self.view.currentIndex())
        return {"rounds": self.which.value(), **({"id": one.id} if one else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the table."""
        return [self.view]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with the chosen returns."""
        return [
            Command("tracker.open", "Open the return", self.open, menu="Go", enabled=self.has_any),
            Command(
                "tracker.rounds", "Open rounds or all", self.show_other_rounds, "Ctrl+L", menu="Go"
            ),
            Command(
                "tracker.owing",
                "Everybody or not in",
                self.show_other_agencies,
                "Ctrl+B",
                menu="Go",
            ),
            *(
                Command(
                    f"tracker.{step.name}",
                    step.title,
                    partial(self.take, step),
                    step.keys,
                    menu="Edit",
                    icon=step.icon,
                    enabled=partial(self.can_take, step),
                )
                for step in STEPS
            ),
            Command(
                "tracker.report",
                "Report of the tracker",
                self.report.open,
                "Ctrl+P",
                menu="File",
                icon="file-down",
                enabled=lambda: bool(self.found and self.found.rounds),
            ),
        ]

    def chosen(self) -> list[RequestRecord]:
        """Give the chosen returns."""
        return self.view.chosen()

    def has_any(self) -> bool:
        """Say whether a return is chosen."""
        return bool(self.chosen())

    def can_take(self, step: Step) -> bool:
        """Say whether a step comes next for any of the chosen returns."""
        return any(step.is_next(each) for each in self.chosen())

    def take(self, step: Step) -> None:
        """Take a step for those of the chosen returns for which it comes next."""
        if step.by_letter:
            self.chase()
            return
        wanted = [each for each in self.chosen() if step.is_next(each)]
        if wanted:
            self._forms.take(step, wanted)

    def chase(self) -> None:
        """Write one letter to each agency about the chosen returns that it owes."""
        owed = [each.id for each in self.chosen() if each.received_on is None]
        if not owed:
            self.desk.hint("None of the chosen returns is owed; choose one that is not in")
            return
        open_drafts(self.desk, owed, self.own)

    def open(self) -> None:
        """Go to the return in its round; from the line that counts to the round."""
        one = self.view.tracker.request(self.view.currentIndex())
        round_id = self.view.tracker.round_id(self.view.currentIndex().column())
        if one is not None:
            self.desk.go("returns", {"kind": "returns", "id": one.id})
        elif round_id is not None:
            self.desk.go("returns", {"id": round_id})

    def save_report(self, ending: str) -> None:
        """Write the tracker of the rounds shown."""
        save_tracker(self.desk, self.own, ending, closed=self.which.value() == ALL)

    def show_other_rounds(self) -> None:
        """Change between open rounds and all."""
        self.which.set_value(ALL if self.which.value() == OPEN else OPEN)
        self.desk.attempt(self.refresh)

    def show_other_agencies(self) -> None:
        """Change between everybody and those who owe a return."""
        self.who.set_value(OWING if self.who.value() == EVERYBODY else EVERYBODY)
        self.desk.attempt(self.refresh)

    def _build(self) -> None:
        acts = (self.chase_button, self.record, self.open_button)
        self.body.addLayout(row(self.which, self.who, None, *acts))
        card = Card(padding=2)
        card.add(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.key)

    def _nothing(self, *, any_round: bool) -> str:
        if any_round:
            return "Every agency has answered."
        known = self.which.value() == ALL
        return (
            "No returns yet."
            if known
            else "No round is open. “All rounds” shows those that are closed."
        )

    def _reports(self) -> list[Entry]:
        return format_entries("Tracker", self.save_report)

    def _steps(self) -> list[Entry]:
        chosen = self.chosen()
        found: list[Entry] = []
        for step in STEPS:
            fitting = [each for each in chosen if step.is_next(each)]
            if fitting and not step.by_letter:
                some = f": {counted(len(fitting), 'return')}" if len(chosen) > 1 else ""
                found.append((f"{step.title}{some}", partial(self.take, step)))
        return found

    def _tell(self) -> None:
        chosen = self.chosen()
        owed = [each for each in chosen if each.received_on is None]
        self.chase_button.set_caption(f"Chase {len(owed)}" if len(owed) > 1 else "Chase")
        self.chase_button.setEnabled(bool(owed))
        self.record.setEnabled(bool(self._steps()))
        self.open_button.setEnabled(self.view.currentIndex().isValid())
        found, today = self.found, self.desk.core.clock.today()
        if found is None:
            return
        late = sum(row.owed(today) for row in found.rows)
        agencies = counted(len(found.rows), "agency", "agencies")
        told = [agencies, counted(len(found.rounds), "round"), f"{late} late" if late else ""]
        told.append(f"{len(chosen)} chosen" if len(chosen) > 1 else "")
        self.set_title("Return tracker", " · ".join(filter(None, told)))
