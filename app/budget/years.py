"""Financial years: their records, and which month of one a day is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.errors import NotFound, UserError
from app.fields import Ref
from app.partnerships.queries import partnership_or_first
from app.record_values import named_values
from app.typed import holding
from app.unit.queries import looked_after_by, ref_to
from models.budget import BudgetLine, Contribution, FinancialYear, IncomeLine
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


class NoFinancialYear(UserError):
    """A financial year was asked of a partnership that has none yet."""

    def __init__(self, partnership: str) -> None:
        super().__init__(
            f"{partnership} has no financial year yet. Add one on the page Budget first."
        )


@dataclass(frozen=True)
class YearRecord:
    """A financial year with the reserve it is forecast to close with, in pence."""

    id: int
    version: int
    partnership: Ref
    name: str
    first_day: date
    last_day: date
    opening_reserve: int
    closing: int
    figures_to: date | None
    children_share: Decimal | None
    looked_after: Ref | None
    narrative: str | None

    @property
    def month(self) -> int | None:
        """Give the month of the year up to which spending is entered."""
        return None if self.figures_to is None else month_of(self.first_day, self.figures_to)


def years(session: Session, ids: Sequence[int]) -> list[YearRecord]:
    """Read financial years with their forecast closing, in a few queries however many."""
    chosen = (
        select(FinancialYear, Partnership.name, looked_after_by(FinancialYear.looked_after_id))
        .join(Partnership, Partnership.id == FinancialYear.partnership_id)
        .where(FinancialYear.id.in_(ids))
    )
    changes = _changes(session, ids)
    return [
        YearRecord(
            partnership=Ref(row.partnership_id, partnership),
            closing=row.opening_reserve + changes.get(row.id, 0),
            looked_after=ref_to(row.looked_after_id, member),
            **named_values(row, _YEAR),
        )
        for row, partnership, member in session.execute(chosen)
    ]


def years_of(session: Session, partnership_id: int) -> list[YearRecord]:
    """Give the financial years of a partnership, newest first."""
    chosen = select(FinancialYear.id).where(FinancialYear.partnership_id == partnership_id)
    found = years(session, session.scalars(chosen).all())
    return sorted(found, key=lambda each: each.first_day, reverse=True)


def year_on_or_newest(session: Session, partnership_id: int, day: date) -> YearRecord | None:
    """Give the financial year that holds a day, else the newest one, None while there is none."""
    present = [year.id for year in present_years(session, [partnership_id], day)]
    return next(iter(years(session, present)), None)


def present_years(
    session: Session, partnership_ids: Sequence[int], day: date
) -> list[FinancialYear]:
    """Give each partnership's financial year that holds a day, else its newest one, in one query."""
    chosen = select(FinancialYear).where(FinancialYear.partnership_id.in_(partnership_ids))
    found: dict[int, FinancialYear] = {}
    for year in session.scalars(chosen.order_by(FinancialYear.first_day.desc())):
        newer = found.get(year.partnership_id)
        if newer is None or (_holds(year, day) and not _holds(newer, day)):
            found[year.partnership_id] = year
    return list(found.values())


def year_or_present(
    session: Session, year_id: int | None, partnership_id: int | None, today: date
) -> YearRecord:
    """Give the year named, else that of today of a partnership (the first where none is named)."""
    if year_id is not None:
        found = years(session, [year_id])
        if not found:
            raise NotFound("financial year", year_id)
        return found[0]
    body = partnership_or_first(session, partnership_id)
    present = year_on_or_newest(session, body.id, today)
    if present is None:
        raise NoFinancialYear(body.name)
    return present


def year_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give financial years whose name or partnership holds what was typed, newest first."""
    chosen = (
        select(FinancialYear.id, FinancialYear.name)
        .join(Partnership, Partnership.id == FinancialYear.partnership_id)
        .where(holding(typed, FinancialYear.name, Partnership.name), *where)
    )
    rows = session.execute(chosen.order_by(FinancialYear.first_day.desc()).limit(limit))
    return [Ref(*row) for row in rows]


def month_of(first_day: date, day: date) -> int:
    """Count which month of a year a day is in: 28 February is in month 11 of a year from 1 April."""
    months = (day.year - first_day.year) * 12 + day.month - first_day.month
    return months + (1 if day.day >= first_day.day else 0)


def _holds(year: FinancialYear, day: date) -> bool:
    return year.first_day <= day <= year.last_day


def _changes(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Give what each year adds to its opening reserve: contributions agreed + other income - forecast spending."""
    found: dict[int, int] = dict.fromkeys(ids, 0)
    for record, amount, sign in (
        (Contribution, Contribution.agreed, 1),
        (IncomeLine, IncomeLine.forecast, 1),
        (BudgetLine, BudgetLine.forecast, -1),
    ):
        summed = select(record.year_id, func.sum(amount)).where(record.year_id.in_(ids))
        for year_id, total in session.execute(summed.group_by(record.year_id)):
            found[year_id] += sign * int(total or 0)
    return found


_YEAR = (
    "id",
    "version",
    "name",
    "first_day",
    "last_day",
    "opening_reserve",
    "figures_to",
    "children_share",
    "narrative",
)
