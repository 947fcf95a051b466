"""What actions put on Home: those that are late or soon due, and how many are late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.actions.chasing import chased_days
from app.actions.escalation import to_escalate
from app.actions.listings import ACTIONS, sees_to
from app.actions.queries import actions
from app.actions.rules import OPEN
from app.amounts import counted
from app.days import show_short_day
from app.deadlines import Deadline, Tile, Verb, how_soon
from app.unit.whose import EVERYBODY
from app.wording import shortened
from models.actions import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.escalation import Drift
    from app.actions.queries import ActionRecord
    from app.unit.whose import Whose
    from models.words import Tone

NEAR = timedelta(days=14)
LONG = 30
"""Days from which a late action is counted apart."""


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per open action that is late or due within a fortnight."""
    chosen = select(Action.id).where(
        Action.status.in_(OPEN),
        Action.due <= today + NEAR,
        sees_to(whose),
        *ACTIONS.own(partnership_id),
    )
    found = actions(session, session.scalars(chosen).all(), {"as_at": today})
    chased = chased_days(session, [each.id for each in found])
    rising = to_escalate(session, today, whose, partnership_id=partnership_id)
    return [
        *(_deadline(each, today, chased.get(each.id)) for each in found),
        *_escalations(rising, today),
    ]


def _escalations(rising: Sequence[Drift], today: date) -> Iterator[Deadline]:
    """Propose per group what came back too often, as due since the group last met."""
    of_group: dict[int, list[Drift]] = {}
    for each in rising:
        of_group.setdefault(each.group.id, []).append(each)
    for some in of_group.values():
        first = some[0]
        yield Deadline(
            f"{counted(len(some), 'action')} of {first.group} to escalate to {first.to}",
            f"Back at {counted(first.back, 'meeting')}, {first.late} of them since it fell due",
            first.last_met or today,
            chip="to escalate",
            tone="caution",
            verb=Verb.OPEN,
            page="actions",
            record_id=first.action_id,
            place={"span": "escalate"},
        )


def tile(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> Tile:
    """Give how many open actions are late, and how many of them for over 30 days."""
    chosen = select(Action.due).where(
        Action.status.in_(OPEN),
        Action.due < today,
        sees_to(whose),
        *ACTIONS.own(partnership_id),
    )
    late = [(today - due).days for due in session.scalars(chosen) if due is not None]
    long = sum(days > LONG for days in late)
    tone: Tone
    if long:
        chip, tone = f"{long} over {LONG} days", "bad"
    elif late:
        chip, tone = f"none over {LONG} days", "caution"
    else:
        chip, tone = "none late", "good"
    return Tile(
        "Actions overdue",
        str(len(late)),
        icon="check-check",
        chip=chip,
        tone=tone,
        page="actions",
        place={"span": "overdue"},
    )


def _deadline(action: ActionRecord, today: date, chased: date | None) -> Deadline:
    assert action.due is not None  # noqa: S101 - the query asks for those with a due day
    chip, tone = how_soon(action.due, today)
    told = f" · chased {show_short_day(chased)}" if chased else ""
    return Deadline(
        shortened(action.text, 90),
        f"{action.label} · {_owner(action)}{told}",
        action.due,
        chip=chip,
        tone=tone,
        verb=Verb.CHASE if action.overdue else Verb.OPEN,
        page="actions",
        record_id=action.id,
    )


def _owner(action: ActionRecord) -> str:
    """Name the owner in short: a person without post and agency, which the action itself tells."""
    return action.owner.name if action.owner else action.owner_name or "no owner"
