"""Decisions: what a group decided, numbered for good when its meeting is closed."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, Whole, YesNo, choice, link
from models.words import Word


class Manner(Word):
    """How a decision was reached."""

    AGREED = "agreed", "Agreed without a vote"
    VOTE = "vote", "By vote"
    CHAIR = "chair", "Chair's action"


class Verdict(Word):
    """What became of what was proposed."""

    AGREED = "agreed", "Agreed", "good"
    AMENDED = "amended", "Agreed as amended", "good"
    REFUSED = "not-agreed", "Not agreed"


class Decision(Record):
    """One decision; `period` and `number` read as 2025/31 and are absent while it is new."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "period", "number"),)

    group_id: Mapped[int] = link("partnership_group")
    meeting_id: Mapped[int | None] = link("meeting")
    item_id: Mapped[int | None] = link("agenda_item")
    period: Mapped[ShortText | None]
    number: Mapped[Whole | None]
    day: Mapped[DayOf]
    text: Mapped[LongText]
    verdict: Mapped[Verdict] = choice(Verdict, default=Verdict.AGREED)
    proposed: Mapped[LongText | None]
    """The wording that was proposed, where the meeting amended it or did not agree it."""
    manner: Mapped[Manner] = choice(Manner)
    present: Mapped[LongText | None]
    """Which of the agencies that a quorum needs were present for it."""
    dissent: Mapped[LongText | None]
    by_when: Mapped[DayOf | None]
    """When it is to be carried out."""
    carried_out_on: Mapped[DayOf | None]
    carried_out_how: Mapped[LongText | None]
    changes_arrangements: Mapped[YesNo]
    """Whether the yearly report must list it among the changes to the published arrangements."""
    restricted: Mapped[YesNo]
