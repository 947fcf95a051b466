"""What an agency is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Email, Fields, Flag, Link, Note, Text
from models.agencies import Sector, Standing

AGENCY: Fields = (
    Text(
        "name",
        "Name",
        required=True,
        width=38,
        aliases=("agency", "agency name", "organisation", "organization"),
    ),
    Text("short_name", "Short name", longest=40, aliases=("abbreviation", "acronym", "known as")),
    Choice(
        "sector",
        "Sector",
        words=Sector,
        required=True,
        chip=False,
        aliases=("sector group", "type", "category"),
    ),
    Choice(
        "standing",
        "Standing",
        words=Standing,
        required=True,
        aliases=("status", "standing in arrangements"),
        width=26,
    ),
    Day(
        "standing_from",
        "Named from",
        listed=False,
        help="First day it is named in the published arrangements.",
    ),
    Day(
        "standing_to", "Named until", listed=False, help="Last day; leave empty while it is named."
    ),
    Link(
        "part_of",
        "Part of",
        kind="agencies",
        listed=False,
        help="The larger organisation, if it is a part of one.",
    ),
    Link(
        "succeeded_by",
        "Succeeded by",
        kind="agencies",
        listed=False,
        help="The agency that took over its work.",
    ),
    Flag("quorum_agency", "May count to quorum", listed=False),
    Email("email", "E-mail", aliases=("email address", "mail"), width=26, listed=False),
    Text("phone", "Phone", longest=40, aliases=("telephone", "tel"), listed=False),
    Day(
        "closed_on",
        "Closed on",
        listed=False,
        help="The day it ceased to exist; its history stays.",
    ),
    Note("notes", "Notes"),
    Text("aliases", "Also known as", computed=True, width=24, listed=False),
)

AGENCY_NAME: Fields = (
    Link("agency", "Agency", kind="agencies", required=True),
    Text("name", "Name", required=True, width=38),
    Flag(
        "is_alias",
        "Nickname",
        help="Yes for a nickname such as ELHT; no for a name it had between two days.",
    ),
    Day("first_day", "From"),
    Day("last_day", "Until"),
)


class AgencyValues(TypedDict, total=False):
    """The values of an agency that can be typed; links by id."""

    name: str
    short_name: str | None
    sector: Sector
    standing: Standing
    standing_from: date | None
    standing_to: date | None
    part_of: int | None
    succeeded_by: int | None
    quorum_agency: bool
    email: str | None
    phone: str | None
    closed_on: date | None
    notes: str | None


__all__ = ["AGENCY", "AGENCY_NAME", "AgencyValues", "Sector", "Standing"]
