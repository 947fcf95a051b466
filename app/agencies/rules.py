"""Rules across the fields of an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.agencies.telling_apart import told_apart
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
    namesake = _namesake(session, agency_id, values)
    if namesake is not None:
        found["name"] = _already(namesake)
    if values.get("urn"):
        other = _with_urn(session, agency_id, values["urn"])
        if other is not None:
            found["urn"] = _urn_of(values["urn"], other)
    if agency_id is not None and agency_id in {values.get("part_of"), values.get("succeeded_by")}:
        found["part_of" if values.get("part_of") == agency_id else "succeeded_by"] = (
            "An agency cannot be part of itself or succeed itself."
        )
    first, last = values.get("standing_from"), values.get("standing_to")
    if first and last and last < first:
        found["standing_to"] = "The last day is before the first."
    return found


def clashes(session: Session, changes: Mapping[int, Mapping[str, Any]]) -> dict[str, str]:
    """Say which of many changes would give an agency the name or URN of another; reads the agencies once."""
    if not any({"name", "urn", "local_authority"} & values.keys() for values in changes.values()):
        return {}
    rows = {each.id: each for each in session.scalars(select(Agency))}
    told = {row_id: _told(row) | dict(changes.get(row_id, {})) for row_id, row in rows.items()}
    by_name: dict[str, list[int]] = {}
    by_urn: dict[str, list[int]] = {}
    for row_id, values in told.items():
        by_name.setdefault(str(values["name"]).lower(), []).append(row_id)
        by_urn.setdefault(values["urn"] or f"none of {row_id}", []).append(row_id)
    for row_id in changes:
        values = told[row_id]
        for other in by_name[str(values["name"]).lower()]:
            if other != row_id and not _differ(told[other], values):
                return {"name": _already(rows[other])}
        for other in by_urn.get(values["urn"] or "", []):
            if other != row_id:
                return {"urn": _urn_of(values["urn"], rows[other].name)}
    return {}


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


def _namesake(session: Session, agency_id: int | None, values: Mapping[str, Any]) -> Agency | None:
    """Give an agency of the same name that nothing tells apart: two schools differ by authority, or by URN."""
    if not values.get("name"):
        return None
    chosen = select(Agency).where(
        func.lower(Agency.name) == values["name"].lower(), Agency.id.is_not(agency_id)
    )
    found = session.scalars(chosen)
    return next((each for each in found if not _differ(_told(each), values)), None)


def _told(row: Agency) -> dict[str, Any]:
    return {"name": row.name, "urn": row.urn, "local_authority": row.local_authority}


def _differ(other: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    pairs = [(other.get(name), values.get(name)) for name in ("urn", "local_authority")]
    return any(one and two and one.casefold() != two.casefold() for one, two in pairs)


def _urn_of(urn: str, other: str) -> str:
    return f"URN {urn} is that of {other}. Each school has its own."


def _already(namesake: Agency) -> str:
    if namesake.urn or namesake.local_authority:
        return (
            f"There is a school {told_apart(namesake)} already. Open that one, or give this one's own "
            "URN or authority."
        )
    return f"There is an agency called “{namesake.name}” already. Open that one, or choose another name."


def _with_urn(session: Session, agency_id: int | None, urn: str) -> str | None:
    chosen = select(Agency.name).where(Agency.urn == urn, Agency.id.is_not(agency_id))
    return session.scalars(chosen).first()
