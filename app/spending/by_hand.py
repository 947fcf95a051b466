"""Lines of spending that are typed: by the rules of those that a file brings, and changed as those are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from app.budget.years import years_of
from app.columns import field_values
from app.days import show_day
from app.errors import InvalidValues, UserError, refuse
from app.fields import missing, problems
from app.spending.fields import SPENDING_BY_HAND, SpendingValues
from app.spending.operations import add_lines
from models.budget import BudgetLine, FinancialYear
from models.spending import SpendingLine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

_KEY = ("day", "amount", "supplier", "reference")
"""What two lines are alike by, as an import has it."""


class LineOfAFile(UserError):
    """A line that a file brought was to be changed."""

    def __init__(self, line: SpendingLine) -> None:
        super().__init__(
            f"This line is as {line.source or 'the ledger'} gave it, so that it is known when it comes again. Add a "
            "line that corrects it, or remove it."
        )


def add_line_by_hand(work: Work, partnership_id: int, values: SpendingValues) -> int:
    """Add a typed line to the financial year that holds its day; gives its id.

    InvalidValues where no year does, or its heading is of another year.
    """
    full = dict(cast("Mapping[str, Any]", values))
    refuse(problems(SPENDING_BY_HAND, full) | missing(SPENDING_BY_HAND, full))
    year_id = _year_of(work.session, partnership_id, full)
    refuse(_heading_problem(work.session, year_id, full.get("heading")))
    nth = _alike(work.session, year_id, full) + 1
    return add_lines(work, [cast("SpendingValues", {**full, "year": year_id, "occurrence": nth})])[
        0
    ]


def change_line_by_hand(
    work: Work, line_id: int, values: SpendingValues, shown: int | None = None
) -> int:
    """Change a typed line; another day may put it into another year. LineOfAFile where a file brought it."""
    row = work.get(SpendingLine, line_id)
    if row.place is not None:
        raise LineOfAFile(row)
    given = dict(cast("Mapping[str, Any]", values))
    whole = field_values(SPENDING_BY_HAND, row) | given
    refuse(problems(SPENDING_BY_HAND, whole))
    body = work.get(FinancialYear, row.year_id).partnership_id
    year_id = _year_of(work.session, body, whole)
    refuse(_heading_problem(work.session, year_id, whole.get("heading")))
    is_moved = any(name in given and given[name] != getattr(row, name) for name in _KEY)
    columns: dict[str, Any] = {
        {"heading": "heading_id"}.get(name, name): value for name, value in given.items()
    }
    if year_id != row.year_id:
        columns["year_id"] = year_id
    if is_moved:
        columns["occurrence"] = _alike(work.session, year_id, whole, but=line_id) + 1
    work.edit_columns(row, columns, shown)
    return line_id


def _year_of(session: Session, partnership_id: int, values: Mapping[str, Any]) -> int:
    day: date = values["day"]
    for each in years_of(session, partnership_id):
        if each.first_day <= day <= each.last_day:
            return each.id
    told = (
        f"No financial year holds {show_day(day)}. Correct the date, or start the year on Budget."
    )
    raise InvalidValues({"day": told})


def _heading_problem(session: Session, year_id: int, heading_id: int | None) -> dict[str, str]:
    heading = session.get(BudgetLine, heading_id) if heading_id is not None else None
    if heading is None or heading.year_id == year_id:
        return {}
    name = session.get_one(FinancialYear, year_id).name
    return {"heading": f"The date is in {name}; choose a heading of that year, or none."}


def _alike(
    session: Session, year_id: int, values: Mapping[str, Any], *, but: int | None = None
) -> int:
    """Count the lines with this day, amount, supplier and reference, by the highest number that one of them has."""
    same = [getattr(SpendingLine, name).is_not_distinct_from(values.get(name)) for name in _KEY]
    chosen = select(func.max(SpendingLine.occurrence)).where(SpendingLine.year_id == year_id, *same)
    if but is not None:
        chosen = chosen.where(SpendingLine.id != but)
    return session.scalar(chosen) or 0
