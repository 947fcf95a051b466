"""Minutes: the text of each item, versions kept of the whole, corrections of what was issued, drafts being typed."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, Record
from models.meetings import MeetingState
from models.types import (
    Bytes,
    DayOf,
    LongText,
    Moment,
    Pk,
    ShortText,
    Whole,
    YesNo,
    choice,
    link,
)
from models.words import Word


class Occasion(Word):
    """Why a version of minutes was kept."""

    CLOSED = "closed", "Meeting closed", "note"
    RESUMED = "resumed", "Meeting resumed", "note"
    TO_CHAIR = "to-chair", "Sent to chair", "caution"
    FROM_CHAIR = "from-chair", "Taken back from chair", "caution"
    ISSUED = "issued", "Issued", "good"
    CORRECTED = "corrected", "Issued again, corrected", "good"
    APPROVED = "approved", "Approved", "good"
    REOPENED = "reopened", "Reopened", "caution"
    BEFORE_RESTORE = "before-restore", "Before a version was restored"
    ASKED = "asked", "Kept on request"


class Minute(Record):
    """The minuted text of one agenda item, in plain text with line marks."""

    __tablename__ = "minute"
    __table_args__ = (Index("uq_minute_item", "item_id", unique=True),)

    meeting_id: Mapped[int] = link("meeting")
    item_id: Mapped[int] = link("agenda_item")
    text: Mapped[LongText]


class MinutesVersion(Record):
    """The whole minutes of a meeting as they read at a moment; who kept it and when is told by its step."""

    __tablename__ = "minutes_version"

    meeting_id: Mapped[int] = link("meeting")
    same_as_id: Mapped[int | None] = link("minutes_version")
    """The earlier version that reads the same and holds the words of both."""
    occasion: Mapped[Occasion] = choice(Occasion)
    state: Mapped[MeetingState] = choice(MeetingState)
    name: Mapped[ShortText | None]
    words: Mapped[Bytes | None]
    """Items, text, decisions and actions as JSON, compressed; absent where `same_as_id` names who holds them."""


class Correction(Record):
    """What was agreed to be wrong in issued minutes, whose text stays as it was issued."""

    __tablename__ = "correction"

    meeting_id: Mapped[int] = link("meeting")
    """The meeting whose minutes it corrects."""
    item_id: Mapped[int | None] = link("agenda_item")
    """The item whose minutes it corrects; absent where it is of the minutes as a whole."""
    stood: Mapped[LongText | None]
    """The words as they stand; absent where the correction is a sentence of its own."""
    text: Mapped[LongText]
    agreed_at_id: Mapped[int | None] = link("meeting")
    """The later meeting that agreed it; absent where it was agreed outside one."""
    agreed_on: Mapped[DayOf]
    restricted: Mapped[YesNo]
    """Whether the public version leaves it out."""


class Draft(Base):
    """What is being typed into an item, outside the journal and with no reference that could hinder an undo."""

    __tablename__ = "draft"
    __table_args__ = (Index("uq_draft_item", "item_id", unique=True),)

    id: Mapped[Pk]
    item_id: Mapped[Whole]
    text: Mapped[LongText]
    at: Mapped[Moment]
    shown: Mapped[Whole | None]
    """The version of the saved text that typing began from; absent where there was none."""
