"""Rules across the fields of an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.agencies import Agency, AgencyName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def agency_problems(
    session: Session, agency_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with an agency's values as a whole: `{field name: sentence}`."""
    found = {}
    name = values.get("name")
    if name and _taken(session, agency_id, name):
        found["name"] = (
            f"There is an agency called “{name}” already. Open that one, or choose another name."
        )
    if agency_id is not None and agency_id in {values.get("part_of"), values.get("succeeded_by")}:
        found["part_of" if values.get("part_of") == agency_id else "succeeded_by"] = (
            "An agency cannot be part of itself or succeed itself."
        )
    first, last = values.get("standing_from"), values.get("standing_to")
    if first and last and last < first:
        found["standing_to"] = "The last day is before the first."
    return found


def name_problems(session: Session, agency_id: int, values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with a further name of an agency: an order of days, or days that overlap another name."""
    first, last = values.get("first_day"), values.get("last_day")
    if first and last and last < first:
        return {"last_day": "The last day is before the first."}
    same = select(AgencyName).where(
        AgencyName.agency_id == agency_id,
        func.lower(AgencyName.name) == str(values.get("name", "")).lower(),
    )
    if session.scalars(same).first() is not None:
        return {"name": f"“{values['name']}” is kept for this agency already."}
    return {}


def _taken(session: Session, agency_id: int | None, name: str) -> bool:
    other = select(Agency.id).where(func.lower(Agency.name) == name.lower())
    if agency_id is not None:
        other = other.where(Agency.id != agency_id)
    return session.scalar(other) is not None
