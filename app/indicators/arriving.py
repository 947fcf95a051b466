"""What an import brings in: indicators that the file does not know yet, and many values at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.fields import Mark, Ref
from app.images import conditions
from app.importing.kind import NewName
from app.importing.names import fold_name
from app.indicators.fields import IndicatorUnit
from app.indicators.operations import add_indicator, learn_name, store_values
from models.indicators import Indicator, IndicatorValue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import Accepted
    from app.indicators.fields import IndicatorValues
    from app.work import Work

Describe = "Callable[[Sequence[Accepted]], IndicatorValues]"


def indicators_meant(
    work: Work,
    rows: Sequence[Accepted],
    describe: Callable[[Sequence[Accepted]], IndicatorValues],
) -> Callable[[Any], int]:
    """Add the indicators that rows name and the file does not know; gives what tells the id of each name.

    `describe` says what a new one is, from its rows: its unit, its reference, and what the table called it.
    """
    new: dict[str, list[Accepted]] = {}
    for row in rows:
        named = row.values["indicator"]
        if isinstance(named, NewName):
            new.setdefault(fold_name(named.name), []).append(row)
    ids = {name: add_indicator(work, describe(own)) for name, own in new.items()}

    def meant(named: Ref | NewName) -> int:
        return named.id if isinstance(named, Ref) else ids[fold_name(named.name)]

    return meant


def learn_column(work: Work, indicator_id: int, text: str) -> None:
    """Keep a name by which the person knew an indicator; called with what answers tied to it."""
    known = work.get(Indicator, indicator_id)
    if fold_name(text) != fold_name(known.name):
        learn_name(work, indicator_id, text)


def values_there(
    session: Session,
    indicator_ids: Collection[int],
    columns: Sequence[Any],
    *where: Any,  # noqa: ANN401
) -> Iterator[Any]:
    """Give columns of the values of some indicators, a query for some thousand of them."""
    for condition in conditions(IndicatorValue.indicator_id, indicator_ids):
        yield from session.execute(select(*columns).where(condition, *where))


def known_ids(rows: Iterable[Mapping[str, Any]], name: str) -> set[int]:
    """Give the ids of the records that rows link to by a Field."""
    return {row[name].id for row in rows if isinstance(row.get(name), Ref)}


def store_rows(
    work: Work, rows: Sequence[Accepted], columns: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> None:
    """Store checked rows: new ones by `columns`, changed ones by what differs."""
    added, changed = [], {}
    for row in rows:
        where = {"sheet": row.sheet, "cell": row.cell}
        if row.existing is None:
            added.append({**columns(row.values), **where})
        else:
            differing = {name: now for name, (_, now) in row.changes.items()}
            changed[row.existing.id] = {**differing, **where}
    store_values(work, added, changed)


def decimals_of(values: Iterable[Any], most: int = 1) -> int:
    """Give how many decimal places values were given to, no more than `most`."""
    places = (
        -int(value.normalize().as_tuple().exponent)
        for value in values
        if isinstance(value, Decimal)
    )
    return min(most, max(0, *places, 0))


def unit_meant(name: str, values: Iterable[Any]) -> IndicatorUnit:
    """Say what an indicator counts by its name: per cent, a rate, days, else a number."""
    folded = name.casefold()
    signs = [value.sign for value in values if isinstance(value, Mark)]
    if "%" in folded or "per cent" in folded or "percent" in folded or any("%" in s for s in signs):
        return IndicatorUnit.PERCENT
    if "per 10,000" in folded or folded.endswith("rate"):
        return IndicatorUnit.RATE
    return IndicatorUnit.COUNT
