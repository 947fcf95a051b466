"""What the budget puts on Home: contributions that are due, and what has been received of what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.amounts import show_money
from app.budget.fields import ContributionStatus, show_pounds
from app.budget.listings import CONTRIBUTIONS
from app.budget.queries import agreed_and_received, contributions
from app.budget.years import present_years
from app.deadlines import Deadline, Tile, Verb, how_soon
from app.unit.whose import EVERYBODY
from models.budget import Contribution, FinancialYear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.budget.queries import ContributionRecord
    from app.unit.whose import Whose


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per agreed contribution that has a due date and has not come in whole."""
    chosen = (
        select(Contribution.id)
        .join(FinancialYear, FinancialYear.id == Contribution.year_id)
        .where(
            Contribution.due_on.is_not(None),
            Contribution.status == ContributionStatus.AGREED,
            whose.condition(FinancialYear.looked_after_id),
            *CONTRIBUTIONS.own(partnership_id),
        )
    )
    found = contributions(session, session.scalars(chosen).all(), {"as_at": today})
    return [_deadline(each, each.due_on, today) for each in found if each.due_on and _open(each)]


def tile(
    session: Session, partnership_ids: Sequence[int], today: date, whose: Whose = EVERYBODY
) -> Tile | None:
    """Give "£200,000" received of what these agreed this year, or None while nothing is agreed or others see to it."""
    years = {
        year.id: year.name
        for year in present_years(session, partnership_ids, today)
        if whose.holds(year.looked_after_id)
    }
    paid = agreed_and_received(session, list(years))
    agreed, received = (sum(each) for each in zip(*paid, strict=True)) if paid else (0, 0)
    if not agreed:
        return None
    names = set(years.values())
    return Tile(
        f"Contributions {names.pop()} in" if len(names) == 1 else "Contributions in",
        show_pounds(received),
        icon="wallet",
        chip=f"of {show_pounds(agreed)} agreed",
        tone="good" if all(given >= asked for asked, given in paid) else "note",
        page="budget",
        share=min(1.0, max(0.0, received / agreed)),
        place={"kind": "financial-years", "id": next(iter(years))} if len(years) == 1 else {},
    )


def _open(line: ContributionRecord) -> bool:
    return line.outstanding > 0


def _deadline(line: ContributionRecord, due: date, today: date) -> Deadline:
    chip, tone = how_soon(due, today)
    invoice = f", invoice {line.invoice_number}" if line.invoice_number else ""
    return Deadline(
        f"{line.name} contribution{invoice}",
        show_money(line.outstanding),
        due,
        chip=chip,
        tone=tone,
        verb=Verb.RECORD,
        page="budget",
        record_id=line.id,
    )
