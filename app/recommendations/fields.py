"""What a proposed decision, and a group's form of cover reports, are described by."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Choice, Fields, Flag, Link, Note, Text
from app.recommendations.lines import LONGEST
from models.decisions import Verdict

RECOMMENDATION: Fields = (
    Text("number", "No.", computed=True, width=5),
    Note("text", "Proposed decision", required=True, longest=LONGEST, listed=True, width=40),
    Choice("verdict", "Outcome", words=Verdict, computed=True, width=12),
    Text("told", "From", computed=True, listed=False, width=20),
    Note("newer", "The newer version says", computed=True),
    Flag("dropped", "Not in the newer version", computed=True, listed=False),
)

COVER_TEMPLATE: Fields = (
    Link("group", "Group", kind="groups", required=True),
    Note(
        "headings",
        "Headings",
        longest=8_000,
        help="One a line, in their order; behind a colon what is to be written there. One of them asks for the "
        "recommendations. Emptied, it is the usual form again.",
    ),
    Flag(
        "on_agenda",
        "Recommendations on the agenda",
        help="The agenda prints what each paper recommends under its item.",
    ),
)


class CoverTemplateValues(TypedDict, total=False):
    """The values of a group's form of cover reports."""

    headings: str | None
    on_agenda: bool


__all__ = ["COVER_TEMPLATE", "RECOMMENDATION", "CoverTemplateValues", "Verdict"]
