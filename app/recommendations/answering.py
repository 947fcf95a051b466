"""Answering what is proposed: agreed, agreed as amended or not agreed, each a decision of the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.operations import (
    add_decision,
    change_decision,
    judge_decision,
    remove_decision,
)
from app.errors import UserError, refuse
from app.fields import problems
from app.meetings.moves import AHEAD
from app.recommendations.fields import RECOMMENDATION, Verdict
from app.recommendations.operations import open_item
from models.meetings import Meeting
from models.papers import Paper
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from app.decisions.fields import DecisionValues
    from app.work import Work
    from models.agenda import AgendaItem

NOT_AGREED = "Not agreed: "
"""Stands before what was proposed in the wording of a decision not to agree it, so that nobody reads it as agreed."""


class NotMetYet(UserError):
    """What is proposed was to be answered at a meeting that has not begun."""

    def __init__(self) -> None:
        super().__init__(
            "The meeting has not begun, so it has decided nothing yet. Start it first."
        )


class NothingToTakeBack(UserError):
    """An answer was to be taken back where there is none."""

    def __init__(self) -> None:
        super().__init__("The meeting has not answered this recommendation yet.")


def agree(work: Work, row_id: int) -> int:
    """Record that the meeting agreed what was proposed; gives the id of the decision."""
    row = work.get(Recommendation, row_id)
    return _answer(work, row, Verdict.AGREED, row.text)


def amend(work: Work, row_id: int, text: str) -> int:
    """Record that it was agreed in other words, its own kept beside them; the same words are agreed as they were."""
    row = work.get(Recommendation, row_id)
    refuse(problems(RECOMMENDATION, {"text": text}))
    is_same = text.split() == row.text.split()
    return _answer(work, row, Verdict.AGREED if is_same else Verdict.AMENDED, text)


def not_agree(work: Work, row_id: int) -> int:
    """Record that the meeting did not agree what was proposed, which stays in the minutes and the log."""
    row = work.get(Recommendation, row_id)
    return _answer(work, row, Verdict.REFUSED, f"{NOT_AGREED}{row.text}")


def take_back_answer(work: Work, row_id: int) -> int:
    """Let what is proposed wait for an answer again; NumberedForGood once its decision has a number."""
    row = work.get(Recommendation, row_id)
    if row.decision_id is None:
        raise NothingToTakeBack
    remove_decision(work, row.decision_id)
    return row_id


def _answer(work: Work, row: Recommendation, verdict: Verdict, text: str) -> int:
    """Give a proposed decision its answer: a new decision, or another answer in the one it has."""
    item = open_item(work, row.item_id)
    if work.get(Meeting, item.meeting_id).state in AHEAD:
        raise NotMetYet
    if row.decision_id is None:
        row.decision_id = add_decision(work, _values(work, row, item, text))
    else:
        change_decision(work, row.decision_id, {"text": text})
    row.newer = None
    row.dropped = False
    # The decision must know its wording before it is judged by what was proposed.
    work.session.flush()
    return judge_decision(work, row.decision_id, verdict, row.text)


def _values(work: Work, row: Recommendation, item: AgendaItem, text: str) -> DecisionValues:
    paper = work.get(Paper, row.paper_id) if row.paper_id is not None else None
    of_paper = paper is not None and paper.restricted
    return {
        "meeting": item.meeting_id,
        "item": item.id,
        "text": text,
        "restricted": row.restricted or of_paper,
    }
