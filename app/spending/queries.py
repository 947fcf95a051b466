"""What can be asked about the lines of a ledger: their records, their words, what some of them have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.amounts import show_money
from app.days import show_day
from app.fields import Ref
from app.images import conditions
from app.record_values import named_values
from app.spending.proposing import SIGNS, proposer
from models.budget import BudgetLine, FinancialYear
from models.partnerships import Partnership
from models.spending import SpendingLine, SpendingRule, SpendingSign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SpendingRecord:
    """A line of a ledger; the amount in pence."""

    id: int
    version: int
    year: Ref
    day: date
    supplier: str | None
    description: str | None
    cost_code: str | None
    category: str | None
    amount: int
    heading: Ref | None
    proposed: Ref | None
    """The heading that a rule proposes while the line has none."""
    reference: str | None
    source: str | None
    place: str | None
    occurrence: int

    @property
    def is_credit(self) -> bool:
        """Say whether it gives money back."""
        return self.amount < 0

    @property
    def is_by_hand(self) -> bool:
        """Say whether it was typed here, so that it may be changed; a file's line stays as the ledger gave it."""
        return self.place is None

    @property
    def name(self) -> str:
        """Name a line by its supplier, day and amount."""
        return f"{self.supplier or 'No supplier'}, {show_day(self.day)}, {show_money(self.amount)}"


@dataclass(frozen=True)
class RuleRecord:
    """What is proposed for lines like this."""

    id: int
    version: int
    partnership: Ref
    sign: SpendingSign
    text: str
    heading: str


@dataclass(frozen=True)
class Together:
    """Several lines looked at as one: how many, what they come to, their years, and what they all share."""

    lines: int
    amount: int
    years: frozenset[int]
    headings: frozenset[int | None]
    shared: Mapping[SpendingSign, str]
    """Sign -> the one text that every line has."""


def spending_lines(session: Session, ids: Sequence[int]) -> list[SpendingRecord]:
    """Read lines with their heading or the one that is proposed, in a few queries."""
    chosen = (
        select(SpendingLine, FinancialYear.name, BudgetLine.heading)
        .join(FinancialYear, FinancialYear.id == SpendingLine.year_id)
        .outerjoin(BudgetLine, BudgetLine.id == SpendingLine.heading_id)
        .where(SpendingLine.id.in_(ids))
    )
    rows = session.execute(chosen).all()
    known = proposer(session, {row.year_id for row, *_ in rows if row.heading_id is None})
    return [
        SpendingRecord(
            year=Ref(row.year_id, year),
            heading=Ref(row.heading_id, heading or "") if row.heading_id else None,
            proposed=None if row.heading_id else known.heading_for(row.year_id, row),
            **named_values(row, _PLAIN),
        )
        for row, year, heading in rows
    ]


def spending_rules(session: Session, ids: Sequence[int]) -> list[RuleRecord]:
    """Read rules."""
    chosen = (
        select(SpendingRule, Partnership.name)
        .join(Partnership, Partnership.id == SpendingRule.partnership_id)
        .where(SpendingRule.id.in_(ids))
    )
    return [
        RuleRecord(
            partnership=Ref(row.partnership_id, body),
            **named_values(row, ("id", "version", "sign", "text", "heading")),
        )
        for row, body in session.execute(chosen)
    ]


def spending_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that lines of a ledger are found by."""
    columns = (
        SpendingLine.id,
        SpendingLine.supplier,
        SpendingLine.day,
        SpendingLine.amount,
        SpendingLine.description,
        SpendingLine.reference,
        SpendingLine.cost_code,
    )
    return {
        row_id: (
            f"{supplier or 'No supplier'}, {show_day(day)}, {show_money(amount)}",
            " ".join(filter(None, more)),
        )
        for condition in conditions(SpendingLine.id, ids)
        for row_id, supplier, day, amount, *more in session.execute(
            select(*columns).where(condition)
        )
    }


def together(session: Session, ids: Sequence[int]) -> Together:
    """Look at lines as one."""
    lines = amount = 0
    years: set[int] = set()
    headings: set[int | None] = set()
    texts: dict[SpendingSign, set[str | None]] = {sign: set() for sign in SIGNS}
    columns = (SpendingLine.supplier, SpendingLine.cost_code, SpendingLine.category)
    grouped = (SpendingLine.year_id, SpendingLine.heading_id, *columns)
    for condition in conditions(SpendingLine.id, ids):
        chosen = (
            select(*grouped, func.count(), func.sum(SpendingLine.amount))
            .where(condition)
            .group_by(*grouped)
        )
        for year, heading, *signs, number, total in session.execute(chosen):
            lines, amount = lines + number, amount + int(total)
            years.add(year)
            headings.add(heading)
            for sign, text in zip(SIGNS, signs, strict=True):
                texts[sign].add(text)
    shared = {sign: next(iter(met)) for sign, met in texts.items() if len(met) == 1}
    return Together(
        lines,
        amount,
        frozenset(years),
        frozenset(headings),
        {sign: text for sign, text in shared.items() if text},
    )


_PLAIN = (
    "id",
    "version",
    "day",
    "supplier",
    "description",
    "cost_code",
    "category",
    "amount",
    "reference",
    "source",
    "place",
    "occurrence",
)
