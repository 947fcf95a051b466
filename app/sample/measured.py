"""The sample's indicators: a dozen, each with eight quarters of invented values beside what it is compared with."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from app.areas import area_named
from app.fields import Mark
from app.indicators.fields import BetterWhen, HowOften, IndicatorUnit
from app.indicators.operations import add_indicator, store_values
from app.indicators.periods import quarter_holding
from app.indicators.places import area_ids, compared_with
from app.partnerships.years import APRIL
from app.sample import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from app.indicators.periods import Timespan
    from app.sample.facts import SampleIds
    from app.work import Work

QUARTERS = 8
SOURCE = "Invented for the sample"
LOW, HIGH, NEITHER = BetterWhen.LOWER, BetterWhen.HIGHER, BetterWhen.NEITHER
COUNT, PERCENT, RATE = IndicatorUnit.COUNT, IndicatorUnit.PERCENT, IndicatorUnit.RATE


class _Fact(NamedTuple):
    """One indicator: what it is, where it begins, by how much it moves each quarter, and where England stands."""

    reference: str
    name: str
    heading: str
    unit: IndicatorUnit
    better: BetterWhen
    begins: str
    moves: str
    england: str = ""
    limits: dict[str, Any] = {}  # noqa: RUF012 - never changed


FRONT, PLANS, CARE = "Front door", "Child protection", "Looked after and missing"
MEASURED = (
    _Fact("1.1", "Contacts received per 10,000", FRONT, RATE, NEITHER, "412", "6.5", "398"),
    _Fact("1.2", "Referrals accepted per 10,000", FRONT, RATE, NEITHER, "141", "-1.8", "129"),
    _Fact(
        "1.3", "Re-referrals within 12 months", FRONT, PERCENT, LOW, "19", "1.1", "22",
        {"exception_gap": Decimal(10)},
    ),
    _Fact("1.4", "Section 47 enquiries per 10,000", FRONT, RATE, NEITHER, "52", "0.9", "47"),
    _Fact(
        "2.1", "Initial conferences within 15 working days", PLANS, PERCENT, HIGH, "84", "-1.6", "79",
        {"exception_from": Decimal(75), "target": Decimal(85)},
    ),
    _Fact(
        "2.2", "Children subject of a plan per 10,000", PLANS, RATE, NEITHER, "49", "0.7", "42",
        {"exception_gap": Decimal(15)},
    ),
    _Fact("2.3", "Plans lasting two years or more", PLANS, PERCENT, LOW, "3.4", "-0.2", "3.9"),
    _Fact(
        "2.4", "Core groups held on time", PLANS, PERCENT, HIGH, "78", "1.9", "",
        {"target": Decimal(90)},
    ),
    _Fact("3.1", "Children looked after per 10,000", CARE, RATE, NEITHER, "94", "-0.4", "71"),
    _Fact(
        "3.2", "Return interviews offered within 72 hours", CARE, PERCENT, HIGH, "71", "2.4", "",
        {"target": Decimal(85)},
    ),
    _Fact("3.3", "Operation Encompass notifications", CARE, COUNT, NEITHER, "228", "9", ""),
    _Fact("3.4", "Missing episodes of children in care", CARE, COUNT, LOW, "17", "-1.7", ""),
)  # fmt: skip
"""Multi-agency datasets have such measures (domain.md 1.22); every figure is invented."""

CATEGORIES = (("Neglect", 20), ("Emotional abuse", 17), ("Physical abuse", 5), ("Sexual abuse", 2))
MARKED = {("2.3", 2): Mark("suppressed", "c"), ("3.4", 6): Mark("suppressed", "<5")}
MARKED |= {("3.2", 4): Mark("missing", ".."), ("3.4", 7): Mark("suppressed", "<5")}


def build_indicators(work: Work, known: SampleIds, chance: Random, today: date) -> None:
    """Add the indicators, and their values of the last eight whole quarters."""
    own = area_named(facts.AREA)
    assert own is not None, "the list of areas has it"  # noqa: S101 - tells the type checker
    places = area_ids(work, compared_with(own))
    beside = [places[code] for code in compared_with(own) if code != own.code]
    periods = list(_quarters(today))
    rows: list[dict[str, Any]] = []
    for fact in MEASURED:
        indicator_id = _indicator(work, known, fact)
        levels = _levels(fact, beside, chance)
        whose: dict[str, Any] = {"area_id": places[own.code]}
        if not fact.england:
            whose = {"agency_id": known.agencies["BwD Children's Services"]}
        for place, period in enumerate(periods):
            common = {"indicator_id": indicator_id, **_dated(period)}
            value = MARKED.get((fact.reference, place)) or _value(fact, place, chance)
            rows.append({**common, **whose, "breakdown": "", "value": value})
            for area in beside if fact.england else ():
                number = levels[area] * (1 + Decimal(chance.randint(-8, 8)) / 1000)
                rows.append({**common, "area_id": area, "breakdown": "", "value": _rounded(number)})
        if fact.reference == "2.2":
            rows += _by_category(indicator_id, places[own.code], periods, chance)
    store_values(work, [{**row, "source_name": SOURCE} for row in rows], {})


def _indicator(work: Work, known: SampleIds, fact: _Fact) -> int:
    return add_indicator(
        work,
        {
            "partnership": known.partnership,
            "reference": fact.reference,
            "name": fact.name,
            "heading": fact.heading,
            "unit": fact.unit,
            "better": fact.better,
            "decimals": 0 if fact.unit == COUNT else 1,
            "frequency": HowOften.QUARTERLY,
            "agency": known.agencies["BwD Children's Services"],
            "source": SOURCE,
            **fact.limits,  # type: ignore[typeddict-item]  # values of an indicator
        },
    )


def _levels(fact: _Fact, beside: list[int], chance: Random) -> dict[int, Decimal]:
    """Give each area its own level, within a tenth of England's; there is none where nothing is published."""
    around = Decimal(fact.england or 0)
    return {area: around * (1 + Decimal(chance.randint(-10, 10)) / 100) for area in beside}


def _quarters(today: date) -> Iterator[Timespan]:
    """Give the last whole quarters, oldest first."""
    day = quarter_holding(APRIL, today).first_day - timedelta(days=1)
    found = []
    for _ in range(QUARTERS):
        found.append(quarter_holding(APRIL, day))
        day = found[-1].first_day - timedelta(days=1)
    return reversed(found)


def _dated(period: Timespan) -> dict[str, Any]:
    return {
        "period": period.words,
        "first_day": period.first_day,
        "last_day": period.last_day,
    }


def _value(fact: _Fact, place: int, chance: Random) -> Decimal:
    number = Decimal(fact.begins) + Decimal(fact.moves) * place
    moved = number * (1 + Decimal(chance.randint(-30, 30)) / 1000)
    return moved.quantize(Decimal(1)) if fact.unit == COUNT else _rounded(moved)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))


def _by_category(
    indicator_id: int, area_id: int, periods: list[Timespan], chance: Random
) -> list[dict[str, Any]]:
    """Share the plans out by category of abuse; the smallest is suppressed in the last quarter."""
    rows = []
    for (place, period), (category, begins) in product(enumerate(periods), CATEGORIES):
        number = Decimal(begins) + Decimal(chance.randint(-10, 10)) / 10
        hidden = place == QUARTERS - 1 and category == "Sexual abuse"
        value = Mark("suppressed", "c") if hidden else number
        row = {"indicator_id": indicator_id, "area_id": area_id, "breakdown": category}
        rows.append({**row, **_dated(period), "value": value})
    return rows
