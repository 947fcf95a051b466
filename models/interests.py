"""Interests: what somebody at a meeting declared, and what was done about it."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import LongText, ShortText, YesNo, choice, link
from models.words import Word


class InterestKind(Word):
    """What an interest is of; the four kinds that NHS England's guidance for ICBs tells apart."""

    FINANCIAL = "financial", "Financial"
    PROFESSIONAL = "professional", "Non-financial professional"
    PERSONAL = "personal", "Non-financial personal"
    INDIRECT = "indirect", "Indirect, through somebody close"


class Handling(Word):
    """What was done about an interest."""

    STAYED = "stayed", "Stayed and took part"
    NO_PART = "no-part", "Stayed, took no part", "note"
    LEFT = "left", "Left for the item", "caution"


class Interest(Record):
    """One interest declared at one meeting, in one item of it or in none that was on the agenda."""

    __tablename__ = "interest"
    __table_args__ = (Index(None, "name"),)

    meeting_id: Mapped[int] = link("meeting")
    item_id: Mapped[int | None] = link("agenda_item")
    seat_id: Mapped[int | None] = link("seat")
    name: Mapped[ShortText]
    """Who declared it, as it was on that day."""
    kind: Mapped[InterestKind] = choice(InterestKind)
    text: Mapped[LongText]
    handling: Mapped[Handling | None] = choice(Handling)
    standing: Mapped[YesNo]
    """Whether it lasts, so that the next meetings of the group are reminded of it."""
    restricted: Mapped[YesNo]
