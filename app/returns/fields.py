"""What returns are described by: rounds, each agency's request, and its answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict

from app.fields import Choice, Day, Fields, Figure, Link, Mark, Note, Text
from app.unit.fields import LOOKED_AFTER
from models.returns import LevelTone, RequestState, ReturnKind

RETURN_ROUND: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Text("name", "Name", required=True, width=34),
    Link("template", "Template", kind="return-templates", required=True),
    Text("period", "Period", required=True, help="What it covers, such as 2024-25."),
    Day("issued_on", "Issued"),
    Day("due_on", "Due"),
    LOOKED_AFTER,
    Text("progress", "In", computed=True, width=14),
)

RETURN_REQUEST: Fields = (
    Link("agency", "Agency", kind="agencies", required=True, width=34),
    Link("round", "Round", kind="return-rounds", required=True, width=30),
    Choice("state", "State", words=RequestState, required=True),
    Day("due_on", "Due", computed=True),
    Day("sent_on", "Sent", help="The day the workbook went out."),
    Day("chased_on", "Chased"),
    Day("received_on", "Received"),
    Day("moderated_on", "Moderated"),
    Text("completed_by", "Completed by", listed=False),
    Text("contact", "Contact", listed=False),
    Text("source_name", "Workbook", computed=True, listed=False),
)

RETURN_ANSWER: Fields = (
    Link("agency", "Agency", kind="agencies", computed=True, width=30),
    Link("round", "Round", kind="return-rounds", computed=True, listed=False),
    Text("standard", "Standard", computed=True, width=9),
    Text("wording", "Question", computed=True, width=40),
    Figure("self_score", "Self", least=0, most=100),
    Figure("moderated_score", "Moderated", least=0, most=100),
    Note("evidence", "Evidence"),
    Note("improvement", "Areas for improvement"),
    Day("deadline", "Deadline"),
    Note("comment", "Comment"),
    Note("reason", "Reason not applicable"),
    Text("sheet", "Sheet", computed=True, listed=False),
    Text("cell", "Cell", computed=True, width=7),
)


class RoundValues(TypedDict, total=False):
    """The values of a round that can be typed; links by id."""

    partnership: int
    name: str
    template: int
    period: str
    issued_on: date | None
    due_on: date | None
    looked_after: int | None


class AnswerValues(TypedDict, total=False):
    """The values of an answer that can be typed; a score is a number or a mark."""

    self_score: Decimal | Mark | None
    moderated_score: Decimal | Mark | None
    evidence: str | None
    improvement: str | None
    deadline: date | None
    comment: str | None
    reason: str | None


__all__ = [
    "RETURN_ANSWER",
    "RETURN_REQUEST",
    "RETURN_ROUND",
    "AnswerValues",
    "LevelTone",
    "RequestState",
    "ReturnKind",
    "RoundValues",
]
