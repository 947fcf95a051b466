"""What the ledger's lines come to under each heading, beside the spending that is typed there.

The typed figure is the budget's own: accruals and corrections known to the unit are in it. The ledger's figure stands
beside it with its lines and its last day, and takes its place only when a person says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.amounts import counted, show_money
from app.days import show_day
from app.errors import UserError
from models.budget import BudgetLine, FinancialYear
from models.spending import SpendingLine

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from app.work import Work


class NothingInTheLedger(UserError):
    """The ledger's figure was to be taken for headings that no line of it is for."""

    def __init__(self) -> None:
        super().__init__(
            "No line of the ledger counts for that heading yet. Give the lines their headings on the page Spending."
        )


@dataclass(frozen=True)
class LedgerFigure:
    """What some lines of the ledger come to in pence, how many they are, and the day of the last of them."""

    amount: int = 0
    lines: int = 0
    last_day: date | None = None

    @property
    def words(self) -> str:
        """Write it as "£12,400.00 in 23 lines up to 28 Feb 2025"."""
        until = f" up to {show_day(self.last_day)}" if self.last_day else ""
        return f"{show_money(self.amount)} in {counted(self.lines, 'line')}{until}"


def ledger_of(session: Session, line_ids: Collection[int]) -> dict[int, LedgerFigure]:
    """Give what the ledger holds for each of these headings, in one query; those without any line are left out."""
    chosen = (
        select(
            SpendingLine.heading_id,
            func.sum(SpendingLine.amount),
            func.count(),
            func.max(SpendingLine.day),
        )
        .where(SpendingLine.heading_id.in_(line_ids))
        .group_by(SpendingLine.heading_id)
    )
    return {
        each: LedgerFigure(int(amount), lines, last_day)
        for each, amount, lines, last_day in session.execute(chosen)
        if each is not None
    }


def without_heading(session: Session, year_id: int) -> LedgerFigure:
    """Give what a year's lines come to that have no heading yet."""
    chosen = select(func.sum(SpendingLine.amount), func.count(), func.max(SpendingLine.day)).where(
        SpendingLine.year_id == year_id, SpendingLine.heading_id.is_(None)
    )
    amount, lines, last_day = session.execute(chosen).one()
    return LedgerFigure(int(amount or 0), lines, last_day)


def take_ledger(work: Work, line_ids: Sequence[int]) -> int:
    """Put the ledger's figure in the place of the typed one; gives how many headings changed.

    NothingInTheLedger where none of them has a line.
    """
    figures = ledger_of(work.session, line_ids)
    if not figures:
        raise NothingInTheLedger
    rows = work.session.scalars(select(BudgetLine).where(BudgetLine.id.in_(figures))).all()
    changed = [row for row in rows if row.spent != figures[row.id].amount]
    for row in changed:
        row.spent = figures[row.id].amount
    work.session.flush()
    return len(changed)


def take_whole_ledger(work: Work, year_id: int) -> int:
    """Do so for every heading of a year that has lines, and say up to which day spending is entered now."""
    headings = select(BudgetLine.id).where(BudgetLine.year_id == year_id)
    changed = take_ledger(work, work.session.scalars(headings).all())
    last = select(func.max(SpendingLine.day)).where(SpendingLine.year_id == year_id)
    work.get(FinancialYear, year_id).figures_to = work.session.scalar(last)
    work.session.flush()
    return changed


def free_lines(work: Work, line_id: int) -> None:
    """Leave the ledger's lines of a heading without one, as the heading goes."""
    lines = select(SpendingLine.id).where(SpendingLine.heading_id == line_id)
    ids = work.session.scalars(lines).all()
    work.update_many(SpendingLine, {each: {"heading_id": None} for each in ids})
