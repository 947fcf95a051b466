"""Rules of engagement routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_

from app.periods import order_problem, overlapping
from models.engagement import EngagementRoute, Route

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def engagement_problems(
    session: Session, route_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to a group route without a group, to a representative without a name, and to the same route twice."""
    found = order_problem(values)
    route = values.get("route")
    if route is Route.GROUP and not values.get("group"):
        found["group"] = "Say which group the agency takes part in."
    if route is Route.REPRESENTED and not values.get("via"):
        found["via"] = "Say who stands for the agency."
    same = and_(
        EngagementRoute.partnership_id == values.get("partnership"),
        EngagementRoute.agency_id == values.get("agency"),
        EngagementRoute.route == route,
        EngagementRoute.group_id.is_not_distinct_from(values.get("group")),
    )
    if not found and overlapping(session, EngagementRoute, same, values, but=route_id) is not None:
        found["route"] = "This route is recorded for the agency already on those days."
    return found
