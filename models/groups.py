"""Groups: boards and the groups below them, whom they report to, and their dated terms of reference."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.periods import Dated
from models.types import DayOf, LongText, ShortText, Whole, YesNo, choice, link
from models.words import Word


class Tier(Word):
    """Where a group stands (product.md “Group”, domain.md 1.4); the order is that of a structure chart."""

    REGIONAL = "regional", "Regional"
    ACCOUNTABILITY = "accountability", "Accountability"
    BOARD = "board", "Board"
    EXECUTIVE = "executive", "Executive"
    PANEL = "panel", "Panel"
    TACTICAL = "tactical", "Tactical"
    SUBGROUP = "subgroup", "Subgroup"
    OPERATIONAL = "operational", "Operational"
    TASK = "task-and-finish", "Task and finish"
    LINKED = "linked", "Linked board"


class Frequency(Word):
    """How often a group meets (domain.md 4.2)."""

    WEEKLY = "weekly", "Weekly"
    FORTNIGHTLY = "fortnightly", "Fortnightly"
    MONTHLY = "monthly", "Monthly"
    SIX_WEEKLY = "six-weekly", "Every six weeks"
    TWO_MONTHLY = "two-monthly", "Every two months"
    QUARTERLY = "quarterly", "Quarterly"
    THREE_A_YEAR = "three-a-year", "Three times a year"
    TWICE_A_YEAR = "twice-a-year", "Twice a year"
    YEARLY = "yearly", "Once a year"
    AS_NEEDED = "as-needed", "As needed"


class GroupStatus(Word):
    """Whether a group works; one that has ended has a last day instead."""

    ACTIVE = "active", "Active", "good"
    PLANNED = "planned", "Planned", "note"
    PAUSED = "paused", "Paused", "caution"
    NEVER = "never", "Never established"


class QuorumBasis(Word):
    """What the n of "n of m" are counted in."""

    AGENCIES = "agencies", "Agencies with a seat"
    SEATS = "seats", "Seats"
    NAMED = "named", "The agencies named below"


class Group(Dated, Record):
    """A group; first and last day are when it was established and ceased."""

    __tablename__ = "partnership_group"
    __table_args__ = (Index(None, "partnership_id", "name"),)

    partnership_id: Mapped[int] = link("partnership")
    priority_id: Mapped[int | None] = link("priority")
    """The priority it works on."""
    looked_after_id: Mapped[int | None] = link("unit_member")
    """Who of the unit sees to it."""
    name: Mapped[ShortText]
    short_name: Mapped[ShortText | None]
    tier: Mapped[Tier] = choice(Tier)
    status: Mapped[GroupStatus] = choice(GroupStatus)
    attended_only: Mapped[YesNo]
    """A body of others that the unit only attends or reports to."""
    area: Mapped[ShortText | None]
    notes: Mapped[LongText | None]


class GroupParent(Dated, Record):
    """That a group reports to another between two days; there may be several at once."""

    __tablename__ = "group_parent"

    group_id: Mapped[int] = link("partnership_group")
    parent_id: Mapped[int] = link("partnership_group")


class TermsOfReference(Dated, Record):
    """One agreed version of a group's terms of reference with its quorum rule."""

    __tablename__ = "terms_of_reference"

    group_id: Mapped[int] = link("partnership_group")
    name: Mapped[ShortText | None]
    """What the version is called, such as 2024/25."""
    purpose: Mapped[LongText | None]
    functions: Mapped[LongText | None]
    frequency: Mapped[Frequency] = choice(Frequency)
    quorum_least: Mapped[Whole | None]
    """The n of "n of m"; absent where only named agencies must be present."""
    quorum_basis: Mapped[QuorumBasis | None] = choice(QuorumBasis)
    agreed_on: Mapped[DayOf | None]
    review_on: Mapped[DayOf | None]


class QuorumAgency(Record):
    """An agency that a quorum rule names: it must be present, or it is one of the m of "n of m"."""

    __tablename__ = "quorum_agency"

    terms_id: Mapped[int] = link("terms_of_reference")
    agency_id: Mapped[int] = link("agency")
    is_needed: Mapped[YesNo]
