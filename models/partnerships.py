"""Partnerships: the bodies the unit serves, each with its years, lead officers and priorities."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.periods import Dated
from models.types import LongText, ShortText, Whole, choice, link
from models.words import Word


class PartnershipKind(Word):
    """What a partnership is for (product.md, domain.md 1.1)."""

    CHILDREN = "children", "Safeguarding children partnership"
    ADULTS = "adults", "Safeguarding adults board"
    CHILD_DEATH = "child-death", "Child death overview panel"
    COMMUNITY_SAFETY = "community-safety", "Community safety partnership"
    OTHER = "other", "Other partnership"


class Numbering(Word):
    """Within what decisions and actions are counted; a change counts for meetings closed after it."""

    YEAR = "year", "Per year, as 2025/31"
    MEETING = "meeting", "Per meeting, as SCP 27.03.25/3"


class OfficerRole(Word):
    """The dated roles of a safeguarding partner's officers (seed 003, “Expectations & Current Arrangements”)."""

    LEAD = "lead", "Lead safeguarding partner", "note"
    DELEGATED = "delegated", "Delegated safeguarding partner", "note"


class Partnership(Record):
    """A body the unit serves; a year's start is kept as "MM-DD"."""

    __tablename__ = "partnership"
    __table_args__ = (Index("uq_partnership_name", "name", unique=True),)

    name: Mapped[ShortText]
    short_name: Mapped[ShortText | None]
    kind: Mapped[PartnershipKind] = choice(PartnershipKind)
    area: Mapped[ShortText | None]
    reporting_year: Mapped[ShortText]
    financial_year: Mapped[ShortText]
    numbering: Mapped[Numbering] = choice(Numbering)
    numbering_year: Mapped[ShortText]
    marking: Mapped[ShortText | None]
    """What every document carries, such as OFFICIAL."""
    mailbox: Mapped[ShortText | None]
    address: Mapped[LongText | None]
    notes: Mapped[LongText | None]


class PartnerOfficer(Dated, Record):
    """The lead or delegated safeguarding partner of an agency between two days."""

    __tablename__ = "partner_officer"

    partnership_id: Mapped[int] = link("partnership")
    agency_id: Mapped[int] = link("agency")
    person_id: Mapped[int | None] = link("person")
    role: Mapped[OfficerRole] = choice(OfficerRole)
    post: Mapped[ShortText]


class Priority(Dated, Record):
    """What a partnership has chosen to work on, with the agency that leads it."""

    __tablename__ = "priority"

    partnership_id: Mapped[int] = link("partnership")
    agency_id: Mapped[int | None] = link("agency")
    place: Mapped[Whole]
    """Its number in the published list."""
    name: Mapped[ShortText]
    aim: Mapped[LongText | None]
