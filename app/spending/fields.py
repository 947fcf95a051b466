"""What lines of a ledger are described by, and the rules that say which heading they are for."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Link, Money, Number, Text
from models.spending import SpendingSign

SPENDING_LINE: Fields = (
    Day("day", "Date", computed=True),
    Text("supplier", "Supplier", computed=True, width=30),
    Text("description", "Description", computed=True, width=32, longest=2000),
    Text("cost_code", "Cost code", computed=True, width=22),
    Money("amount", "Amount", computed=True, help="A credit is less than nothing."),
    Link(
        "heading",
        "Heading",
        kind="budget-lines",
        width=26,
        help="The heading of the budget that the line counts for; one of its own year.",
    ),
    Text("category", "Category", computed=True, width=24, listed=False),
    Text("reference", "Reference", computed=True, width=20, listed=False),
    Link("year", "Financial year", kind="financial-years", computed=True, width=14, listed=False),
    Text("source", "File", computed=True, width=28, listed=False),
    Text("place", "Place in the file", computed=True, width=20, listed=False),
    Number(
        "occurrence",
        "Which of those alike",
        computed=True,
        listed=False,
        help="2 for the second line with this day, amount, supplier and reference.",
    ),
)
"""All but the heading is as the ledger gave it, so that the same line is known when it comes again."""

SPENDING_BY_HAND: Fields = (
    Day("day", "Date", required=True, help="It says which financial year the line is in."),
    Money(
        "amount",
        "Amount",
        required=True,
        help="A credit or a correction is less than nothing: -20.50.",
    ),
    Text("supplier", "Supplier"),
    Text("description", "Description", longest=2000),
    Link(
        "heading",
        "Heading",
        kind="budget-lines",
        help="Left empty, a rule proposes one where it can.",
    ),
    Text("cost_code", "Cost code"),
    Text("category", "Category"),
    Text("reference", "Reference", help="Voucher, journal or invoice number."),
)
"""What is typed of a line that no file brought: an accrual, a recharge, a correction."""

SPENDING_RULE: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Choice("sign", "Goes by", words=SpendingSign, required=True, chip=False, width=14),
    Text("text", "Which is", required=True, width=36),
    Text("heading", "Heading", required=True, width=30, help="By its name, in whatever year."),
)


class SpendingValues(TypedDict, total=False):
    """The values of a line of a ledger; year and heading by id, the amount in pence."""

    year: int
    heading: int | None
    day: date
    supplier: str | None
    description: str | None
    cost_code: str | None
    category: str | None
    amount: int
    reference: str | None
    occurrence: int
    source: str | None
    place: str | None


class RuleValues(TypedDict, total=False):
    """The values of a rule; its partnership by id."""

    partnership: int
    sign: SpendingSign
    text: str
    heading: str


__all__ = [
    "SPENDING_BY_HAND",
    "SPENDING_LINE",
    "SPENDING_RULE",
    "RuleValues",
    "SpendingSign",
    "SpendingValues",
]
