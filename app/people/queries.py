"""What can be asked about people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from app.agencies.queries import agency_ref, both_names
from app.fields import Ref
from app.importing.lookup import Known
from app.listing import AS_AT, Listing, Scope
from app.people.fields import PERSON
from app.record_values import named_values
from app.search import Searched, Words
from app.typed import holding
from models.agencies import Agency
from models.groups import Group
from models.people import Person
from models.periods import on
from models.seats import Holder, Seat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PersonRecord:
    """A person as lists and pages show it; `seats` names the groups sat on at the scope's day."""

    id: int
    version: int
    title: str | None
    name: str
    post: str | None
    agency: Ref | None
    email: str | None
    phone: str | None
    initials: str
    surname: str
    left_on: date | None
    notes: str | None
    seats: str


def people(session: Session, ids: Sequence[int], scope: Scope | None = None) -> list[PersonRecord]:
    """Read people with their employers and the groups they sit on, two queries however many."""
    chosen = (
        select(Person, Agency.name, Agency.short_name)
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .where(Person.id.in_(ids))
    )
    groups = _groups(session, ids, (scope or {}).get("as_at"))
    return [
        _record(row, agency_ref(row.agency_id, *agency), groups.get(row.id, ""))
        for row, *agency in session.execute(chosen)
    ]


def person_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give people whose name, initials, e-mail or employer holds what was typed, for a form."""
    words = (Person.name, Person.email, Person.initials, Agency.name, Agency.short_name)
    chosen = (
        select(Person.id, Person.name, Agency.short_name, Agency.name.label("agency"))
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .where(
            Person.left_on.is_(None),
            holding(typed, *words),
        )
        .order_by(Person.surname, Person.name)
        .limit(limit)
    )
    rows = session.execute(chosen).all()
    twice = _twice([row.name for row in rows])
    return [
        Ref(row.id, _told_apart(row.name, row.short_name or row.agency, row.name in twice))
        for row in rows
    ]


def known_people(session: Session) -> list[Known]:
    """Give every person an import may name, with the e-mail that tells them apart."""
    chosen = select(Person.id, Person.name, Person.email).order_by(Person.id)
    return [
        Known(row.id, row.name, ((row.email, "e-mail"),) if row.email else ())
        for row in session.execute(chosen)
    ]


def _groups(session: Session, ids: Sequence[int], day: date | None) -> dict[int, str]:
    if day is None:
        return {}
    chosen = (
        select(Holder.person_id, func.coalesce(Group.short_name, Group.name))
        .join(Seat, Seat.id == Holder.seat_id)
        .join(Group, Group.id == Seat.group_id)
        .where(Holder.person_id.in_(ids), on(Holder, day), on(Seat, day))
        .order_by(Group.name)
    )
    found: dict[int, list[str]] = {}
    for person_id, group in session.execute(chosen):
        found.setdefault(person_id, []).append(group)
    return {person_id: "; ".join(dict.fromkeys(names)) for person_id, names in found.items()}


def _record(row: Person, employer: Ref | None, seats: str) -> PersonRecord:
    plain = named_values(row, _PLAIN)
    return PersonRecord(**plain, agency=employer, seats=seats)


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return [Person.agency_id == scope["agency"]] if scope.get("agency") else []


def _twice(names: Sequence[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}


def _told_apart(name: str, agency: str | None, is_needed: bool) -> str:  # noqa: FBT001
    return f"{name} ({agency})" if is_needed and agency else name


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = (
        select(
            Person.id,
            Person.name,
            Person.post,
            Person.email,
            Person.notes,
            Agency.name.label("agency"),
        )
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .where(Person.id.in_(ids))
    )
    return {
        row.id: (row.name, " ".join(filter(None, (row.post, row.agency, row.email, row.notes))))
        for row in session.execute(chosen)
    }


_PLAIN = (
    "id",
    "version",
    "title",
    "name",
    "post",
    "email",
    "phone",
    "initials",
    "surname",
    "left_on",
    "notes",
)
_SITS_ON = (
    select(func.aggregate_strings(func.coalesce(Group.short_name, Group.name), "; "))
    .select_from(Holder)
    .join(Seat, Seat.id == Holder.seat_id)
    .join(Group, Group.id == Seat.group_id)
    .where(Holder.person_id == Person.id, on(Holder, AS_AT), on(Seat, AS_AT))
    .scalar_subquery()
)
_EMPLOYER = select(Agency.name).where(Agency.id == Person.agency_id).scalar_subquery()

PEOPLE = Listing(
    kind="people",
    title="People",
    one="person",
    fields=PERSON,
    table="person",
    id_column=Person.id,
    source=Person,
    columns={
        "title": Person.title,
        "name": Person.name,
        "post": Person.post,
        "agency": _EMPLOYER,
        "email": Person.email,
        "phone": Person.phone,
        "initials": Person.initials,
        "surname": Person.surname,
        "left_on": Person.left_on,
        "seats": _SITS_ON,
    },
    found_by={"agency": both_names(Person.agency_id)},
    records=people,
    within=_within,
    order=("surname", "name"),
    about=lambda record: record.name,
    is_dated=True,
)

PERSON_WORDS = Searched(2, "person", "people", _words, icon="user")
