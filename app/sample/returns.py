"""The sample's Section 11 round: twelve agencies asked the 46 questions that come with the program, ten returns in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.returns.built_in import take_built_in
from app.returns.improving import raise_action
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.tracking import accept, chase, moderate, record_arrival
from app.sample.asked import questions_asked
from models.returns import Question, ReturnAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from app.actions.fields import ActionValues
    from app.sample.facts import SampleIds
    from app.work import Work

LATE = ("Together Housing", "LFRS")
WEAK_WORDS = (
    "In place for case managers only; sessional staff are not yet included.",
    "Written in 2022 and due for review; the new version is with the policy group.",
    "Done in most teams; two teams start after the move.",
)
MODERATED_DOWN = "The evidence shows the policy, not that it is used."


def build_returns(work: Work, known: SampleIds, chance: Random, today: date) -> None:
    """Open a round, ask twelve agencies, store ten returns, moderate most; the cycle before is whole and accepted."""
    start = today.year if today.month >= 4 else today.year - 1
    template = take_built_in(work, "section-11")
    asked = [*[short for short in known.agencies if short != "Schools"][:11], "LFRS"]
    agencies = [known.agencies[each] for each in asked]
    questions = [each.id for each in questions_asked(work, template)]
    before = _round(work, template, start - 1, today - timedelta(days=345))
    for request_id in ask_agencies(work, before, agencies, today - timedelta(days=440)):
        _answer(work, request_id, questions, chance)
        record_arrival(work, request_id, today - timedelta(days=360))
        moderate(work, request_id, today - timedelta(days=340))
        accept(work, request_id, today - timedelta(days=320))
    now = _round(work, template, start, today + timedelta(days=20))
    requests = ask_agencies(work, now, agencies, today - timedelta(days=75))
    for place, (short, request_id) in enumerate(zip(asked, requests, strict=True)):
        if short in LATE:
            chase(work, request_id, today - timedelta(days=4))
        else:
            _answer(work, request_id, questions, chance)
            record_arrival(work, request_id, today - timedelta(days=30 - place))
            if place < 9:
                moderate(work, request_id, today - timedelta(days=8))
    _raise_action(work, known, requests, today)


def _round(work: Work, template: int, start: int, due_on: date) -> int:
    period = f"{start}-{(start + 1) % 100:02d}"
    return add_round(
        work,
        {
            "name": f"Section 11 {period}",
            "template": template,
            "period": period,
            "issued_on": due_on - timedelta(days=95),
            "due_on": due_on,
        },
    )


def _answer(work: Work, request_id: int, questions: list[int], chance: Random) -> None:
    """Store one agency's answers: mostly met, some lower, a moderator now and then lower still."""
    rows: list[dict[str, Any]] = []
    for place, question in enumerate(questions):
        own = chance.choices((3, 2, 1), (91, 7, 2))[0]
        moderated = own - 1 if own > 1 and chance.random() < 0.05 else own
        rows.append(
            {
                "question_id": question,
                "self_value": Decimal(own),
                "moderated_value": Decimal(moderated),
                "evidence": "Policy, board minute and training log"
                if own == 3
                else chance.choice(WEAK_WORDS),
                "improvement": "Review the arrangements with the team" if moderated < 3 else None,
                "moderation": MODERATED_DOWN if moderated < own else None,
                "sheet": "Standards",
                "cell": f"F{12 + place}",
            }
        )
    store_answers(work, request_id, rows)


def _raise_action(work: Work, known: SampleIds, requests: Sequence[int], today: date) -> None:
    """Raise an action from the first answer of this round that falls below the threshold."""
    chosen = (
        select(ReturnAnswer.request_id, Question.standard_id, Question.wording)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .where(ReturnAnswer.request_id.in_(requests), ReturnAnswer.moderated_value < 2)
        .order_by(ReturnAnswer.id)
    )
    weak = work.session.execute(chosen.limit(1)).first()
    if weak is not None:
        values: ActionValues = {
            "text": f"Put right, and report to the Board: {weak.wording.lower()}",
            "group": known.groups["board"],
            "due": today + timedelta(days=60),
            "evidence_wanted": True,
        }
        raise_action(work, weak.request_id, weak.standard_id, values)
