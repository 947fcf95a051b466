"""The delegates of an event as reports and forms name them: by e-mail address first, then by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.called import told_apart
from app.fields import Ref
from app.images import conditions
from app.importing.display_names import plain_names
from app.importing.kind import Existing
from app.importing.lookup import Known
from app.importing.names import fold_name
from app.record_values import named_values
from models.agencies import Agency
from models.people import Person
from models.training import Booking, BookingStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import Values


@dataclass(frozen=True)
class Delegate:
    """One booking; `name` tells it apart from others of one name at the event."""

    id: int
    name: str
    person: str
    email: str
    status: BookingStatus


@dataclass(frozen=True)
class Called:
    """What a name in a report is taken for: the text that means a delegate or is a new one's name, and why."""

    text: str
    delegate: Delegate | None = None
    note: str = ""


def delegates_of(session: Session, event_id: int) -> list[Delegate]:
    """Give everybody on the list of an event, also who cancelled; whose place was handed on is not expected."""
    chosen = (
        select(Booking.id, Booking.person, Booking.email, Booking.status, Agency.name)
        .outerjoin(Agency, Agency.id == Booking.agency_id)
        .where(Booking.event_id == event_id, Booking.status != BookingStatus.SUBSTITUTED)
        .order_by(Booking.id)
    )
    rows = session.execute(chosen).all()
    named = told_apart((row.id, row.person, row.name or row.email or "") for row in rows)
    return [
        Delegate(row.id, ref.name, row.person, (row.email or "").casefold(), row.status)
        for row, ref in zip(rows, named, strict=True)
    ]


def known(delegates: Iterable[Delegate]) -> tuple[Known, ...]:
    """Give the delegates as the names that a report may mean."""
    return tuple(
        Known(each.id, each.name, () if each.name == each.person else ((each.person, "name"),))
        for each in delegates
    )


def agencies_by_address(session: Session, addresses: Iterable[str]) -> Mapping[str, str]:
    """Give the agencies of people on file by their e-mail address, in small letters."""
    wanted = {each for each in addresses if each}
    chosen = (
        select(func.lower(Person.email), Agency.name)
        .join(Agency, Agency.id == Person.agency_id)
        .where(func.lower(Person.email).in_(wanted))
    )
    return {row[0]: row[1] for row in session.execute(chosen)}


class Callers:
    """Ties names to the delegates of one event; what nobody is called exactly is left to be asked."""

    def __init__(self, delegates: Sequence[Delegate], addresses: Iterable[str]) -> None:
        """Know the delegates, and every address that the report writes."""
        self._often = Counter(each for each in addresses if each)
        self._by_mail: dict[str, list[Delegate]] = defaultdict(list)
        self._by_name: dict[str, list[Delegate]] = defaultdict(list)
        for each in delegates:
            self._by_mail[each.email].append(each)
            self._by_name[fold_name(each.person)].append(each)

    def call(self, shown: str, email: str) -> Called:
        """Say whom a shown name with its address, "" for none, is taken for."""
        names = plain_names(shown)
        mailed = self._by_mail[email] if email else []
        called = [each for name in names for each in self._by_name[fold_name(name)]]
        both = [each for each in called if each in mailed]
        if not both and len(mailed) == 1 and self._often[email] == 1:
            return Called(mailed[0].name, mailed[0], _note(shown, mailed[0], email))
        found = both or called
        if len(found) == 1:
            return Called(found[0].name, found[0], _note(shown, found[0], ""))
        return Called(names[0])


def _note(shown: str, delegate: Delegate, email: str) -> str:
    if fold_name(shown) == fold_name(delegate.person):
        return ""
    by = f" by {email}" if email else ""
    return f"“{shown}” is {delegate.person}{by}" if shown else f"{delegate.person}{by}"


def bookings_tied(
    session: Session, rows: Sequence[Values], compared: Sequence[str]
) -> Iterator[Existing]:
    """Give the bookings that the `booking` of rows was tied to, with these values of theirs."""
    ties = {row["booking"].id: row for row in rows if isinstance(row.get("booking"), Ref)}
    for condition in conditions(Booking.id, ties):
        for booking in session.scalars(select(Booking).where(condition)):
            row = ties[booking.id]
            said = {"event": row.get("event"), "booking": row["booking"]}
            values = {**said, **named_values(booking, compared)}
            yield Existing(booking.id, booking.version, values)
