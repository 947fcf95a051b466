"""What an agency is described by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Email, Fields, Flag, Link, Note, Text, by_name
from models.agencies import Phase, Sector, Standing


@dataclass(frozen=True)
class Urn(Text):
    """The number of a school in the national register of schools: six digits."""

    def _read(self, text: str) -> str:
        return re.sub(r"(?i)^urn\W*", "", text)

    def _limit(self, value: str) -> str | None:
        told = f"“{value}” is no {self.label} of a school, which has six digits."
        return None if re.fullmatch(r"\d{6}", value) else told


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
    Urn(
        "urn",
        "URN",
        width=9,
        listed=False,
        aliases=("school urn", "unique reference number", "urn of school"),
        help="The six digits by which the national register of schools knows it.",
    ),
    Choice("phase", "Phase", words=Phase, chip=False, listed=False, width=20),
    Text(
        "local_authority",
        "Authority",
        width=24,
        listed=False,
        aliases=("local authority", "la", "la name", "council"),
        help="The authority it lies in; it tells two schools of one name apart.",
    ),
    Text(
        "trust",
        "Trust",
        width=24,
        listed=False,
        aliases=("mat", "multi academy trust", "academy trust", "trust name", "trusts"),
        help="The multi-academy trust that runs it, if any.",
    ),
    Text("postcode", "Postcode", width=10, listed=False, longest=10, aliases=("post code",)),
    Text("aliases", "Also known as", computed=True, width=24, listed=False),
)

OF_SCHOOLS = ("urn", "phase", "local_authority", "trust", "postcode")
"""Values that only a school has."""

_OF_AGENCY = by_name(AGENCY)

SCHOOL: Fields = tuple(
    replace(_OF_AGENCY[name], listed=name in {"name", *OF_SCHOOLS})
    for name in ("name", *OF_SCHOOLS, "standing", "email", "phone", "closed_on", "notes", "aliases")
)
"""What a list of schools shows of them."""

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
    urn: str | None
    phase: Phase | None
    local_authority: str | None
    trust: str | None
    postcode: str | None


__all__ = [
    "AGENCY",
    "AGENCY_NAME",
    "OF_SCHOOLS",
    "SCHOOL",
    "AgencyValues",
    "Phase",
    "Sector",
    "Standing",
    "Urn",
]
