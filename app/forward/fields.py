"""What a topic of the forward plan is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Flag, Link, Note, Number, Text
from models.agenda import Purpose
from models.forward import Repeat, TopicState

TOPIC: Fields = (
    Text("title", "Topic", required=True, width=44),
    Link("group", "Group", kind="groups", required=True, width=14),
    Link(
        "lands_on",
        "Comes to",
        kind="meetings",
        computed=True,
        width=14,
        help="The meeting whose agenda it comes to.",
    ),
    Day("due", "From", listed=False, help="The first meeting from this day on takes it."),
    Link(
        "meeting",
        "Parked for",
        kind="meetings",
        listed=False,
        help="Empty: the group's first meeting from the day on.",
    ),
    Link(
        "agency",
        "Due from",
        kind="agencies",
        width=18,
        help="For a report that an agency owes the group.",
    ),
    Link("person", "Asked of", kind="people", listed=False, width=18),
    Choice("repeat", "Comes back", words=Repeat, required=True, chip=False, width=14),
    Choice("purpose", "Purpose", words=Purpose, required=True, listed=False),
    Text("presenter", "Presenter", listed=False, width=20),
    Number("minutes", "Minutes", least=1, most=600, listed=False),
    Flag("wants_paper", "Paper expected", listed=False),
    Flag("restricted", "Restricted", listed=False, help="Left out of the public agenda."),
    Day("chased_on", "Chased", listed=False),
    Day("last_on", "Last taken", computed=True, listed=False, help="Its last meeting."),
    Choice("state", "State", words=TopicState, required=True, computed=True, listed=False),
    Note("note", "Note", listed=False),
    OWNER,
)


class TopicValues(TypedDict, total=False):
    """The values of a topic that can be typed; links by id."""

    group: int
    title: str
    meeting: int | None
    due: date
    repeat: Repeat
    agency: int | None
    person: int | None
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    wants_paper: bool
    restricted: bool
    chased_on: date | None
    note: str | None


USUAL: TopicValues = {
    "purpose": Purpose.DISCUSSION,
    "repeat": Repeat.ONCE,
    "wants_paper": False,
    "restricted": False,
}
"""What a topic is where nothing else is said."""

__all__ = ["TOPIC", "USUAL", "Purpose", "Repeat", "TopicState", "TopicValues"]
