"""People: who sits, stands in, chairs, owns and attends, kept once whatever they do."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, link


class Person(Record):
    """A person; the seats held are dated records of their own, so a change of post never rewrites the past."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "surname", "name"), Index(None, "email"))

    agency_id: Mapped[int | None] = link("agency")
    """The employer, which need not be whom the person speaks for in a seat."""
    title: Mapped[ShortText | None]
    name: Mapped[ShortText]
    surname: Mapped[ShortText]
    """What the name is sorted under."""
    initials: Mapped[ShortText]
    """As minutes write them."""
    post: Mapped[ShortText | None]
    email: Mapped[ShortText | None]
    phone: Mapped[ShortText | None]
    left_on: Mapped[DayOf | None]
    notes: Mapped[LongText | None]
