"""Attendance of a group over a period: who came to which meeting, both rates, and who is represented below half."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.amounts import counted
from app.attendance.matrix import LOW, AttendanceMatrix, matrix
from app.attendance.periods import year_spans
from app.attendance.queries import attendance
from app.groups.queries import all_groups, group
from app.meetings.queries import meetings
from app.partnerships.queries import partnership_or_first
from ui.attendance.matrix_commands import commands_of
from ui.attendance.matrix_view import MatrixView
from ui.attendance.period_choice import PeriodChoice
from ui.documents import file_name, format_entries, save_report
from ui.page import Page, Reach
from ui.seats.showing import first_to_show
from ui.widgets.buttons import ComboBox
from ui.widgets.cards import Card, EmptyState, row
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.attendance.periods import YearSpan
    from app.groups.queries import GroupRecord
    from ui.attendance.matrix_model import MatrixLine
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry

NOBODY = "Nobody was expected at the meetings of this period"
SEATS, AGENCIES = "seats", "agencies"
_KEY = (
    "Y attended, D deputy, A apologies, N did not attend, – not a member then. Represented: Y or D, of those expected; "
    "by the member: Y, of those expected. A vacant seat, or one that was none then, is not expected."
)
_OF_AGENCIES = (
    " A seat that speaks for several agencies counts for each. Meetings: those at which any of its seats was "
    "represented."
)


class AttendancePage(Page):
    """The closed meetings of a group over a period, by seat or by agency; Return opens the meeting of a cell."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "attendance",
            "meeting",
            "seat",
            "seat_agency",
            "agency",
            "person",
            "partnership_group",
            "partnership",
        }
    )
    reach = Reach.ONE
    help_text = (
        "Every closed meeting of a group over a period, with the code that each seat had there. “By agency” puts the "
        "seats of an agency together. Both rates say what they are of: represented counts the member or a deputy, by "
        "the member only the member, both over the seats expected. Who was not a member then, or whose seat was "
        "vacant, is in neither.\n\n"
        "Arrows move over the cells, End goes to the rates. Return on a code opens that meeting, on a rate the seat; "
        "Ctrl+C copies the whole matrix for a spreadsheet. Those represented at less than half are listed beside it, "
        "the least represented first: some boards have their chair speak to them.\n\n"
        "A year is that of the partnership, the financial or the calendar year; “From and to” asks for two days. A "
        "matrix that was kept in a spreadsheet is imported with Ctrl+I: its meetings and seats are matched or made."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Attendance")
        self._group: GroupRecord | None = None
        self._groups: list[GroupRecord] = []
        self.found: AttendanceMatrix | None = None
        self.report = MenuButton("Attendance report", "file-down", self._reports)
        self.head_buttons = [self.report]
        self.groups = ComboBox()
        named(self.groups, "Group")
        self.groups.activated.connect(self._choose_group)
        self.look = SegmentedChoice(
            (Segment(SEATS, "By seat"), Segment(AGENCIES, "By agency")), "Rows"
        )
        self.look.set_value(SEATS)
        self.look.chosen.connect(self.show_by)
        self.period = PeriodChoice()
        self.period.changed.connect(lambda: self.desk.attempt(self.refresh))
        self.view = MatrixView()
        self.view.meeting_wished.connect(lambda each: self.desk.go("meeting", {"id": each}))
        self.view.seat_wished.connect(lambda each: self.desk.go("members", {"id": each}))
        self.key = Label("", "small", wrap=True)
        self.low = RowList()
        self.empty = EmptyState("", icon="user-check")
        self._build()

    def refresh(self) -> None:
        """Read the matrix of the group over the period."""
        today = self.desk.core.clock.today()
        with self.desk.core.read() as session:
            if self._group is None or self.own not in {None, self._group.partnership.id}:
                self._group = first_to_show(session, today, self.own)
            if self._group is None:
                self._show_none()
                return
            self._group = group(session, self._group.id, today)
            self._groups = all_groups(session, today, self._group.partnership.id)
            body = partnership_or_first(session, self._group.partnership.id)
            self.period.offer(year_spans(session, body, self._group.id, today))
            self.found = matrix(session, self._group.id, *self.period.days())
        self._show(self._group, self.found)

    def go(self, place: Place) -> None:
        """Show a group by `group`, or that of an attendance by its id, over the year of its meeting."""
        if place.get("as"):
            self.look.set_value(place["as"])
        with self.desk.core.read() as session:
            one = None
            if place.get("kind") == "attendance" and place.get("id"):
                kept = attendance(session, [place["id"]])
                one = meetings(session, [kept[0].meeting.id])[0] if kept else None
            group_id = one.group.id if one else place.get("group")
            today = self.desk.core.clock.today()
            if group_id:
                self._group = group(session, group_id, today)
            if one is not None and self._group is not None:
                body = partnership_or_first(session, self._group.partnership.id)
                spans = year_spans(session, body, self._group.id, today)
                named_so = (each for each in spans if _holds(each, one.day))
                self.period.choose(next(named_so, spans[0]).name)
        if place.get("period"):
            self.period.choose(place["period"])
        if place.get("days"):
            self.period.choose_days(*place["days"])
        self.refresh()

    def place(self) -> Place:
        """Say which group is shown, how, and over which period."""
        where: dict[str, Any] = {"as": self.look.value()}
        if self._group is not None:
            where |= {"group": self._group.id, "period": self.period.name()}
            where |= {"days": self.period.days()} if self.period.is_own else {}
        return where

    def panes(self) -> Sequence[QWidget]:
        """Give the matrix and those below half."""
        return [self.view, self.low_card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return commands_of(self)

    def show_by(self, look: str) -> None:
        """Put seats or agencies in the lines."""
        self.look.set_value(look)
        if self.found is not None and self._group is not None:
            self._show(self._group, self.found)

    def show_other(self) -> None:
        """Change between seats and agencies."""
        self.show_by(AGENCIES if self.look.value() == SEATS else SEATS)

    def save(self, ending: str) -> None:
        """Write the report of the group and period shown."""
        if self._group is None:
            return
        core, shown, days = self.desk.core, self._group, self.period.days()

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import attendance as document  # noqa: PLC0415 - only when a document is written

            return document.build(core, shown.id, *days)

        name = f"{file_name(shown.name, 'attendance', self.period.name().lower())}{ending}"
        save_report(self.desk, "Writing the attendance report", name, build)

    def has_meetings(self) -> bool:
        """Say whether there is a matrix to show."""
        return self.found is not None and bool(self.found.meetings)

    def _build(self) -> None:
        self.body.addLayout(row(self.groups, self.look, self.period, None))
        card = Card(padding=2)
        card.add(self.view, 1)
        inside = ScrollPage()
        inside.add(self.low)
        inside.body.addStretch(1)
        self.low_card = Card(f"Below {LOW} % represented")
        self.low_card.add(inside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(Panes((card, self.low_card), (8, 3)))
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.key)

    def _reports(self) -> list[Entry]:
        return format_entries("Attendance", self.save)

    def _show_none(self) -> None:
        self.found = None
        # The group and the years of another partnership must not stand beside it.
        self.groups.clear()
        self._can_choose(possible=False)
        self.set_title("Attendance", "No group yet. Add one on the page Groups.")
        self.empty.say(
            "Attendance is that of a group’s meetings. Add the first group, then its meetings."
        )
        self._turn(shown=False)

    def _show(self, shown: GroupRecord, found: AttendanceMatrix) -> None:
        self._show_groups(shown)
        self._can_choose(possible=True)
        by_agency = self.look.value() == AGENCIES
        self.key.setText(_KEY + (_OF_AGENCIES if by_agency else ""))
        if not found.meetings:
            self.set_title(f"{shown.name}: attendance", self.period.name())
            self.empty.say(
                f"No meeting of {shown.name} was closed in this period. Choose another one, or import a matrix that "
                "was kept in a spreadsheet (Ctrl+I)."
            )
            self._turn(shown=False)
            return
        self._turn(shown=True)
        counts = found.counts
        member = f"{counts.by_member.numerator} by the member, {counts.by_member.rounded()} %"
        told = f"{counted(len(found.meetings), 'meeting')}: {counts.represented.told}; {member}"
        self.set_title(f"{shown.name}: attendance", told if counts.expected else NOBODY)
        self.view.show_matrix(found, by_agency=by_agency)
        self._show_low(by_agency=by_agency)

    def _show_low(self, *, by_agency: bool) -> None:
        lines = [each for each in self.view.matrix.lines if each.is_low]
        lines.sort(key=lambda each: each.counts.represented.percent or 0)
        every = "agency" if by_agency else "seat"
        empty = f"Every {every} was represented at {LOW} % or more."
        self.low.set([self._low_line(each) for each in lines], empty)

    def _low_line(self, line: MatrixLine) -> Line:
        told = f"{line.counts.represented.words()} · {line.below}".removesuffix(" · ")
        return Line(line.name, told, verb="", on_open=partial(self._reveal, line))

    def _reveal(self, line: MatrixLine) -> None:
        """Stand on a line of the matrix."""
        self.view.go_to_row(self.view.matrix.lines.index(line))

    def _can_choose(self, *, possible: bool) -> None:
        for each in (self.groups, self.look, self.period):
            each.setVisible(possible)

    def _turn(self, *, shown: bool) -> None:
        self._stack.setCurrentIndex(0 if shown else 1)
        self.key.setVisible(shown)
        self.report.setEnabled(shown)

    def _show_groups(self, shown: GroupRecord) -> None:
        self.groups.clear()
        known = {each.id: each.name for each in self._groups} | {shown.id: shown.name}
        for group_id, name in known.items():
            self.groups.addItem(name, group_id)
        self.groups.setCurrentIndex(self.groups.findData(shown.id))

    def _choose_group(self, place: int) -> None:
        self.go({"group": self.groups.itemData(place)})


def _holds(span: YearSpan, day: date) -> bool:
    return span.year.first_day <= day <= span.year.last_day
