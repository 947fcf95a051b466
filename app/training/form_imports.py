"""Answers of Microsoft Forms taken into the register of an event: evaluations that were returned, or new bookings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from app.agencies.arriving import add_new_agencies
from app.fields import Choice, Day, Email, Fields, Flag, Link, Text, by_name
from app.importing.form_kind import FormKind
from app.importing.kind import PARTNERSHIP, Accepted, Existing, NewName, Shown, Values
from app.importing.names import fold_name
from app.training.attendance_imports import goes_to
from app.training.attendance_rows import ALIKE
from app.training.delegates import bookings_tied
from app.training.fields import BOOKING, BookingStatus, BookingValues
from app.training.form_rows import FormPurpose, read_answers, set_beside
from app.training.registers import add_bookings, by_field, change_bookings
from app.training.rules import OUT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

FIELDS: Fields = (
    Link("event", "Event", kind="events", required=True, width=36),
    Choice("purpose", "What it is", words=FormPurpose, width=14),
    Link("booking", "Delegate", kind="delegates", required=True, width=26),
    Email("email", "E-mail", width=28),
    Link("agency", "Agency", kind="agencies", width=26),
    Text("role", "Role", longest=120, listed=False),
    Day("done", "Answered on"),
    replace(by_name(BOOKING)["status"], required=False, listed=False),
    Flag("evaluated", "Evaluation returned", listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)
_FILLED = ("email", "role")
"""What is taken over where the booking does not say it yet."""


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the bookings that rows were tied to."""
    return bookings_tied(session, rows, ("status", "evaluated", *_FILLED))


def settled(values: Values, booking: Existing | None) -> Values:
    """Add what follows from the form's purpose and the booking there is, None for none.

    Whoever evaluated without a booking came unscheduled; whoever cancelled and registers anew is booked again.
    """
    if values.get("purpose") is not FormPurpose.EVALUATION:
        again = booking is not None and booking.values["status"] in OUT
        return {**values, "status": BookingStatus.BOOKED} if again else values
    came = {} if booking or "status" in values else {"status": BookingStatus.UNSCHEDULED}
    return {**values, **came, "evaluated": True}


def would_store(values: Values, booking: Existing) -> Values:
    """Give what is taken over: that the evaluation is there, and particulars that the booking lacks."""
    names = ["status", "evaluated", *(each for each in _FILLED if not booking.values[each])]
    return {name: values[name] for name in names if name in values}


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Say how somebody comes to the register who is not on it."""
    if values.get("status") is BookingStatus.UNSCHEDULED:
        return ("Not on the register; evaluated, so put there as unscheduled",)
    return ()


def telling(_values: Values, changes: Mapping[str, tuple[Any, Any]]) -> Mapping[str, str]:
    """Tell that an evaluation was returned in words."""
    return {"evaluated": "Evaluation returned"} if "evaluated" in changes else {}


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Change the bookings there are, and add the others: a new registration waits where the event is full."""
    changes: dict[int, Any] = {
        row.existing.id: {name: new for name, (_, new) in row.changes.items()}
        for row in rows
        if row.existing is not None
    }
    change_bookings(work, changes)
    new = [row.values for row in rows if row.existing is None]
    agencies = add_new_agencies(work, (values.get("agency") for values in new))
    if new:
        add_bookings(work, by_field([_booking(values, agencies) for values in new]))


def _booking(values: Values, agencies: Mapping[str, int]) -> BookingValues:
    given: Any = {
        name: values[name] for name in ("email", "role", "status", "evaluated") if name in values
    }
    given |= {"event": values["event"].id, "person": str(values["booking"])}
    if "status" not in values:
        given["booked_on"] = values.get("done")
    agency = values.get("agency")
    if agency:
        new = isinstance(agency, NewName)
        given["agency"] = agencies[fold_name(agency.name)] if new else agency.id
    return cast("BookingValues", given)


FORM_ANSWERS = FormKind(
    "form-answers",
    "Form answers",
    FIELDS,
    key=("event", "booking"),
    existing=existing,
    store=store,
    creates=frozenset({"booking", "agency"}),
    apart=frozenset({"booking"}),
    settled=settled,
    would_store=would_store,
    remarks=remarks,
    telling=telling,
    given_later=frozenset({"event", "purpose"}),
    alike={"booking": ALIKE},
    shown=Shown("bookings", "booking"),
    goes_to=goes_to,
    read_form=read_answers,
    beside=set_beside,
    said_first=frozenset({"event", "purpose"}),
)
