"""Everybody an action of a meeting may be given to: the group's members first, then people and agencies of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.actions.due_words import Around
from app.actions.owners import Owner
from app.agencies.queries import AGENCY_SHORT, agency_names
from app.attendance.queries import guests
from app.fields import Ref
from app.meetings.queries import meeting, next_after
from app.seats.queries import members_of
from models.agencies import Agency
from models.people import Person
from models.seats import ChairRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from app.seats.queries import MemberRecord


def owners_at(session: Session, meeting_id: int) -> list[Owner]:
    """Give all owners a quick line of a meeting may name; read once when the meeting is opened."""
    one = meeting(session, meeting_id)
    invited = {guest.person for guest in guests(session, meeting_id)}
    return owners_of(session, one.group.id, one.day, invited)


def owners_of(
    session: Session, group_id: int, day: date, invited: Collection[int | None] = ()
) -> list[Owner]:
    """Give all owners an action of a group may have on a day; those invited count as near as its members."""
    members = members_of(session, group_id, day)
    found = list(map(_member, members))
    seated = {member.person.id for member in members if member.person}
    found += (owner for owner in _people(session, invited) if _id(owner) not in seated)
    return found + list(_agencies(session))


def around(session: Session, meeting_id: int) -> Around:
    """Give the days a quick line of a meeting is reckoned from."""
    one = meeting(session, meeting_id)
    following = next_after(session, one.group.id, one.day)
    return Around(one.day, following.day if following else None)


def _member(member: MemberRecord) -> Owner:
    agency = member.agency_short or ""
    told = (member.holder or "Vacant seat", member.post, agency)
    roles = ("Chair",) if member.chair is ChairRole.CHAIR else ()
    names = name_forms(member.holder) if member.holder else ()
    return Owner(
        "seat",
        ", ".join(filter(None, told)),
        (*names, member.post, *roles),
        f"{agency} {member.agency or ''}",
        near=True,
        person=member.person,
        seat=Ref(member.id, member.post),
        agency=member.agencies[0] if len(member.agencies) == 1 else None,
    )


def _people(session: Session, invited: Collection[int | None]) -> Iterator[Owner]:
    chosen = (
        select(
            Person.id,
            Person.name,
            Person.initials,
            Person.post,
            Person.agency_id,
            AGENCY_SHORT.label("agency"),
        )
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .where(Person.left_on.is_(None))
        .order_by(Person.surname, Person.id)
    )
    for row in session.execute(chosen):
        yield Owner(
            "person",
            ", ".join(filter(None, (row.name, row.post, row.agency))),
            (*name_forms(row.name), row.initials),
            f"{row.post or ''} {row.agency or ''}",
            near=row.id in invited,
            person=Ref(row.id, row.name),
            agency=Ref(row.agency_id, row.agency) if row.agency_id else None,
        )


def _agencies(session: Session) -> Iterator[Owner]:
    names: dict[int, list[str]] = {}
    for name, agency_id in agency_names(session):
        names.setdefault(agency_id, []).append(name)
    for agency_id, known in names.items():
        yield Owner("agency", known[0], tuple(known), agency=Ref(agency_id, known[0]))


def name_forms(name: str) -> tuple[str, ...]:
    """Give the forms a name is typed in: "Farah Valli", "F. Valli", "Valli"."""
    first, _, last = name.rpartition(" ")
    return (name, f"{first[:1]} {last}", last) if first else (name,)


def _id(owner: Owner) -> int | None:
    return owner.person.id if owner.person else None
