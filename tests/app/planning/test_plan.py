"""A year planned in one act: proposed from the rules, changed in the preview, stored as one step."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from app.agenda.queries import agenda
from app.errors import InvalidValues
from app.groups.operations import add_group, change_group
from app.meetings.moves import CANCEL, CLOSE, START
from app.meetings.operations import move_meeting
from app.meetings.queries import meeting, meetings
from app.partnerships.years import year_of
from app.planning.operations import set_planning_rule, store_plan
from app.planning.plan import PlanOutcome
from app.planning.proposing import propose_year
from app.planning.queries import groups_to_plan, planning_rules
from app.workdays import is_working_day
from models.groups import Frequency
from models.planning import Weekday, WeekOfMonth
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import JUNE, MARCH, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.planning.fields import PlanningRuleValues
    from app.planning.plan import PlanRow, YearPlan

YEAR = year_of("04-01", date(2025, 5, 1))


def proposed(core: Core, *groups: int) -> YearPlan:
    with core.read() as session:
        return propose_year(session, groups, YEAR, TODAY)


def outcomes(rows: list[PlanRow]) -> list[PlanOutcome]:
    return [row.outcome for row in rows]


def test_a_year_of_the_samples_eight_groups_is_planned_in_one_step(sample: Core) -> None:
    year = year_of("01-01", date(2026, 1, 5))
    with sample.read() as session:
        found = groups_to_plan(session, date(2025, 3, 11))
        groups = [each.group.id for each in found if each.has_pattern]
        made = propose_year(session, groups, year, TODAY)
    with sample.work("Plan year", year.name) as work:
        ids = store_plan(work, made)
    with sample.read() as session:
        days = [each.day for each in meetings(session, ids)]
        agendas = [agenda(session, each) for each in ids]
    assert len(groups) == 8
    assert len(ids) == 28
    assert all(agendas)
    assert all(is_working_day(day) and year.first_day <= day <= year.last_day for day in days)
    sample.undo()
    with sample.read() as session:
        assert meetings(session, ids) == []


def test_what_a_rule_leaves_open_is_taken_from_the_last_meeting(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.read() as session:
        [rule] = planning_rules(session, [board.board])
    assert (rule.weekday, rule.week) == (Weekday.THURSDAY, WeekOfMonth.LAST)
    assert (rule.starts, rule.venue, rule.despatch) == (time(9, 30), "Council Chamber", 5)


def test_a_turn_that_has_its_meeting_keeps_it(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    june = plan(core, board, JUNE)
    made = proposed(core, board.board)
    assert outcomes(made.rows()) == [
        PlanOutcome.THERE,
        PlanOutcome.NEW,
        PlanOutcome.MOVED,
        PlanOutcome.NEW,
    ]
    with core.work("Plan year") as work:
        assert june not in store_plan(work, made)


def test_a_meeting_of_the_month_after_takes_the_turn_that_it_is_nearest_to(core: Core) -> None:
    """Reproduces: beside a meeting of 8 January another was proposed on 5 January, for the turn of 29 December."""
    board = make_board(core)
    plan(core, board)
    july = plan(core, board, date(2025, 7, 8))
    with core.work("Change planning rule") as work:
        set_planning_rule(
            work, board.board, {"week": WeekOfMonth.LAST, "weekday": Weekday.THURSDAY}
        )
    first, *others = proposed(core, board.board).rows()
    assert (first.day, first.outcome) == (date(2025, 7, 8), PlanOutcome.THERE)
    assert first.note == "Stays, for Thu 26 Jun."
    assert [row.day.month for row in others] == [9, 12, 3]
    made = proposed(core, board.board)
    with core.work("Plan year") as work:
        assert july not in store_plan(work, made)


def test_a_meeting_takes_one_turn_and_a_second_in_its_period_stands_in_the_list(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    plan(core, board, JUNE)
    plan(core, board, date(2025, 7, 24))
    rows = proposed(core, board.board).rows()
    there = [row.day for row in rows if row.outcome is PlanOutcome.THERE]
    assert there == [JUNE, date(2025, 7, 24)]
    assert [row.day.month for row in rows if row.outcome is not PlanOutcome.THERE] == [9, 12, 3]


def test_a_meeting_just_after_the_year_takes_its_last_turn(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    plan(core, board, date(2026, 4, 14))
    assert [row.day for row in proposed(core, board.board).rows()][-1] == date(2026, 4, 14)


def test_a_meeting_further_off_than_half_the_interval_leaves_the_turn_open(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    may = plan(core, board, date(2025, 5, 8))
    rule: PlanningRuleValues = {"week": WeekOfMonth.LAST, "weekday": Weekday.THURSDAY}
    with core.work("Change planning rule") as work:
        set_planning_rule(work, board.board, rule)
    made = proposed(core, board.board)
    rows = made.rows()[:2]
    assert [(row.day, row.outcome) for row in rows] == [
        (date(2025, 5, 8), PlanOutcome.THERE),
        (JUNE, PlanOutcome.NEW),
    ]
    assert made.row(rows[0].id).there == may


def test_a_meeting_that_was_held_is_not_called_planned(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board, date(2025, 2, 27))
    with core.work(START.label) as work:
        move_meeting(work, meeting_id, START)
    with core.work(CLOSE.label) as work:
        move_meeting(work, meeting_id, CLOSE)
    with core.read() as session:
        made = propose_year(session, [board.board], year_of("04-01", date(2024, 5, 1)), TODAY)
    [held, *_] = [row for row in made.rows() if row.outcome is PlanOutcome.HELD]
    assert (held.day, held.note) == (
        date(2025, 2, 27),
        "Was held, for Thu 30 Jan.",
    )


def test_a_cancelled_meeting_leaves_its_turn_open(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    june = plan(core, board, JUNE)
    with core.work(CANCEL.label) as work:
        move_meeting(work, june, CANCEL, reason="No business.")
    assert proposed(core, board.board).rows()[0].outcome is PlanOutcome.NEW


def test_a_row_moved_onto_a_clash_is_to_be_looked_at_and_can_be_left_out(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    made = proposed(core, board.board)
    first, second, *_ = made.rows()
    made.change(second.id, "day", first.day)
    assert outcomes(made.rows())[:2] == [PlanOutcome.DOUBT, PlanOutcome.DOUBT]
    made.leave_out(second.id)
    assert sorted(outcomes(made.rows()))[:1] == [PlanOutcome.LEFT_OUT]
    assert len(made.standing) == 3


def test_a_groups_own_timetable_counts_for_its_meetings(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Change planning rule") as work:
        set_planning_rule(work, board.board, {"despatch": 3, "papers_due": 4})
    with core.read() as session:
        days = meeting(session, meeting_id).timetable
    assert (days.papers_due, days.despatch) == (date(2025, 3, 21), date(2025, 3, 24))
    assert days.call_for_papers < days.papers_due < days.despatch < MARCH < days.draft_minutes


def test_a_timetable_out_of_order_is_refused_beside_the_field(core: Core) -> None:
    board = make_board(core)
    with pytest.raises(InvalidValues) as refused, core.work("Change planning rule") as work:
        set_planning_rule(work, board.board, {"despatch": 9, "papers_due": 4})
    assert list(refused.value.problems) == ["papers_due"]


def test_a_rule_is_changed_in_place(core: Core) -> None:
    board = make_board(core)
    for count in (4, 6):
        with core.work("Change planning rule") as work:
            set_planning_rule(work, board.board, {"per_year": count})
    assert len(proposed(core, board.board).rows()) == 6


def test_a_group_that_meets_as_needed_gets_no_meetings(core: Core) -> None:
    board = make_board(core)
    with core.work("Add group") as work:
        panel = add_group(
            work,
            {"partnership": board.partnership, "name": "Rapid review panel"},
            {"frequency": Frequency.AS_NEEDED},
        )
    assert proposed(core, panel).rows() == []


def test_no_meeting_is_proposed_after_a_group_has_ended(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.work("End group") as work:
        change_group(work, board.board, {"last_day": date(2025, 10, 31)})
    assert [row.day.month for row in proposed(core, board.board).rows()] == [6, 9]


def test_turns_that_are_over_get_no_meeting(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.read() as session:
        made = propose_year(session, [board.board], YEAR, date(2025, 10, 1))
    assert [row.day.month for row in made.rows()] == [12, 3]


def test_a_row_moved_past_the_groups_end_is_to_be_looked_at_and_refused_by_name(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.work("End group") as work:
        change_group(work, board.board, {"last_day": date(2025, 10, 31)})
    made = proposed(core, board.board)
    last = made.rows()[-1]
    made.change(last.id, "day", date(2025, 11, 6))
    told = "SCP Board ended on 31 Oct 2025."
    assert (made.rows()[-1].outcome, made.rows()[-1].note) == (PlanOutcome.DOUBT, told)
    with pytest.raises(InvalidValues) as refused, core.work("Plan year") as work:
        store_plan(work, made)
    assert refused.value.problems == {"day": told}
