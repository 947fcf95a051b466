"""What can be done to engagement routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.columns import column_values, field_values
from app.engagement.fields import ENGAGEMENT, EngagementValues
from app.engagement.rules import engagement_problems
from app.errors import refuse
from app.fields import problems
from models.engagement import EngagementRoute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_engagement(work: Work, values: EngagementValues) -> int:
    """Record one way in which an agency takes part."""
    full: dict[str, Any] = {"partnership": None, "agency": None, "route": None, **values}
    refuse(problems(ENGAGEMENT, full) | engagement_problems(work.session, None, full))
    return work.add(EngagementRoute(**column_values(ENGAGEMENT, full)))


def change_engagement(
    work: Work, route_id: int, values: EngagementValues, shown: int | None = None
) -> int:
    """Correct an engagement route, or end it by its last day."""
    row = work.get(EngagementRoute, route_id)
    given = cast("Mapping[str, Any]", values)
    whole = field_values(ENGAGEMENT, row) | dict(given)
    refuse(engagement_problems(work.session, route_id, whole))
    work.edit(row, given, ENGAGEMENT, shown)
    return route_id


def remove_engagement(work: Work, route_id: int) -> int:
    """Remove an engagement route that was a mistake; one that was true is ended instead."""
    work.delete(work.get(EngagementRoute, route_id))
    return route_id
