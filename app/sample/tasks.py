"""The sample's actions: raised as the script says, closed in time or still open with what was heard of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.actions.operations import add_action, add_update, close_action, move_due
from app.decisions.numbering import reference
from app.sample.diary import working_day_before
from app.workdays import next_working_day
from models.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attendance.records import RegisterRow
    from app.sample.diary import Diary
    from app.sample.script import ScriptAction
    from app.work import Work

WAITING = 10
"""Days that an action may still wait for the next meeting, which then closes it."""


@dataclass(frozen=True)
class Place:
    """Where an action is raised: a meeting with its day and register, and one of its items."""

    meeting: int
    day: date
    rows: Sequence[RegisterRow]
    item: int


class TaskList:
    """The actions that a group has still to close, and the acts they bring about between its meetings."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._open: list[tuple[int, ScriptAction]] = []

    def add(self, work: Work, task: ScriptAction, at: Place, following: date) -> None:
        """Raise an action under an item of a meeting; `following` is the day of the group's next one."""
        owner = next(row for row in at.rows if row.post == task.owner)
        due = next_working_day(at.day + timedelta(days=task.days))
        action_id = add_action(
            work,
            {
                "meeting": at.meeting,
                "item": at.item,
                "text": task.text,
                "owner": owner.holder_id,
                "owner_seat": owner.seat_id,
                "owner_name": ", ".join(filter(None, (owner.holder, owner.post, owner.agency))),
                "due": due,
                "evidence_wanted": bool(task.evidence),
            },
        )
        if not task.outcome:
            self._keep_open(action_id, task, at.day, due)
        elif following <= min(due + timedelta(days=WAITING), self._diary.today):
            self._open.append((action_id, task))
        else:
            day = working_day_before(due - timedelta(days=2))
            self._diary.put(day, partial(self._close_alone, action_id, task))

    def close_all(self, work: Work) -> int:
        """Close at a meeting whatever was done since the last; gives how many that were."""
        done, self._open = self._open, []
        for action_id, task in done:
            close_action(work, action_id, task.outcome, task.evidence or None)
        return len(done)

    def _keep_open(self, action_id: int, task: ScriptAction, held: date, due: date) -> None:
        if task.moved is not None:
            days, reason = task.moved
            new_due = next_working_day(held + timedelta(days=days))
            act = partial(self._move, action_id, new_due, reason)
            self._diary.put(working_day_before(due - timedelta(days=1)), act)
            due = new_due
        if task.progress:
            heard = min(due - timedelta(days=3), self._diary.today - timedelta(days=6))
            self._diary.put(
                working_day_before(max(heard, held)), partial(self._hear, action_id, task)
            )

    def _close_alone(self, action_id: int, task: ScriptAction) -> None:
        with self._diary.core.work("Close action", self._label(action_id)) as work:
            close_action(work, action_id, task.outcome, task.evidence or None)

    def _move(self, action_id: int, due: date, reason: str) -> None:
        with self._diary.core.work("Move due day", self._label(action_id)) as work:
            move_due(work, action_id, due, reason)

    def _hear(self, action_id: int, task: ScriptAction) -> None:
        with self._diary.core.work("Add update", self._label(action_id)) as work:
            add_update(work, action_id, task.progress)

    def _label(self, action_id: int) -> str:
        with self._diary.core.read() as session:
            row = session.get_one(Action, action_id)
            return f"Action {reference(row.period, row.number)}"
