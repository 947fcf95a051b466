"""What templates, their standards and their questions are described by."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Choice, Fields, Flag, Note, Number, Text
from models.returns import AnswerKind, ReturnKind

RETURN_TEMPLATE: Fields = (
    Text("name", "Name", required=True, width=34),
    Choice("kind", "Kind", words=ReturnKind, required=True, chip=False, width=24),
    Number("edition", "Edition", computed=True, width=8),
    Number("standards", "Standards", computed=True, width=10),
    Number("questions", "Questions", computed=True, width=10),
    Text("scale", "Scale", computed=True, width=30),
    Text("rounds", "Rounds", computed=True, width=30, help="The rounds that ask it."),
    Text("state", "State", computed=True, width=16),
    Note(
        "guidance",
        "Guidance",
        help="What an agency is told about filling it in, at the head of its workbook.",
    ),
)

STANDARD: Fields = (
    Text("number", "Number", required=True, longest=20, help="As it is printed, such as 3."),
    Text("title", "Title", required=True, longest=500),
)

QUESTION: Fields = (
    Text("number", "Number", required=True, longest=20, help="As it is printed, such as 3.2."),
    Note("wording", "Question", required=True, longest=2000),
    Choice("asks", "Asks for", words=AnswerKind, required=True, chip=False, width=18),
    Flag("required", "Needed", help="Without an answer the return is not complete."),
    Flag("evidence", "Evidence", help="Evidence is asked for beside the answer."),
    Note("guidance", "Guidance", help="What is meant, shown where the question is answered."),
)

OUTLINE_LINE: Fields = (
    Text("number", "No.", width=7, longest=20),
    Text("wording", "Standard or question", width=80, longest=2000),
    Choice("asks", "Asks for", words=AnswerKind, chip=False, width=12),
    Flag("required", "Needed", width=9),
    Flag("evidence", "Evidence", width=10),
    Text("guidance", "Guidance", width=40, longest=20_000, listed=False),
)
"""A line of the outline, a standard or one of its questions; the values stand under the names of a question."""


class ReturnTemplateValues(TypedDict, total=False):
    """The values of a template that can be typed beside its scale and outline."""

    name: str
    kind: ReturnKind
    guidance: str | None


class StandardValues(TypedDict, total=False):
    """The values of a standard that can be typed."""

    number: str
    title: str


class QuestionValues(TypedDict, total=False):
    """The values of a question that can be typed."""

    number: str
    wording: str
    asks: AnswerKind
    required: bool
    evidence: bool
    guidance: str | None
