"""Minutes: the text of each agenda item, and the drafts of text being typed."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, Record
from models.types import LongText, Moment, Pk, Whole, link


class Minute(Record):
    """The minuted text of one agenda item, in plain text with line marks."""

    __tablename__ = "minute"
    __table_args__ = (Index("uq_minute_item", "item_id", unique=True),)

    meeting_id: Mapped[int] = link("meeting")
    item_id: Mapped[int] = link("agenda_item")
    text: Mapped[LongText]


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
