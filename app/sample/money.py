"""The sample's financial years: the contributions of seed 003, and headings as such a unit keeps them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.budget.lines import add_income, add_line
from app.budget.operations import add_contribution, add_in_kind, add_year, record_receipt
from app.sample import facts
from models.budget import ContributionStatus

if TYPE_CHECKING:
    from app.sample.facts import SampleIds
    from app.work import Work

FIRST = 2024
"""2024-25 is the year whose contributions seed 003 prints; the later ones carry the same amounts on."""

HEADINGS = (
    ("Staffing", "", 16_800_000, 16_530_000),
    ("Independent scrutiny", "", 2_200_000, 2_150_000),
    ("Training delivery", "", 1_800_000, 1_690_000),
    ("Practice reviews", "Neglect", 2_000_000, 2_365_000),
    ("Website and systems", "", 800_000, 800_000),
)
"""Heading, priority, budget and forecast in pence; the budget is the sum of the contributions."""

OPENING, INCOME = 4_132_000, 624_000


def build_budget(work: Work, known: SampleIds, today: date) -> None:
    """Add every financial year from 2024-25 to the present one, each opening with what the last one closed with."""
    opening = OPENING
    present = today.year if today.month >= 4 else today.year - 1
    for start in range(FIRST, present + 1):
        _year(work, known, start, opening=opening, today=today)
        opening += (
            sum(each[2] for each in facts.CONTRIBUTIONS)
            + INCOME
            - sum(each[3] for each in HEADINGS)
        )


def _year(work: Work, known: SampleIds, start: int, *, opening: int, today: date) -> None:
    first, last = date(start, 4, 1), date(start + 1, 3, 31)
    until = min(last, today)
    done = Decimal((until - first).days + 1) / ((last - first).days + 1)
    year = add_year(
        work,
        {
            "partnership": known.partnership,
            "first_day": first,
            "last_day": last,
            "opening_reserve": opening,
            "figures_to": until,
            "children_share": Decimal(50),
        },
    )
    for place, fact in enumerate(facts.CONTRIBUTIONS):
        _contribution(work, known, year, fact, first, is_paid=last < today or place < 3)
    for heading, priority, budget, forecast in HEADINGS:
        spent = int(forecast * done) // 100 * 100
        add_line(
            work,
            {
                "year": year,
                "heading": heading,
                "priority": known.priorities.get(priority),
                "budget": budget,
                "spent": spent,
                "committed": (forecast - spent) // 300 * 100,
                "forecast": forecast,
                "narrative": "A second review was commissioned." if forecast > budget else None,
            },
        )
    received = int(INCOME * done) // 100 * 100
    add_income(
        work,
        {
            "year": year,
            "heading": "Training income",
            "budget": 500_000,
            "received": received,
            "forecast": INCOME,
        },
    )
    add_in_kind(
        work,
        {
            "year": year,
            "agency": known.agencies["VCFS alliance"],
            "what": "Rooms and trainers",
            "value": 3_890_000,
        },
    )


def _contribution(  # noqa: PLR0917 - what one line of the table needs
    work: Work,
    known: SampleIds,
    year: int,
    fact: tuple[str, str, int],
    first: date,
    *,
    is_paid: bool,
) -> None:
    agency, label, amount = fact
    invoiced = first + timedelta(days=60)
    number = add_contribution(
        work,
        {
            "year": year,
            "agency": known.agencies[agency],
            "label": label or None,
            "agreed": amount,
            "invoiced": amount,
            "status": ContributionStatus.AGREED,
            "invoice_number": f"{4400 + known.agencies[agency]}/{first.year % 100}",
            "invoice_date": invoiced,
            "due_on": date(first.year + 1, 3, 31) if not is_paid else invoiced + timedelta(days=30),
        },
    )
    if is_paid:
        record_receipt(
            work, {"contribution": number, "day": invoiced + timedelta(days=21), "amount": amount}
        )
