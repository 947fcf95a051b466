"""What returns are described by: rounds, each agency's request, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from app.fields import Choice, Day, Fields, Figure, Link, Mark, Note, Text
from app.returns.scores import NO_SCALE, Scale
from app.unit.fields import LOOKED_AFTER
from models.returns import AnswerKind, RequestState, ReturnKind


@dataclass(frozen=True)
class Scored(Figure):
    """A score on a template's scale: typed as its number or its word; a mark such as N/A says why there is none."""

    scale: Scale = NO_SCALE

    def _read(self, text: str) -> Decimal | Mark:
        folded = text.casefold()
        for level in self.scale.levels:
            # The word of a band says no score of its own.
            if self.scale.most is None and level.word.casefold() == folded:
                return Decimal(level.value)
        return super()._read(text)

    def _limit(self, value: Decimal | int | Mark) -> str | None:
        if isinstance(value, Mark) or not self.scale.levels:
            return super()._limit(value)
        if value in self.scale.scores:
            return None
        return f"{self.label} is {self._write(value)}; this scale has {self.scale.in_words()}."


RETURN_ROUND: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Text("name", "Name", required=True, width=34),
    Link("template", "Template", kind="return-templates", required=True),
    Text("period", "Period", required=True, help="What it covers, such as 2024-25."),
    Day(
        "issued_on",
        "Issued",
        help="The day it went to every agency asked; leave it empty where Make workbooks is to note it.",
    ),
    Day("due_on", "Due"),
    LOOKED_AFTER,
    Text("progress", "In", computed=True, width=14),
)

RETURN_REQUEST: Fields = (
    Link("agency", "Agency", kind="agencies", required=True, width=34),
    Link("round", "Round", kind="return-rounds", required=True, width=30),
    Choice("state", "State", words=RequestState, computed=True),
    Day("due_on", "Due", computed=True),
    Day("made_on", "Workbook made", computed=True, listed=False),
    Day("sent_on", "Sent", help="The day the workbook went out."),
    Day(
        "opened_on",
        "Opened",
        help="The day the agency said that it is at work on it.",
        listed=False,
    ),
    Day("chased_on", "Chased", help="The day of the last reminder."),
    Day("received_on", "Received"),
    Day("queried_on", "Queried", help="The day the unit asked back about it.", listed=False),
    Day("moderated_on", "Moderated"),
    Day("accepted_on", "Accepted", listed=False),
    Text("completed_by", "Completed by", listed=False),
    Text("contact", "Contact", listed=False),
    Text("source_name", "Workbook", computed=True, listed=False),
)

RETURN_ANSWER: Fields = (
    Link("agency", "Agency", kind="agencies", computed=True, width=30),
    Link("round", "Round", kind="return-rounds", computed=True, listed=False),
    Text("standard", "Standard", computed=True, width=9),
    Text("wording", "Question", computed=True, width=40),
    Scored("self_score", "Self", least=0, most=100),
    Scored("moderated_score", "Moderated", least=0, most=100),
    Text("answer", "Answer", computed=True, width=16, help="Where no score is asked for."),
    Text("moderated_answer", "Moderated answer", computed=True, width=16, listed=False),
    Choice("asks", "Kind of answer", words=AnswerKind, computed=True, chip=False, listed=False),
    Note("evidence", "Evidence"),
    Note("improvement", "Areas for improvement"),
    Day("deadline", "Deadline"),
    Note("comment", "Comment"),
    Note("moderation", "Why moderated"),
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


class RequestValues(TypedDict, total=False):
    """The values of an agency's request that can be typed."""

    sent_on: date | None
    opened_on: date | None
    chased_on: date | None
    received_on: date | None
    queried_on: date | None
    moderated_on: date | None
    accepted_on: date | None
    completed_by: str | None
    contact: str | None


class AnswerValues(TypedDict, total=False):
    """The values of an answer that can be typed; a score is a number or a mark."""

    self_score: Decimal | Mark | None
    moderated_score: Decimal | Mark | None
    answer: Decimal | int | bool | date | str | Mark | None
    """Where no score is asked for: a value of the question's kind; see `kinds.AnswerValue`."""
    moderated_answer: Decimal | int | bool | date | str | Mark | None
    """What the unit takes it for instead, of the same kind."""
    evidence: str | None
    improvement: str | None
    deadline: date | None
    comment: str | None
    moderation: str | None
    reason: str | None


__all__ = [
    "RETURN_ANSWER",
    "RETURN_REQUEST",
    "RETURN_ROUND",
    "AnswerKind",
    "AnswerValues",
    "RequestValues",
    "ReturnKind",
    "RoundValues",
    "Scored",
]
