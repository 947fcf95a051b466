"""Chasing agencies that have not answered a round: one letter to one of them or to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.chasing import Addressee, Chaser, letter
from app.days import show_day
from app.errors import NotFound, UserError
from app.returns.queries import requests, rounds
from models.agencies import Agency
from models.returns import ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.returns.queries import RequestRecord

_CLOSING = "Please send it, or tell us by when it will come and whom we may ask about it."


class AllIn(UserError):
    """A round is to be chased that every agency has answered."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Every agency has answered {name}; there is nobody to chase.")


def owing(session: Session, round_id: int) -> list[int]:
    """Give the requests of a round that no agency has answered yet; AllIn where there is none."""
    found = rounds(session, [round_id])
    if not found:
        raise NotFound("return round", round_id)
    waiting = select(ReturnRequest.id).where(
        ReturnRequest.round_id == round_id, ReturnRequest.received_on.is_(None)
    )
    owed = list(session.scalars(waiting))
    if not owed:
        raise AllIn(found[0].name)
    return owed


def chaser(session: Session, request_ids: Sequence[int], today: date, sender: str) -> Chaser:
    """Give one letter to the agencies of these requests, all of one round, ordered by their names."""
    asked = sorted(requests(session, request_ids), key=lambda each: each.agency.name)
    if not asked:
        raise NotFound("return", ", ".join(map(str, request_ids)))
    one = rounds(session, [asked[0].round.id])[0]
    emails = _emails(session, [each.agency.id for each in asked])
    late = one.due_on is not None and one.due_on < today
    due = f"{'was' if late else 'is'} due on {show_day(one.due_on)}" if one.due_on else "is open"
    opening = f"{one.name} {due}, and we have not had your return yet."
    return Chaser(
        one.name if len(asked) > 1 else f"{asked[0].agency}, {one.name}",
        tuple(_addressee(each, emails) for each in asked),
        f"{'Overdue: ' if late else ''}{one.name}",
        letter("colleague", opening, [], closing=_CLOSING, sender=sender),
        tuple(each.id for each in asked),
    )


def _emails(session: Session, agency_ids: list[int]) -> dict[int, str | None]:
    chosen = select(Agency.id, Agency.email).where(Agency.id.in_(agency_ids))
    return dict(session.execute(chosen).all())


def _addressee(request: RequestRecord, emails: dict[int, str | None]) -> Addressee:
    """Name an agency with its contact; an address typed as the contact is where the letter goes."""
    contact = request.contact or ""
    email = contact if "@" in contact else emails.get(request.agency.id)
    named = (
        f"{request.agency}, {contact}" if contact and "@" not in contact else str(request.agency)
    )
    return Addressee(named, email, request.chased_on)
