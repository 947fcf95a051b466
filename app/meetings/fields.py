"""What a meeting is described by."""

from __future__ import annotations

from datetime import date, time
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Flag, Link, Note, Number, Text, Time
from models.meetings import MeetingState

MEETING: Fields = (
    Link("group", "Group", kind="groups", required=True, width=26),
    Day("day", "Date", required=True, aliases=("meeting date",)),
    Time("starts", "Start", aliases=("start time", "from")),
    Time("finishes", "Finish", aliases=("end", "end time", "until"), listed=False),
    Text(
        "title",
        "Title",
        help="What sets it apart, such as Extraordinary meeting.",
        width=20,
        listed=False,
    ),
    Text("venue", "Venue", aliases=("place", "location", "room"), width=26),
    Text("online_link", "Online link", longest=2000, listed=False, width=30),
    Link(
        "chair_seat",
        "Chaired by seat",
        kind="seats",
        listed=False,
        help="Leave empty where the group's chair on that day takes the chair.",
    ),
    Link(
        "chair",
        "Chaired by",
        kind="people",
        listed=False,
        help="Somebody who chairs without a seat on the group.",
    ),
    Text("minute_taker", "Minute taker", listed=False),
    Number(
        "number",
        "No.",
        least=1,
        most=9999,
        width=6,
        listed=False,
        help="Its place in the group's sequence.",
    ),
    Note("notes", "Notes"),
    Choice("state", "State", words=MeetingState, computed=True, width=16),
    Note("reason", "Reason", computed=True, help="Why it was cancelled, postponed or reopened."),
    Flag("quorate", "Quorate", computed=True, width=9),
    Text("quorum_sentence", "Quorum", computed=True, listed=False, width=40),
    Text("chair_name", "Chair", computed=True, listed=False, width=26),
    Day("agenda_issued_on", "Agenda issued", computed=True, listed=False),
    Day("closed_on", "Closed", computed=True, listed=False),
    Day("issued_on", "Minutes issued", computed=True, listed=False),
    Day("approved_on", "Minutes approved", computed=True, listed=False),
    OWNER,
)


class MeetingValues(TypedDict, total=False):
    """The values of a meeting that can be typed; links by id, times of London."""

    group: int
    day: date
    starts: time | None
    finishes: time | None
    title: str | None
    venue: str | None
    online_link: str | None
    chair_seat: int | None
    chair: int | None
    minute_taker: str | None
    number: int
    notes: str | None


__all__ = ["MEETING", "MeetingState", "MeetingValues"]
