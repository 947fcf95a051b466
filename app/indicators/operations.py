"""What can be done to indicators and their values; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import missing, problems
from app.indicators.fields import (
    INDICATOR,
    INDICATOR_VALUE,
    BetterWhen,
    HowOften,
    IndicatorUnit,
    IndicatorValues,
    ValueValues,
)
from app.indicators.periods import period_of, quarter_in, quarter_of, year_start_in
from app.indicators.places import area_ids, compared_with, own_area
from app.indicators.rules import indicator_problems, value_problems
from app.partnerships.operations import partnership_meant
from app.returns.scores import columns_of, score_of
from models.indicators import Indicator, IndicatorAction, IndicatorValue
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work

_LONGEST = 200


def add_indicator(work: Work, values: IndicatorValues) -> int:
    """Add an indicator of a partnership, which need not be named where the file has one.

    The areas that it will be compared with come into the file with it, so that values can be typed for them.
    """
    full: dict[str, Any] = {
        "unit": IndicatorUnit.COUNT,
        "better": BetterWhen.NEITHER,
        "frequency": HowOften.QUARTERLY,
        "decimals": 0,
        **values,
        "partnership": partnership_meant(work, values.get("partnership")),
    }
    refuse(missing(INDICATOR, full) | indicator_problems(work.session, None, full))
    own = own_area(work.session, full["partnership"])
    if own is not None:
        area_ids(work, compared_with(own))
    return work.add(Indicator(**column_values(INDICATOR, full)))


def change_indicator(
    work: Work, indicator_id: int, values: IndicatorValues, shown: int | None = None
) -> int:
    """Change what an indicator is, not its values."""
    row = work.get(Indicator, indicator_id)
    whole = field_values(INDICATOR, row) | dict(values)
    refuse(indicator_problems(work.session, indicator_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), INDICATOR, shown)
    return indicator_id


def remove_indicator(work: Work, indicator_id: int) -> int:
    """Remove an indicator with its values; actions that were raised because of it stay in the log."""
    row = work.get(Indicator, indicator_id)
    for record in (IndicatorValue, IndicatorAction):
        chosen = select(record.id).where(record.indicator_id == indicator_id)
        work.delete_many(record, work.session.scalars(chosen).all())
    work.delete(row)
    return indicator_id


def learn_name(work: Work, indicator_id: int, text: str) -> None:
    """Keep what a column or line called an indicator that the person tied it to."""
    row = work.get(Indicator, indicator_id)
    known = (row.other_names or "").splitlines()
    row.other_names = "\n".join([*known, " ".join(text.split())[:_LONGEST]])
    work.session.flush()


def add_value(work: Work, values: ValueValues) -> int:
    """Record one value of an indicator, a number or the mark that says why there is none."""
    full: dict[str, Any] = {**values, "breakdown": values.get("breakdown") or ""}
    full |= _days_meant(work, full)
    refuse(missing(INDICATOR_VALUE, full) | value_problems(work.session, None, full))
    return work.add(IndicatorValue(**_columns(full), stored_on=work.today))


def change_value(work: Work, value_id: int, values: ValueValues, shown: int | None = None) -> int:
    """Correct a value; an emptied one says that nothing is known, which is not 0."""
    row = work.get(IndicatorValue, value_id)
    given: dict[str, Any] = dict(values)
    if "breakdown" in given:
        given["breakdown"] = given["breakdown"] or ""
    refuse(problems(INDICATOR_VALUE, given))
    refuse(value_problems(work.session, value_id, _whole(row) | given))
    work.edit_columns(row, _columns(given), shown)
    return value_id


def remove_value(work: Work, value_id: int) -> int:
    """Remove a value that was recorded by mistake."""
    work.delete(work.get(IndicatorValue, value_id))
    return value_id


def store_values(
    work: Work,
    added: Sequence[Mapping[str, Any]],
    changed: Mapping[int, Mapping[str, Any]],
) -> range:
    """Store many values at once, as an import does after checking each; gives the ids of those added.

    Rows are by column of IndicatorValue, with `value` as a number or a Mark; source and moment are filled in.
    """
    stamp = {
        "source_name": work.source_name,
        "source_digest": work.source_digest,
        "stored_on": work.today,
    }
    work.update_many(
        IndicatorValue, {row_id: {**stored(row), **stamp} for row_id, row in changed.items()}
    )
    return work.insert_many(IndicatorValue, [{**stored(row), **stamp} for row in added])


def _days_meant(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the days of a period that is written in known words, for a value that names none itself.

    A quarter is one of the partnership's own year.
    """
    words = values.get("period") or ""
    quarter, first_year = quarter_in(words), year_start_in(words)
    period = period_of(words)
    if quarter and first_year and values.get("indicator"):
        body = work.get(Indicator, values["indicator"]).partnership_id
        start = work.get(Partnership, body).reporting_year
        period = quarter_of(start, first_year, quarter)
    if period is None:
        return {}
    days = {"first_day": period.first_day, "last_day": period.last_day}
    return {name: day for name, day in days.items() if values.get(name) is None}


def stored(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give columns with the value in its two: a number or a mark, never both."""
    if "value" not in row:
        return dict(row)
    value, mark = columns_of(row["value"])
    return {**row, "value": value, "mark": mark}


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    return stored(column_values(INDICATOR_VALUE, values))


def _whole(row: IndicatorValue) -> dict[str, Any]:
    return field_values(INDICATOR_VALUE, row) | {"value": score_of(row.value, row.mark)}
