"""What can be asked about who came: guests of a meeting, and attendance as a list across meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, bindparam, select

from app.agenda.naming import headings, item_in
from app.attendance.fields import ATTENDANCE
from app.attendance.records import GuestRecord
from app.belonging import Belonging
from app.fields import Ref
from app.listing import Listing, Scope, unscoped
from app.meetings.listings import MEETINGS
from app.meetings.naming import at_meetings, meeting_names, name_of
from app.record_values import named_values
from models.agencies import Agency
from models.attendance import Attendance, Code, Guest, Mode
from models.meetings import Meeting
from models.people import Person
from models.seats import Category, SeatAgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class AttendanceRecord:
    """One seat's attendance at one meeting; post, member and agency as they were on that day."""

    id: int
    version: int
    meeting: Ref
    seat: Ref
    post: str
    holder: str
    agencies: str
    category: Category | None
    code: Code | None
    deputy: Ref | None
    deputy_name: str | None
    mode: Mode
    arrived_item: Ref | None
    left_item: Ref | None
    note: str | None
    expected: bool | None


def attendance(session: Session, ids: Sequence[int]) -> list[AttendanceRecord]:
    """Read attendance of many seats and meetings, three queries however many."""
    chosen = (
        select(Attendance, Person.name)
        .outerjoin(Person, Person.id == Attendance.deputy_id)
        .where(Attendance.id.in_(ids))
    )
    rows = session.execute(chosen).all()
    names = meeting_names(session, [row.meeting_id for row, _ in rows])
    items = headings(
        session,
        [each for row, _ in rows for each in (row.arrived_item_id, row.left_item_id) if each],
    )
    return [
        AttendanceRecord(
            **named_values(row, _PLAIN),
            meeting=Ref(row.meeting_id, names[row.meeting_id]),
            seat=Ref(row.seat_id, row.post or ""),
            post=row.post or "",
            holder=row.holder or "",
            agencies=row.agencies or "",
            deputy=Ref(row.deputy_id, deputy) if row.deputy_id else None,
            arrived_item=item_in(row.arrived_item_id, items),
            left_item=item_in(row.left_item_id, items),
        )
        for row, deputy in rows
    ]


def guests(session: Session, meeting_id: int) -> tuple[GuestRecord, ...]:
    """Give the guests of a meeting in the order they were entered."""
    rows = session.execute(_guests(), {"meeting": meeting_id}).all()
    items = headings(session, [row.item_id for row, _ in rows if row.item_id])
    return tuple(
        GuestRecord(
            id=row.id,
            version=row.version,
            name=row.name,
            role=row.role,
            agency=Ref(row.agency_id, agency) if row.agency_id and agency else None,
            person=row.person_id,
            item=item_in(row.item_id, items),
            mode=row.mode,
        )
        for row, agency in rows
    )


@cache
def _guests() -> Select[Guest, str]:
    chosen = select(Guest, Agency.name).outerjoin(Agency, Agency.id == Guest.agency_id)
    return chosen.where(Guest.meeting_id == bindparam("meeting")).order_by(Guest.id)


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = at_meetings(scope, Attendance.meeting_id)
    if scope.get("seat"):
        chosen.append(Attendance.seat_id == scope["seat"])
    if scope.get("agency"):
        spoken = select(SeatAgency.seat_id).where(SeatAgency.agency_id == scope["agency"])
        chosen.append(Attendance.seat_id.in_(spoken))
    return chosen


_PLAIN = ("id", "version", "category", "code", "deputy_name", "mode", "note", "expected")

ATTENDANCES = Listing(
    kind="attendance",
    title="Attendance",
    one="attendance",
    fields=ATTENDANCE,
    table="attendance",
    id_column=Attendance.id,
    source=Attendance,
    columns={
        "meeting": name_of(Attendance.meeting_id),
        "post": Attendance.post,
        "holder": Attendance.holder,
        "agencies": Attendance.agencies,
        "category": Attendance.category,
        "code": Attendance.code,
        "deputy_name": Attendance.deputy_name,
        "mode": Attendance.mode,
        "note": Attendance.note,
    },
    records=unscoped(attendance),
    within=_within,
    order=("meeting", "category"),
    about=lambda record: f"{record.post}, {record.meeting}",
    belongs=Belonging(Attendance.meeting_id, Meeting, MEETINGS.belongs),
)
