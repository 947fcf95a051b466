"""What a decision is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Flag, Link, Note, Text
from models.decisions import Manner, Verdict
from models.words import Word


class DecisionsWanted(Word):
    """Which decisions a log is to hold."""

    ALL = "all", "All"
    TO_DO = "to-do", "Still to be carried out"
    ARRANGEMENTS = "arrangements", "Changes to the arrangements"
    PUBLIC = "public", "For the public"


DECISION: Fields = (
    Text("reference", "No.", computed=True, width=10, help="Given when the meeting is closed."),
    Day("day", "Date", help="Left empty it is the meeting's."),
    Link("group", "Group", kind="groups", required=True, width=22),
    Link("meeting", "Meeting", kind="meetings", listed=False),
    Link("item", "Agenda item", kind="agenda-items", width=24),
    Note("text", "Decision", required=True, listed=True, width=50),
    Choice("verdict", "Outcome", words=Verdict, computed=True, chip=False, width=14),
    Note("proposed", "Proposed", computed=True, help="The wording that a paper proposed."),
    Choice("manner", "How", words=Manner, required=True, chip=False, width=20, listed=False),
    Note("present", "Present for it", help="The agencies needed for a quorum that were present."),
    Note("dissent", "Dissent", help="Who disagreed, and why."),
    Day("by_when", "To be done by"),
    Day("carried_out_on", "Carried out on", computed=True, listed=False),
    Note("carried_out_how", "How it was carried out", computed=True),
    Flag(
        "changes_arrangements",
        "Changes the arrangements",
        listed=False,
        help="Listed in the yearly report among the changes to the published arrangements.",
    ),
    Flag("restricted", "Restricted", listed=False, help="Left out of the public minutes."),
    OWNER,
)


class DecisionValues(TypedDict, total=False):
    """The values of a decision that can be typed; links by id."""

    group: int
    meeting: int | None
    item: int | None
    day: date
    text: str
    manner: Manner
    present: str | None
    dissent: str | None
    by_when: date | None
    changes_arrangements: bool
    restricted: bool


__all__ = ["DECISION", "DecisionValues", "DecisionsWanted", "Manner", "Verdict"]
