"""Plan a year: the meetings of many groups proposed at once, looked at day by day, planned in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.amounts import counted
from app.days import show_long_day
from app.planning.operations import store_plan
from app.planning.plan import PLAN, PlanOutcome, PlanRow
from app.planning.proposing import propose_year
from app.planning.queries import groups_to_plan, years_to_plan
from app.rows import MemoryRows
from ui.commands import Command
from ui.page import Page, Place, Reach
from ui.planning.groups import GroupsToPlan
from ui.planning.rule import ask_rule
from ui.tables import Acts, Table
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import column, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.panes import Panes
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.partnerships.years import Year
    from app.planning.plan import YearPlan
    from ui.page import Desk

_TOLD = (
    PlanOutcome.NEW,
    PlanOutcome.MOVED,
    PlanOutcome.DOUBT,
    PlanOutcome.THERE,
    PlanOutcome.HELD,
    PlanOutcome.LEFT_OUT,
)
_STANDS_ALREADY = frozenset({PlanOutcome.THERE, PlanOutcome.HELD})
_NOBODY_TICKED = "Tick a group to see its year."
_NO_GROUP = "There is no group to plan for yet. Add one on the page Groups (Ctrl+3)."


class PlanYearPage(Page):
    """Ticked groups on the left, what is proposed for them on the right; nothing is stored before Plan is pressed."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "planning_rule", "partnership_group", "terms_of_reference", "holder", "seat"}
    )
    reach = Reach.ALL
    record_kind = "groups"
    help_text = (
        "Tick the groups and choose the year. Each group's meetings are proposed by its rule (Return on the group "
        "changes it) and by the frequency in its terms of reference, moved off bank holidays, the days around "
        "Christmas, and days on which its people or its room are taken. A meeting that is held or planned already "
        "takes the turn that it is nearest to, within half the interval; all meetings of the year that stand already "
        "are in the list.\n\n"
        "F2 changes a date, a time or the venue; Delete leaves a meeting out or takes it in again. Plan stores all of "
        "them in one step, and one Undo takes them back."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plan: YearPlan | None = None
        self._years: Sequence[Year] = ()
        self._ticked: frozenset[int] | None = None
        self.set_title("Plan a year")
        self.plan_button = Button("Plan", "calendar-check", "primary", on_click=self.store)
        self.head_buttons = [self.plan_button]
        self.year = ComboBox()
        named(self.year, "Year")
        self.year.activated.connect(lambda _place: desk.attempt(self._propose))
        self.groups = GroupsToPlan()
        self.groups.ticked_changed.connect(lambda: desk.attempt(self._propose))
        self.groups.rule_wanted.connect(lambda group: desk.attempt(lambda: ask_rule(desk, group)))
        self.rule_button = Button("Change rule", "pencil", on_click=self.change_rule)
        acts = Acts(open=self.open, edit=self.change, delete=self.leave_out)
        self.table = Table(MemoryRows(PLAN, ()), "Plan", acts, desk.lists, empty=_NOBODY_TICKED)
        self.table.chosen.connect(lambda _id: self._tell())
        self.told = Label("", "small", wrap=True)
        # Two lines from the start, so that the list does not move while one goes through it.
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self._chips = FlowRow(gap=6)
        tools = row(self.year, self.rule_button, self._chips, self.table.columns_button, stretch=2)
        self.body.addLayout(tools)
        right = QWidget()
        right.setLayout(column(self.table, self.told, stretch=0))
        self.body.addWidget(Panes((self.groups, right), (4, 10)), 1)

    def refresh(self) -> None:
        """Offer the years and the groups; what was changed in a plan not yet stored is proposed anew."""
        today = self.desk.core.clock.today()
        with self.desk.core.read() as session:
            found = groups_to_plan(session, today, self.own)
            years, wanted = years_to_plan(session, today)
        if self._ticked is None:
            self._ticked = frozenset(each.group.id for each in found if each.has_pattern)
        self.groups.show_groups(found, self._ticked)
        self.table.say_empty(_NOBODY_TICKED if found else _NO_GROUP)
        self.rule_button.setEnabled(bool(found))
        self._offer(years, wanted)
        self._propose()

    def go(self, place: Place) -> None:
        """Plan for one group: {"group": 3}."""
        if place.get("group"):
            self._ticked = frozenset({place["group"]})
            self.refresh()

    def panes(self) -> Sequence[QWidget]:
        """Give the groups and the proposals."""
        return [self.groups, self.table]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "planning.store",
                "Plan these meetings",
                self.store,
                "Ctrl+Return",
                menu="Edit",
                icon="calendar-check",
                enabled=self._has_any,
            ),
            Command(
                "planning.rule",
                "Change the group's rule",
                self.change_rule,
                "Ctrl+E",
                menu="Edit",
                icon="pencil",
                enabled=self.rule_button.isEnabled,
            ),
            Command("planning.year", "Choose the year", self.year.setFocus, "Ctrl+T", menu="Go"),
        ]

    def open(self, row_id: int) -> None:
        """Open the meeting that is planned already, or change the day of one that is not."""
        there = self._plan.row(row_id).there if self._plan else None
        if there is not None:
            self.desk.go("meetings", {"id": there})
        else:
            self.table.on_rows.edit()

    def change(self, ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        """Give one value to the chosen proposals; one without a day keeps the day it has."""
        if self._plan is not None and (value is not None or name != "day"):
            for row_id in ids:
                self._plan.change(row_id, name, value)
            self._show()

    def leave_out(self, ids: Sequence[int]) -> None:
        """Leave the chosen proposals out, or take them in again where all of them are left out."""
        if self._plan is not None:
            left_out = not all(self._plan.row(row_id).left_out for row_id in ids)
            for row_id in ids:
                self._plan.leave_out(row_id, left_out=left_out)
            self._show()

    def change_rule(self) -> None:
        """Change the rule of the group with the focus."""
        group = self.groups.current()
        if group is not None:
            ask_rule(self.desk, group)

    def store(self) -> None:
        """Plan the meetings that stand, and show them in the list of meetings."""
        plan = self._plan
        if plan is None or not plan.standing:
            return

        def act() -> None:
            with self.desk.core.work("Plan year", plan.year.name) as work:
                ids = store_plan(work, plan)
            self.desk.go("meetings", {"id": ids[0]})

        self.desk.attempt(act)

    def _offer(self, years: Sequence[Year], wanted: Year) -> None:
        chosen = self.year.currentText()
        self._years = years
        self.year.clear()
        self.year.addItems([each.name for each in years])
        names = [each.name for each in years]
        self.year.setCurrentIndex(names.index(chosen if chosen in names else wanted.name))

    def _propose(self) -> None:
        ticked = self.groups.ticked()
        self._ticked = frozenset(ticked)
        year = self._years[max(0, self.year.currentIndex())]
        with self.desk.core.read() as session:
            self._plan = propose_year(session, ticked, year, self.desk.core.clock.today())
        self._show()
        for first in self._plan.standing[:1]:
            self.table.select(first.id)

    def _show(self) -> None:
        if self._plan is None:
            return
        rows = self._plan.rows()
        self.table.set_rows(MemoryRows(PLAN, rows))
        counts = [(each, sum(one.outcome is each for one in rows)) for each in _TOLD]
        self._chips.set(
            Chip(f"{many} {each.title_text.casefold()}", each.tone) for each, many in counts if many
        )
        standing = self._plan.standing
        self.set_title("Plan a year", _told(self._plan, rows))
        self.plan_button.set_caption(
            f"Plan {counted(len(standing), 'meeting')}" if standing else "Plan"
        )
        self.plan_button.setEnabled(bool(standing))

    def _tell(self) -> None:
        """Say below the list what is to be known of the chosen meeting, which its column may not hold."""
        row = self.table.current_record()
        told = ""
        if isinstance(row, PlanRow) and row.note:
            told = f"{row.group}, {show_long_day(row.day)}. {row.note}"
        self.told.setText(told)

    def _has_any(self) -> bool:
        return self._plan is not None and bool(self._plan.standing)


def _told(plan: YearPlan, rows: Sequence[PlanRow]) -> str:
    """Say how much the plan would store, or why it stores nothing."""
    standing, year = plan.standing, plan.year.name
    if standing:
        groups = counted(len({each.group.id for each in standing}), "group")
        return f"{counted(len(standing), 'meeting')} of {groups} in {year}; nothing is stored until you press Plan"
    if rows and all(each.outcome in _STANDS_ALREADY for each in rows):
        return f"Every turn of these groups that is still to come in {year} has its meeting"
    return f"Nothing to plan in {year}"
