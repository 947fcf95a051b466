"""Returns: templates with standards and scale, rounds, each agency's share of one, its answers and what follows."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, Exact, LongText, Moment, ShortText, Whole, YesNo, choice, link
from models.words import Word


class ReturnKind(Word):
    """What is asked of agencies."""

    SECTION_11 = "section-11", "Section 11"
    SECTION_175 = "section-175", "Section 175/157"
    DATASET = "dataset", "Dataset"
    CONTRIBUTION = "contribution", "Contribution confirmation"
    MEMBERSHIP = "membership", "Membership confirmation"
    TRAINING = "training", "Single-agency training figures"
    OTHER = "other", "Other return"


class AnswerKind(Word):
    """What an answer to a question is; scores are on the template's scale, the rest stands beside them."""

    SCORE = "score", "Score on the scale"
    YES_NO = "yes-no", "Yes or no"
    NUMBER = "number", "Number"
    PERCENT = "percent", "Per cent"
    MONEY = "money", "Pounds"
    DAY = "day", "Date"
    TEXT = "text", "Text"


class RequestState(Word):
    """How far one agency's share of a round has come (domain.md 1.19, return status)."""

    NOT_SENT = "not-sent", "Not sent"
    SENT = "sent", "Sent", "note"
    OPENED = "opened", "Opened", "note"
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
    """What a return asks: its standards are numbered as the template prints them.

    A template that has been issued is never changed: another edition of it is made.
    """

    __tablename__ = "return_template"
    __table_args__ = (Index("uq_return_template_name", "name", "edition", unique=True),)

    name: Mapped[ShortText]
    edition: Mapped[Whole]
    """1 for the first; `version` is the record's own."""
    built_in: Mapped[ShortText | None]
    """Which of the program's own templates it was made from, such as section-11."""
    guidance: Mapped[LongText | None]
    """What an agency is told about filling it in, printed at the head of its workbook."""
    kind: Mapped[ReturnKind] = choice(ReturnKind)
    layout: Mapped[ShortText]
    """Signature of the workbook layout it was made from, so that the next workbook finds it."""
    threshold: Mapped[Whole]
    """An answer below this level counts as a weakness."""
    most: Mapped[Whole | None]
    """The highest score, where the scale goes on above its last level (0-100); null where the last level is it."""
    best_first: Mapped[YesNo]
    """Whether its levels are printed from the best one down, as a scale of 4 to 1 is."""
    step: Mapped[Whole]
    """How far two scores that may be given lie apart: 5 on a scale of 0-100 in fives."""


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
    asks: Mapped[AnswerKind] = choice(AnswerKind)
    required: Mapped[YesNo]
    evidence: Mapped[YesNo]
    """Whether evidence is asked for beside the answer."""
    guidance: Mapped[LongText | None]
    """What is meant, shown in the workbook when its cell is chosen."""


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
    __table_args__ = (
        Index("uq_return_request_agency", "round_id", "agency_id", unique=True),
        Index("uq_return_request_token", "token", unique=True),
    )

    round_id: Mapped[int] = link("return_round")
    agency_id: Mapped[int] = link("agency")
    state: Mapped[RequestState] = choice(RequestState)
    token: Mapped[ShortText | None]
    """What the hidden sheet of the workbook made for it says, so that it is known again under any name."""
    made_on: Mapped[DayOf | None]
    """The day its workbook was last made."""
    sent_on: Mapped[DayOf | None]
    opened_on: Mapped[DayOf | None]
    """The day the agency said that it is at work on it."""
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
    text: Mapped[LongText | None]
    """The answer to a question that asks for words."""
    day: Mapped[DayOf | None]
    """The answer to a question that asks for a date."""
    moderated_text: Mapped[LongText | None]
    moderated_day: Mapped[DayOf | None]
    moderation: Mapped[LongText | None]
    """Why the unit moderated it to another score or answer."""
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
