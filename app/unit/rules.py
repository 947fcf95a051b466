"""Rules of the unit's members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.periods import order_problem
from models.unit import UnitMember

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def member_problems(
    session: Session, member_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to days in the wrong order and to initials that somebody present has: `{field name: sentence}`."""
    found = order_problem(values)
    initials = values.get("initials")
    if not initials or values.get("last_day"):
        return found
    other = select(UnitMember.name).where(
        func.lower(UnitMember.initials) == initials.lower(), UnitMember.last_day.is_(None)
    )
    if member_id is not None:
        other = other.where(UnitMember.id != member_id)
    name = session.scalar(other.limit(1))
    if name is not None:
        found["initials"] = f"{name} has the initials {initials} already. Choose other ones."
    return found
