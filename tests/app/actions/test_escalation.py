"""Escalation: proposed after so many meetings, carried out to the group above, told in every document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.actions import due
from app.actions.escalation import NoMeetingAhead, drift_of, escalate, to_escalate
from app.actions.escalation_rules import escalation_rules, set_escalation_rule
from app.actions.operations import add_action, close_action, move_due
from app.actions.queries import actions, updates
from app.agenda.queries import agenda
from app.errors import InvalidValues, NotFound
from app.groups.operations import add_group, change_group, remove_group
from models.actions import EscalationRule
from reports import action_sheet
from reports import actions as action_log
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import hold, plan

if TYPE_CHECKING:
    from app.actions.escalation import Drift
    from app.bootstrap import Core
    from tests.app.groups.makers import Board

RAISED = date(2024, 10, 1)
HELD = (date(2024, 11, 5), date(2024, 12, 3), date(2025, 1, 7), date(2025, 3, 4))


def raised(core: Core, board: Board, *, first_due: date | None, text: str = "Map provision") -> int:
    with core.work("Add action") as work:
        return add_action(
            work,
            {"group": board.subgroup, "raised_on": RAISED, "due": first_due, "text": text},
        )


@pytest.fixture
def board(core: Core) -> Board:
    made = make_board(core)
    with core.work("Hold meetings") as work:
        for day in HELD:
            hold(work, made.subgroup, day)
    return made


def drift(core: Core, action_id: int) -> Drift:
    with core.read() as session:
        found = drift_of(session, action_id, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first_due", "expected"),
    [
        (date(2024, 12, 12), (4, 2, True)),
        (date(2025, 2, 28), (4, 1, True)),
        (None, (4, 0, True)),
        (date(2025, 6, 12), (4, 0, False)),
    ],
    ids=["late for two meetings", "back at four", "without a due day", "in time until June"],
)
def test_it_is_time_after_three_meetings_or_two_since_it_fell_due(
    core: Core, board: Board, first_due: date | None, expected: tuple[int, int, bool]
) -> None:
    found = drift(core, raised(core, board, first_due=first_due))
    assert (found.back, found.late, found.is_time) == expected
    assert str(found.to) == "SCP Board"


def test_a_due_day_moved_on_and_on_does_not_hide_the_drift(core: Core, board: Board) -> None:
    action_id = raised(core, board, first_due=date(2025, 1, 31))
    with core.work("Move due day") as work:
        move_due(work, action_id, date(2025, 6, 30), "Data arrive in May")
    found = drift(core, action_id)
    assert found.is_time
    assert found.words == f"Has come back to 4 meetings of {found.group}"


def test_each_group_has_its_own_numbers_and_may_name_another_group(
    core: Core, board: Board
) -> None:
    action_id = raised(core, board, first_due=None)
    with core.work("Change rule of escalation") as work:
        set_escalation_rule(work, board.subgroup, {"after_back": 5, "after_late": None})
    assert not drift(core, action_id).is_time
    with pytest.raises(InvalidValues, match="the group itself"), core.work("Change") as work:
        set_escalation_rule(work, board.subgroup, {"to_group": board.subgroup})
    with core.read() as session:
        rule = escalation_rules(session, [board.subgroup], TODAY)[board.subgroup]
    assert (rule.after_back, rule.after_late, str(rule.goes_to)) == (5, None, "SCP Board")


def test_an_escalated_action_is_an_item_of_the_group_above_and_stays_with_its_own(
    core: Core, board: Board
) -> None:
    action_id = raised(core, board, first_due=date(2024, 12, 12))
    march = plan(core, board)
    with core.work("Escalate action") as work:
        escalate(work, [action_id])
    with core.read() as session:
        titles = [each.title for each in agenda(session, march)]
        [record] = actions(session, [action_id], {"as_at": TODAY})
        told = [each.text for each in updates(session, action_id)]
        assert to_escalate(session, TODAY) == []
    group = str(record.group)
    assert f"Action, escalated by {group}: Map provision" in titles
    assert (record.group.id, str(record.escalated_to)) == (board.subgroup, "SCP Board")
    assert told == [
        f"To SCP Board, 27 Mar 2025. Has come back to 4 meetings of {group}, 2 of them since it fell due."
    ]
    log = action_log.build(core).blocks[1]
    assert "SCP Board, on 11 Mar 2025" in log.rows[0]  # type: ignore[union-attr]  # the table of the log
    sheet = action_sheet.build(core, march)
    [back] = [each for each in sheet.blocks if getattr(each, "title", "").startswith("Earlier")]
    assert "SCP Board, on 11 Mar 2025" in back.blocks[0].rows[0]  # type: ignore[union-attr]  # its table
    core.undo()
    with core.read() as session:
        assert len(to_escalate(session, TODAY)) == 1
        assert f"Action, escalated by {group}: Map provision" not in [
            each.title for each in agenda(session, march)
        ]


def test_nothing_goes_up_where_no_meeting_is_planned(core: Core, board: Board) -> None:
    action_id = raised(core, board, first_due=None)
    with pytest.raises(NoMeetingAhead, match="No meeting of SCP Board is planned"):  # noqa: SIM117
        with core.work("Escalate action") as work:
            escalate(work, [action_id])
    assert drift(core, action_id).is_time


def test_home_proposes_them_by_group_until_they_are_closed(core: Core, board: Board) -> None:
    ids = [raised(core, board, first_due=None, text=text) for text in ("One", "Two")]
    with core.read() as session:
        [proposed] = due.deadlines(session, TODAY)
    assert proposed.title.startswith("2 actions of ")
    assert proposed.title.endswith(" to escalate to SCP Board")
    assert (proposed.due, dict(proposed.place)) == (HELD[-1], {"span": "escalate"})
    with core.work("Close actions") as work:
        for each in ids:
            close_action(work, each, "The map is published.")
    with core.read() as session:
        assert due.deadlines(session, TODAY) == []


def test_a_rule_goes_with_its_group_and_names_groups_that_are_there(
    core: Core, board: Board
) -> None:
    with core.work("Add group") as work:
        added = add_group(work, {"partnership": board.partnership, "name": "Exploitation"}, {})
        set_escalation_rule(work, added, {"after_back": 2})
    with pytest.raises(NotFound), core.work("Change rule") as work:
        set_escalation_rule(work, added, {"to_group": 9_999})
    with core.work("Remove group") as work:
        remove_group(work, added)
    with core.read() as session:
        assert session.scalars(select(EscalationRule)).all() == []


def test_nothing_goes_by_itself_to_a_body_that_is_only_attended(core: Core, board: Board) -> None:
    with core.work("Attend it only") as work:
        change_group(work, board.board, {"attended_only": True})
    with core.read() as session:
        [rule] = escalation_rules(session, [board.subgroup], TODAY).values()
    assert rule.goes_to is None
    with core.work("Name it") as work:
        set_escalation_rule(work, board.subgroup, {"to_group": board.board})
    with core.read() as session:
        [rule] = escalation_rules(session, [board.subgroup], TODAY).values()
    assert str(rule.goes_to) == "SCP Board"
