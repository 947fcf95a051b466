"""Periods: what exists between two days, both inclusive, either open; and whether it exists on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_
from sqlalchemy.orm import Mapped

from models.types import DayOf


class Dated:
    """What a record carries that exists from a first to a last day; a correction edits it, a change ends it."""

    first_day: Mapped[DayOf | None]
    last_day: Mapped[DayOf | None]


def on(record: Any, day: date | ColumnElement[date]) -> ColumnElement[bool]:  # noqa: ANN401 - a class or its alias
    """Say in SQL that a dated record (a mapped class or an alias of it) exists on a day."""
    return and_(
        or_(record.first_day.is_(None), record.first_day <= day),
        or_(record.last_day.is_(None), record.last_day >= day),
    )


def meets(record: Any, first: date | None, last: date | None) -> ColumnElement[bool]:  # noqa: ANN401
    """Say in SQL that a dated record shares at least one day with a period."""
    ends_before = record.last_day < first if first else false()
    begins_after = record.first_day > last if last else false()
    return and_(
        or_(record.last_day.is_(None), not_(ends_before)),
        or_(record.first_day.is_(None), not_(begins_after)),
    )
