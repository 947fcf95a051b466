"""The next financial year, started from this one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.budget.fields import ContributionStatus
from app.budget.operations import add_year
from app.budget.statement import year_budget
from app.partnerships.years import year_of
from models.budget import BudgetLine, Contribution, IncomeLine
from models.partnerships import Partnership

if TYPE_CHECKING:
    from app.budget.statement import YearBudget
    from app.work import Work


def start_next_year(work: Work, year_id: int) -> int:
    """Add the year after this one: its forecast closing opens it, its agreed contributions are proposed again.

    Headings are carried over with their budgets and nothing spent.
    """
    now = year_budget(work.session, year_id)
    partnership = work.get(Partnership, now.year.partnership.id)
    days = year_of(partnership.financial_year, now.year.last_day + timedelta(days=1))
    next_id = add_year(
        work,
        {
            "partnership": partnership.id,
            "first_day": max(days.first_day, now.year.last_day + timedelta(days=1)),
            "last_day": days.last_day,
            "opening_reserve": now.statement.closing,
            "children_share": now.year.children_share,
            "looked_after": now.year.looked_after.id if now.year.looked_after else None,
        },
    )
    _carry_over(work, now, next_id)
    return next_id


def _carry_over(work: Work, now: YearBudget, next_id: int) -> None:
    work.insert_many(
        Contribution,
        [
            {
                "year_id": next_id,
                "agency_id": each.agency.id,
                "label": each.label,
                "cost_code": each.cost_code,
                "basis": each.basis,
                "proposed": each.agreed if each.agreed is not None else each.proposed,
                "status": ContributionStatus.PROPOSED,
            }
            for each in now.contributions
        ],
    )
    work.insert_many(
        BudgetLine,
        [
            {
                "year_id": next_id,
                "priority_id": each.priority.id if each.priority else None,
                "position": each.position,
                "heading": each.heading,
                "budget": each.budget,
                "spent": 0,
                "committed": 0,
                "forecast": each.budget,
            }
            for each in now.lines
        ],
    )
    work.insert_many(
        IncomeLine,
        [
            {
                "year_id": next_id,
                "position": each.position,
                "heading": each.heading,
                "budget": each.budget,
                "received": 0,
                "forecast": each.budget,
            }
            for each in now.income
        ],
    )
