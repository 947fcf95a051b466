"""Rules of partnerships, their lead officers and priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from app.periods import order_problem, overlapping, show_period
from models.partnerships import PartnerOfficer, Partnership

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def partnership_problems(
    session: Session, partnership_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to a second partnership of the same name: `{field name: sentence}`."""
    name = values.get("name")
    if not name:
        return {}
    other = select(Partnership.id).where(func.lower(Partnership.name) == name.lower())
    if partnership_id is not None:
        other = other.where(Partnership.id != partnership_id)
    if session.scalar(other) is None:
        return {}
    return {"name": f"There is a partnership called “{name}” already. Choose another name."}


def officer_problems(
    session: Session, officer_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to an agency having two officers in one role on the same day."""
    found = order_problem(values)
    same = and_(
        PartnerOfficer.partnership_id == values.get("partnership"),
        PartnerOfficer.agency_id == values.get("agency"),
        PartnerOfficer.role == values.get("role"),
    )
    other = overlapping(session, PartnerOfficer, same, values, but=officer_id)
    if other is not None and not found:
        period = show_period(other.first_day, other.last_day) or "without end"
        found["first_day"] = (
            f"{other.post} has this role for the agency {period}. End that first, or choose other days."
        )
    return found
