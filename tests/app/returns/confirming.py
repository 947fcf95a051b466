"""Returns of built-in templates for tests, answered by the names of what they confirm or by number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.fields import Mark
from app.returns.built_in import take_built_in
from app.returns.kinds import AnswerValue, answer_columns
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.tracking import record_arrival
from models.returns import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core
    from app.returns.taking_over import Proposal

TODAY = date(2025, 3, 11)


def confirm(
    core: Core,
    key: str,
    words: Mapping[str, str],
    answers: Mapping[int, Mapping[str, AnswerValue]],
    *,
    period: str = "2024-25",
) -> int:
    """Open a round of a built-in template and store what agencies answer, by id; give the round's id."""
    with core.work("Confirm") as work:
        template = take_built_in(work, key)
        round_id = add_round(work, {"name": key, "template": template, "period": period})
        asked = {row.wording: row for row in work.session.query(Question)}
        asked |= {row.number: row for row in work.session.query(Question)}
        requests = ask_agencies(work, round_id, list(answers), TODAY)
        for request_id, given in zip(requests, answers.values(), strict=True):
            rows = [_row(asked[words.get(name, name)], value) for name, value in given.items()]
            store_answers(work, request_id, rows)
            record_arrival(work, request_id, TODAY)
    return round_id


def _row(question: Question, value: AnswerValue) -> dict[str, Any]:
    reason = "Set in May" if isinstance(value, Mark) else None
    return {"question_id": question.id, **answer_columns(question.asks, value), "reason": reason}


def seen(proposal: Proposal) -> tuple[str, str, str, str]:
    """Give how a proposal stands, old and new, and its note."""
    return proposal.standing.value, proposal.old, proposal.new, proposal.note
