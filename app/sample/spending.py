"""The sample's ledger: invented lines of the present financial year, some of them still without a heading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.budget.headings import headings_of
from app.budget.years import year_on_or_newest
from app.spending.operations import add_lines, add_rule
from models.spending import SpendingSign

if TYPE_CHECKING:
    from app.sample.facts import SampleIds
    from app.spending.fields import SpendingValues
    from app.work import Work

LEDGER = (
    ("Staffing", "Payroll recharge", "Salaries of the business unit", "4710", 1, 1_371_450),
    ("Independent scrutiny", "Fellside Scrutiny Ltd", "Days of scrutiny", "4712", 2, 350_000),
    ("Training delivery", "Moorcock Rooms Ltd", "Room and lunch, core course", "4711", 1, 38_450),
    ("Training delivery", "Ribbleside Trainers CIC", "Neglect, one day", "4711", 2, 96_000),
    (
        "Practice reviews",
        "Whinfell Reviews Ltd",
        "Lead reviewer, stage payment",
        "4713",
        3,
        540_000,
    ),
    ("Website and systems", "Harbourlight Web Ltd", "Hosting and support", "4714", 3, 199_500),
)
"""Heading, supplier, description, cost code, months between two payments, and pence; none of the firms exists."""

LOOSE = (
    (20, "Moorcock Rooms Ltd", "Cancelled course, credit", "4711", -19_225),
    (34, "Printworks on the Canal Ltd", "Leaflets and posters", "4715", 48_360),
    (47, "Ribbleside Trainers CIC", "Safer sleep, half a day", "4711", 48_000),
    (47, "Ribbleside Trainers CIC", "Safer sleep, half a day", "4711", 48_000),
    (66, "Corporate Card", "Refreshments, scrutiny visit", "4712", 2_735),
)
"""Days before today, supplier, description, cost code and pence of lines that still want a heading."""

SOURCE = "Ledger extract SCP.xlsx"


def build_spending(work: Work, known: SampleIds, today: date) -> None:
    """Add the ledger of the present year up to today, with the rules that propose headings for the rest."""
    year = year_on_or_newest(work.session, known.partnership, today)
    if year is None:
        return
    headings = {ref.name: ref.id for ref in headings_of(work.session, year.id)}
    lines: list[SpendingValues] = []
    for heading, supplier, description, code, every, pence in LEDGER:
        for month in range(0, 12, every):
            day = _month_end(year.first_day, month)
            line = _line(year.id, day, (supplier, description, code, pence))
            lines.append({**line, "heading": headings[heading]})
    for before, supplier, description, code, pence in LOOSE:
        day = today - timedelta(days=before)
        lines.append(_line(year.id, day, (supplier, description, code, pence)))
    held = [each for each in lines if year.first_day <= each["day"] <= min(today, year.last_day)]
    held.sort(key=lambda each: each["day"])
    for number, line in enumerate(held, 1):
        line |= {"reference": f"V{88_000 + number}", "place": f"Sheet1, row {number + 1}"}
    add_lines(work, held)
    for sign, text, heading in (
        (SpendingSign.COST_CODE, "4711", "Training delivery"),
        (SpendingSign.SUPPLIER, "Corporate Card", "Independent scrutiny"),
    ):
        add_rule(
            work,
            {"partnership": known.partnership, "sign": sign, "text": text, "heading": heading},
        )


def _line(year: int, day: date, told: tuple[str, str, str, int]) -> SpendingValues:
    supplier, description, code, pence = told
    return {
        "year": year,
        "day": day,
        "supplier": supplier,
        "description": description,
        "cost_code": code,
        "category": "Supplies and services" if pence < 1_000_000 else "Employees",
        "amount": pence,
        "source": SOURCE,
    }


def _month_end(first: date, months: int) -> date:
    """Give the last but second day of the n-th month of a year, when ledgers are run."""
    ends = first.replace(day=1)
    for _ in range(months + 1):
        ends = (ends + timedelta(days=32)).replace(day=1)
    return ends - timedelta(days=3)
