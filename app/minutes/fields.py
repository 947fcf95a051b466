"""What the minutes of an agenda item, and a correction of minutes that are issued, are described by."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from app.fields import Choice, Day, Fields, Flag, Link, Note, Text
from app.meetings.fields import MeetingState
from models.minutes import Occasion

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "CORRECTION",
    "KEPT_VERSION",
    "MINUTE",
    "CorrectionValues",
    "Occasion",
    "VersionValues",
]

MINUTE: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Link("item", "Agenda item", kind="agenda-items", required=True),
    Note("text", "Minutes", longest=200_000, listed=True, width=60),
)

KEPT_VERSION: Fields = (
    Text(
        "name",
        "Name",
        required=True,
        longest=80,
        help="By which it is found again, such as Before the partners' comments.",
    ),
    Choice("occasion", "Kept when", words=Occasion),
    Choice("state", "The minutes were", words=MeetingState),
)


class VersionValues(TypedDict, total=False):
    """What is typed of a version that a person keeps."""

    name: str


CORRECTION: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Link(
        "item",
        "Agenda item",
        kind="agenda-items",
        help="Left empty it is of the minutes as a whole.",
    ),
    Note(
        "stood",
        "Words as they stand",
        longest=8_000,
        help="Copied from the minutes. Left empty the correction is a sentence of its own.",
    ),
    Note(
        "text",
        "Words as agreed",
        required=True,
        longest=8_000,
        listed=True,
        width=60,
        help="What is to be read in their place, or the correction in a sentence.",
    ),
    Link("agreed_at", "Agreed at", kind="meetings", help="The meeting that agreed it."),
    Day("agreed_on", "Agreed on", help="Left empty it is the day of that meeting."),
    Flag(
        "restricted",
        "Restricted",
        listed=False,
        help="Left out of the public minutes, as anything of a restricted item is.",
    ),
)


class CorrectionValues(TypedDict, total=False):
    """The values of a correction that can be typed; links by id."""

    meeting: int
    item: int | None
    stood: str | None
    text: str
    agreed_at: int | None
    agreed_on: date | None
    restricted: bool
