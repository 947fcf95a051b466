"""How the sample's actions come on: a RAG word for each that was heard of or is late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.actions.fields import ActionStatus
from app.actions.queries import actions
from app.actions.rag import set_rag
from app.rag.fields import RagTone
from app.rag.queries import all_rag_words
from models.actions import Action

if TYPE_CHECKING:
    from datetime import date

    from app.actions.queries import ActionRecord
    from app.work import Work

_LONG = 21
"""Days from which a late action is off track."""
_SAID = {
    RagTone.GOOD: "The owner expects to be done by the day.",
    RagTone.CAUTION: "The owner has asked for more time and says what is left.",
    RagTone.BAD: "Nothing was heard since it fell due.",
    RagTone.NOTE: "The audit shows that practice has changed.",
}


def say_how_they_come_on(work: Work, today: date) -> None:
    """Set the RAG word of what was heard of or is late, and of what was closed with evidence lately."""
    words = {each.tone: each.id for each in all_rag_words(work.session)}
    ids = work.session.scalars(select(Action.id).where(Action.number.is_not(None))).all()
    for each in actions(work.session, ids, {"as_at": today}):
        tone = _tone(each, today)
        if tone is not None:
            set_rag(work, each.id, words[tone], _SAID[tone])


def _tone(action: ActionRecord, today: date) -> RagTone | None:
    if action.is_open and action.days_late:
        return RagTone.BAD if action.days_late > _LONG else RagTone.CAUTION
    if action.is_open:
        moved = action.due != action.first_due
        heard = action.status is ActionStatus.STARTED
        return RagTone.CAUTION if moved else RagTone.GOOD if heard else None
    lately = action.closed_on is not None and action.closed_on > today - timedelta(days=100)
    return RagTone.NOTE if action.evidence and lately else None
