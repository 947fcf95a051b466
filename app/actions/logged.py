"""Actions of a log kept elsewhere: many arrive at once, each as its log says, and are kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.actions.fields import ACTION, ActionStatus, ActionValues, UpdateKind
from app.actions.operations import SERIES, add_action, owner_words
from app.actions.rules import OPEN
from app.actions.updates import write_update
from app.decisions.numbering import give_numbers_by_day
from app.fields import Ref
from app.images import conditions
from models.actions import Action
from models.agencies import Agency
from models.people import Person
from models.rag import RagWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.importing.kind import NewName
    from app.work import Work

_PLAIN = ("text", "log_reference", "source", "scope")


@dataclass(frozen=True)
class Logged:
    """An action as its log says it stands; what the log does not say is None."""

    values: ActionValues
    status: ActionStatus | None = None
    update: str | None = None
    closed_on: date | None = None
    outcome: str | None = None
    rag: Ref | NewName | None = None
    """A RAG word of the unit, or what the log says where none is meant."""


def add_logged_actions(work: Work, rows: Sequence[Logged]) -> list[int]:
    """Add actions of a log and number them, the earliest raised first; gives their ids in the order given.

    One that is closed need not say what came of it, nor when. InvalidValues where something cannot be stored.
    """
    owners = _Owners(work, [row.values for row in rows])
    ids = [add_action(work, {**row.values, **owners.named(row.values)}) for row in rows]
    added = [work.get(Action, each) for each in ids]
    for action, row in zip(added, rows, strict=True):
        action.status = row.status or ActionStatus.OPEN
        action.outcome = row.outcome
        _say_rag(work, action, row.rag)
        action.closed_on = None if action.status in OPEN else row.closed_on
        if row.update:
            write_update(work, action, UpdateKind.NOTE, row.update)
    dated = sorted(((each, each.raised_on) for each in added), key=lambda pair: pair[1])
    give_numbers_by_day(work, dated, SERIES)
    return ids


def change_logged_actions(work: Work, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Bring actions to what their log says now: `{id: {field name: value}}`; the history tells what moved.

    `owner` holds the values that name the owner, `due` a day or the words in its place. A day that words replace stays.
    """
    found = _actions(work, changes)
    owners = _Owners(work, [given["owner"] for given in changes.values() if "owner" in given])
    for action_id, given in changes.items():
        if "owner" in given:
            _hand_on(work, found[action_id], owners.named(given["owner"]))
        _change(work, found[action_id], given)
    work.session.flush()


def _change(work: Work, row: Action, given: Mapping[str, Any]) -> None:
    work.edit(row, {name: given[name] for name in _PLAIN if name in given}, ACTION)
    if "due" in given:
        _move_due(work, row, given["due"])
    if "rag" in given:
        _say_rag(work, row, given["rag"])
    if given.get("update"):
        write_update(work, row, UpdateKind.NOTE, given["update"])
    for name in ("closed_on", "outcome"):
        if name in given:
            setattr(row, name, given[name])
    if "status" in given:
        _set_status(work, row, given["status"])


def _hand_on(work: Work, row: Action, owner: Mapping[str, Any]) -> None:
    before = row.owner_name or "nobody"
    work.edit(row, owner, ACTION)
    if before != row.owner_name:
        told = f"From {before} to {row.owner_name}, as its log says."
        write_update(work, row, UpdateKind.OWNER, told)


def _move_due(work: Work, row: Action, due: date | str) -> None:
    if isinstance(due, str):
        row.due_words = due
        return
    if due != row.due:
        write_update(work, row, UpdateKind.DUE, "As its log says.", due_after=due)
    row.due, row.due_words = due, None


def _say_rag(work: Work, row: Action, rag: Ref | NewName | None) -> None:
    """Take over how an action comes on as its log says it; an unknown word stays in words."""
    if rag is None:
        return
    before = work.get(RagWord, row.rag_id).word if row.rag_id else row.rag_words
    row.rag_id = rag.id if isinstance(rag, Ref) else None
    row.rag_words = None if isinstance(rag, Ref) else rag.name
    change = f"{before} → {rag.name}" if before else rag.name
    write_update(work, row, UpdateKind.RAG, f"{change}. As its log says.")


def _set_status(work: Work, row: Action, status: ActionStatus) -> None:
    was_open, is_open = row.status in OPEN, status in OPEN
    row.status = status
    if is_open:
        row.closed_on = None
    if was_open != is_open:
        kind = UpdateKind.REOPENED if is_open else UpdateKind.CLOSED
        write_update(work, row, kind, f"Its log says: {status.title_text}.")


def _actions(work: Work, ids: Iterable[int]) -> dict[int, Action]:
    found: dict[int, Action] = {}
    for condition in conditions(Action.id, list(ids)):
        found |= {row.id: row for row in work.session.scalars(select(Action).where(condition))}
    return found


class _Owners:
    """Everybody whom rows name by a link, read at once."""

    def __init__(self, work: Work, rows: Sequence[Mapping[str, Any]]) -> None:
        people = {row["owner"] for row in rows if row.get("owner")}
        agencies = {row["owner_agency"] for row in rows if row.get("owner_agency")}
        self._people = {
            row.id: row
            for condition in conditions(Person.id, people)
            for row in work.session.scalars(select(Person).where(condition))
        }
        self._agencies = {
            row.id: row
            for condition in conditions(Agency.id, agencies)
            for row in work.session.scalars(select(Agency).where(condition))
        }

    def named(self, values: Mapping[str, Any]) -> ActionValues:
        """Give the values that name an owner, the name as minutes print it among them."""
        person, agency = values.get("owner"), values.get("owner_agency")
        linked = owner_words(
            self._people[person] if person else None,
            None,
            self._agencies[agency] if agency else None,
        )
        return {
            "owner": person,
            "owner_seat": None,
            "owner_agency": agency,
            "owner_name": linked or values.get("owner_name"),
        }
