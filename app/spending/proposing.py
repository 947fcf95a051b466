"""Which heading is proposed for a line that has none, by what was said of lines like it before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.fields import Ref
from app.importing.matching import same_text
from models.budget import BudgetLine, FinancialYear
from models.spending import SpendingLine, SpendingRule, SpendingSign

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

SIGNS: Mapping[SpendingSign, str] = {
    SpendingSign.SUPPLIER: "supplier",
    SpendingSign.COST_CODE: "cost_code",
    SpendingSign.CATEGORY: "category",
}
"""What of a line each rule looks at; where several fit, the earlier one counts, for it says more."""


@dataclass(frozen=True)
class Proposer:
    """The rules of some partnerships, with the headings of some years by their names."""

    bodies: Mapping[int, int]
    """Year -> partnership."""
    rules: Mapping[tuple[int, SpendingSign, str], str]
    headings: Mapping[tuple[int, str], Ref]

    def heading_for(self, year_id: int, line: Any) -> Ref | None:  # noqa: ANN401 - a row with the three signs
        """Give the heading of a line's year that the first fitting rule names, None where none does."""
        for sign, name in SIGNS.items():
            text = getattr(line, name)
            heading = text and self.rules.get((self.bodies[year_id], sign, same_text(text)))
            found = self.headings.get((year_id, same_text(heading))) if heading else None
            if found:
                return found
        return None


def proposer(session: Session, year_ids: Collection[int]) -> Proposer:
    """Read the rules that count in some years, in three queries."""
    years = select(FinancialYear.id, FinancialYear.partnership_id).where(
        FinancialYear.id.in_(year_ids)
    )
    bodies = {year: body for year, body in session.execute(years)}  # noqa: C416 - rows are no pairs to mypy
    rules = select(SpendingRule).where(SpendingRule.partnership_id.in_(set(bodies.values())))
    headings = select(BudgetLine.year_id, BudgetLine.id, BudgetLine.heading).where(
        BudgetLine.year_id.in_(year_ids)
    )
    return Proposer(
        bodies,
        {
            (row.partnership_id, row.sign, same_text(row.text)): row.heading
            for row in session.scalars(rules)
        },
        {
            (year, same_text(heading)): Ref(each, heading)
            for year, each, heading in session.execute(headings)
        },
    )


def proposed_count(session: Session, year_id: int) -> int:
    """Count the lines of a year without a heading for which a rule proposes one."""
    known = proposer(session, [year_id])
    if not known.rules:
        return 0
    signs = (SpendingLine.supplier, SpendingLine.cost_code, SpendingLine.category)
    alike = (
        select(*signs, func.count().label("lines"))
        .where(SpendingLine.year_id == year_id, SpendingLine.heading_id.is_(None))
        .group_by(*signs)
    )
    return sum(
        row.lines for row in session.execute(alike) if known.heading_for(year_id, row) is not None
    )
