"""Seats: places on a group for posts of agencies, with dated holders, deputies and chairs."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.periods import Dated
from models.types import DayOf, LongText, ShortText, YesNo, choice, link
from models.words import Word


class Category(Word):
    """What kind of member a seat makes (domain.md 1.5, seed 004 4.2), in the order lists print them."""

    STATUTORY = "statutory", "Statutory", "note"
    CORE = "core", "Core"
    ADVISER = "adviser", "Adviser"
    CO_OPTED = "co-opted", "Co-opted"
    LAY = "lay", "Lay"
    OBSERVER = "observer", "Observer"
    ATTENDING = "in-attendance", "In attendance"
    WIDER = "wider", "Wider membership"


class ChairRole(Word):
    """Who leads a group's meetings."""

    CHAIR = "chair", "Chair", "note"
    VICE = "vice-chair", "Vice-chair"


class Seat(Dated, Record):
    """A place on a group; `sector` says whom it speaks for where that is no agency, such as Schools."""

    __tablename__ = "seat"

    group_id: Mapped[int] = link("partnership_group")
    ex_officio_id: Mapped[int | None] = link("partnership_group")
    """The group whose chair holds this seat by office."""
    post: Mapped[ShortText]
    category: Mapped[Category] = choice(Category)
    sector: Mapped[ShortText | None]
    may_count: Mapped[YesNo]
    """Whether its presence may count to quorum; whether it does depends on the rule."""
    notes: Mapped[LongText | None]


class SeatAgency(Record):
    """An agency that a seat speaks for."""

    __tablename__ = "seat_agency"

    seat_id: Mapped[int] = link("seat")
    agency_id: Mapped[int] = link("agency")


class Holder(Dated, Record):
    """The person in a seat between two days; `term_ends` is when the term is due to end, `last_day` when it did."""

    __tablename__ = "holder"

    seat_id: Mapped[int] = link("seat")
    person_id: Mapped[int] = link("person")
    term_ends: Mapped[DayOf | None]
    inducted_on: Mapped[DayOf | None]
    reason: Mapped[ShortText | None]
    """Why it ended."""


class Deputy(Dated, Record):
    """The named stand-in for a seat between two days."""

    __tablename__ = "deputy"

    seat_id: Mapped[int] = link("seat")
    person_id: Mapped[int] = link("person")
    has_authority: Mapped[YesNo]
    """Whether the agency confirmed equivalent authority to act (seed 004, 3.4)."""


class ChairTerm(Dated, Record):
    """Who chairs a group between two days: whoever holds a seat of it, or a person by name."""

    __tablename__ = "chair_term"

    group_id: Mapped[int] = link("partnership_group")
    seat_id: Mapped[int | None] = link("seat")
    person_id: Mapped[int | None] = link("person")
    role: Mapped[ChairRole] = choice(ChairRole)
