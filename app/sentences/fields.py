"""What a ready-made sentence is described by, and those that a new file begins with."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Fields, Note, Text

READY_SENTENCE: Fields = (
    Text(
        "name",
        "Name",
        required=True,
        longest=60,
        width=30,
        help="A few letters of it, or of the sentence, find it while you write.",
    ),
    Note(
        "text",
        "Sentence",
        required=True,
        longest=2_000,
        listed=True,
        width=70,
        help="What stands in curly brackets is filled in: {chair}, {presenter}, {last meeting}, {next meeting}, {day} "
        "and {time} by the program where it knows them, anything else, such as {name} or {date}, by you.",
    ),
)


class ReadySentenceValues(TypedDict, total=False):
    """The values of a sentence that can be typed."""

    name: str
    text: str


USUAL: tuple[tuple[str, str], ...] = (
    ("Apologies noted", "Apologies were received from {name} and noted."),
    ("Quorate", "{chair} confirmed that the meeting was quorate."),
    ("No declarations", "There were no declarations of interest."),
    ("Declaration made", "{name} declared an interest in {item} and took no part in it."),
    (
        "Minutes agreed",
        "The minutes of the meeting of {last meeting} were agreed as a true record.",
    ),
    (
        "Minutes agreed with a correction",
        "The minutes of the meeting of {last meeting} were agreed as a true record with this correction: {correction}.",
    ),
    ("No matters arising", "There were no matters arising that are not on the agenda."),
    ("Report noted", "{presenter} presented the report. Members noted it."),
    ("Recommendations agreed", "Members agreed the recommendations of the report."),
    ("Paper tabled", "The paper was tabled; members had not seen it before the meeting."),
    ("Deferred", "The item was deferred to the meeting of {next meeting}."),
    ("Not reached", "The item was not reached."),
    ("Action complete", "The action was reported as complete and is closed."),
    ("Action stays open", "The action is not complete and stays open until {date}."),
    ("Challenge", "{name} challenged {what}; {who} replied that {answer}."),
    ("Discussed in private", "! This item was discussed in private."),
    ("Thanks", "{chair} thanked {name} for {what}."),
    ("No other business", "There was no other business."),
    ("Next meeting", "The next meeting is on {next meeting}."),
    ("Closed", "{chair} thanked members and closed the meeting at {time}."),
)
"""Names and sentences that every unit needs."""
