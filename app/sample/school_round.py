"""The sample's Section 175/157 audit: every school of the area asked, seven of eleven in, by phase and trust."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.partnerships.years import year_of
from app.returns.asking_schools import ask_schools
from app.returns.built_in import take_built_in
from app.returns.kinds import answer_columns
from app.returns.operations import add_round, store_answers
from app.returns.tracking import chase, record_arrival
from app.sample.asked import questions_asked
from models.agencies import Agency
from models.returns import AnswerKind, Question, ReturnRequest

if TYPE_CHECKING:
    from datetime import date

    from app.returns.kinds import AnswerValue
    from app.work import Work

SEED = 175
"""Of its own, so that what is invented before and after it stays as it is."""
NOT_IN = frozenset({"900103", "900107", "900110", "900111"})
"""URNs of the schools that have not answered."""
CHASED = "900111"
_COMMON = ("Low-level concerns", "Online searches")
"""How the questions begin that several schools fall short of."""
_ROLL = {"900101": 78, "900108": 912, "900109": 96}
_USUAL_ROLL = 268


def build_school_round(work: Work, today: date) -> None:
    """Open the round, ask every school, and store what seven of them answered."""
    chance = Random(SEED)  # noqa: S311 - invented figures, no secret
    period = year_of("04-01", today).name
    template = take_built_in(work, "section-175")
    round_id = add_round(
        work,
        {
            "name": f"Section 175/157 {period}",
            "template": template,
            "period": period,
            "issued_on": today - timedelta(days=45),
            "due_on": today + timedelta(days=16),
        },
    )
    ask_schools(work, round_id, {"sent_on": today - timedelta(days=45)})
    questions = questions_asked(work, template)
    asked = (
        select(ReturnRequest.id, Agency.urn)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id)
        .order_by(Agency.urn)
    )
    for place, (request_id, urn) in enumerate(work.session.execute(asked).all()):
        if urn not in NOT_IN:
            rows = [_row(each, _answer(each, urn, chance, today)) for each in questions]
            store_answers(work, request_id, rows)
            record_arrival(work, request_id, today - timedelta(days=20 - place))
        elif urn == CHASED:
            chase(work, request_id, today - timedelta(days=5))


def _answer(question: Question, urn: str | None, chance: Random, today: date) -> AnswerValue:
    """Invent an answer: mostly met, less often what many fall short of."""
    if question.asks is AnswerKind.SCORE:
        weights = (3, 3, 4) if question.wording.startswith(_COMMON) else (90, 8, 2)
        return Decimal(chance.choices((2, 1, 0), weights)[0])
    if question.asks is AnswerKind.NUMBER:
        return Decimal(_ROLL.get(urn or "", _USUAL_ROLL) if "roll" in question.wording else 6)
    if question.asks is AnswerKind.PERCENT:
        return Decimal(chance.randint(88, 100))
    if question.asks is AnswerKind.DAY:
        return today - timedelta(days=chance.randint(25, 40))
    return "A briefing for new governors each autumn"


def _row(question: Question, answer: AnswerValue) -> dict[str, Any]:
    short = question.asks is AnswerKind.SCORE and answer == 0
    return {
        "question_id": question.id,
        **answer_columns(question.asks, answer),
        "improvement": "Put in place by the end of this term" if short else None,
    }
