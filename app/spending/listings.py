"""How the lines of a ledger, and the rules for their headings, are listed and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.belonging import Belonging
from app.listing import Listing, unscoped
from app.search import Searched
from app.spending.fields import SPENDING_LINE, SPENDING_RULE
from app.spending.queries import spending_lines, spending_rules, spending_words
from models.budget import BudgetLine, FinancialYear
from models.partnerships import Partnership
from models.spending import SpendingLine, SpendingRule

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from app.listing import Scope

NO_HEADING = 0
"""What a scope says under "heading" for lines without one."""


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    """Narrow to {"year": 3, "heading": 7, "from_day": day, "to_day": day, "credits": True}."""
    found: list[ColumnElement[bool]] = []
    if scope.get("year"):
        found.append(SpendingLine.year_id == scope["year"])
    heading = scope.get("heading")
    if heading is not None:
        found.append(
            SpendingLine.heading_id == heading if heading else SpendingLine.heading_id.is_(None)
        )
    if scope.get("credits"):
        found.append(SpendingLine.amount < 0)
    if scope.get("from_day"):
        found.append(SpendingLine.day >= scope["from_day"])
    if scope.get("to_day"):
        found.append(SpendingLine.day <= scope["to_day"])
    return found


SPENDING_LINES = Listing(
    kind="spending-lines",
    title="Spending lines",
    one="spending line",
    fields=SPENDING_LINE,
    table="spending_line",
    id_column=SpendingLine.id,
    source=SpendingLine.__table__.join(
        FinancialYear.__table__, FinancialYear.id == SpendingLine.year_id
    ).outerjoin(BudgetLine.__table__, BudgetLine.id == SpendingLine.heading_id),
    columns={
        "day": SpendingLine.day,
        "supplier": SpendingLine.supplier,
        "description": SpendingLine.description,
        "cost_code": SpendingLine.cost_code,
        "amount": SpendingLine.amount,
        "heading": BudgetLine.heading,
        "category": SpendingLine.category,
        "reference": SpendingLine.reference,
        "year": FinancialYear.name,
        "source": SpendingLine.source,
        "place": SpendingLine.place,
        "occurrence": SpendingLine.occurrence,
    },
    records=unscoped(spending_lines),
    within=_within,
    order=("day",),
    about=lambda record: record.name,
    belongs=Belonging(FinancialYear.partnership_id),
)

SPENDING_RULES = Listing(
    kind="spending-rules",
    title="Rules for headings",
    one="rule for headings",
    fields=SPENDING_RULE,
    table="spending_rule",
    id_column=SpendingRule.id,
    source=SpendingRule.__table__.join(
        Partnership.__table__, Partnership.id == SpendingRule.partnership_id
    ),
    columns={
        "partnership": Partnership.name,
        "sign": SpendingRule.sign,
        "text": SpendingRule.text,
        "heading": SpendingRule.heading,
    },
    records=unscoped(spending_rules),
    order=("sign", "text"),
    about=lambda record: record.text,
    belongs=Belonging(SpendingRule.partnership_id),
)

SPENDING_WORDS = Searched(
    31,
    "spending_line",
    "spending-lines",
    spending_words,
    icon="file-spreadsheet",
    word="spending line",
)
