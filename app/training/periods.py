"""The periods that training is looked at over: the reporting years from the first event on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.belonging import within
from app.partnerships.years import year_of
from app.training.tally import OF_EVENT
from models.training import Event

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WHOLE = "All years"


@dataclass(frozen=True)
class Period:
    """A period with its name; without a last day it holds what is still to come."""

    name: str
    first_day: date
    last_day: date | None


def periods(
    session: Session, start: str, today: date, partnership_id: int | None = None
) -> list[Period]:
    """Give this year with all that comes, the years before it back to the first event, and all years.

    Years begin on `start` ("MM-DD"); the events are those of a partnership, or all.
    """
    present = year_of(start, today)
    first = select(func.min(Event.day)).where(*within(OF_EVENT, partnership_id))
    earliest = session.scalar(first) or today
    found = [Period(f"{present.name} and coming", present.first_day, None)]
    year = present
    while year.first_day > earliest:
        year = year_of(start, year.first_day - timedelta(days=1))
        found.append(Period(year.name, year.first_day, year.last_day))
    return [*found, Period(WHOLE, min(earliest, present.first_day), None)]
