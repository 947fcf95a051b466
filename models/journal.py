"""The journal: append-only steps and changes that serve undo and audit at once, so that they can never disagree."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base
from models.types import Bytes, LongText, Moment, Pk, ShortText, Whole, YesNo, choice, link
from models.words import Word


class Act(Word):
    """What a change did to its row."""

    INSERT = "insert", "Added", "good"
    UPDATE = "update", "Changed", "note"
    DELETE = "delete", "Removed", "bad"
    BASELINE = "baseline", "Carried over"


class Step(Base):
    """One act of a person: everything one unit of work changed, undone and shown in history as one."""

    __tablename__ = "step"
    __table_args__ = (Index(None, "is_baseline"),)

    id: Mapped[Pk]
    undoes_id: Mapped[int | None] = link("step")
    at: Mapped[Moment]
    who: Mapped[ShortText]
    label: Mapped[ShortText]
    """A constant of the program; it also goes to the log, so it never holds a name."""
    about: Mapped[LongText]
    """Names the record for the menu and the history; outside the chain, so that it can lawfully be erased."""
    source_name: Mapped[ShortText | None]
    source_digest: Mapped[ShortText | None]
    can_undo: Mapped[YesNo]
    is_baseline: Mapped[YesNo]
    """A newer program rewrote rows here: nothing before it can be taken back."""
    change_count: Mapped[Whole]
    chain: Mapped[Bytes]
    """SHA-256 over the chain before, this step and (table, row, act, version, digest) of each change."""


class Change(Base):
    """The net change of one row in one step; digest and what it covers are chained, salt and images are not."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "table_name", "row_id"),)

    id: Mapped[Pk]
    step_id: Mapped[int] = link("step")
    table_name: Mapped[ShortText]
    row_id: Mapped[Whole]
    act: Mapped[Act] = choice(Act)
    row_version: Mapped[Whole]
    digest: Mapped[Bytes]
    """Salted SHA-256 of the row after the act (of nothing after a deletion)."""
    salt: Mapped[Bytes | None]
    images: Mapped[LongText | None]
    """JSON `{column: [before, after]}` in portable text; null for an insert, whose values the row itself holds."""


class IssuedNumber(Base):
    """A number given to a record for good: never changed, never reused, outside undo."""

    __tablename__ = "issued_number"
    __table_args__ = (
        Index("uq_issued_number_number", "series", "period", "number", unique=True),
        Index("uq_issued_number_record", "table_name", "row_id", unique=True),
    )

    id: Mapped[Pk]
    series: Mapped[ShortText]
    """What is counted: "action", "decision"."""
    period: Mapped[ShortText]
    """Within what it is counted: a numbering year such as "2025", or a meeting."""
    number: Mapped[Whole]
    table_name: Mapped[ShortText]
    row_id: Mapped[Whole]


class Remembered(Base):
    """A small thing the file remembers outside the journal: a layout of a sender, the last backup, a widths list."""

    __tablename__ = "remembered"
    __table_args__ = (Index("uq_remembered_key", "topic", "name", unique=True),)

    id: Mapped[Pk]
    topic: Mapped[ShortText]
    name: Mapped[LongText]
    value: Mapped[LongText]
    at: Mapped[Moment]
