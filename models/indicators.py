"""Indicators: measures with their areas, published comparators and values per period, area and breakdown group."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, Exact, LongText, ShortText, Whole, choice, link
from models.words import Word


class IndicatorUnit(Word):
    """What a value of an indicator counts (domain.md 1.22)."""

    COUNT = "count", "Number"
    PERCENT = "percent", "Per cent"
    RATE = "rate", "Rate per 10,000"
    DAYS = "days", "Days"
    MONEY = "money", "Pounds"
    OTHER = "other", "Other"


class BetterWhen(Word):
    """Which way an indicator should go; many say nothing about good or bad."""

    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "Neither"


class HowOften(Word):
    """How often values of an indicator come."""

    WEEKLY = "weekly", "Weekly"
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    YEARLY = "yearly", "Yearly"


class AreaLevel(Word):
    """What kind of area a value is for."""

    NATIONAL = "national", "England"
    REGION = "region", "Region"
    AUTHORITY = "authority", "Local authority"
    OTHER = "other", "Other area"


class Area(Record):
    """A place that values are for, known by its code of the Office for National Statistics where it has one."""

    __tablename__ = "area"
    __table_args__ = (Index("uq_area_code", "code", unique=True),)

    code: Mapped[ShortText]
    """Such as E06000008; for an area without one, its name."""
    old_code: Mapped[ShortText | None]
    """The three figures of the Department for Education, such as 889."""
    name: Mapped[ShortText]
    level: Mapped[AreaLevel] = choice(AreaLevel)
    region_id: Mapped[int | None] = link("area")


class Indicator(Record):
    """One measure: what it counts, how often it comes, whose it is, and from when on it is an exception."""

    __tablename__ = "indicator"
    __table_args__ = (Index("uq_indicator_name", "partnership_id", "name", unique=True),)

    partnership_id: Mapped[int] = link("partnership")
    area_id: Mapped[int | None] = link("area")
    """The partnership's own area, which the others are compared with."""
    priority_id: Mapped[int | None] = link("priority")
    agency_id: Mapped[int | None] = link("agency")
    """The agency that answers for it."""
    question_id: Mapped[int | None] = link("question")
    """The question of a dataset return that its values come from."""
    looked_after_id: Mapped[int | None] = link("unit_member")
    """Who of the unit sees to it."""
    reference: Mapped[ShortText | None]
    """The number it has in the dataset, such as 2.1, or the column it has in a published table."""
    name: Mapped[ShortText]
    heading: Mapped[ShortText | None]
    """The part of the dataset it stands under."""
    other_names: Mapped[LongText | None]
    """What columns and lines called it that were taken for it, one a line: tables rename their columns."""
    definition: Mapped[LongText | None]
    unit: Mapped[IndicatorUnit] = choice(IndicatorUnit)
    better: Mapped[BetterWhen] = choice(BetterWhen)
    frequency: Mapped[HowOften] = choice(HowOften)
    decimals: Mapped[Whole]
    target: Mapped[Exact | None]
    exception_from: Mapped[Exact | None]
    """A value worse than this, or further from the comparator than `exception_gap` per cent, is an exception."""
    exception_gap: Mapped[Exact | None]
    source: Mapped[ShortText | None]
    """Where its values come from, in words that are printed under its chart."""
    notes: Mapped[LongText | None]
    ended_on: Mapped[DayOf | None]


class IndicatorValue(Record):
    """One value of an indicator: a figure or the mark that says why there is none, never both."""

    __tablename__ = "indicator_value"
    __table_args__ = (
        Index(
            "uq_indicator_value_place",
            "indicator_id",
            "area_id",
            "agency_id",
            "breakdown",
            "last_day",
            "first_day",
            unique=True,
        ),
        CheckConstraint("value IS NULL OR mark IS NULL", name="value"),
    )

    indicator_id: Mapped[int] = link("indicator")
    area_id: Mapped[int | None] = link("area")
    agency_id: Mapped[int | None] = link("agency")
    """The agency whose own value it is, null where it is the area's."""
    breakdown: Mapped[ShortText]
    """The group it is for, such as Neglect; "" for all together."""
    period: Mapped[ShortText]
    """In the source's words, such as Q3 2024-25."""
    first_day: Mapped[DayOf]
    last_day: Mapped[DayOf]
    value: Mapped[Exact | None]
    mark: Mapped[ShortText | None]
    """Such as "suppressed:c", as scores of returns write it."""
    numerator: Mapped[Exact | None]
    denominator: Mapped[Exact | None]
    commentary: Mapped[LongText | None]
    source_name: Mapped[ShortText | None]
    """The file it came in, by name only."""
    source_digest: Mapped[ShortText | None]
    stored_on: Mapped[DayOf | None]
    """The day it came in or was typed; printed beside the source under its chart."""
    sheet: Mapped[ShortText | None]
    cell: Mapped[ShortText | None]


class IndicatorAction(Record):
    """An action that was raised because of what an indicator said."""

    __tablename__ = "indicator_action"
    __table_args__ = (Index("uq_indicator_action_action", "action_id", unique=True),)

    indicator_id: Mapped[int] = link("indicator")
    action_id: Mapped[int] = link("action")
    period: Mapped[ShortText]
    """The period whose value led to it, in the source's words."""
