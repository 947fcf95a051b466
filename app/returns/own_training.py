"""What agencies say of their own training: who is up to date at each level, and what is missing or does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.amounts import counted_of, round_half_up
from app.fields import Day, Fields, Link, Mark, Ref, Text
from app.rates import Rate, added
from app.returns.confirmed_words import IN_POST, NEED, REVIEWED, SHARE, TRAINING_LEVELS, UP_TO_DATE
from app.returns.cycles import OfText
from app.returns.kinds import Counted, counted_answer
from app.returns.queries import all_rounds, requests
from app.returns.states import state_in_words
from models.returns import Question, ReturnAnswer, ReturnKind, ReturnRequest, Standard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.returns.kinds import AnswerValue
    from app.returns.queries import RequestRecord, RoundRecord

OWN_TRAINING: Fields = (
    Link("agency", "Agency", kind="agencies", computed=True, width=30),
    Counted("in_post", "In post", computed=True, width=9),
    OfText("level_1", "Level 1", computed=True, width=22, help=TRAINING_LEVELS[0]),
    OfText("level_2", "Level 2", computed=True, width=22, help=TRAINING_LEVELS[1]),
    OfText("level_3", "Level 3", computed=True, width=22, help=TRAINING_LEVELS[2]),
    Day("reviewed", "Contents reviewed", computed=True, listed=False),
    Text("state", "Return", computed=True, width=16, listed=False),
    Text("missing", "Missing", computed=True, width=40),
)
_BASIS = "people who need it are up to date"
_Answers = dict[tuple[str, str], tuple["AnswerValue", str]]
"""(standard, question) -> the answer that counts, and why there is none."""


@dataclass(frozen=True)
class LevelFigures:
    """One level of one agency: its rate where both counts are there and fit, else what is wrong with it."""

    rate: Rate | None
    words: str
    missing: str


@dataclass(frozen=True)
class OwnTraining:
    """What one agency says of its own training; `id` is that of its request."""

    id: int
    agency: Ref
    in_post: Decimal | Mark | None
    levels: tuple[LevelFigures, ...]
    reviewed: date | None
    state: str
    is_in: bool

    @property
    def level_1(self) -> str:
        """Write who is up to date, of who needs it."""
        return self.levels[0].words

    @property
    def level_2(self) -> str:
        """Write the same of level 2."""
        return self.levels[1].words

    @property
    def level_3(self) -> str:
        """Write the same of level 3."""
        return self.levels[2].words

    @property
    def missing(self) -> str:
        """Say what is missing or does not add up."""
        if not self.is_in:
            return "The return has not come in"
        told = (
            f"Level {number}: {each.missing}"
            for number, each in enumerate(self.levels, 1)
            if each.missing
        )
        return "; ".join(told)


@dataclass(frozen=True)
class OwnTrainingRound:
    """The figures of a round by agency."""

    round: RoundRecord
    lines: tuple[OwnTraining, ...]

    def total(self, level: int) -> str:
        """Add one level up over the agencies whose counts are there, and say of how many that is."""
        rates = [rate for each in self.lines if (rate := each.levels[level].rate) is not None]
        if not rates:
            return f"Level {level + 1}: no figures"
        of = counted_of(len(rates), len(self.lines), "agency", "agencies")
        return f"Level {level + 1}: {added(rates).words()} ({of})"

    @property
    def totals(self) -> str:
        """Add every level up."""
        return " · ".join(self.total(level) for level in range(len(TRAINING_LEVELS)))


def own_training(
    session: Session, today: date, partnership_id: int | None, round_id: int | None = None
) -> OwnTrainingRound | None:
    """Give the figures of a round, the newest of its kind where none is named; None where there is none.

    A moderated answer counts in the place of the agency's own. Every agency asked has a line, in or not.
    """
    every = [
        each
        for each in all_rounds(session, partnership_id)
        if each.kind is ReturnKind.TRAINING and round_id in {None, each.id}
    ]
    if not every:
        return None
    asked = select(ReturnRequest.id).where(ReturnRequest.round_id == every[0].id)
    found = requests(session, session.scalars(asked).all())
    given = _answers(session, every[0].id)
    in_order = sorted(found, key=lambda each: each.agency.name.casefold())
    return OwnTrainingRound(
        every[0], tuple(_line(each, given.get(each.id, {}), today) for each in in_order)
    )


def _answers(session: Session, round_id: int) -> Mapping[int, _Answers]:
    chosen = (
        select(ReturnAnswer, Question.wording, Question.asks, Standard.title)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(Standard, Standard.id == Question.standard_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id)
    )
    found: dict[int, _Answers] = {}
    for row, wording, asks, title in session.execute(chosen):
        answer = (counted_answer(asks, row), row.reason or "")
        found.setdefault(row.request_id, {})[title, wording] = answer
    return found


def _line(request: RequestRecord, given: _Answers, today: date) -> OwnTraining:
    alone = {wording: value for (_, wording), (value, _) in given.items()}
    in_post, reviewed = alone.get(IN_POST), alone.get(REVIEWED)
    return OwnTraining(
        request.id,
        request.agency,
        in_post if isinstance(in_post, Decimal | Mark) else None,
        tuple(_level(given, title) for title in TRAINING_LEVELS),
        reviewed if isinstance(reviewed, date) else None,
        state_in_words(request, today),
        request.received_on is not None,
    )


def _level(given: _Answers, title: str) -> LevelFigures:
    need, trained = (given.get((title, each), (None, "")) for each in (NEED, UP_TO_DATE))
    for value, reason in (need, trained):
        if isinstance(value, Mark):
            return LevelFigures(None, value.sign, f"{value.sign}, {reason}" if reason else "")
    whole, part = need[0], trained[0]
    if not isinstance(whole, Decimal) or not isinstance(part, Decimal):
        empty = [said for said, value in (("need", whole), ("up to date", part)) if value is None]
        return LevelFigures(None, "", f"{' and '.join(empty)} not answered")
    rate = Rate(int(part), int(whole), _BASIS)
    if part > whole:
        return LevelFigures(None, f"{part:,f} of {whole:,f}", "more are up to date than need it")
    return LevelFigures(rate, rate.words(), _stated(rate, given.get((title, SHARE), (None, ""))[0]))


def _stated(rate: Rate, stated: AnswerValue) -> str:
    """Say where the share that an agency states is not that of its own counts, to one place."""
    counted = rate.rounded()
    if not isinstance(stated, Decimal) or counted is None or round_half_up(stated, 1) == counted:
        return ""
    if stated == stated.to_integral_value() and round_half_up(counted, 0) == stated:
        return ""
    return f"states {stated.normalize():f} %, counts come to {counted} %"


def lines_of(found: OwnTrainingRound | None) -> Sequence[OwnTraining]:
    """Give the lines of a round, none where there is none."""
    return found.lines if found else ()
