"""Agencies: organisations with dated names, aliases, standing in the published arrangements and succession."""

from __future__ import annotations

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, YesNo, choice, link
from models.words import Word


class Sector(Word):
    """The sector an agency belongs to (seed 004 table 3, domain.md 1.2)."""

    LOCAL_AUTHORITY = "local-authority", "Local authority"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    SCHOOL = "school", "School"
    PROBATION = "probation", "Probation and youth justice"
    FIRE = "fire", "Fire and rescue"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary, community and faith"
    OTHER = "other", "Other"


class Standing(Word):
    """What an agency is in the published arrangements."""

    SAFEGUARDING_PARTNER = "safeguarding-partner", "Safeguarding partner", "note"
    RELEVANT_AGENCY = "relevant-agency", "Relevant agency"
    BY_INVITATION = "by-invitation", "By invitation"
    NONE = "none", "Not named"


class Phase(Word):
    """The phase of a school, by which Section 175/157 returns are counted (domain.md 1.2, W6)."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all-through", "All-through"
    POST_16 = "post-16", "Post-16 and college"
    SPECIAL = "special", "Special"
    ALTERNATIVE = "alternative", "PRU or alternative provision"
    INDEPENDENT = "independent", "Independent"


_NO_SCHOOL = text("urn IS NULL AND local_authority IS NULL")
"""Schools of one name are many; their URN or their authority tells them apart."""


class Agency(Record):
    """An organisation; `name` is its present one, earlier and later ones are AgencyName rows."""

    __tablename__ = "agency"
    __table_args__ = (
        Index(
            "uq_agency_name",
            "name",
            unique=True,
            sqlite_where=_NO_SCHOOL,
            postgresql_where=_NO_SCHOOL,
        ),
        Index("uq_agency_urn", "urn", unique=True),
        Index(None, "name"),
    )

    succeeded_by_id: Mapped[int | None] = link("agency")
    part_of_id: Mapped[int | None] = link("agency")
    name: Mapped[ShortText]
    short_name: Mapped[ShortText | None]
    sector: Mapped[Sector] = choice(Sector)
    standing: Mapped[Standing] = choice(Standing)
    standing_from: Mapped[DayOf | None]
    standing_to: Mapped[DayOf | None]
    email: Mapped[ShortText | None]
    phone: Mapped[ShortText | None]
    quorum_agency: Mapped[YesNo]
    """Whether published quorum rules may name it."""
    closed_on: Mapped[DayOf | None]
    notes: Mapped[LongText | None]
    urn: Mapped[ShortText | None]
    """Unique reference number of a school in the national register, six digits."""
    phase: Mapped[Phase | None] = choice(Phase)
    local_authority: Mapped[ShortText | None]
    """The authority a school lies in, by name."""
    trust: Mapped[ShortText | None]
    """The multi-academy trust that runs a school."""
    postcode: Mapped[ShortText | None]


class AgencyName(Record):
    """A name an agency had or has between two days (both inclusive, null open), or an alias without days."""

    __tablename__ = "agency_name"
    __table_args__ = (Index(None, "name"),)

    agency_id: Mapped[int] = link("agency")
    name: Mapped[ShortText]
    is_alias: Mapped[YesNo]
    first_day: Mapped[DayOf | None]
    last_day: Mapped[DayOf | None]
