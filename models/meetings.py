"""Meetings: each occasion of a group, from the planned day to the approved minutes."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, TimeOfDay, Whole, YesNo, choice, link
from models.words import Word


class MeetingState(Word):
    """How far a meeting has got; the first seven follow each other, the last three end it early."""

    PLANNED = "planned", "Planned"
    AGENDA_ISSUED = "agenda-issued", "Agenda issued", "note"
    IN_MEETING = "in-meeting", "In meeting", "note"
    DRAFT = "draft", "Draft minutes", "caution"
    WITH_CHAIR = "with-chair", "With chair", "caution"
    ISSUED = "issued", "Issued", "good"
    APPROVED = "approved", "Approved", "good"
    CANCELLED = "cancelled", "Cancelled"
    POSTPONED = "postponed", "Postponed", "caution"
    INQUORATE = "inquorate", "Not quorate", "bad"


class Meeting(Record):
    """One occasion of a group; times are London's, on its day."""

    __tablename__ = "meeting"
    __table_args__ = (Index(None, "day"), Index(None, "state"))

    group_id: Mapped[int] = link("partnership_group")
    chair_seat_id: Mapped[int | None] = link("seat")
    """The seat whose holder chairs; the person beside it where somebody else does, or has no seat."""
    chair_id: Mapped[int | None] = link("person")
    postponed_to_id: Mapped[int | None] = link("meeting")
    approved_at_id: Mapped[int | None] = link("meeting")
    """The later meeting that approved the minutes."""
    number: Mapped[Whole]
    """Its place in the sequence of the group's meetings, kept when others are cancelled."""
    title: Mapped[ShortText | None]
    """What sets it apart, such as Extraordinary meeting."""
    day: Mapped[DayOf]
    starts: Mapped[TimeOfDay | None]
    finishes: Mapped[TimeOfDay | None]
    venue: Mapped[ShortText | None]
    online_link: Mapped[LongText | None]
    minute_taker: Mapped[ShortText | None]
    state: Mapped[MeetingState] = choice(MeetingState)
    reason: Mapped[LongText | None]
    """Why it was cancelled, postponed, not quorate or reopened."""
    agenda_issued_on: Mapped[DayOf | None]
    closed_on: Mapped[DayOf | None]
    issued_on: Mapped[DayOf | None]
    approved_on: Mapped[DayOf | None]
    quorate: Mapped[YesNo | None]
    """What was found on closing, with its sentence; absent before, and where the group has no rule."""
    quorum_sentence: Mapped[LongText | None]
    notes: Mapped[LongText | None]
