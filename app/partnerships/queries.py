"""What can be asked about partnerships, their lead officers and priorities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from app.errors import UserError
from app.fields import Ref
from app.importing.lookup import Known
from app.record_values import named_values
from app.typed import holding
from models.agencies import Agency
from models.partnerships import (
    Numbering,
    OfficerRole,
    PartnerOfficer,
    Partnership,
    PartnershipKind,
    Priority,
)
from models.people import Person
from models.periods import on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


class NoPartnership(UserError):
    """Something was asked of a partnership in a file that has none."""

    def __init__(self) -> None:
        super().__init__("This file has no partnership yet. Add one first.")


@dataclass(frozen=True)
class PartnershipRecord:
    """A partnership as pages show it; its years' starts as "MM-DD" (see years.year_of)."""

    id: int
    version: int
    name: str
    short_name: str | None
    kind: PartnershipKind
    area: str | None
    reporting_year: str
    financial_year: str
    numbering: Numbering
    numbering_year: str
    marking: str | None
    mailbox: str | None
    address: str | None
    notes: str | None


@dataclass(frozen=True)
class OfficerRecord:
    """A lead or delegated safeguarding partner between two days."""

    id: int
    version: int
    partnership: Ref
    role: OfficerRole
    agency: Ref
    post: str
    person: Ref | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class PriorityRecord:
    """A priority with its lead partner."""

    id: int
    version: int
    partnership: Ref
    place: int
    name: str
    agency: Ref | None
    first_day: date | None
    last_day: date | None
    aim: str | None


def partnerships(session: Session, ids: Sequence[int]) -> list[PartnershipRecord]:
    """Read partnerships, one query however many."""
    rows = session.scalars(select(Partnership).where(Partnership.id.in_(ids)))
    names = PartnershipRecord.__dataclass_fields__
    return [PartnershipRecord(**named_values(row, names)) for row in rows]


def all_partnerships(session: Session) -> list[PartnershipRecord]:
    """Give every partnership of the file, in the order they were added."""
    return partnerships(
        session, session.scalars(select(Partnership.id).order_by(Partnership.id)).all()
    )


def partnership_names(session: Session) -> dict[int, str]:
    """Give the short name, or the name, of every partnership of the file by id, in the order they were added."""
    chosen = select(Partnership.id, func.coalesce(Partnership.short_name, Partnership.name))
    return {row[0]: row[1] for row in session.execute(chosen.order_by(Partnership.id))}


def partnership_or_first(session: Session, partnership_id: int | None) -> PartnershipRecord:
    """Give a partnership by id, or the first of the file; NoPartnership where there is none."""
    found = all_partnerships(session)
    for each in found:
        if partnership_id in {None, each.id}:
            return each
    raise NoPartnership


def officers(session: Session, ids: Sequence[int]) -> list[OfficerRecord]:
    """Read lead officers with their agencies and names, one query however many."""
    chosen = (
        select(PartnerOfficer, Partnership.name, Agency, Person.name)
        .join(Partnership, Partnership.id == PartnerOfficer.partnership_id)
        .join(Agency, Agency.id == PartnerOfficer.agency_id)
        .outerjoin(Person, Person.id == PartnerOfficer.person_id)
        .where(PartnerOfficer.id.in_(ids))
    )
    return [
        OfficerRecord(
            id=row.id,
            version=row.version,
            partnership=Ref(row.partnership_id, partnership),
            role=row.role,
            agency=Ref(agency.id, agency.name, agency.short_name or ""),
            post=row.post,
            person=Ref(row.person_id, person) if row.person_id else None,
            first_day=row.first_day,
            last_day=row.last_day,
        )
        for row, partnership, agency, person in session.execute(chosen)
    ]


def priorities(session: Session, ids: Sequence[int]) -> list[PriorityRecord]:
    """Read priorities with their lead partners, one query however many."""
    chosen = (
        select(Priority, Partnership.name, Agency.name)
        .join(Partnership, Partnership.id == Priority.partnership_id)
        .outerjoin(Agency, Agency.id == Priority.agency_id)
        .where(Priority.id.in_(ids))
    )
    return [
        PriorityRecord(
            id=row.id,
            version=row.version,
            partnership=Ref(row.partnership_id, partnership),
            place=row.place,
            name=row.name,
            agency=Ref(row.agency_id, agency) if row.agency_id else None,
            first_day=row.first_day,
            last_day=row.last_day,
            aim=row.aim,
        )
        for row, partnership, agency in session.execute(chosen)
    ]


def officers_of(session: Session, partnership_id: int, day: date) -> list[OfficerRecord]:
    """Give the lead and delegated safeguarding partners of a partnership on a day, leads first."""
    chosen = select(PartnerOfficer.id).where(
        PartnerOfficer.partnership_id == partnership_id, on(PartnerOfficer, day)
    )
    found = officers(session, session.scalars(chosen).all())
    order = list(OfficerRole)
    return sorted(found, key=lambda each: (order.index(each.role), each.id))


def officers_for(session: Session, agency_id: int, day: date) -> list[OfficerRecord]:
    """Give the lead and delegated safeguarding partners of an agency on a day, leads first."""
    chosen = select(PartnerOfficer.id).where(
        PartnerOfficer.agency_id == agency_id, on(PartnerOfficer, day)
    )
    found = officers(session, session.scalars(chosen).all())
    order = list(OfficerRole)
    return sorted(found, key=lambda each: (order.index(each.role), each.id))


def priorities_of(session: Session, partnership_id: int, day: date) -> list[PriorityRecord]:
    """Give the priorities of a partnership on a day, in their published order."""
    chosen = select(Priority.id).where(Priority.partnership_id == partnership_id, on(Priority, day))
    found = priorities(session, session.scalars(chosen).all())
    return sorted(found, key=lambda each: (each.place, each.id))


def partnership_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give partnerships whose name or short name holds what was typed."""
    chosen = select(Partnership.id, Partnership.name).where(
        holding(typed, Partnership.name, Partnership.short_name)
    )
    return [Ref(*row) for row in session.execute(chosen.order_by(Partnership.name).limit(limit))]


def priority_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give priorities whose name holds what was typed."""
    chosen = select(Priority.id, Priority.name).where(holding(typed, Priority.name), *where)
    return [Ref(*row) for row in session.execute(chosen.order_by(Priority.place).limit(limit))]


def known_partnerships(session: Session) -> list[Known]:
    """Give every partnership an import may name."""
    chosen = select(Partnership.id, Partnership.name, Partnership.short_name)
    return [
        Known(row.id, row.name, ((row.short_name, "short name"),) if row.short_name else ())
        for row in session.execute(chosen.order_by(Partnership.id))
    ]
