"""What can be done to the headings of a budget; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from app.budget.fields import BUDGET_LINE, INCOME_LINE, IncomeValues, LineValues
from app.budget.ledger import free_lines
from app.budget.rules import heading_problems
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import missing
from models.budget import BudgetLine, IncomeLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_line(work: Work, values: LineValues) -> int:
    """Add a heading of spending below the others; until somebody knows better it will cost what is budgeted."""
    full: dict[str, Any] = {
        "budget": 0,
        "spent": 0,
        "committed": 0,
        "forecast": values.get("budget", 0),
        "position": _next_position(work, BudgetLine, values.get("year")),
        **values,
    }
    refuse(missing(BUDGET_LINE, full) | heading_problems(work.session, BudgetLine, None, full))
    return work.add(BudgetLine(**column_values(BUDGET_LINE, full)))


def change_line(work: Work, line_id: int, values: LineValues, shown: int | None = None) -> int:
    """Change some values of a heading of spending."""
    row = work.get(BudgetLine, line_id)
    whole = field_values(BUDGET_LINE, row) | dict(values)
    refuse(heading_problems(work.session, BudgetLine, line_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), BUDGET_LINE, shown)
    return line_id


def remove_line(work: Work, line_id: int) -> int:
    """Remove a heading of spending; the ledger's lines that counted for it have none then."""
    free_lines(work, line_id)
    work.delete(work.get(BudgetLine, line_id))
    return line_id


def add_income(work: Work, values: IncomeValues) -> int:
    """Add a heading of income; until somebody knows better what is budgeted will come."""
    full: dict[str, Any] = {
        "budget": 0,
        "received": 0,
        "forecast": values.get("budget", 0),
        "position": _next_position(work, IncomeLine, values.get("year")),
        **values,
    }
    refuse(missing(INCOME_LINE, full) | heading_problems(work.session, IncomeLine, None, full))
    return work.add(IncomeLine(**column_values(INCOME_LINE, full)))


def change_income(work: Work, line_id: int, values: IncomeValues, shown: int | None = None) -> int:
    """Change some values of a heading of income."""
    row = work.get(IncomeLine, line_id)
    whole = field_values(INCOME_LINE, row) | dict(values)
    refuse(heading_problems(work.session, IncomeLine, line_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), INCOME_LINE, shown)
    return line_id


def remove_income(work: Work, line_id: int) -> int:
    """Remove a heading of income."""
    work.delete(work.get(IncomeLine, line_id))
    return line_id


def _next_position(work: Work, record: type[BudgetLine | IncomeLine], year_id: int | None) -> int:
    last = select(func.max(record.position)).where(record.year_id == year_id)
    return (work.session.scalar(last) or 0) + 1
