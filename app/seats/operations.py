"""What can be done to seats, their holders and deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.periods import day_before, exists_on
from app.seats.fields import (
    COUNTING,
    DEPUTY,
    HOLDER,
    SEAT,
    Category,
    DeputyValues,
    HolderValues,
    SeatValues,
)
from app.seats.rules import deputy_problems, holder_problems, seat_problems
from models.seats import Deputy, Holder, Seat, SeatAgency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work


def add_seat(work: Work, values: SeatValues) -> int:
    """Add a seat on a group for the agencies it speaks for; whether it may count to quorum follows its category."""
    full = as_added(values)
    refuse(problems(SEAT, full) | seat_problems(full))
    agencies = full.pop("agencies")
    seat_id = work.add(Seat(**column_values(SEAT, full)))
    _set_agencies(work, seat_id, agencies)
    return seat_id


def as_added(values: SeatValues) -> dict[str, Any]:
    """Give the values of a new seat whole, with what is so unless it is said otherwise."""
    category = values.get("category", Category.CORE)
    return {
        "group": None,
        "post": None,
        "category": category,
        "may_count": category in COUNTING,
        "agencies": (),
        **values,
    }


def change_seat(work: Work, seat_id: int, values: SeatValues, shown: int | None = None) -> int:
    """Correct some values of a seat; one that changes its nature on a day is closed and another added."""
    row = work.get(Seat, seat_id)
    given = dict(cast("Mapping[str, Any]", values))
    refuse(problems(SEAT, given) | seat_problems(field_values(SEAT, row) | given))
    agencies = given.pop("agencies", None)
    work.edit(row, given, SEAT, shown)
    if agencies is not None:
        _set_agencies(work, seat_id, agencies)
    return seat_id


def close_seat(work: Work, seat_id: int, last_day: date) -> int:
    """End a seat on a day, and with it whoever holds it or stands in for it then or later."""
    change_seat(work, seat_id, {"last_day": last_day})
    for record in (Holder, Deputy):
        for row in _rows(work, record, seat_id):
            if row.first_day and row.first_day > last_day:
                work.delete(row)
            elif row.last_day is None or row.last_day > last_day:
                row.last_day = last_day
    work.session.flush()
    return seat_id


def remove_seat(work: Work, seat_id: int) -> int:
    """Remove a seat that was a mistake, with its holders; one with attendance is closed instead."""
    work.delete_many(SeatAgency, [row.id for row in _seat_agencies(work, seat_id)])
    work.delete_many(Holder, [row.id for row in _rows(work, Holder, seat_id)])
    work.delete_many(Deputy, [row.id for row in _rows(work, Deputy, seat_id)])
    work.delete(work.get(Seat, seat_id))
    return seat_id


def appoint(work: Work, values: HolderValues) -> int:
    """Put a person into a seat between two days; refused where the seat is held then."""
    full: dict[str, Any] = {"seat": None, "person": None, **values}
    refuse(problems(HOLDER, full) | holder_problems(work.session, None, full))
    return work.add(Holder(**column_values(HOLDER, full)))


def replace_holder(work: Work, values: HolderValues, reason: str | None = None) -> int:
    """Put a person into a seat from `first_day` on; who holds it then ends the day before."""
    first_day = values.get("first_day")
    if first_day is not None:
        for row in _rows(work, Holder, values["seat"]):
            if exists_on(row.first_day, row.last_day, first_day) and row.first_day != first_day:
                change_holder(work, row.id, {"last_day": day_before(first_day), "reason": reason})
    return appoint(work, values)


def change_holder(
    work: Work, holder_id: int, values: HolderValues, shown: int | None = None
) -> int:
    """Correct a holder's record, or end it by its last day."""
    row = work.get(Holder, holder_id)
    given = cast("Mapping[str, Any]", values)
    refuse(holder_problems(work.session, holder_id, field_values(HOLDER, row) | dict(given)))
    work.edit(row, given, HOLDER, shown)
    return holder_id


def remove_holder(work: Work, holder_id: int) -> int:
    """Remove a holder's record that was a mistake; one that was true is ended instead."""
    work.delete(work.get(Holder, holder_id))
    return holder_id


def name_deputy(work: Work, values: DeputyValues) -> int:
    """Name a stand-in for a seat between two days."""
    full: dict[str, Any] = {"seat": None, "person": None, "has_authority": True, **values}
    refuse(problems(DEPUTY, full) | deputy_problems(work.session, None, full))
    return work.add(Deputy(**column_values(DEPUTY, full)))


def change_deputy(
    work: Work, deputy_id: int, values: DeputyValues, shown: int | None = None
) -> int:
    """Correct a deputy's record, or end it by its last day."""
    row = work.get(Deputy, deputy_id)
    given = cast("Mapping[str, Any]", values)
    refuse(deputy_problems(work.session, deputy_id, field_values(DEPUTY, row) | dict(given)))
    work.edit(row, given, DEPUTY, shown)
    return deputy_id


def remove_deputy(work: Work, deputy_id: int) -> int:
    """Remove a deputy's record that was a mistake; one that was true is ended instead."""
    work.delete(work.get(Deputy, deputy_id))
    return deputy_id


def let_stand_in(work: Work, seat_id: int, person_id: int | None) -> None:
    """Let a person stand in for a seat from today on, or nobody; who did so before ended yesterday."""
    ended = day_before(work.today)
    for row in _rows(work, Deputy, seat_id):
        if row.last_day is not None:
            continue
        if row.first_day and row.first_day > ended:
            remove_deputy(work, row.id)
        else:
            change_deputy(work, row.id, {"last_day": ended})
    if person_id is not None:
        name_deputy(work, {"seat": seat_id, "person": person_id, "first_day": work.today})


def _rows(work: Work, record: type[Any], seat_id: int) -> list[Any]:
    chosen = select(record).where(record.seat_id == seat_id).order_by(record.id)
    return list(work.session.scalars(chosen))


def _seat_agencies(work: Work, seat_id: int) -> list[SeatAgency]:
    return cast("list[SeatAgency]", _rows(work, SeatAgency, seat_id))


def _set_agencies(work: Work, seat_id: int, wanted: Sequence[int]) -> None:
    present = _seat_agencies(work, seat_id)
    if [row.agency_id for row in present] == list(dict.fromkeys(wanted)):
        return
    work.delete_many(SeatAgency, [row.id for row in present])
    rows = [{"seat_id": seat_id, "agency_id": each} for each in dict.fromkeys(wanted)]
    work.insert_many(SeatAgency, rows)
