"""Returns that agencies owe, for the one chaser that each is sent about everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.belonging import within
from app.letters.chasers import NoLongerOwed
from app.letters.fields import OwedKind
from app.letters.owed import Debtor, Owed
from app.letters.parties import agencies_by_id
from app.returns.queries import OF_ROUND, requests
from app.returns.tracking import chase
from models.returns import ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.letters.parties import Party
    from app.returns.queries import RequestRecord
    from app.work import Work

NEAR = timedelta(days=14)
"""How long before its due day a return that was sent counts as owed, as an action does."""


def returns_owed(
    session: Session, today: date, *, partnership_id: int | None = None
) -> Iterator[tuple[Party | None, Owed]]:
    """Give the returns that were sent out, have not come and are late or due soon, each with its agency.

    The address typed as the contact of a return is where its reminder goes.
    """
    waiting = (
        select(ReturnRequest.id)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .where(
            ReturnRequest.received_on.is_(None),
            or_(ReturnRequest.sent_on.is_not(None), ReturnRequest.chased_on.is_not(None)),
            ReturnRound.due_on <= today + NEAR,
            *within(OF_ROUND, partnership_id),
        )
    )
    found = requests(session, session.scalars(waiting).all())
    return _with_parties(session, found, today)


def _with_parties(
    session: Session, found: Sequence[RequestRecord], today: date
) -> Iterator[tuple[Party, Owed]]:
    agencies = agencies_by_id(session, {each.agency.id for each in found})
    for each in found:
        party = agencies[each.agency.id]
        if each.contact and "@" in each.contact:
            party = replace(party, email=each.contact)
        yield party, _owed(each, today)


def debtors_of(session: Session, request_ids: Sequence[int], today: date) -> list[Debtor]:
    """Give the agencies that owe these returns, each with all of them, by name; those that are in are left out."""
    found = [each for each in requests(session, request_ids) if each.received_on is None]
    by_party: dict[Party, list[Owed]] = {}
    for party, owed in _with_parties(session, found, today):
        by_party.setdefault(party, []).append(owed)
    made = [
        Debtor(party, tuple(sorted(owed, key=lambda each: each.due or date.max)))
        for party, owed in by_party.items()
    ]
    return sorted(made, key=lambda each: each.name.casefold())


def mark_return_chased(work: Work, owed: Owed) -> int:
    """Let today count as the day a return was chased; NoLongerOwed where it has come meanwhile."""
    row = work.get(ReturnRequest, owed.id)
    if row.received_on is not None:
        raise NoLongerOwed(owed)
    return chase(work, owed.id, work.today)


def _owed(each: RequestRecord, today: date) -> Owed:
    late = max((today - each.due_on).days, 0) if each.due_on else 0
    title = f"Return: {each.round}"
    return Owed(OwedKind.RETURN, each.id, None, title, "", each.due_on, late, each.chased_on)
