"""Chasing whoever owns a late action: one letter for everything of theirs that is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.actions.fields import UpdateKind
from app.actions.listings import ACTIONS
from app.actions.queries import actions
from app.actions.rules import OPEN
from app.amounts import counted
from app.chasing import Addressee, Chaser, latest, letter
from app.days import show_day
from app.errors import NotFound
from app.seats.holding import person_in_seat
from models.actions import Action, ActionUpdate
from models.agencies import Agency
from models.people import Person
from models.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord

_CLOSING = (
    "Please tell us how this stands, and what came of it where it is done. If it needs longer, propose another day "
    "with the reason."
)


def chaser(session: Session, action_id: int, today: date, sender: str) -> Chaser:
    """Give the chaser to an action's owner, about every late action of the same owner."""
    found = actions(session, [action_id], {"as_at": today})
    if not found:
        raise NotFound("action", action_id)
    first = found[0]
    late = select(Action.id).where(Action.status.in_(OPEN), Action.due < today, _same_owner(first))
    ids = sorted({action_id, *session.scalars(late.order_by(Action.due))})
    owed = sorted(actions(session, ids, {"as_at": today}), key=lambda each: each.due or today)
    whose = {each: owner.name for each, owner in ACTIONS.owners(session, ids).items()}
    several = len(set(whose.values())) > 1
    who = first.owner.name if first.owner else (first.owner_name or "colleague")
    chased = latest(chased_days(session, ids).values())
    return Chaser(
        first.label if len(owed) == 1 else f"{counted(len(owed), 'action')} of {who}",
        (Addressee(first.owner_name or who, _email(session, first, today), chased),),
        f"Overdue: {', '.join(each.label.lower() for each in owed)}",
        letter(
            who,
            _opening(owed),
            [_line(each, whose[each.id] if several else "") for each in owed],
            closing=_CLOSING,
            sender=sender,
        ),
        tuple(each.id for each in owed),
    )


def chased_days(session: Session, ids: Sequence[int]) -> dict[int, date]:
    """Give the day each of these actions was last chased on; those never chased are left out."""
    chosen = (
        select(ActionUpdate.action_id, func.max(ActionUpdate.day))
        .where(ActionUpdate.action_id.in_(ids), ActionUpdate.kind == UpdateKind.CHASED)
        .group_by(ActionUpdate.action_id)
    )
    return dict(session.execute(chosen).all())


def _same_owner(action: ActionRecord) -> ColumnElement[bool]:
    if action.owner is not None:
        return Action.owner_id == action.owner.id
    if action.owner_name:
        return Action.owner_name == action.owner_name
    return Action.id == action.id


def _email(session: Session, action: ActionRecord, today: date) -> str | None:
    """Find the address of an action's owner: the person's, that of whoever sits in the seat, the agency's."""
    if action.owner is not None:
        return session.scalar(select(Person.email).where(Person.id == action.owner.id))
    if action.owner_seat is not None:
        sitting = select(person_in_seat(today)).where(Seat.id == action.owner_seat.id)
        return session.scalar(select(Person.email).where(Person.id == sitting.scalar_subquery()))
    if action.owner_agency is not None:
        return session.scalar(select(Agency.email).where(Agency.id == action.owner_agency.id))
    return None


def _opening(owed: Sequence[ActionRecord]) -> str:
    many = "This action is" if len(owed) == 1 else "These actions are"
    return f"{many} still open and past the day that was agreed:"


def _line(action: ActionRecord, partnership: str) -> str:
    """Tell an action in a line; whose it is where the letter is about several partnerships'."""
    due = f"due {show_day(action.due)}" if action.due else ""
    where = ", ".join(filter(None, (partnership, str(action.group), due)))
    return f"{action.label} ({where}): {action.text}"
