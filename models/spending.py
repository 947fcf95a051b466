"""Spending: the lines of a council's ledger in a financial year, and what says which heading such a line is for."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, Pence, ShortText, Whole, choice, link
from models.words import Word


class SpendingSign(Word):
    """What of a line a rule goes by."""

    SUPPLIER = "supplier", "Supplier"
    COST_CODE = "cost-code", "Cost code"
    CATEGORY = "category", "Category"


class SpendingLine(Record):
    """One line of a ledger as it was sent; only its heading is given here. A credit is less than nothing."""

    __tablename__ = "spending_line"
    __table_args__ = (Index("ix_spending_line_day", "day"),)

    year_id: Mapped[int] = link("financial_year")
    heading_id: Mapped[int | None] = link("budget_line")
    """The heading of the budget it counts for; null until somebody says."""
    day: Mapped[DayOf]
    supplier: Mapped[ShortText | None]
    description: Mapped[LongText | None]
    amount: Mapped[Pence]
    reference: Mapped[ShortText | None]
    """Transaction, voucher or invoice number, as the ledger gives it."""
    cost_code: Mapped[ShortText | None]
    """Cost centre, service or directorate."""
    category: Mapped[ShortText | None]
    """What kind of spending the ledger calls it: its account or subjective description."""
    occurrence: Mapped[Whole]
    """Which it is of several lines with this day, amount, supplier and reference; 1 for the first or only one."""
    source: Mapped[ShortText | None]
    """Name of the file it came in."""
    place: Mapped[ShortText | None]
    """Sheet and row in that file."""


class SpendingRule(Record):
    """What was said once of lines with this supplier, cost code or category: the heading, by its name in any year."""

    __tablename__ = "spending_rule"
    __table_args__ = (
        Index("uq_spending_rule_text", "partnership_id", "sign", "text", unique=True),
    )

    partnership_id: Mapped[int] = link("partnership")
    sign: Mapped[SpendingSign] = choice(SpendingSign)
    text: Mapped[ShortText]
    heading: Mapped[ShortText]
