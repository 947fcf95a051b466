"""What decisions put on Home: those that are to be carried out by a day that is near or has passed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.deadlines import Deadline, Verb, how_soon
from app.decisions.queries import DECISIONS, decisions, to_do
from app.unit.whose import EVERYBODY
from app.wording import shortened
from models.decisions import Decision
from models.groups import Group

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.decisions.queries import DecisionRecord
    from app.unit.whose import Whose

NEAR = timedelta(days=14)


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per decision that is to be carried out within a fortnight, or is late."""
    group = select(Group.looked_after_id).where(Group.id == Decision.group_id).scalar_subquery()
    chosen = select(Decision.id).where(
        to_do(),
        Decision.by_when <= today + NEAR,
        whose.condition(group),
        *DECISIONS.own(partnership_id),
    )
    found = decisions(session, session.scalars(chosen).all())
    return [_deadline(each, each.by_when, today) for each in found if each.by_when is not None]


def _deadline(each: DecisionRecord, due: date, today: date) -> Deadline:
    chip, tone = how_soon(due, today)
    return Deadline(
        shortened(each.text, 90),
        f"{each.label} of {each.group}, to be carried out",
        due,
        chip=chip,
        tone=tone,
        verb=Verb.OPEN,
        page="decisions",
        record_id=each.id,
    )
