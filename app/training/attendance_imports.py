"""Attendance reports of Teams and Zoom taken into the register of an event: who attended, left early, did not come.

Nothing is judged by the report alone: every status is a proposal that the preview shows, and that can be corrected or
left out there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from app.amounts import counted, round_half_up
from app.fields import Email, Fields, Link, Number, Text, Time, by_name
from app.importing.form_kind import FormKind
from app.importing.kind import PARTNERSHIP, Accepted, Existing, Shown, Values
from app.training.attendance_rows import ALIKE, WHO, read_attendance_report, set_beside
from app.training.delegates import bookings_tied
from app.training.fields import BOOKING, COURSE, BookingStatus, BookingValues
from app.training.registers import add_bookings, by_field, change_bookings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM, _OF_COURSE = by_name(BOOKING), by_name(COURSE)

FIELDS: Fields = (
    Link("event", "Event", kind="events", required=True, width=36),
    WHO,
    replace(_OF_FORM["status"], required=False),
    Number("minutes", "Minutes", least=0),
    Number("length", "Of minutes", least=0, listed=False),
    Number("joins", "Joins", least=0, width=7),
    Time("first", "First join"),
    Time("last", "Last leave"),
    Email("email", "E-mail", width=26, listed=False),
    Link("agency", "Agency", kind="agencies", width=26, listed=False),
    Text("role", "Role in the meeting", longest=120, listed=False),
    Text("shown", "Name as shown", longest=200, listed=False),
    replace(_OF_COURSE["attended_from"], required=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)
_STAYED = (BookingStatus.ATTENDED, BookingStatus.LEFT_EARLY)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the bookings that rows were tied to."""
    return bookings_tied(session, rows, ("status", "minutes", "email"))


def settled(values: Values, booking: Existing | None) -> Values:
    """Add the status that follows from the minutes; one that was typed, or said of who is absent, stays.

    Who has no booking is unscheduled, however long they stayed: so registrations, no-shows and attendance add up
    (domain.md 4.5).
    """
    if "status" in values or "minutes" not in values:
        return values
    if booking is None or booking.values["status"] == BookingStatus.UNSCHEDULED:
        return {**values, "status": BookingStatus.UNSCHEDULED}
    return {**values, "status": _STAYED[0] if _stayed(values) else _STAYED[1]}


def would_store(values: Values, booking: Existing) -> Values:
    """Give what a report changes in a booking: status and minutes, and the address where there is none yet."""
    names = ("status", "minutes") if booking.values["email"] else ("status", "minutes", "email")
    return {name: values[name] for name in names if name in values}


def telling(values: Values, _changes: Mapping[str, tuple[Any, Any]]) -> Mapping[str, str]:
    """Tell minutes within what is remarked of a row, beside the length that they are of."""
    return {"minutes": ""} if "minutes" in values else {}


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Say how long somebody stayed of how long, and what to think of a guest who only looked in."""
    minutes, length = values.get("minutes"), values.get("length")
    if minutes is None or not length:
        return ()
    share = round_half_up(Decimal(min(minutes, length) * 100) / length, 0)
    told = [f"{minutes:,} of {length:,} min, {share} %, {counted(values.get('joins', 1), 'join')}"]
    if values.get("status") is BookingStatus.UNSCHEDULED and not _stayed(values):
        told.append("not booked and there only for a part; leave out who looked in by mistake")
    return told


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Enter the register: change the bookings there are, and add who came unscheduled."""
    change_bookings(
        work, {row.existing.id: _changes(row) for row in rows if row.existing is not None}
    )
    new = [row.values for row in rows if row.existing is None]
    if new:
        add_bookings(work, by_field([_booking(values) for values in new]))


def goes_to(_session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the event."""
    event = next((row["event"] for row in rows if row.get("event")), None)
    return ("Event", str(event)) if event else None


def _stayed(values: Values) -> bool:
    """Say whether somebody was there for as much of the event as its course asks for, by whole minutes."""
    least = values.get("attended_from", 0)
    return bool(values["minutes"] * 100 >= least * values.get("length", 0))


def _changes(row: Accepted) -> BookingValues:
    changed: Any = {name: new for name, (_, new) in row.changes.items()}
    return cast("BookingValues", changed)


def _booking(values: Values) -> BookingValues:
    """Give the values of a booking of somebody who came without one."""
    given: Any = {name: values[name] for name in ("email", "minutes", "status") if name in values}
    given["event"] = values["event"].id
    given["person"] = str(values["booking"])
    if values.get("agency"):
        given["agency"] = values["agency"].id
    return cast("BookingValues", given)


ATTENDANCE_REPORT = FormKind(
    "attendance-report",
    "Attendance report",
    FIELDS,
    key=("event", "booking"),
    existing=existing,
    store=store,
    creates=frozenset({"booking"}),
    apart=frozenset({"booking"}),
    settled=settled,
    would_store=would_store,
    remarks=remarks,
    given_later=frozenset({"event", "attended_from"}),
    alike={"booking": ALIKE},
    shown=Shown("bookings", "booking"),
    goes_to=goes_to,
    telling=telling,
    read_form=read_attendance_report,
    beside=set_beside,
    said_first=frozenset({"event", "attended_from"}),
)
