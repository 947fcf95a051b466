"""Budget: financial years, what agencies contribute, what was received, and what is spent under each heading."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, Exact, LongText, Pence, ShortText, Whole, choice, link
from models.words import Word


class ContributionStatus(Word):
    """How far an agency and the partnership are agreed on a contribution (domain.md 1.16)."""

    PROPOSED = "proposed", "Proposed", "note"
    AGREED = "agreed", "Agreed", "good"
    TO_BE_AGREED = "to-be-agreed", "Still to be agreed", "caution"
    DISPUTED = "disputed", "Disputed", "bad"


class ContributionBasis(Word):
    """What a contribution is reckoned by (domain.md 1.16)."""

    AGREEMENT = "agreement", "By agreement"
    FLAT = "flat", "Flat amount"
    SHARE = "share", "Percentage share"
    POPULATION = "population", "By population"


class FinancialYear(Record):
    """One financial year of a partnership with the reserve it opened with."""

    __tablename__ = "financial_year"
    __table_args__ = (Index("uq_financial_year_name", "partnership_id", "name", unique=True),)

    partnership_id: Mapped[int] = link("partnership")
    looked_after_id: Mapped[int | None] = link("unit_member")
    """Who of the unit sees to it."""
    name: Mapped[ShortText]
    first_day: Mapped[DayOf]
    last_day: Mapped[DayOf]
    opening_reserve: Mapped[Pence]
    figures_to: Mapped[DayOf | None]
    """The day up to which the ledger's spending has been entered."""
    children_share: Mapped[Exact | None]
    """Per cent of the budget for children's work; the rest is for adults; null where it serves one of them only."""
    narrative: Mapped[LongText | None]


class Contribution(Record):
    """What one agency is asked for and gives in a year; one payer may have a line per cost centre."""

    __tablename__ = "contribution"
    __table_args__ = (Index("uq_contribution_line", "year_id", "agency_id", "label", unique=True),)

    year_id: Mapped[int] = link("financial_year")
    agency_id: Mapped[int] = link("agency")
    label: Mapped[ShortText | None]
    cost_code: Mapped[ShortText | None]
    basis: Mapped[ContributionBasis | None] = choice(ContributionBasis)
    proposed: Mapped[Pence | None]
    agreed: Mapped[Pence | None]
    status: Mapped[ContributionStatus] = choice(ContributionStatus)
    invoiced: Mapped[Pence | None]
    invoice_number: Mapped[ShortText | None]
    invoice_date: Mapped[DayOf | None]
    due_on: Mapped[DayOf | None]
    notes: Mapped[LongText | None]


class Receipt(Record):
    """Money that came in for a contribution; a correction is less than nothing."""

    __tablename__ = "receipt"

    contribution_id: Mapped[int] = link("contribution")
    day: Mapped[DayOf | None]
    """Null where a spreadsheet gave the amount without its day."""
    amount: Mapped[Pence]
    reference: Mapped[ShortText | None]


class InKind(Record):
    """What is given otherwise than in money: venues, trainers' hours, a seconded post, with an estimated value."""

    __tablename__ = "in_kind"

    year_id: Mapped[int] = link("financial_year")
    agency_id: Mapped[int | None] = link("agency")
    what: Mapped[ShortText]
    value: Mapped[Pence]


class BudgetLine(Record):
    """One heading of spending in a year; the forecast is for the whole year."""

    __tablename__ = "budget_line"
    __table_args__ = (Index("uq_budget_line_heading", "year_id", "heading", unique=True),)

    year_id: Mapped[int] = link("financial_year")
    priority_id: Mapped[int | None] = link("priority")
    position: Mapped[Whole]
    heading: Mapped[ShortText]
    budget: Mapped[Pence]
    spent: Mapped[Pence]
    committed: Mapped[Pence]
    forecast: Mapped[Pence]
    narrative: Mapped[LongText | None]


class IncomeLine(Record):
    """Income of a year other than contributions, such as charges for training."""

    __tablename__ = "income_line"
    __table_args__ = (Index("uq_income_line_heading", "year_id", "heading", unique=True),)

    year_id: Mapped[int] = link("financial_year")
    position: Mapped[Whole]
    heading: Mapped[ShortText]
    budget: Mapped[Pence]
    received: Mapped[Pence]
    forecast: Mapped[Pence]
