"""What can be asked about the headings of a budget: spending, other income, and what is given in kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agencies.queries import agency_ref
from app.budget.ledger import LedgerFigure, ledger_of
from app.fields import Ref
from app.record_values import named_values
from app.typed import holding
from models.agencies import Agency
from models.budget import BudgetLine, FinancialYear, IncomeLine, InKind
from models.partnerships import Priority

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class LineRecord:
    """A heading of spending."""

    id: int
    version: int
    year: Ref
    position: int
    heading: str
    priority: Ref | None
    budget: int
    spent: int
    committed: int
    forecast: int
    narrative: str | None
    in_ledger: LedgerFigure
    """What the ledger's lines under this heading come to."""

    @property
    def variance(self) -> int:
        """Give the budget less the forecast: less than nothing when it will be overspent."""
        return self.budget - self.forecast

    @property
    def ledger(self) -> int | None:
        """Give the ledger's figure, None where it has no line for this heading."""
        return self.in_ledger.amount if self.in_ledger.lines else None

    @property
    def differs(self) -> bool:
        """Say whether the ledger has another figure than the typed one."""
        return self.ledger is not None and self.ledger != self.spent


@dataclass(frozen=True)
class IncomeRecord:
    """A heading of income other than contributions."""

    id: int
    version: int
    year: Ref
    position: int
    heading: str
    budget: int
    received: int
    forecast: int


@dataclass(frozen=True)
class InKindRecord:
    """Something given in kind, with its estimated value."""

    id: int
    version: int
    year: Ref
    agency: Ref | None
    what: str
    value: int


def lines(session: Session, ids: Sequence[int]) -> list[LineRecord]:
    """Read headings of spending with their priority and what the ledger has for them, in two queries."""
    chosen = (
        select(BudgetLine, FinancialYear.name, Priority.name)
        .join(FinancialYear, FinancialYear.id == BudgetLine.year_id)
        .outerjoin(Priority, Priority.id == BudgetLine.priority_id)
        .where(BudgetLine.id.in_(ids))
    )
    ledger = ledger_of(session, ids)
    return [
        LineRecord(
            in_ledger=ledger.get(row.id, LedgerFigure()),
            year=Ref(row.year_id, year),
            priority=Ref(row.priority_id, priority) if row.priority_id and priority else None,
            **named_values(row, _LINE),
        )
        for row, year, priority in session.execute(chosen)
    ]


def income(session: Session, ids: Sequence[int]) -> list[IncomeRecord]:
    """Read headings of income."""
    chosen = (
        select(IncomeLine, FinancialYear.name)
        .join(FinancialYear, FinancialYear.id == IncomeLine.year_id)
        .where(IncomeLine.id.in_(ids))
    )
    return [
        IncomeRecord(year=Ref(row.year_id, year), **named_values(row, _INCOME))
        for row, year in session.execute(chosen)
    ]


def in_kind(session: Session, ids: Sequence[int]) -> list[InKindRecord]:
    """Read what is given in kind."""
    chosen = (
        select(InKind, FinancialYear.name, Agency.name, Agency.short_name)
        .join(FinancialYear, FinancialYear.id == InKind.year_id)
        .outerjoin(Agency, Agency.id == InKind.agency_id)
        .where(InKind.id.in_(ids))
    )
    return [
        InKindRecord(
            row.id,
            row.version,
            Ref(row.year_id, year),
            agency_ref(row.agency_id, *agency),
            row.what,
            row.value,
        )
        for row, year, *agency in session.execute(chosen)
    ]


def heading_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give headings of spending whose name or year holds what was typed, newest year first, in their order."""
    chosen = (
        select(BudgetLine.id, BudgetLine.heading, FinancialYear.name)
        .join(FinancialYear, FinancialYear.id == BudgetLine.year_id)
        .where(holding(typed, BudgetLine.heading, FinancialYear.name), *where)
        .order_by(FinancialYear.first_day.desc(), BudgetLine.position, BudgetLine.id)
    )
    return [
        Ref(each, f"{heading}, {year}")
        for each, heading, year in session.execute(chosen.limit(limit))
    ]


def headings_of(session: Session, year_id: int) -> list[Ref]:
    """Give the headings of spending of a year in their order."""
    chosen = select(BudgetLine.id, BudgetLine.heading).where(BudgetLine.year_id == year_id)
    rows = session.execute(chosen.order_by(BudgetLine.position, BudgetLine.id))
    return [Ref(each, heading) for each, heading in rows]


def line_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that budget lines are found by."""
    return {
        each.id: (f"{each.heading}, {each.year}", each.narrative or "")
        for each in lines(session, ids)
    }


_LINE = (
    "id",
    "version",
    "position",
    "heading",
    "budget",
    "spent",
    "committed",
    "forecast",
    "narrative",
)
_INCOME = ("id", "version", "position", "heading", "budget", "received", "forecast")
