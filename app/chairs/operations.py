"""What can be done about who chairs a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.chairs.fields import CHAIR, ChairRole, ChairValues
from app.chairs.rules import chair_problems
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.periods import day_before
from models.periods import meets
from models.seats import ChairTerm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work


def add_chair(work: Work, values: ChairValues) -> int:
    """Record who is chair or vice-chair of a group between two days."""
    full: dict[str, Any] = {"group": None, "role": ChairRole.CHAIR, **values}
    refuse(problems(CHAIR, full) | chair_problems(work.session, None, full))
    return work.add(ChairTerm(**column_values(CHAIR, full)))


def change_chair(work: Work, term_id: int, values: ChairValues, shown: int | None = None) -> int:
    """Correct a chair's term, or end it by its last day."""
    row = work.get(ChairTerm, term_id)
    given = cast("Mapping[str, Any]", values)
    refuse(chair_problems(work.session, term_id, field_values(CHAIR, row) | dict(given)))
    work.edit(row, given, CHAIR, shown)
    return term_id


def replace_chair(work: Work, values: ChairValues) -> int:
    """Give a role to another from `first_day` on; whoever has it then ends the day before."""
    first_day = values.get("first_day")
    if first_day is not None:
        role = values.get("role", ChairRole.CHAIR)
        for row in _terms_from(work, values["group"], first_day):
            if row.role is role:
                _end(work, row, first_day)
    return add_chair(work, values)


def remove_chair(work: Work, term_id: int) -> int:
    """Remove a chair's term that was a mistake; one that was true is ended instead."""
    work.delete(work.get(ChairTerm, term_id))
    return term_id


def plan_rotation(
    work: Work, group_id: int, seats: Sequence[int], first_day: date, *, years: int = 3
) -> list[int]:
    """Let seats chair in turn for a year each, the others being vice-chairs (seed 003: annual rotation, LA first).

    What was planned from `first_day` on is replaced; gives the ids of the chairs' terms in their order.
    """
    if len(set(seats)) < 2:
        refuse({"seats": "A rotation needs at least two seats."})
    for row in _terms_from(work, group_id, first_day):
        _end(work, row, first_day)
    found = []
    for year in range(years):
        begins, ends = _years_on(first_day, year), day_before(_years_on(first_day, year + 1))
        leading = seats[year % len(seats)]
        for seat_id in seats:
            role = ChairRole.CHAIR if seat_id == leading else ChairRole.VICE
            term_id = add_chair(
                work,
                {
                    "group": group_id,
                    "role": role,
                    "seat": seat_id,
                    "first_day": begins,
                    "last_day": ends,
                },
            )
            if role is ChairRole.CHAIR:
                found.append(term_id)
    return found


def _years_on(day: date, years: int) -> date:
    """Give the same day some years on; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _terms_from(work: Work, group_id: int, day: date) -> list[ChairTerm]:
    chosen = select(ChairTerm).where(ChairTerm.group_id == group_id, meets(ChairTerm, day, None))
    return list(work.session.scalars(chosen.order_by(ChairTerm.id)))


def _end(work: Work, row: ChairTerm, first_day: date) -> None:
    """End a term before a day; one that would only begin then goes altogether."""
    if row.first_day and row.first_day >= first_day:
        work.delete(row)
    else:
        row.last_day = day_before(first_day)
        work.session.flush()
