"""The sample's contribution confirmation: a round that asks for pounds, days and words, three of five returns in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.fields import Mark
from app.returns.built_in import take_built_in
from app.returns.kinds import AnswerValue, answer_columns
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.tracking import record_arrival
from app.sample.asked import questions_asked

if TYPE_CHECKING:
    from datetime import date

    from app.sample.facts import SampleIds
    from app.work import Work
    from models.returns import Question

_LATER = Mark("not-applicable", "N/A")
_NOT_YET = "The amount is set with the budget in February."
_NOTHING = "Nothing is given in kind."
_MODERATED = {
    "moderated_value": Decimal(580_000),
    "moderation": "The trainers are counted with the training hub already.",
}
"""What the unit takes the first agency's value in kind for, in whole pence."""


def build_confirmations(work: Work, known: SampleIds, today: date) -> None:
    """Open the round, ask the first five agencies, and store what three of them answered."""
    start = today.year if today.month >= 4 else today.year - 1
    period = f"{start + 1}-{(start + 2) % 100:02d}"
    template = take_built_in(work, "contribution")
    round_id = add_round(
        work,
        {
            "name": f"Contributions {period}",
            "template": template,
            "period": period,
            "issued_on": today - timedelta(days=30),
            "due_on": today + timedelta(days=10),
        },
    )
    agencies = list(known.agencies.values())[:5]
    requests = ask_agencies(work, round_id, agencies, today - timedelta(days=30))
    questions = questions_asked(work, template)
    for place, (request_id, answers) in enumerate(zip(requests, _answers(today), strict=False)):
        rows = [_row(*each) for each in zip(questions, answers, strict=True)]
        rows[6] |= _MODERATED if place == 0 else {}
        store_answers(work, request_id, [row for row in rows if row])
        record_arrival(work, request_id, today - timedelta(days=12 - place))


def _answers(today: date) -> tuple[tuple[AnswerValue, ...], ...]:
    """Give what each agency answered, in the order of the questions; money is whole pence."""
    agreed, invoice = today - timedelta(days=40), today + timedelta(days=45)
    return (
        (
            *(7_500_000, True, agreed, 7_500_000),
            *(True, "Meeting rooms and two trainers", 620_000),
            *("PO 48211", "Finance, Town Hall", invoice),
        ),
        (
            *(5_000_000, False, None, None),
            *(True, "A trainer for six days", None),
            *(None, "Accounts payable, Walton House", None),
        ),
        (
            *(3_600_000, True, agreed, _LATER),
            *(False, _LATER, _LATER),
            *("SC-2207", "Business services, headquarters", invoice),
        ),
    )


def _row(question: Question, value: AnswerValue) -> dict[str, Any]:
    if value is None:
        return {}
    reason = None
    if value == _LATER:
        reason = _NOTHING if question.number.startswith("2.") else _NOT_YET
    return {"question_id": question.id, **answer_columns(question.asks, value), "reason": reason}
