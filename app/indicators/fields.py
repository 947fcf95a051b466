"""What indicators and their values are described by."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, TypedDict

from app.amounts import round_half_up
from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Figure, Link, Mark, Note, Number, Percent, Text
from app.unit.fields import LOOKED_AFTER
from models.indicators import AreaLevel, BetterWhen, HowOften, IndicatorUnit
from models.words import Word

if TYPE_CHECKING:
    from app.field import Align

PLACES = 4
"""Decimal places that a value is kept to; a finer one is rounded half up."""


class IndicatorStanding(Word):
    """How the newest value of an indicator stands."""

    EXCEPTION = "exception", "Exception", "bad"
    MET = "met", "Target met", "good"
    NO_FIGURE = "no-figure", "No figure", "caution"
    LATE = "late", "Not in", "caution"


@dataclass(frozen=True)
class Told(Text):
    """A figure with its unit as a text: "17 %", "£1,234", "Suppressed (c)"."""

    _: KW_ONLY
    align: ClassVar[Align] = "right"


@dataclass(frozen=True)
class Measured(Figure):
    """A value of an indicator: a number, also with %, £ or thousands' commas, or a mark such as c or <5."""

    def _read(self, text: str) -> Decimal | Mark:
        bare = re.sub(r"\s*%$|^£\s*", "", text)
        found = super()._read(bare)
        if isinstance(found, Mark):
            return Mark(found.kind, text)
        return round_half_up(found, PLACES).normalize() + 0

    def _write(self, value: Decimal | int | Mark) -> str:
        return value.sign if isinstance(value, Mark) else f"{value:,f}"


@dataclass(frozen=True)
class MarkTold(Text):
    """A mark as the file keeps it ("suppressed:c"), told with its sign: "Suppressed (c)"."""

    def _write(self, value: str) -> str:
        kind, _, sign = value.partition(":")
        return f"{kind.replace('-', ' ').capitalize()} ({sign})"


INDICATOR: Fields = (
    Text("reference", "Ref.", width=7, help="Its number in the dataset, such as 2.1."),
    Text("name", "Indicator", required=True, width=50),
    Text("latest", "Latest", computed=True, width=14),
    Choice("standing", "Standing", words=IndicatorStanding, computed=True, width=13),
    Told("change", "Change", computed=True, width=9),
    Told("neighbours", "Neighbours", computed=True, width=11),
    Told("england", "England", computed=True, width=10, listed=False),
    Told("region", "Region", computed=True, width=10, listed=False),
    Text("period", "Period", computed=True, width=12, listed=False),
    Text(
        "heading", "Part", listed=False, width=24, help="The part of the dataset it stands under."
    ),
    Note("definition", "Definition", help="What is counted, and what is not."),
    Choice("unit", "Counts in", words=IndicatorUnit, required=True, chip=False, listed=False),
    Choice("better", "Better when", words=BetterWhen, required=True, chip=False, listed=False),
    Choice("frequency", "Comes", words=HowOften, required=True, chip=False, listed=False),
    Number("decimals", "Decimal places", least=0, most=PLACES, required=True, listed=False),
    Figure("target", "Target", listed=False),
    Figure(
        "exception_from",
        "Exception from",
        listed=False,
        help="A value worse than this is an exception; say above which way is better.",
    ),
    Percent(
        "exception_gap",
        "Gap that is an exception",
        listed=False,
        help="In per cent of the comparator: 10 marks a value a tenth worse than the neighbours.",
    ),
    Link("agency", "Agency", kind="agencies", listed=False, help="The agency that answers for it."),
    Link("priority", "Priority", kind="priorities", listed=False),
    LOOKED_AFTER,
    Text("source", "Source", listed=False, help="Printed under its chart."),
    Note("other_names", "Also called", help="Names of columns that mean it, one a line."),
    Note("notes", "Notes"),
    Day("ended_on", "Ended on", listed=False, help="From then on no value is expected."),
    Link("area", "Own area", kind="areas", listed=False, help="Empty: the partnership's area."),
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
)

INDICATOR_VALUE: Fields = (
    Link("indicator", "Indicator", kind="indicators", required=True, width=40),
    Text("period", "Period", required=True, width=12, help="In the source's words: Q3 2024-25."),
    Link("area", "Area", kind="areas", width=24),
    Link("agency", "Agency", kind="agencies", width=30, help="Where it is the agency's own value."),
    Text("breakdown", "Group", width=20, help="Such as Neglect; empty for all together."),
    Measured(
        "value", "Value", width=12, help="A number, or a mark such as c, x, <5 or .. as it came."
    ),
    MarkTold("mark", "Mark", computed=True, listed=False),
    Figure("numerator", "Numerator", listed=False, help="What the rate counts."),
    Figure("denominator", "Denominator", listed=False, help="Out of how many."),
    Note("commentary", "Commentary", listed=True, width=30),
    Day("first_day", "From", required=True, listed=False),
    Day("last_day", "To", required=True, listed=False),
    Text("source_name", "Came in", computed=True, listed=False, width=28),
    Text("cell", "Cell", computed=True, listed=False, width=8),
    OWNER,
)


class IndicatorValues(TypedDict, total=False):
    """The values of an indicator that can be typed; links by id."""

    partnership: int
    area: int | None
    priority: int | None
    agency: int | None
    looked_after: int | None
    reference: str | None
    name: str
    heading: str | None
    other_names: str | None
    definition: str | None
    unit: IndicatorUnit
    better: BetterWhen
    frequency: HowOften
    decimals: int
    target: Decimal | None
    exception_from: Decimal | None
    exception_gap: Decimal | None
    source: str | None
    notes: str | None
    ended_on: date | None


class ValueValues(TypedDict, total=False):
    """The values of one value of an indicator that can be typed; links by id."""

    indicator: int
    area: int | None
    agency: int | None
    breakdown: str | None
    period: str
    first_day: date
    last_day: date
    value: Decimal | Mark | None
    numerator: Decimal | None
    denominator: Decimal | None
    commentary: str | None


__all__ = [
    "INDICATOR",
    "INDICATOR_VALUE",
    "PLACES",
    "AreaLevel",
    "BetterWhen",
    "HowOften",
    "IndicatorStanding",
    "IndicatorUnit",
    "IndicatorValues",
    "Measured",
    "Told",
    "ValueValues",
]
