"""What an engagement route is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Link, Text
from models.engagement import Route

ENGAGEMENT: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Link("agency", "Agency", kind="agencies", required=True),
    Choice("route", "Route", words=Route, required=True, chip=False, width=28),
    Link(
        "group",
        "Group",
        kind="groups",
        help="For the route “A group”; a seat on it is enough by itself.",
    ),
    Text("via", "Via", width=26, help="Who stands for it, such as the Named Doctors."),
    Day("first_day", "From", listed=False),
    Day("last_day", "Until", listed=False),
)


class EngagementValues(TypedDict, total=False):
    """The values of an engagement route; links by id."""

    partnership: int
    agency: int
    route: Route
    group: int | None
    via: str | None
    first_day: date | None
    last_day: date | None


__all__ = ["ENGAGEMENT", "EngagementValues", "Route"]
