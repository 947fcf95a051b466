"""Series: the values of an indicator for one place and one group, as lists, charts and reports take them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from app.fields import Mark, Ref
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

Figure: TypeAlias = "Decimal | Mark | None"
"""A value, or the mark that says why there is none; never 0 for either."""


class Role(Word):
    """What a series is beside an indicator's own, in the order in which series are given."""

    OWN = "own", "Own"
    AGENCY = "agency", "Agency"
    NEIGHBOURS = "neighbours", "Statistical neighbours"
    REGION = "region", "Region"
    ENGLAND = "england", "England"
    NEIGHBOUR = "neighbour", "Neighbour"
    OTHER = "other", "Other area"


@dataclass(frozen=True)
class SeriesPoint:
    """One value of a series; `id` is None where it is reckoned from others, and then `basis` says how."""

    id: int | None
    period: str
    first_day: date
    last_day: date
    value: Figure
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    commentary: str | None = None
    source: str | None = None
    """The file it came in, None where it was typed."""
    stored_on: date | None = None
    basis: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number, None for a mark."""
        return None if isinstance(self.value, Mark) else self.value


@dataclass(frozen=True)
class Series:
    """The values of an indicator for one place (an area or an agency) and one group, oldest first, at least one.

    `breakdown` is "" for all together; `place` has the id of its area or agency, 0 for the median of neighbours.
    """

    indicator_id: int
    role: Role
    place: Ref
    breakdown: str
    points: tuple[SeriesPoint, ...]

    @property
    def latest(self) -> SeriesPoint:
        """The newest value, which may be a mark."""
        return self.points[-1]

    def ending(self, last_day: date) -> SeriesPoint | None:
        """Give the value of the period that ends on a day."""
        return next((each for each in self.points if each.last_day == last_day), None)

    def since(self, day: date | None) -> Series | None:
        """Give the same without periods that ended before a day; None where none is left."""
        kept = tuple(each for each in self.points if day is None or each.last_day >= day)
        return replace(self, points=kept) if kept else None

    def until(self, day: date) -> Series | None:
        """Give the same as it was with periods up to a day; None where there was none."""
        kept = tuple(each for each in self.points if each.last_day <= day)
        return replace(self, points=kept) if kept else None

    @property
    def change(self) -> Decimal | None:
        """The newest number less the one before; None where either of the two is missing."""
        if len(self.points) < 2:
            return None
        before, now = self.points[-2].number, self.points[-1].number
        return None if before is None or now is None else now - before


def own_of(found: Iterable[Series]) -> Series | None:
    """Give the series that speaks for an indicator: the own area's, else that of the only agency with values."""
    every = list(found)
    own = [each for each in every if each.role is Role.OWN]
    agencies = [each for each in every if each.role is Role.AGENCY]
    if own:
        return own[0]
    return agencies[0] if len(agencies) == 1 else None
