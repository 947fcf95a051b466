"""Decisions carried out: told after minutes are issued too, on Home until then, in the log with their actions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.actions.operations import add_action
from app.decisions import due
from app.decisions.carrying_out import record_carried_out
from app.decisions.fields import DecisionsWanted
from app.decisions.operations import add_decision
from app.decisions.queries import decisions
from app.errors import InvalidValues
from models.decisions import Decision, Verdict
from models.meetings import Meeting, MeetingState
from reports import decisions as log
from reports.table import Cell
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import hold

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.decisions.fields import DecisionValues
    from tests.app.groups.makers import Board

MADE, BY = date(2025, 1, 9), date(2025, 3, 1)


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def decide(core: Core, board: Board, text: str, **values: Any) -> int:  # noqa: ANN401 - of any Field
    with core.work("Add decision") as work:
        given: dict[str, Any] = {"group": board.board, "day": MADE, "text": text, **values}
        return add_decision(work, cast("DecisionValues", given))


def rows(core: Core, which: DecisionsWanted = DecisionsWanted.ALL) -> list[dict[str, Any]]:
    table: Any = log.build(core, which=which).blocks[1]
    labels = [column.label for column in table.columns]
    return [dict(zip(labels, row, strict=True)) for row in table.rows]


def test_it_is_on_home_until_it_is_carried_out(core: Core, board: Board) -> None:
    decision_id = decide(core, board, "To extend the strategy.", by_when=BY)
    with core.read() as session:
        [waiting] = due.deadlines(session, TODAY)
    assert (waiting.due, waiting.chip, waiting.record_id) == (BY, "10 days late", decision_id)
    with core.work("Carry out decision") as work:
        record_carried_out(work, decision_id, date(2025, 3, 10), "It was published.")
    with core.read() as session:
        assert due.deadlines(session, TODAY) == []
        [record] = decisions(session, [decision_id])
    assert (record.carried_out_on, record.carried_out_how) == (
        date(2025, 3, 10),
        "It was published.",
    )
    core.undo()
    with core.read() as session:
        assert len(due.deadlines(session, TODAY)) == 1


def test_what_was_not_agreed_is_not_to_be_carried_out(core: Core, board: Board) -> None:
    decision_id = decide(core, board, "To close the service.", by_when=BY)
    with core.work("Refuse it") as work:
        work.get(Decision, decision_id).verdict = Verdict.REFUSED
    with core.read() as session:
        assert due.deadlines(session, TODAY) == []
    assert rows(core, DecisionsWanted.TO_DO) == []
    with pytest.raises(InvalidValues, match="nothing to carry out"), core.work("Carry") as work:
        record_carried_out(work, decision_id, BY)


def test_how_it_was_done_is_told_with_a_day(core: Core, board: Board) -> None:
    decision_id = decide(core, board, "To extend the strategy.", by_when=BY)
    with pytest.raises(InvalidValues, match="which day"), core.work("Carry out") as work:
        record_carried_out(work, decision_id, None, "It was published.")


@pytest.mark.parametrize("day", [date(2025, 1, 8), date(2025, 3, 12)])
def test_a_day_before_it_was_made_or_to_come_is_refused(
    core: Core, board: Board, day: date
) -> None:
    decision_id = decide(core, board, "To extend the strategy.", by_when=BY)
    with pytest.raises(InvalidValues) as refused, core.work("Carry out decision") as work:
        record_carried_out(work, decision_id, day)
    assert list(refused.value.problems) == ["carried_out_on"]


def test_it_is_told_though_the_minutes_are_issued(core: Core, board: Board) -> None:
    decision_id = decide(core, board, "To extend the strategy.", by_when=BY)
    with core.work("Issue") as work:
        meeting_id = hold(work, board.board, MADE)
        held = work.get(Meeting, meeting_id)
        held.state, held.issued_on = MeetingState.ISSUED, BY
        work.get(Decision, decision_id).meeting_id = meeting_id
    with core.work("Carry out decision") as work:
        record_carried_out(work, decision_id, BY)
    with core.read() as session:
        assert decisions(session, [decision_id])[0].carried_out_on == BY
    core.undo()
    with core.read() as session:
        assert decisions(session, [decision_id])[0].carried_out_on is None


def test_the_log_tells_what_is_late_what_was_done_and_what_came_of_it(
    core: Core, board: Board
) -> None:
    late = decide(core, board, "Late", by_when=BY)
    done = decide(core, board, "Done", by_when=BY)
    decide(core, board, "Kept in private", restricted=True, changes_arrangements=True)
    with core.work("Carry it on") as work:
        record_carried_out(work, done, BY, "Published.")
        add_action(
            work,
            {"group": board.board, "raised_on": MADE, "text": "Write to all", "decision": late},
        )
    found = {row["Decision"]: row for row in rows(core)}
    assert found["Late"]["Carried out"] == Cell("10 days late", tone="bad")
    assert found["Late"]["Actions"] == "new open"
    assert found["Done"]["Carried out"] == Cell("1 Mar 2025: Published.", tone="good")
    assert [row["Decision"] for row in rows(core, DecisionsWanted.TO_DO)] == ["Late"]
    assert [row["Decision"] for row in rows(core, DecisionsWanted.ARRANGEMENTS)] == [
        "Kept in private (restricted)"
    ]
    assert {row["Decision"] for row in rows(core, DecisionsWanted.PUBLIC)} == {"Late", "Done"}
    lead: Any = log.build(core).blocks[0]
    assert lead.text == "3 decisions, 1 with a day still to be carried out, 1 of them late."
