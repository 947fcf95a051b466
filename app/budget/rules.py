"""Rules across the fields of financial years, contributions and budget lines: `{field name: sentence}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.days import show_day
from models.budget import BudgetLine, Contribution, ContributionStatus, FinancialYear, IncomeLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


_TAKEN = "This agency has such a line in that year already. Change that one, or name this line."
LONGEST_YEAR = 550
"""Days; a first year may run longer than twelve months, but not to eighteen and a half."""


def year_problems(
    session: Session, year_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a financial year: an order of days, a length, an overlap, a share beyond 100 %."""
    first, last, share = (
        values.get("first_day"),
        values.get("last_day"),
        values.get("children_share"),
    )
    found = {}
    if first and last and not 0 < (last - first).days < LONGEST_YEAR:
        found["last_day"] = "The last day must come after the first, within a year and a half."
    if share is not None and not 0 <= share <= 100:
        found["children_share"] = "Children's share is a part of the whole, from 0 to 100 %."
    if first and last and not found:
        found |= _overlap(session, year_id, values)
    return found


def contribution_problems(
    session: Session, contribution_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a contribution: an amount without agreement, dates in no order, a line there already."""
    found = amount_problems(values)
    if _line_taken(session, contribution_id, values):
        found["label"] = _TAKEN
    return found


def amount_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with the amounts and days of a contribution, whatever else the year holds."""
    found = {}
    agreed, status = values.get("agreed"), values.get("status")
    if status == ContributionStatus.AGREED and agreed is None:
        found["agreed"] = "An agreed contribution needs its amount under Agreed."
    if agreed is not None and status not in {None, ContributionStatus.AGREED}:
        found["status"] = (
            "An amount under Agreed stands only while the contribution is agreed. "
            "Empty it, and put what is asked for under Proposed."
        )
    invoiced_on, due = values.get("invoice_date"), values.get("due_on")
    if invoiced_on and due and due < invoiced_on:
        found["due_on"] = "It is due before it was invoiced."
    return found


class LinesTaken:
    """The lines that years have, asked once for many that are to be added."""

    def __init__(self, lines: Iterable[tuple[int, int, str]]) -> None:
        self._lines = set(lines)

    def problems(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Say that a line is there already, and count it as one that is from now on."""
        line = (values["year"], values["agency"], str(values.get("label") or "").lower())
        if line in self._lines:
            return {"label": _TAKEN}
        self._lines.add(line)
        return {}


def lines_taken(session: Session, years: Iterable[int]) -> LinesTaken:
    """Read the lines of some years in one query."""
    chosen = select(
        Contribution.year_id,
        Contribution.agency_id,
        func.lower(func.coalesce(Contribution.label, "")),
    ).where(Contribution.year_id.in_(list(years)))
    return LinesTaken((year, agency, label) for year, agency, label in session.execute(chosen))


def heading_problems(
    session: Session,
    record: type[BudgetLine | IncomeLine],
    line_id: int | None,
    values: Mapping[str, Any],
) -> dict[str, str]:
    """Say that a heading stands in the year already."""
    same = select(record.id).where(
        record.year_id == values.get("year"),
        func.lower(record.heading) == str(values.get("heading") or "").lower(),
    )
    if any(each != line_id for each in session.scalars(same)):
        return {
            "heading": f"“{values['heading']}” is a heading of that year already. Change that line."
        }
    return {}


def _overlap(session: Session, year_id: int | None, values: Mapping[str, Any]) -> dict[str, str]:
    others = select(FinancialYear).where(
        FinancialYear.partnership_id == values.get("partnership"),
        FinancialYear.first_day <= values["last_day"],
        FinancialYear.last_day >= values["first_day"],
    )
    for other in session.scalars(others):
        if other.id != year_id:
            days = f"{show_day(other.first_day)} to {show_day(other.last_day)}"
            return {"first_day": f"These days overlap the year {other.name}, {days}."}
    return {}


def _line_taken(session: Session, contribution_id: int | None, values: Mapping[str, Any]) -> bool:
    same = select(Contribution.id).where(
        Contribution.year_id == values.get("year"),
        Contribution.agency_id == values.get("agency"),
        func.lower(func.coalesce(Contribution.label, "")) == str(values.get("label") or "").lower(),
    )
    return any(each != contribution_id for each in session.scalars(same))
