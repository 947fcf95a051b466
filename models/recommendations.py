"""Recommendations: what a paper, or a person, proposes that a meeting decides; and a group's form of cover reports."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import LongText, ShortText, Whole, YesNo, link


class Recommendation(Record):
    """A proposed decision of an agenda item; what the meeting made of it is its decision, absent before."""

    __tablename__ = "recommendation"

    item_id: Mapped[int] = link("agenda_item")
    place: Mapped[Whole]
    label: Mapped[ShortText | None]
    """The number it bears in its paper, such as 2.1 or a; without one its place is its number."""
    text: Mapped[LongText]
    paper_id: Mapped[int | None] = link("paper")
    """The paper it was read from; absent where it was typed."""
    as_read: Mapped[LongText | None]
    """What the paper said when it was read, so that a change by hand is known."""
    newer: Mapped[LongText | None]
    """What a newer version of the paper says, until a person has taken it or left it."""
    dropped: Mapped[YesNo]
    """Whether a newer version of the paper has it no more, until a person has said what is to become of it."""
    restricted: Mapped[YesNo]
    """Whether the public does not see it by itself; one whose paper is restricted is not seen either."""
    decision_id: Mapped[int | None] = link("decision")


class CoverTemplate(Record):
    """The form of a group's cover reports; a group without one has the usual form."""

    __tablename__ = "cover_template"
    __table_args__ = (UniqueConstraint("group_id"),)

    group_id: Mapped[int] = link("partnership_group")
    headings: Mapped[LongText | None]
    """One a line, in order, each with what is to be written under it behind a colon."""
    on_agenda: Mapped[YesNo]
    """Whether the agenda prints the recommendations under their items."""
