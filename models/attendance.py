"""Attendance: replies before a meeting, the register of its seats, and guests."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.seats import Category
from models.types import DayOf, LongText, ShortText, YesNo, choice, link
from models.words import Word


class Answer(Word):
    """What a seat said before the meeting; no row means no reply."""

    COMING = "coming", "Coming", "good"
    ONLINE = "coming-online", "Coming online", "good"
    DEPUTY = "deputy", "Deputy coming", "note"
    APOLOGIES = "apologies", "Apologies", "caution"


class Code(Word):
    """Attendance of a seat at a meeting (Calderdale's matrix, domain.md 4.3); the last is reckoned, never stored."""

    ATTENDED = "Y", "Attended", "good"
    DEPUTY = "D", "Deputy attended", "note"
    APOLOGIES = "A", "Apologies"
    ABSENT = "N", "Did not attend", "bad"
    NOT_MEMBER = "-", "Not a member then"


class Mode(Word):
    """How somebody took part."""

    ROOM = "room", "In the room"
    ONLINE = "online", "Online"


class Reply(Record):
    """What one seat said about coming to one meeting, when and who told it."""

    __tablename__ = "reply"
    __table_args__ = (Index("uq_reply_seat", "meeting_id", "seat_id", unique=True),)

    meeting_id: Mapped[int] = link("meeting")
    seat_id: Mapped[int] = link("seat")
    deputy_id: Mapped[int | None] = link("person")
    answer: Mapped[Answer] = choice(Answer)
    deputy_name: Mapped[ShortText | None]
    replied_on: Mapped[DayOf | None]
    replied_by: Mapped[ShortText | None]
    note: Mapped[LongText | None]


class Attendance(Record):
    """One seat at one meeting; what the seat was on that day is copied here when the meeting is closed."""

    __tablename__ = "attendance"
    __table_args__ = (Index("uq_attendance_seat", "meeting_id", "seat_id", unique=True),)

    meeting_id: Mapped[int] = link("meeting")
    seat_id: Mapped[int] = link("seat")
    deputy_id: Mapped[int | None] = link("person")
    arrived_item_id: Mapped[int | None] = link("agenda_item")
    """The first item somebody who came late was there for."""
    left_item_id: Mapped[int | None] = link("agenda_item")
    """The last item somebody who left early was there for."""
    holder_id: Mapped[int | None] = link("person")
    code: Mapped[Code | None] = choice(Code)
    mode: Mapped[Mode] = choice(Mode)
    deputy_name: Mapped[ShortText | None]
    note: Mapped[ShortText | None]
    post: Mapped[ShortText | None]
    holder: Mapped[ShortText | None]
    agencies: Mapped[LongText | None]
    category: Mapped[Category | None] = choice(Category)
    expected: Mapped[YesNo | None]
    """Whether the seat counts in the rates; absent until the meeting is closed."""


class Guest(Record):
    """Somebody without a seat who took part in a meeting, in the whole of it or in one item."""

    __tablename__ = "guest"

    meeting_id: Mapped[int] = link("meeting")
    item_id: Mapped[int | None] = link("agenda_item")
    person_id: Mapped[int | None] = link("person")
    agency_id: Mapped[int | None] = link("agency")
    name: Mapped[ShortText]
    role: Mapped[ShortText | None]
    mode: Mapped[Mode] = choice(Mode)
