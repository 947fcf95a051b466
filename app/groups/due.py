"""What groups put on Home: terms of reference whose review is due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.deadlines import Deadline, Verb, how_soon
from app.groups.queries import GROUPS
from app.groups.terms import terms
from app.unit.whose import EVERYBODY
from models.groups import Group, TermsOfReference
from models.periods import on

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.unit.whose import Whose

WITHIN = 60
"""How many days before a review it is shown."""


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per group whose terms in force are to be reviewed within 60 days."""
    chosen = (
        select(TermsOfReference.id)
        .join(Group, Group.id == TermsOfReference.group_id)
        .where(
            on(TermsOfReference, today),
            on(Group, today),
            TermsOfReference.review_on <= today + timedelta(days=WITHIN),
            whose.condition(Group.looked_after_id),
            *GROUPS.own(partnership_id),
        )
    )
    found = []
    for each in terms(session, session.scalars(chosen).all()):
        due = each.review_on or today
        chip, tone = how_soon(due, today)
        title = f"Terms of reference: {each.group}"
        version = f"Version {each.name}" if each.name else "Review due"
        found.append(
            Deadline(
                title,
                version,
                due,
                chip=chip,
                tone=tone,
                verb=Verb.OPEN,
                page="groups",
                record_id=each.group.id,
            )
        )
    return found
