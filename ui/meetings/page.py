"""Meetings: the list of all groups' meetings, and the chosen one beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from app.fields import Ref
from app.listing import SqlRows
from app.meetings.listings import MEETINGS
from app.meetings.moves import START
from app.meetings.operations import change_meeting
from app.minutes.removing import remove_meeting
from ui.documents import save_list
from ui.meetings.calendar_files import calendar_entries
from ui.meetings.commands import commands_of
from ui.meetings.detail import MeetingDetail, can_start, readiness
from ui.meetings.form import MeetingForm
from ui.meetings.moves import make_move, next_move
from ui.meetings.views import MeetingViews
from ui.meetings.words_waiting import WordsWaiting
from ui.page import Page, Place, Reach
from ui.tables import Acts, Table
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.commands import Command
    from ui.meetings.detail import Readiness
    from ui.page import Desk
    from ui.widgets.menus import Entry

_SPANS = (
    Segment("coming", "Coming", meaning="Meetings from today on"),
    Segment("held", "Held", meaning="Meetings before today"),
    Segment("all", "All", meaning="Every meeting"),
)
_NONE = {
    "coming": "No meeting is planned.",
    "held": "No meeting was held yet.",
    "all": "There is no meeting yet.",
}


class MeetingsPage(Page):
    """The meetings of all groups; Return opens one."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "meeting",
            "minute",
            "agenda_item",
            "partnership_group",
            "seat",
            "holder",
            "reply",
            "attendance",
        }
    )
    reach = Reach.ALL
    record_kind = "meetings"
    help_text = (
        "The meetings of every group, those to come first. Return opens the meeting with its agenda, its minutes and "
        "its attendance.\n\nA new meeting brings its agenda along: standing items, the last minutes, the action log. "
        "Each step of a meeting has its button; those that cannot be undone ask first.\n\n"
        "Ctrl+Shift+1, 2 and 3 show them as a list, by month and by year; in both calendars a tick stands for held, a "
        "line through it for called off. By month, a meeting is moved to another day by dragging it, or with Shift and "
        "an arrow; its deadlines follow. By year, it is the financial or calendar year of today, as chosen last, and "
        "the arrows beside its name go by a year. Calendar writes a file that Outlook opens; a "
        "later one replaces what an earlier one put there, and takes out what was cancelled or removed."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Meetings")
        self.head_buttons = [
            Button("Forward plan", "flag", on_click=self.forward_plan),
            Button("Attendance", "user-check", on_click=self.show_attendance),
            Button("Plan a year", "calendar-plus", on_click=self.plan_year),
            Button("New meeting", "plus", "primary", on_click=self.add),
        ]
        self._found: Readiness | None = None
        acts = Acts(
            open=self.open,
            edit=editing(desk, ("Change meeting", ""), change_meeting),
            delete=removing(desk, ("Remove meeting", ""), remove_meeting),
            export=self.export,
            add=("New meeting", self.add),
        )
        self.span = SegmentedChoice(_SPANS, "Which meetings")
        self.span.set_value("coming")
        self.span.chosen.connect(lambda _span: self._show_span())
        self.table = Table(self._rows(), "Meetings", acts, desk.lists, empty=_NONE["coming"])
        self.views = MeetingViews(desk, self.table)
        self.waiting = WordsWaiting(self.desk)
        self.detail = MeetingDetail(self.open_chosen, self.change, self.move_on, self.start)
        self.views.chosen.connect(lambda _id: self.desk.attempt(self._show_detail))
        self.views.opened.connect(self.open)
        self.views.turned.connect(self._turned)
        self.table.shown.connect(self._tell_count)
        self._build()

    def refresh(self) -> None:
        """Read list and detail again, and whether words that a crash left wait for somebody."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self.views.refresh(self._rows(), self.own)
        self._show_detail()
        self.waiting.show_words()

    def go(self, place: Place) -> None:
        """Show a meeting by its id, or begin a new one: {"id": 3}, {"new": True}, {"new": True, "group": Ref}."""
        if place.get("new"):
            self.add(place.get("group"))
        elif "id" in place and not self.table.select(place["id"]):
            self.span.set_value("all")
            self._show_span()
            self.table.reveal(place["id"])

    def place(self) -> Place:
        """Say which meeting is chosen."""
        chosen = self.views.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the detail."""
        return [self.views, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with meetings."""
        return commands_of(self)

    def add(self, group: Ref | None = None) -> None:
        """Plan a meeting and go to it in the list."""
        form = MeetingForm(self.desk, None, group if isinstance(group, Ref) else None)
        form.saved.connect(lambda meeting_id: self.desk.attempt(lambda: self._added(meeting_id)))
        form.show_fitted()

    def plan_year(self) -> None:
        """Plan the meetings of a whole year."""
        self.desk.go("plan-year", {})

    def forward_plan(self) -> None:
        """Show what waits for later meetings."""
        self.desk.go("forward-plan", {})

    def show_attendance(self) -> None:
        """Go to the attendance of a group over a year, that of the chosen meeting where one is chosen."""
        group = {"group": self._found.record.group.id} if self._found else {}
        self.desk.go("attendance", group)

    def change(self) -> None:
        """Change the chosen meeting."""
        if self._found is not None:
            MeetingForm(self.desk, self._found.record).show_fitted()

    def open(self, meeting_id: int) -> None:
        """Open a meeting with its agenda, minutes and attendance."""
        self.desk.go("meeting", {"id": meeting_id})

    def open_chosen(self) -> None:
        """Open the chosen meeting."""
        chosen = self.views.current_id()
        if chosen is not None:
            self.open(chosen)

    def move_on(self) -> None:
        """Take the chosen meeting to its next step; one that begins is opened."""
        record = self._found.record if self._found else None
        move = next_move(record) if record else None
        if record is not None and move is not None:
            make_move(self.desk, record, move)
            if move is START:
                self.open(record.id)

    def start(self) -> None:
        """Start the chosen meeting on its day, and open it."""
        record = self._found.record if self._found else None
        if record is not None and can_start(record, self.desk.core.clock.today()):
            self.desk.go("meeting", {"id": record.id, "start": True})

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the list to Excel."""
        save_list(self.desk, "Meetings", self._rows(), fields=fields, ids=ids)

    def _build(self) -> None:
        table = self.table
        calendar = MenuButton("Calendar", "calendar-days", self._calendars)
        listed = (self.span, table.filter_box, table.count)
        at_right = (table.columns_button, table.excel_button)
        self._of_list: tuple[QWidget, ...] = (*listed, *at_right)
        tools = row(self.views.choice, *listed, None, calendar, *at_right)
        self.body.addWidget(self.waiting)
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self.views, self.detail), (8, 3)), 1)

    def _calendars(self) -> list[Entry]:
        return calendar_entries(self.desk, self._found.record if self._found else None)

    def _turned(self, look: str) -> None:
        """Show the tools of the list with the list only, and no detail beside the year, which needs the room."""
        for tool in self._of_list:
            tool.setVisible(look == "list")
        self.detail.setVisible(look != "year")
        self.desk.attempt(self._show_detail)

    def _rows(self) -> SqlRows:
        today = self.desk.core.clock.today()
        days: dict[str, dict[str, Any]] = {
            "coming": {"first_day": today},
            "held": {"last_day": today - timedelta(days=1)},
        }
        span = days.get(self.span.value(), {})
        return SqlRows(self.desk.core, MEETINGS, partnership=self.own, **span)

    def _show_span(self) -> None:
        held, before = self.span.value() == "held", self.table.current_id()

        self.table.say_empty(_NONE[self.span.value()], can_add=not held)

        def show() -> None:
            self.table.set_rows(self._rows(), sort="day" if held else "", descending=held)
            if self.table.current_id() != before:
                self.table.view.go_to(0, 0)

        self.desk.attempt(show)

    def _show_detail(self) -> None:
        chosen = self.views.current_id()
        self._found = None
        if chosen is not None:
            with self.desk.core.read() as session:
                self._found = readiness(session, chosen, self.desk.core.clock.today())
        self.detail.show_meeting(self._found, self.desk.core.clock.today())

    def _tell_count(self, _count: int) -> None:
        what = {"coming": "to come", "held": "held", "all": "in all"}[self.span.value()]
        self.set_title("Meetings", f"{self.table.told('meeting')} {what}")

    def _added(self, meeting_id: int) -> None:
        self.table.refresh()
        self.follow({"id": meeting_id})
        self.table.view.setFocus()

    def has_one(self) -> bool:
        """Say whether a meeting is chosen."""
        return self._found is not None

    def can_move(self) -> bool:
        """Say whether the chosen meeting has a next step."""
        return self._found is not None and next_move(self._found.record) is not None

    def move_title(self) -> str:
        """Give the words of its next step."""
        move = next_move(self._found.record) if self._found else None
        return move.label if move else "Next step"
