"""A whole financial year: who contributes, what is spent, and how the opening reserve becomes the closing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.budget.headings import (
    IncomeRecord,
    InKindRecord,
    LineRecord,
    in_kind,
    income,
    lines,
)
from app.budget.ledger import LedgerFigure, without_heading
from app.budget.queries import ContributionRecord, contributions
from app.budget.years import YearRecord, years, years_of
from app.errors import NotFound
from app.shares import apportion
from models.budget import BudgetLine, Contribution, IncomeLine, InKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ContributionTotals:
    """What the contributions of a year come to, in pence."""

    agreed: int
    invoiced: int
    received: int
    outstanding: int


@dataclass(frozen=True)
class LineTotals:
    """What the headings of spending of a year come to, in pence."""

    budget: int
    spent: int
    committed: int
    forecast: int

    @property
    def variance(self) -> int:
        """Give the budget less the forecast."""
        return self.budget - self.forecast


@dataclass(frozen=True)
class Statement:
    """Opening reserve + contributions agreed + other income - forecast spending = closing reserve, in pence."""

    opening: int
    contributions: int
    income: tuple[tuple[str, int], ...]
    spending: int

    @property
    def closing(self) -> int:
        """Work out what the year is forecast to close with."""
        other = sum(amount for _, amount in self.income)
        return self.opening + self.contributions + other - self.spending


@dataclass(frozen=True)
class YearBudget:
    """Everything about one financial year, for its screen and its documents."""

    year: YearRecord
    contributions: tuple[ContributionRecord, ...]
    lines: tuple[LineRecord, ...]
    income: tuple[IncomeRecord, ...]
    in_kind: tuple[InKindRecord, ...]
    closing_before: int | None
    """What the year before is forecast to close with, None where there is none."""
    no_heading: LedgerFigure
    """What the ledger's lines come to that have no heading yet."""

    @property
    def paid(self) -> ContributionTotals:
        """Add up the contributions."""
        return ContributionTotals(
            sum(each.agreed or 0 for each in self.contributions),
            sum(each.invoiced or 0 for each in self.contributions),
            sum(each.received for each in self.contributions),
            sum(each.outstanding for each in self.contributions),
        )

    @property
    def spending(self) -> LineTotals:
        """Add up the headings of spending."""
        return LineTotals(
            sum(each.budget for each in self.lines),
            sum(each.spent for each in self.lines),
            sum(each.committed for each in self.lines),
            sum(each.forecast for each in self.lines),
        )

    @property
    def in_ledger(self) -> LedgerFigure:
        """Give what the ledger has under all headings; lines without one are not in it."""
        found = [each.in_ledger for each in self.lines]
        days = [each.last_day for each in found if each.last_day]
        return LedgerFigure(
            sum(each.amount for each in found),
            sum(each.lines for each in found),
            max(days, default=None),
        )

    @property
    def headings_differing(self) -> int:
        """Count the headings for which the ledger has another figure than the typed one."""
        return sum(each.differs for each in self.lines)

    @property
    def headings_over(self) -> int:
        """Count the headings that will be overspent."""
        return sum(each.variance < 0 for each in self.lines)

    @property
    def in_kind_value(self) -> int:
        """Add up what is given in kind."""
        return sum(each.value for each in self.in_kind)

    @property
    def statement(self) -> Statement:
        """Work out how the year closes."""
        return Statement(
            self.year.opening_reserve,
            self.paid.agreed,
            tuple((each.heading, each.forecast) for each in self.income),
            self.spending.forecast,
        )

    @property
    def opening_differs_by(self) -> int:
        """Give the opening reserve less what the year before closes with, 0 where they agree or there is none."""
        before = self.closing_before
        return 0 if before is None else self.year.opening_reserve - before

    @property
    def split(self) -> tuple[int, int] | None:
        """Share forecast spending between children and adults so that both add up; None without a share."""
        share = self.year.children_share
        if share is None:
            return None
        children, adults = apportion(
            self.spending.forecast, [int(share * 10_000), int((100 - share) * 10_000)]
        )
        return children, adults


def year_budget(session: Session, year_id: int, today: date | None = None) -> YearBudget:
    """Read a financial year whole, in a fixed number of queries; NotFound when there is none."""
    found = years(session, [year_id])
    if not found:
        raise NotFound("financial year", year_id)
    year = found[0]
    return YearBudget(
        year,
        tuple(
            _in_order(contributions(session, _of(session, Contribution, year_id), {"as_at": today}))
        ),
        tuple(sorted(lines(session, _of(session, BudgetLine, year_id)), key=_place)),
        tuple(sorted(income(session, _of(session, IncomeLine, year_id)), key=_place)),
        tuple(in_kind(session, _of(session, InKind, year_id))),
        _closing_before(session, year),
        without_heading(session, year_id),
    )


def _closing_before(session: Session, year: YearRecord) -> int | None:
    earlier = [
        each for each in years_of(session, year.partnership.id) if each.last_day < year.first_day
    ]
    return earlier[0].closing if earlier else None


def _of(
    session: Session,
    record: type[Contribution | BudgetLine | IncomeLine | InKind],
    year_id: int,
) -> Sequence[int]:
    return session.scalars(select(record.id).where(record.year_id == year_id)).all()


def _in_order(found: list[ContributionRecord]) -> list[ContributionRecord]:
    """Order payers by what they agreed, largest first, as partnerships print them; equals as they were entered."""
    return sorted(found, key=lambda each: (-(each.agreed or 0), each.id))


def _place(line: LineRecord | IncomeRecord) -> tuple[int, int]:
    return line.position, line.id
