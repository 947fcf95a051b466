"""What financial years, contributions, receipts and budget lines are described by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from app.amounts import show_money
from app.fields import Choice, Day, Fields, Link, Money, Note, Number, Percent, Text
from app.unit.fields import LOOKED_AFTER
from models.budget import ContributionBasis, ContributionStatus


@dataclass(frozen=True)
class Pounds(Money):
    """An amount in whole pence that shows its pence only where there are any: £168,000."""

    def _write(self, value: int) -> str:
        return show_pounds(value)


@dataclass(frozen=True)
class Variance(Money):
    """Budget less forecast in whole pence, shown in words: £2,700 under, £3,650 over, £0."""

    def _write(self, value: int) -> str:
        return variance_words(value)


def show_pounds(pence: int) -> str:
    """Write whole pence as "£168,000", with its pence where there are any."""
    shown = show_money(pence)
    return shown.removesuffix(".00")


def variance_words(pence: int) -> str:
    """Say how far a forecast is under its budget (more than nothing) or over it (less than nothing)."""
    if pence == 0:
        return "£0"
    return f"{show_pounds(abs(pence))} {'under' if pence > 0 else 'over'}"


FINANCIAL_YEAR: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, width=30),
    Text("name", "Financial year", required=True, width=14, longest=40),
    Day("first_day", "First day", required=True),
    Day("last_day", "Last day", required=True),
    Money(
        "opening_reserve",
        "Opening reserve",
        required=True,
        width=16,
        help="What was brought forward; less than nothing where the year began in debt.",
    ),
    Money("closing", "Closing reserve", computed=True, width=16),
    Day(
        "figures_to",
        "Spending up to",
        help="The day up to which the ledger's figures are entered; it gives “Spending to month 11”.",
    ),
    Percent(
        "children_share",
        "Children's share",
        help="Per cent of the budget that is for children; leave empty where it serves one side only.",
    ),
    LOOKED_AFTER,
    Note("narrative", "Narrative"),
)

CONTRIBUTION: Fields = (
    Link("agency", "Agency", kind="agencies", required=True, width=38),
    Text(
        "label",
        "Line",
        longest=80,
        help="Which of several payments by one agency: a service or cost centre.",
        listed=False,
    ),
    Link("year", "Financial year", kind="financial-years", required=True, width=14, listed=False),
    Percent("share", "Share", computed=True, places=2, width=10),
    Money("proposed", "Proposed", least=0, listed=False),
    Money("agreed", "Agreed", least=0),
    Money("invoiced", "Invoiced", least=0),
    Money("received", "Received", computed=True),
    Money("outstanding", "Outstanding", computed=True),
    Text("payment", "Status", computed=True, width=17),
    Choice(
        "status",
        "Agreement",
        words=ContributionStatus,
        required=True,
        width=17,
        listed=False,
        help="An amount stands under Agreed only while this says agreed.",
    ),
    Choice("basis", "Basis", words=ContributionBasis, chip=False, listed=False),
    Text("cost_code", "Cost code", longest=60, listed=False),
    Text("invoice_number", "Invoice number", longest=60, listed=False),
    Day("invoice_date", "Invoice date", listed=False),
    Day("due_on", "Due", listed=False),
    Note("notes", "Notes"),
)

RECEIPT: Fields = (
    Link("contribution", "Contribution", kind="contributions", required=True, width=40),
    Day("day", "Received on"),
    Money("amount", "Amount", required=True, help="Less than nothing corrects an earlier receipt."),
    Text("reference", "Reference", longest=120),
)

IN_KIND: Fields = (
    Link("year", "Financial year", kind="financial-years", required=True, width=14, listed=False),
    Link("agency", "Agency", kind="agencies", width=34),
    Text("what", "What is given", required=True, width=40),
    Money("value", "Estimated value", least=0, required=True),
)

BUDGET_LINE: Fields = (
    Link("year", "Financial year", kind="financial-years", required=True, width=14, listed=False),
    Number("position", "Place", least=1, listed=False),
    Text("heading", "Heading", required=True, width=28),
    Link("priority", "Priority", kind="priorities", listed=False),
    Pounds("budget", "Budget", required=True, least=0, width=13),
    Pounds("spent", "Spent", required=True, width=13),
    Pounds(
        "ledger",
        "Ledger",
        computed=True,
        width=13,
        listed=False,
        help="What the ledger's lines under this heading come to; it never replaces Spent by itself.",
    ),
    Pounds("committed", "Committed", required=True, least=0, width=13),
    Pounds("forecast", "Forecast", required=True, width=13, help="For the whole year."),
    Variance("variance", "Variance", computed=True, width=15),
    Note("narrative", "Narrative", help="Why it will be over or under."),
)

INCOME_LINE: Fields = (
    Link("year", "Financial year", kind="financial-years", required=True, width=14, listed=False),
    Number("position", "Place", least=1, listed=False),
    Text("heading", "Heading", required=True, width=28),
    Pounds("budget", "Budget", required=True, least=0, width=13),
    Pounds("received", "Received", required=True, width=13),
    Pounds("forecast", "Forecast", required=True, width=13, help="For the whole year."),
)


class YearValues(TypedDict, total=False):
    """The values of a financial year that can be typed; links by id, amounts in pence."""

    partnership: int
    name: str
    first_day: date
    last_day: date
    opening_reserve: int
    figures_to: date | None
    children_share: Decimal | None
    looked_after: int | None
    narrative: str | None


class ContributionValues(TypedDict, total=False):
    """The values of a contribution that can be typed; links by id, amounts in pence."""

    agency: int
    label: str | None
    year: int
    proposed: int | None
    agreed: int | None
    invoiced: int | None
    status: ContributionStatus
    basis: ContributionBasis | None
    cost_code: str | None
    invoice_number: str | None
    invoice_date: date | None
    due_on: date | None
    notes: str | None


class ReceiptValues(TypedDict, total=False):
    """The values of a receipt; its contribution by id, the amount in pence."""

    contribution: int
    day: date | None
    amount: int
    reference: str | None


class InKindValues(TypedDict, total=False):
    """The values of something given in kind; links by id, its value in pence."""

    year: int
    agency: int | None
    what: str
    value: int


class LineValues(TypedDict, total=False):
    """The values of a budget line that can be typed; links by id, amounts in pence."""

    year: int
    position: int
    heading: str
    priority: int | None
    budget: int
    spent: int
    committed: int
    forecast: int
    narrative: str | None


class IncomeValues(TypedDict, total=False):
    """The values of an income line that can be typed; its year by id, amounts in pence."""

    year: int
    position: int
    heading: str
    budget: int
    received: int
    forecast: int


__all__ = [
    "BUDGET_LINE",
    "CONTRIBUTION",
    "FINANCIAL_YEAR",
    "INCOME_LINE",
    "IN_KIND",
    "RECEIPT",
    "ContributionBasis",
    "ContributionStatus",
    "ContributionValues",
    "InKindValues",
    "IncomeValues",
    "LineValues",
    "Pounds",
    "ReceiptValues",
    "Variance",
    "YearValues",
    "show_pounds",
    "variance_words",
]
