"""The forward plan: what a group is to talk about or to be told at a later meeting."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.agenda import Purpose
from models.base import Record
from models.types import DayOf, LongText, ShortText, Whole, YesNo, choice, link
from models.words import Word


class Repeat(Word):
    """How often a topic comes back."""

    ONCE = "once", "Once"
    QUARTERLY = "quarterly", "Every quarter"
    HALF_YEARLY = "half-yearly", "Every half-year"
    YEARLY = "yearly", "Every year"
    TWO_YEARLY = "two-yearly", "Every two years"


class TopicState(Word):
    """What has become of a topic; one that comes back is parked again as soon as it was taken."""

    PARKED = "parked", "Parked"
    TAKEN = "taken", "On an agenda", "good"
    DROPPED = "dropped", "Dropped"


class ForwardTopic(Record):
    """A topic that waits for a later meeting of a group, or a report that is due to it from another body.

    It comes to the agenda of the meeting it was parked for, or of the group's first meeting from `due` on.
    """

    __tablename__ = "forward_topic"

    group_id: Mapped[int] = link("partnership_group")
    title: Mapped[ShortText]
    purpose: Mapped[Purpose] = choice(Purpose)
    presenter: Mapped[ShortText | None]
    minutes: Mapped[Whole | None]
    """The minutes of the clock allotted to it."""
    restricted: Mapped[YesNo]
    due: Mapped[DayOf]
    """The day from which the next meeting takes it."""
    meeting_id: Mapped[int | None] = link("meeting")
    """The meeting it is parked for; where that is called off, `due` counts."""
    repeat: Mapped[Repeat] = choice(Repeat)
    wants_paper: Mapped[YesNo]
    """Whether a paper is expected with it."""
    agency_id: Mapped[int | None] = link("agency")
    """Who owes the report."""
    person_id: Mapped[int | None] = link("person")
    """Whom it is asked of."""
    chased_on: Mapped[DayOf | None]
    """The day they were last reminded."""
    state: Mapped[TopicState] = choice(TopicState)
    note: Mapped[LongText | None]
