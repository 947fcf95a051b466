"""Seats that a membership list names again: another holder or deputy, other days, another category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Select, select

from app.errors import InvalidValues, UserError
from app.fields import Ref
from app.images import conditions
from app.importing.kind import NewName
from app.importing.matching import same_value
from app.importing.names import fold_name
from app.people.operations import change_person
from app.seats.operations import (
    change_holder,
    change_seat,
    let_stand_in,
    replace_holder,
)
from models.people import Person
from models.seats import Holder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.importing.kind import Accepted, Existing, Values
    from app.seats.arrivals import Arrivals
    from app.seats.fields import HolderValues
    from app.work import Work


_NAMING = frozenset({"group", "post", "agency"})
"""What says which seat a row means; another spelling of it is no change."""
_OF_HOLDER = ("since", "term_ends", "email")


class RowRefused(UserError):
    """A row of a list cannot be stored beside what the file says by now."""

    def __init__(self, row: Accepted, refused: InvalidValues) -> None:
        super().__init__(
            f"{row.sheet} row {row.row}: {refused} Leave that row out or correct it; nothing was stored."
        )


def change_listed_seat(work: Work, row: Accepted, arrivals: Arrivals) -> None:
    """Change what a row says otherwise of its seat; RowRefused names the row with which a rule is broken."""
    try:
        _change_seat(work, row, arrivals)
    except InvalidValues as refused:
        raise RowRefused(row, refused) from refused


def would_store(values: Values, seat: Existing) -> Values:
    """Give what of a row the seat it names again would take over; the rest is no change, however often it comes.

    Of a holder who follows that is all, since only storing knows from which day on.
    """
    taken = {name: value for name, value in values.items() if name not in _NAMING}
    if names_one_twice(values):
        del taken["deputy"]
    before = seat.values
    if "person" in taken and not same_value(before["person"], taken["person"]):
        return taken
    aside = set(_OF_HOLDER) if before["person"] is None else set[str]()
    if "since" not in taken and not _unless_over(taken.get("term_ends"), before.get("since")):
        aside.add("term_ends")
    if _same_address(before.get("email"), taken.get("email")):
        aside.add("email")
    return {name: value for name, value in taken.items() if name not in aside}


def complete_addresses(work: Work, rows: Sequence[Accepted]) -> None:
    """Give holders whom the file knew without an address the one that the list says; a new one has come with it."""
    said: dict[int, str] = {}
    for row in rows:
        holder, email = row.values.get("person"), row.values.get("email")
        if isinstance(holder, Ref) and email:
            said.setdefault(holder.id, email)
    chosen = select(Person).where(Person.email.is_(None))
    for condition in conditions(Person.id, said):
        for person in work.session.scalars(chosen.where(condition)).all():
            change_person(work, person.id, {"email": said[person.id]})


def names_one_twice(values: Values) -> bool:
    """Say whether a row names one person both as holder and as deputy."""
    holder, deputy = values.get("person"), values.get("deputy")
    if isinstance(holder, Ref) and isinstance(deputy, Ref):
        return holder.id == deputy.id
    is_new = isinstance(holder, NewName) and isinstance(deputy, NewName)
    return is_new and fold_name(str(holder)) == fold_name(str(deputy))


def _change_seat(work: Work, row: Accepted, arrivals: Arrivals) -> None:
    changes = {name: after for name, (_, after) in row.changes.items()}
    seat_id = cast("Existing", row.existing).id
    if "category" in changes:
        change_seat(work, seat_id, {"category": changes["category"]})
    if "person" in changes:
        _let_follow(work, seat_id, row.values, arrivals.person(changes["person"]))
    elif not changes.keys().isdisjoint(_OF_HOLDER):
        _correct_holder(work, seat_id, changes)
    if "deputy" in changes:
        let_stand_in(work, seat_id, arrivals.person(changes["deputy"]))


def _let_follow(work: Work, seat_id: int, values: Values, person_id: int) -> None:
    """End the former holder and begin another; another name from the same first day corrects who is there."""
    begins = values.get("since") or work.today
    holder: HolderValues = {"seat": seat_id, "person": person_id}
    if term := _unless_over(values.get("term_ends"), begins):
        holder["term_ends"] = term
    current = work.session.scalars(_holding(seat_id)).first()
    if current is not None and current.first_day == begins:
        change_holder(work, current.id, holder)
    else:
        replace_holder(work, {**holder, "first_day": begins})


def _correct_holder(work: Work, seat_id: int, changes: Mapping[str, Any]) -> None:
    current = work.session.scalars(_holding(seat_id)).one()
    days = {"since": "first_day", "term_ends": "term_ends"}
    corrected: Any = {days[name]: changes[name] for name in days if name in changes}
    if corrected:
        change_holder(work, current.id, corrected)
    if "email" in changes:
        change_person(work, current.person_id, {"email": changes["email"]})


def _holding(seat_id: int) -> Select[Holder]:
    return select(Holder).where(Holder.seat_id == seat_id, Holder.last_day.is_(None))


def _same_address(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()


def _unless_over(term_ends: date | None, begins: date | None) -> date | None:
    """Leave out the end of a term that was over when its holder came into the file: an older list does not tell ours.

    A list that gives both days has its own say, and its order is checked.
    """
    is_over = term_ends is not None and begins is not None and term_ends < begins
    return None if is_over else term_ends
