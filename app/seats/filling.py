"""Many seats at once, each with who holds it and who stands in, as membership lists bring them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.columns import column_rows
from app.errors import refuse
from app.fields import missing
from app.seats.fields import DEPUTY, HOLDER, SEAT, DeputyValues, HolderValues, SeatValues
from app.seats.operations import as_added
from app.seats.rules import days_of_holder, seat_problems
from models.seats import Deputy, Holder, Seat, SeatAgency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Fields
    from app.work import Work
    from models.base import Record


@dataclass(frozen=True)
class FilledSeat:
    """A new seat with its holder and its deputy, whose values do not name the seat: it has no id yet."""

    seat: SeatValues
    holder: HolderValues | None = None
    deputy: DeputyValues | None = None


def add_filled_seats(work: Work, rows: Sequence[FilledSeat]) -> range:
    """Add seats with who fills them, each checked, in four statements however many; gives the ids of the seats.

    Nobody can hold a new seat or stand in for it already, so only its own values can be against the rules.
    """
    full = [as_added(row.seat) for row in rows]
    for values in full:
        refuse(missing(SEAT, values) | seat_problems(values))
    agencies = [values.pop("agencies") for values in full]
    seats = work.insert_many(Seat, column_rows(SEAT, full))
    pairs = list(zip(seats, rows, strict=True))
    work.insert_many(
        SeatAgency,
        [
            {"seat_id": seat, "agency_id": agency}
            for seat, named in zip(seats, agencies, strict=True)
            for agency in dict.fromkeys(named)
        ],
    )
    holders = [{"seat": seat, **row.holder} for seat, row in pairs if row.holder]
    _add(work, Holder, HOLDER, holders)
    deputies = [
        {"has_authority": True, "seat": seat, **row.deputy} for seat, row in pairs if row.deputy
    ]
    _refuse_holding(rows)
    _add(work, Deputy, DEPUTY, deputies)
    return seats


def _add(work: Work, record: type[Record], fields: Fields, rows: Sequence[dict[str, Any]]) -> None:
    for values in rows:
        refuse(missing(fields, values) | days_of_holder(values))
    work.insert_many(record, column_rows(fields, rows))


def _refuse_holding(rows: Sequence[FilledSeat]) -> None:
    for row in rows:
        if row.holder and row.deputy and row.holder["person"] == row.deputy["person"]:
            refuse({"person": "This person holds the seat; name somebody else as deputy."})
