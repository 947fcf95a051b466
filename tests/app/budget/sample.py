"""The financial year that the pictures show: facts of 2024-25 as far as published, the rest invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.budget.lines import add_income, add_line
from app.budget.operations import add_contribution, add_in_kind, add_year, record_receipt
from app.partnerships.operations import add_partnership
from models.partnerships import PartnershipKind

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

PAYERS = (
    ("BwD Council, Children's Services", 7_500_000, 7_500_000),
    ("BwD Council, Adults and Health", 7_500_000, 7_500_000),
    ("NHS Lancashire & South Cumbria ICB", 5_000_000, 5_000_000),
    ("Lancashire Constabulary", 3_600_000, 0),
)
SPENDING = (
    ("Staffing", 16_800_000, 15_120_000, 910_000, 16_530_000),
    ("Independent scrutiny", 2_200_000, 1_925_000, 150_000, 2_150_000),
    ("Training delivery", 1_800_000, 1_240_000, 320_000, 1_690_000),
    ("Practice reviews", 2_000_000, 2_365_000, 0, 2_365_000),
    ("Website and systems", 800_000, 799_000, 0, 800_000),
)


def add_body(work: Work) -> int:
    """Add the partnership."""
    return add_partnership(
        work,
        {
            "name": "Blackburn with Darwen Safeguarding Children Partnership",
            "short_name": "BwD SCP",
            "kind": PartnershipKind.CHILDREN,
            "area": "Blackburn with Darwen",
            "reporting_year": "04-01",
            "financial_year": "04-01",
            "numbering_year": "01-01",
        },
    )


def fill_year(core: Core) -> int:
    """Add the partnership and its year 2024-25 as the picture of the budget shows it; gives the year's id."""
    with core.work("Start") as work:
        year = add_year(
            work,
            {
                "partnership": add_body(work),
                "first_day": date(2024, 4, 1),
                "last_day": date(2025, 3, 31),
                "opening_reserve": 4_132_000,
                "figures_to": date(2025, 2, 28),
                "children_share": Decimal(50),
            },
        )
        for number, (name, agreed, received) in enumerate(PAYERS, start=4468):
            _pay(work, year, (name, agreed, received), str(number))
        for heading, budget, spent, committed, forecast in SPENDING:
            add_line(
                work,
                {
                    "year": year,
                    "heading": heading,
                    "budget": budget,
                    "spent": spent,
                    "committed": committed,
                    "forecast": forecast,
                },
            )
        add_income(work, {"year": year, "heading": "Training income", "forecast": 624_000})
        add_in_kind(work, {"year": year, "what": "Venues and training pool", "value": 3_890_000})
    return year


def _pay(work: Work, year: int, payer: tuple[str, int, int], invoice: str) -> None:
    name, agreed, received = payer
    line = add_contribution(
        work,
        {
            "agency": add_agency(work, {"name": name}),
            "year": year,
            "agreed": agreed,
            "invoice_number": invoice,
            "invoice_date": date(2024, 4, 14),
            "due_on": date(2025, 3, 31),
        },
    )
    if received:
        record_receipt(work, {"contribution": line, "day": date(2024, 5, 20), "amount": received})
