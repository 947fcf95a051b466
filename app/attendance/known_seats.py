"""The seats of the file that the rows of a matrix may mean: by who holds them, by their post, by their agency alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agencies.queries import known_agencies
from app.fields import Ref
from app.importing.matching import same_text
from app.importing.names import NameIndex
from app.periods import exists_on
from app.seats.queries import seats
from app.seats.tenures import holders
from models.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import NewName, Values
    from app.seats.queries import SeatRecord


class KnownSeats:
    """The seats of the groups that rows name, those that have ended too; a few queries in all."""

    def __init__(self, session: Session, rows: Sequence[Values]) -> None:
        groups = {row["group"].id for row in rows if isinstance(row.get("group"), Ref)}
        chosen = select(Seat.id).where(Seat.group_id.in_(groups)).order_by(Seat.id)
        ids = session.scalars(chosen).all()
        self._seats: dict[int, list[SeatRecord]] = defaultdict(list)
        for seat in sorted(seats(session, ids), key=lambda each: each.id):
            self._seats[seat.group.id].append(seat)
        self._held: dict[int, set[int]] = defaultdict(set)
        for each in holders(session, ids):
            self._held[each.person.id].add(each.seat_id)
        self._agencies = NameIndex(known_agencies(session))

    def find(self, row: Values) -> int | None:
        """Give the id of the seat that a row means, None where it is none of the group's yet.

        Whoever ever held one seat of the group means that; else the post names it, where its agency does not speak
        against it; else an agency that stands there in place of a post, and has one seat, means that one.
        """
        group = row.get("group")
        own = self._seats.get(group.id, []) if isinstance(group, Ref) else []
        return self._by_holder(row, own) or self._by_post(row, own) or self._by_agency(row, own)

    def _by_holder(self, row: Values, own: Sequence[SeatRecord]) -> int | None:
        person = row.get("person")
        held = self._held.get(person.id, set()) if isinstance(person, Ref) else set()
        return _only([seat for seat in own if seat.id in held])

    def _by_post(self, row: Values, own: Sequence[SeatRecord]) -> int | None:
        post, agency = same_text(row["seat"]), row.get("agency")
        called = [seat for seat in own if same_text(seat.post) == post and _may_speak(seat, agency)]
        then = [seat for seat in called if exists_on(seat.first_day, seat.last_day, row["day"])]
        return next((seat.id for seat in then or called), None)

    def _by_agency(self, row: Values, own: Sequence[SeatRecord]) -> int | None:
        named = {each.known.id for each in self._agencies.exactly(row["seat"])}
        return _only([seat for seat in own if named & {each.id for each in seat.agencies}])


def _may_speak(seat: SeatRecord, agency: Ref | NewName | None) -> bool:
    if agency is None or not seat.agencies:
        return True
    return isinstance(agency, Ref) and agency.id in {each.id for each in seat.agencies}


def _only(found: Sequence[SeatRecord]) -> int | None:
    return found[0].id if len(found) == 1 else None
