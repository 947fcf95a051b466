"""What the minutes of an agenda item are described by."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Choice, Fields, Link, Note, Text
from app.meetings.fields import MeetingState
from models.minutes import Occasion

__all__ = ["KEPT_VERSION", "MINUTE", "Occasion", "VersionValues"]

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
