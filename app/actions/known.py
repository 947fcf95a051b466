"""The actions of the file that the rows of a log may already be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.actions.arriving import owner_of
from app.actions.fields import UpdateKind
from app.actions.owners import fold
from app.actions.queries import actions
from app.fields import Ref
from app.importing.kind import NewName
from app.importing.matching import same_text
from app.record_values import named_values
from models.actions import Action, ActionUpdate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.importing.kind import Values

_COMPARED = ("group", "raised_on", "log_reference", "status", "closed_on", "outcome")


class KnownActions:
    """The actions of the groups and days that rows name, found by what a row says of them; a few queries in all."""

    def __init__(self, session: Session, rows: Sequence[Values]) -> None:
        days = sorted({row["raised_on"] for row in rows})
        chosen = select(Action.id).where(
            Action.group_id.in_({row["group"].id for row in rows}),
            Action.raised_on.between(*(days[0], days[-1]) if days else _NO_DAYS),
        )
        # How late they are is not asked, so any day does.
        found = actions(session, session.scalars(chosen).all(), {"as_at": date.min})
        self._updates: dict[int, list[str]] = {}
        told = select(ActionUpdate.action_id, ActionUpdate.text).where(
            ActionUpdate.action_id.in_(chosen), ActionUpdate.kind == UpdateKind.NOTE
        )
        for action_id, text in session.execute(told.order_by(ActionUpdate.id)):
            self._updates.setdefault(action_id, []).append(text)
        self._by_reference: dict[Any, ActionRecord] = {}
        self._by_number: dict[Any, ActionRecord] = {}
        self._by_words: dict[Any, list[ActionRecord]] = {}
        for action in found:
            self._put(action)

    def find(self, row: Values) -> ActionRecord | None:
        """Give the action a row means: of our number or its own reference and day, else of its text, day and owner."""
        reference = row.get("log_reference")
        place = (row["group"].id, row["raised_on"])
        if reference and (own := self._by_number.get((*place, same_text(reference)))):
            return own
        if reference and (found := self._by_reference.get((*place, same_text(reference)))):
            return found
        for owner in _named(row.get("owner")):
            for action in self._by_words.get((*place, same_text(row["text"]), owner), ()):
                other = action.log_reference
                if not (reference and other) or same_text(reference) == same_text(other):
                    return action
        return None

    def compared(self, action: ActionRecord, row: Values) -> dict[str, Any]:
        """Give what an action says beside a row; an update that was heard before is none that is new."""
        heard = self._updates.get(action.id, [])
        same = same_text(row["text"]) == same_text(action.text)
        words = NewName(action.owner_name) if action.owner_name else None
        plain, said = named_values(action, _COMPARED), row.get("log_reference")
        return {
            **plain,
            # A log of ours that comes back names it by our number, which is no other reference.
            "log_reference": said if said and _is_number(action, said) else action.log_reference,
            "source": action.source,
            "scope": action.scope,
            "text": row["text"] if same else action.text,
            "owner": owner_of(action) or words,
            "due": action.due_words or action.due,
            "rag": action.rag or (NewName(action.rag_words) if action.rag_words else None),
            # What our own log tells last of an action has its day before it.
            "update": row.get("update")
            if row.get("update") in {*heard, action.last_update}
            else _last(heard),
        }

    def _put(self, action: ActionRecord) -> None:
        place = (action.group.id, action.raised_on)
        self._by_number[(*place, same_text(action.reference))] = action
        if action.log_reference:
            self._by_reference.setdefault((*place, same_text(action.log_reference)), action)
        for owner in _owners(action):
            self._by_words.setdefault((*place, same_text(action.text), owner), []).append(action)


def _is_number(action: ActionRecord, said: str) -> bool:
    return same_text(said) == same_text(action.reference)


_NO_DAYS = (date.max, date.min)


def _last(texts: Sequence[str]) -> str | None:
    return texts[-1] if texts else None


def _owners(action: ActionRecord) -> set[int | str]:
    """Give everything the owner of an action may be called by, now or when it was raised."""
    owner = owner_of(action)
    names = {action.owner_name, action.first_owner, owner.name if owner else None}
    return {fold(name) for name in names if name} | ({owner.id} if owner else set()) or {""}


def _named(owner: Ref | NewName | None) -> Iterator[int | str]:
    if isinstance(owner, Ref):
        yield owner.id
    yield fold(owner.name) if owner else ""
