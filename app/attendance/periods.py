"""The periods that attendance is looked at over: years of the partnership, financial and calendar years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.partnerships.years import JANUARY, Year, year_of
from models.meetings import Meeting
from models.words import Word

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.partnerships.queries import PartnershipRecord


class YearKind(Word):
    """Which of its years a partnership's attendance is taken over."""

    REPORTING = "reporting", "Year of the partnership"
    FINANCIAL = "financial", "Financial year"
    CALENDAR = "calendar", "Calendar year"


@dataclass(frozen=True)
class YearSpan:
    """One year of a kind, by the name that says which kind it is."""

    kind: YearKind
    year: Year

    @property
    def name(self) -> str:
        """Such as "Financial year 2024-25"; the partnership's own year says only its name."""
        word = "Year" if self.kind is YearKind.REPORTING else self.kind.title_text
        return f"{word} {self.year.name}"


def year_beginning(body: PartnershipRecord, kind: YearKind, begins_in: int) -> Year:
    """Give the year of a kind whose first day lies in a calendar year: 2024 means 2024-25."""
    start = start_of(body, kind)
    return year_of(start, date.fromisoformat(f"{begins_in}-{start}"))


def start_of(body: PartnershipRecord, kind: YearKind) -> str:
    """Give the day ("MM-DD") on which a partnership's years of a kind begin."""
    starts = {YearKind.REPORTING: body.reporting_year, YearKind.FINANCIAL: body.financial_year}
    return starts.get(kind, JANUARY)


def year_spans(
    session: Session, body: PartnershipRecord, group_id: int, today: date
) -> list[YearSpan]:
    """Give the years since the group first met, newest first, kind by kind; kinds that begin on one day stand once."""
    met = select(func.min(Meeting.day)).where(
        Meeting.group_id == group_id, Meeting.closed_on.is_not(None)
    )
    earliest = min(session.scalar(met) or today, today)
    found: list[YearSpan] = []
    told: set[str] = set()
    for kind in YearKind:
        start = start_of(body, kind)
        if start not in told:
            told.add(start)
            found += [YearSpan(kind, year) for year in _years(start, earliest, today)]
    return found


def _years(start: str, earliest: date, today: date) -> list[Year]:
    years = [year_of(start, today)]
    while years[-1].first_day > earliest:
        years.append(year_of(start, years[-1].first_day - timedelta(days=1)))
    return years
