"""How an action comes on: its RAG word set with a reason, and a word that goes replaced wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.actions.fields import ActionStatus, UpdateKind
from app.actions.rules import ActionClosed
from app.actions.updates import write_update
from app.amounts import counted
from app.days import show_day
from app.errors import UserError, refuse
from app.rag.fields import RagTone
from app.rag.operations import close_the_gap
from models.actions import Action, ActionUpdate
from models.rag import RagWord

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

WANTING = frozenset({RagTone.CAUTION, RagTone.BAD})
"""Tones that say nothing without a reason: a log that is amber for no reason is why logs drift (peers.md 5)."""


class WordInUse(UserError):
    """A RAG word that actions have was to be removed without another in its place."""

    def __init__(self, word: str, actions: int) -> None:
        has = "has" if actions == 1 else "have"
        super().__init__(
            f"{counted(actions, 'action')} {has} “{word}”. Say which word stands there instead."
        )


def set_rag(
    work: Work, action_id: int, word_id: int, why: str | None = None, *, day: date | None = None
) -> int:
    """Say how an action comes on, with the reason and its day; one that is complete may still become embedded.

    Gives the id of the history's entry.
    """
    row, word = work.get(Action, action_id), work.get(RagWord, word_id)
    if row.status is ActionStatus.DROPPED:
        raise ActionClosed(row.status)
    before = work.get(RagWord, row.rag_id) if row.rag_id else None
    refuse(rag_problems(before, word, why, day=day, today=work.today))
    row.rag_id, row.rag_words = word_id, None
    return write_update(work, row, UpdateKind.RAG, rag_told(before, word, why), day=day)


def rag_problems(
    before: RagWord | None, word: RagWord, why: str | None, *, day: date | None, today: date | None
) -> dict[str, str]:
    """Say what a new RAG word of an action lacks: `{field name: sentence}`."""
    found, given = {}, (why or "").strip()
    if before is word and not given:
        found["rag"] = f"It is “{word.word}” already. Say what is new, or choose another word."
    elif word.tone in WANTING and not given:
        found["why"] = f"Say why it is “{word.word}”; the history keeps it."
    if day and today and day > today:
        found["day"] = f"{show_day(day)} has not come yet."
    return found


def rag_told(before: RagWord | None, word: RagWord, why: str | None) -> str:
    """Write what the history says of a new word, in the words of that day."""
    change = f"{before.word} → {word.word}" if before and before is not word else word.word
    return f"{change}. {(why or '').strip()}".strip()


def uses(session: Session, word_id: int) -> int:
    """Count the actions that have a RAG word."""
    chosen = select(func.count()).select_from(Action).where(Action.rag_id == word_id)
    return session.execute(chosen).scalar_one()


def remove_rag_word(work: Work, word_id: int, instead: int | None = None) -> int:
    """Remove a RAG word; where actions have it `instead` is theirs from then on, and their history says so."""
    word = work.get(RagWord, word_id)
    ids = list(work.session.scalars(select(Action.id).where(Action.rag_id == word_id)))
    if ids and (instead is None or instead == word_id):
        raise WordInUse(word.word, len(ids))
    if ids and instead is not None:
        told = f"{word.word} → {work.get(RagWord, instead).word}. The unit replaced the word."
        entry = {"day": work.today, "kind": UpdateKind.RAG, "text": told}
        work.insert_many(ActionUpdate, [{"action_id": each, **entry} for each in ids])
        work.update_many(Action, {each: {"rag_id": instead} for each in ids})
    close_the_gap(work, word_id)
    work.delete(work.get(RagWord, word_id))
    return word_id
