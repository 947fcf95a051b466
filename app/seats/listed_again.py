"""Seats that a membership list names again: another holder or deputy, other days, another category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.errors import InvalidValues, UserError
from app.fields import Ref
from app.importing.kind import NewName
from app.importing.names import fold_name
from app.people.operations import change_person
from app.periods import day_before
from app.seats.operations import (
    change_deputy,
    change_holder,
    change_seat,
    name_deputy,
    remove_deputy,
    replace_holder,
)
from models.seats import Deputy, Holder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.importing.kind import Accepted, Existing, Values
    from app.people.fields import PersonValues
    from app.seats.arrivals import Arrivals
    from app.seats.fields import HolderValues
    from app.work import Work


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


def names_one_twice(values: Values) -> bool:
    """Say whether a row names one person both as holder and as deputy."""
    holder, deputy = values.get("person"), values.get("deputy")
    if isinstance(holder, Ref) and isinstance(deputy, Ref):
        return holder.id == deputy.id
    is_new = isinstance(holder, NewName) and isinstance(deputy, NewName)
    return is_new and fold_name(str(holder)) == fold_name(str(deputy))


def _change_seat(work: Work, row: Accepted, arrivals: Arrivals) -> None:
    changes = {name: after for name, (_, after) in row.changes.items()}
    seat = cast("Existing", row.existing)
    if "category" in changes:
        change_seat(work, seat.id, {"category": changes["category"]})
    _change_holder(work, row, changes, arrivals)
    if "deputy" in changes and not names_one_twice(row.values):
        _change_deputy(work, seat.id, arrivals.person(changes["deputy"]))


def _change_holder(
    work: Work, row: Accepted, changes: Mapping[str, Any], arrivals: Arrivals
) -> None:
    """A new name ends the former holder and begins another; other values correct who is there."""
    seat_id, values = cast("Existing", row.existing).id, row.values
    current = work.session.scalars(
        select(Holder).where(Holder.seat_id == seat_id, Holder.last_day.is_(None))
    ).first()
    if "person" in changes:
        begins, person = values.get("since") or work.today, arrivals.person(changes["person"])
        if current is not None and current.first_day == begins:
            change_holder(work, current.id, {"person": person})
        else:
            term = _unless_over(values.get("term_ends"), begins)
            holder: HolderValues = {"seat": seat_id, "person": person, "term_ends": term}
            replace_holder(work, {**holder, "first_day": begins})
        return
    if current is None:
        return
    terms = {"since": "first_day", "term_ends": "term_ends"}
    corrected: Any = {terms[name]: changes[name] for name in terms if name in changes}
    if not values.get("since") and not _unless_over(corrected.get("term_ends"), current.first_day):
        corrected.pop("term_ends", None)
    if corrected:
        change_holder(work, current.id, corrected)
    if changes.get("email"):
        change_person(work, current.person_id, cast("PersonValues", {"email": changes["email"]}))


def _unless_over(term_ends: date | None, begins: date | None) -> date | None:
    """Leave out the end of a term that was over when its holder came into the file: an older list does not tell ours.

    A list that gives both days has its own say, and its order is checked.
    """
    is_over = term_ends is not None and begins is not None and term_ends < begins
    return None if is_over else term_ends


def _change_deputy(work: Work, seat_id: int, person_id: int) -> None:
    ended = day_before(work.today)
    chosen = select(Deputy).where(Deputy.seat_id == seat_id, Deputy.last_day.is_(None))
    for row in work.session.scalars(chosen).all():
        if row.first_day and row.first_day > ended:
            remove_deputy(work, row.id)
        else:
            change_deputy(work, row.id, {"last_day": ended})
    name_deputy(work, {"seat": seat_id, "person": person_id, "first_day": work.today})
