"""Returns: templates with standards and scale, rounds, each agency's share of one, its answers and what follows."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, Exact, LongText, Moment, ShortText, Whole, choice, link
from models.words import Word


class ReturnKind(Word):
    """What is asked of agencies."""

    SECTION_11 = "section-11", "Section 11"
    SECTION_175 = "section-175", "Section 175/157"
    DATASET = "dataset", "Dataset"
    OTHER = "other", "Other return"


class RequestState(Word):
    """How far one agency's share of a round has come (domain.md 1.19, return status)."""

    NOT_SENT = "not-sent", "Not sent"
    SENT = "sent", "Sent", "note"
    CHASED = "chased", "Chased", "caution"
    RECEIVED = "received", "Received", "good"
    QUERIED = "queried", "Queried", "caution"
    MODERATED = "moderated", "Moderated", "good"
    ACCEPTED = "accepted", "Accepted", "good"


class LevelTone(Word):
    """The colour of a level of a scale; its word always stands with it."""

    GOOD = "good", "Good", "good"
    CAUTION = "caution", "Caution", "caution"
    BAD = "bad", "Bad", "bad"


class ReturnTemplate(Record):
    """What a return asks: its standards are numbered as the template prints them."""

    __tablename__ = "return_template"
    __table_args__ = (Index("uq_return_template_name", "name", unique=True),)

    name: Mapped[ShortText]
    kind: Mapped[ReturnKind] = choice(ReturnKind)
    layout: Mapped[ShortText]
    """Signature of the workbook layout it was made from, so that the next workbook finds it."""
    threshold: Mapped[Whole]
    """An answer below this level counts as a weakness."""


class ScaleLevel(Record):
    """One level of a template's scale: its value, its word and its tone."""

    __tablename__ = "scale_level"

    template_id: Mapped[int] = link("return_template")
    value: Mapped[Whole]
    word: Mapped[ShortText]
    tone: Mapped[LevelTone] = choice(LevelTone)


class Standard(Record):
    """A heading of a template, such as Key Standard 1 Leadership and Accountability."""

    __tablename__ = "standard"

    template_id: Mapped[int] = link("return_template")
    number: Mapped[ShortText]
    title: Mapped[LongText]
    position: Mapped[Whole]


class Question(Record):
    """One question under a standard, such as 1.1."""

    __tablename__ = "question"

    standard_id: Mapped[int] = link("standard")
    number: Mapped[ShortText]
    wording: Mapped[LongText]
    position: Mapped[Whole]


class ReturnRound(Record):
    """One issue of a template by a partnership, with a due date; templates are shared by all of a file."""

    __tablename__ = "return_round"
    __table_args__ = (Index("uq_return_round_name", "partnership_id", "name", unique=True),)

    partnership_id: Mapped[int] = link("partnership")
    template_id: Mapped[int] = link("return_template")
    looked_after_id: Mapped[int | None] = link("unit_member")
    """Who of the unit sees to it."""
    name: Mapped[ShortText]
    period: Mapped[ShortText]
    """What it covers, such as 2024-25."""
    issued_on: Mapped[DayOf | None]
    due_on: Mapped[DayOf | None]


class ReturnRequest(Record):
    """One agency's share of a round."""

    __tablename__ = "return_request"
    __table_args__ = (Index("uq_return_request_agency", "round_id", "agency_id", unique=True),)

    round_id: Mapped[int] = link("return_round")
    agency_id: Mapped[int] = link("agency")
    state: Mapped[RequestState] = choice(RequestState)
    sent_on: Mapped[DayOf | None]
    chased_on: Mapped[DayOf | None]
    received_on: Mapped[DayOf | None]
    queried_on: Mapped[DayOf | None]
    moderated_on: Mapped[DayOf | None]
    accepted_on: Mapped[DayOf | None]
    completed_by: Mapped[ShortText | None]
    contact: Mapped[ShortText | None]
    source_name: Mapped[ShortText | None]
    """The workbook it came in, by name only: a path from outside is never followed."""
    source_digest: Mapped[ShortText | None]
    stored_at: Mapped[Moment | None]


class ReturnAnswer(Record):
    """What an agency answered to a question: a score or the mark that says why there is none, never both."""

    __tablename__ = "return_answer"
    __table_args__ = (
        Index("uq_return_answer_question", "request_id", "question_id", unique=True),
        CheckConstraint("self_value IS NULL OR self_mark IS NULL", name="self_score"),
        CheckConstraint(
            "moderated_value IS NULL OR moderated_mark IS NULL", name="moderated_score"
        ),
    )

    request_id: Mapped[int] = link("return_request")
    question_id: Mapped[int] = link("question")
    self_value: Mapped[Exact | None]
    self_mark: Mapped[ShortText | None]
    moderated_value: Mapped[Exact | None]
    moderated_mark: Mapped[ShortText | None]
    evidence: Mapped[LongText | None]
    improvement: Mapped[LongText | None]
    deadline: Mapped[DayOf | None]
    comment: Mapped[LongText | None]
    reason: Mapped[LongText | None]
    """Why a question is not applicable; such an answer leaves the denominator."""
    sheet: Mapped[ShortText | None]
    cell: Mapped[ShortText | None]


class ReturnAction(Record):
    """An action that was raised so that what an agency answered to a standard gets better."""

    __tablename__ = "return_action"
    __table_args__ = (Index("uq_return_action_action", "action_id", unique=True),)

    request_id: Mapped[int] = link("return_request")
    standard_id: Mapped[int] = link("standard")
    action_id: Mapped[int] = link("action")
