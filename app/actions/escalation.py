"""Escalating: an action that came back too often goes to the group above, proposed and never by itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.actions.bringing_back import put_on_agenda
from app.actions.escalation_rules import escalation_rules
from app.actions.fields import UpdateKind
from app.actions.listings import ACTIONS, sees_to
from app.actions.returning import closed_days
from app.actions.rules import OPEN, check_is_open
from app.actions.updates import write_update
from app.amounts import counted
from app.errors import UserError
from app.fields import Ref
from app.meetings.naming import meeting_names
from app.meetings.queries import meetings_after
from app.unit.whose import EVERYBODY
from app.wording import listed
from models.actions import Action
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.actions.escalation_rules import EscalationRuleRecord
    from app.unit.whose import Whose
    from app.work import Work


class NobodyAbove(UserError):
    """An action was to be escalated whose group reports to no other."""

    def __init__(self, group: Ref) -> None:
        super().__init__(
            f"{group} reports to no group whose agenda the unit writes. Name one in its rule: “When actions are "
            "escalated” in the list of actions."
        )


class NoMeetingAhead(UserError):
    """An action was to be escalated to a group that has no meeting planned."""

    def __init__(self, group: Ref) -> None:
        super().__init__(f"No meeting of {group} is planned. Plan one, then escalate.")


@dataclass(frozen=True)
class Drift:
    """How often an open action has come back to its group, and whether it is time to escalate it.

    Meetings are those held since it was raised or last escalated.
    """

    action_id: int
    group: Ref
    to: Ref | None
    """The group it would go to."""
    back: int
    """Meetings it has come back to."""
    late: int
    """Those of them that were held since it fell due."""
    is_time: bool
    last_met: date | None

    @property
    def words(self) -> str:
        """Say it: "Has come back to 3 meetings of MACE, 2 of them since it fell due"; nothing where to none."""
        if not self.back:
            return ""
        told = f"Has come back to {counted(self.back, 'meeting')} of {self.group}"
        if not self.late:
            return told
        if self.late == self.back:
            return f"{told}, {'all' if self.back > 1 else 'held'} since it fell due"
        return f"{told}, {self.late} of them since it fell due"


def drifts(session: Session, today: date, *where: ColumnElement[bool]) -> list[Drift]:
    """Give how often open actions have come back, six queries however many; the longest drifting first."""
    rows = session.execute(
        select(
            Action.id,
            Action.group_id,
            Action.raised_on,
            Action.due,
            Action.first_due,
            Action.escalated_on,
        ).where(Action.status.in_(OPEN), *where)
    ).all()
    groups = sorted({row.group_id for row in rows})
    rules = escalation_rules(session, groups, today)
    held = closed_days(session, groups, today + timedelta(days=1))
    days = {group: sorted(some) for group, some in held.items()}
    found = [_drift(row, rules[row.group_id], days[row.group_id], today) for row in rows]
    return sorted(found, key=lambda each: (-each.late, -each.back, each.action_id))


def drift_of(session: Session, action_id: int, today: date) -> Drift | None:
    """Give how often one action has come back; None once it is closed."""
    return next(iter(drifts(session, today, Action.id == action_id)), None)


def to_escalate(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
    group_id: int | None = None,
) -> list[Drift]:
    """Give the open actions that it is time to escalate, of a partnership, of a group, or of all."""
    narrowed = [Action.group_id == group_id] if group_id is not None else []
    found = drifts(session, today, sees_to(whose), *ACTIONS.own(partnership_id), *narrowed)
    return [each for each in found if each.is_time]


def escalate(work: Work, action_ids: Sequence[int]) -> dict[int, int]:
    """Put open actions on the next agendas of the groups above theirs; gives the item of each.

    It stays with its group, which goes on seeing to it; its history says to whom it went and how often it had come
    back. NobodyAbove and NoMeetingAhead where it has nowhere to go.
    """
    rows = {each: work.get(Action, each) for each in action_ids}
    for row in rows.values():
        check_is_open(row)
    found = drifts(work.session, work.today, Action.id.in_(list(rows)))
    stuck = next((each for each in found if each.to is None), None)
    if stuck is not None:
        raise NobodyAbove(stuck.group)
    meetings = {to.id: _next_meeting(work, to) for to in {each.to for each in found if each.to}}
    return {
        each.action_id: _escalate(work, rows[each.action_id], each, meetings[each.to.id])
        for each in found
        if each.to is not None
    }


def places_of(work: Work, item_ids: Iterable[int]) -> str:
    """Name the meetings on whose agendas items were put: "SCP Board, 26 Jun 2025"."""
    meetings = {work.get(AgendaItem, each).meeting_id for each in item_ids}
    return listed(sorted(meeting_names(work.session, list(meetings)).values()))


def _next_meeting(work: Work, group: Ref) -> Ref:
    """Give the meeting whose agenda what is escalated to a group goes on: today's, or the next; NoMeetingAhead."""
    ahead = meetings_after(work.session, group.id, work.today - timedelta(days=1))
    if not ahead:
        raise NoMeetingAhead(group)
    return Ref(ahead[0].id, meeting_names(work.session, [ahead[0].id])[ahead[0].id])


def _escalate(work: Work, row: Action, drift: Drift, meeting: Ref) -> int:
    item_id = put_on_agenda(work, row, meeting.id, raised_by=str(drift.group))
    row.escalated_on, row.escalated_to_id = work.today, drift.to.id if drift.to else None
    told = f"To {meeting}. {drift.words}"
    write_update(work, row, UpdateKind.ESCALATED, f"{told.strip().removesuffix('.')}.")
    return item_id


def _drift(row: Any, rule: EscalationRuleRecord, days: Sequence[date], today: date) -> Drift:  # noqa: ANN401 - of the query
    """Count the meetings since; `days` are those on which the group met, in their order."""
    since = max(filter(None, (row.raised_on, row.escalated_on)))
    back = len(days) - bisect_right(days, since)
    late = len(days) - bisect_right(days, max(since, row.due)) if row.due is not None else 0
    # One whose first due day lies ahead is in time, however often its group meets until then.
    has_drifted = row.due is None or row.due <= today or row.due != row.first_due
    is_time = rule.goes_to is not None and (
        (has_drifted and _reached(back, rule.after_back)) or _reached(late, rule.after_late)
    )
    last = days[-1] if days else None
    return Drift(row.id, rule.group, rule.goes_to, back, late, is_time, last)


def _reached(meetings: int, limit: int | None) -> bool:
    return limit is not None and meetings >= limit
