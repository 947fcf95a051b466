"""All indicators of a partnership beside one another: each with its own line and what it is compared with."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.indicators.listings import OF_PARTNERSHIP
from app.indicators.queries import series_by_indicator
from app.indicators.records import IndicatorRecord, indicators
from app.indicators.series import Role, Series, own_of
from models.indicators import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

YEARS = 5
"""Years up to the newest value that are shown beside one another; an indicator's own page has all."""


@dataclass(frozen=True)
class Span:
    """What the neighbours' numbers of one period reach from and to, and how many there are."""

    last_day: date
    low: Decimal
    high: Decimal
    count: int


@dataclass(frozen=True)
class Beside:
    """One indicator with its series of the last years; `own` is None where several agencies have values."""

    record: IndicatorRecord
    own: Series | None
    agencies: tuple[Series, ...]
    groups: tuple[Series, ...]
    """The own area's, where it has values of groups and none of all together."""
    region: Series | None
    england: Series | None
    neighbours: tuple[Span, ...]
    every: tuple[Series, ...]

    @property
    def leading(self) -> tuple[Series, ...]:
        """The lines that speak for it: the own, else those of its groups or of its agencies."""
        return (self.own,) if self.own is not None else self.groups or self.agencies


def beside_one_another(
    session: Session, partnership_id: int | None, *, now: bool = True
) -> list[Beside]:
    """Give every indicator of a partnership, or of all, by reference; those that have ended only unless `now`.

    Their values are read in one query, however many; those that have values of groups alone in a second.
    """
    chosen = select(Indicator.id).where(*within(OF_PARTNERSHIP, partnership_id))
    if now:
        chosen = chosen.where(Indicator.ended_on.is_(None))
    ids = session.scalars(chosen).all()
    found = series_by_indicator(session, ids)
    records = indicators(session, ids, found)
    alone = [each for each in ids if each not in found]
    groups = series_by_indicator(session, alone, roles={Role.OWN}, breakdowns=None) if alone else {}
    found |= groups
    start = _start(each for several in found.values() for each in several)
    return [
        _beside(each, found.get(each.id, []), start) for each in sorted(records, key=_by_reference)
    ]


def _beside(record: IndicatorRecord, found: Sequence[Series], start: date | None) -> Beside:
    recent = [cut for each in found if (cut := each.since(start)) is not None]
    groups = tuple(each for each in recent if each.breakdown)
    own = None if groups else own_of(recent)
    by_role = {each.role: each for each in reversed(recent)}
    return Beside(
        record,
        own,
        tuple(each for each in recent if each.role is Role.AGENCY),
        groups,
        by_role.get(Role.REGION),
        by_role.get(Role.ENGLAND),
        tuple(_spans(recent)),
        tuple(found),
    )


def _spans(found: Iterable[Series]) -> Iterator[Span]:
    numbers: dict[date, list[Decimal]] = defaultdict(list)
    for each in found:
        if each.role is Role.NEIGHBOUR:
            for point in each.points:
                if point.number is not None:
                    numbers[point.last_day].append(point.number)
    for day in sorted(numbers):
        yield Span(day, min(numbers[day]), max(numbers[day]), len(numbers[day]))


def _start(found: Iterable[Series]) -> date | None:
    """Give the day from which periods are shown; the newest own value says it, not a later one of England's."""
    newest = max(
        (each.latest.last_day for each in found if each.role in {Role.OWN, Role.AGENCY}),
        default=None,
    )
    # A leap day has no like in most years; the day after it does as well.
    return None if newest is None else date(newest.year - YEARS, newest.month, 1)


def _by_reference(record: IndicatorRecord) -> tuple[list[tuple[int, str]], str]:
    """Order 2.10 after 2.9; those without a reference come last."""
    parts = re.findall(r"\d+|[^\d.]+", record.reference or "")
    whole = [(int(each), "") if each.isdigit() else (0, each.casefold()) for each in parts]
    return whole or [(10**9, "")], record.name.casefold()
