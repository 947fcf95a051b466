"""What can be done to financial years and contributions; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.budget.fields import (
    CONTRIBUTION,
    FINANCIAL_YEAR,
    IN_KIND,
    RECEIPT,
    ContributionStatus,
    ContributionValues,
    InKindValues,
    ReceiptValues,
    YearValues,
)
from app.budget.rules import (
    amount_problems,
    contribution_problems,
    lines_taken,
    year_problems,
)
from app.columns import column_rows, column_values, field_values
from app.errors import refuse
from app.fields import missing, problems
from app.images import conditions
from app.partnerships.years import Year, year_of
from models.budget import Contribution, FinancialYear, InKind, Receipt
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work


def add_year(work: Work, values: YearValues) -> int:
    """Add a financial year; it is named by its days unless it is given a name."""
    full: dict[str, Any] = {"opening_reserve": 0, **values}
    if not full.get("name") and full.get("first_day") and full.get("last_day"):
        full["name"] = Year(full["first_day"], full["last_day"]).name
    refuse(missing(FINANCIAL_YEAR, full) | year_problems(work.session, None, full))
    return work.add(FinancialYear(**column_values(FINANCIAL_YEAR, full)))


def add_year_holding(work: Work, partnership_id: int, day: date) -> int:
    """Add the financial year of a partnership that holds a day, by the start its settings give."""
    start = work.get(Partnership, partnership_id).financial_year
    year = year_of(start, day)
    days: YearValues = {"first_day": year.first_day, "last_day": year.last_day}
    return add_year(work, {"partnership": partnership_id, **days})


def change_year(work: Work, year_id: int, values: YearValues, shown: int | None = None) -> int:
    """Change some values of a financial year."""
    row = work.get(FinancialYear, year_id)
    whole = field_values(FINANCIAL_YEAR, row) | dict(values)
    refuse(year_problems(work.session, year_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), FINANCIAL_YEAR, shown)
    return year_id


def add_contribution(work: Work, values: ContributionValues) -> int:
    """Add an agency's line to a year; it counts as agreed when it has an agreed amount, else as proposed."""
    full = _as_added(values)
    refuse(missing(CONTRIBUTION, full) | contribution_problems(work.session, None, full))
    return work.add(Contribution(**column_values(CONTRIBUTION, full)))


def add_contributions(work: Work, rows: Sequence[ContributionValues]) -> range:
    """Add many lines at once, as an import does after checking each; gives their ids.

    InvalidValues where one cannot be, also one that a year has already or twice.
    """
    taken = lines_taken(work.session, {row["year"] for row in rows})
    full = []
    for values in rows:
        whole = _as_added(values)
        refuse(missing(CONTRIBUTION, whole) | amount_problems(whole) | taken.problems(whole))
        full.append(whole)
    return work.insert_many(Contribution, column_rows(CONTRIBUTION, full))


def change_contribution(
    work: Work, contribution_id: int, values: ContributionValues, shown: int | None = None
) -> int:
    """Change some values of a contribution; typing or emptying Agreed alone also says that it is or is not agreed."""
    row = work.get(Contribution, contribution_id)
    before = field_values(CONTRIBUTION, row)
    changed = _as_changed(before, values)
    refuse(contribution_problems(work.session, contribution_id, before | changed))
    work.edit(row, changed, CONTRIBUTION, shown)
    return contribution_id


def change_contributions(work: Work, changes: Mapping[int, ContributionValues]) -> None:
    """Change the amounts and days of many lines at once, as an import does: `{id: values}`, no line's name or year."""
    columns: dict[int, Mapping[str, Any]] = {}
    for condition in conditions(Contribution.id, [each for each in changes if changes[each]]):
        for row in work.session.scalars(select(Contribution).where(condition)):
            before = field_values(CONTRIBUTION, row)
            changed = _as_changed(before, changes[row.id])
            refuse(problems(CONTRIBUTION, changed) | amount_problems(before | changed))
            columns[row.id] = column_values(CONTRIBUTION, changed)
    work.update_many(Contribution, columns)


def remove_contribution(work: Work, contribution_id: int) -> int:
    """Remove a contribution with its receipts."""
    row = work.get(Contribution, contribution_id)
    receipts = select(Receipt.id).where(Receipt.contribution_id == contribution_id)
    work.delete_many(Receipt, work.session.scalars(receipts).all())
    work.delete(row)
    return contribution_id


def record_receipts(work: Work, rows: Sequence[ReceiptValues]) -> range:
    """Record much money that came in at once, as an import does; gives the ids."""
    for values in rows:
        refuse(missing(RECEIPT, dict(values)) | _amount_problem(dict(values)))
    return work.insert_many(Receipt, column_rows(RECEIPT, [dict(values) for values in rows]))


def record_receipt(work: Work, values: ReceiptValues) -> int:
    """Record money that came in for a contribution."""
    full: dict[str, Any] = dict(values)
    refuse(missing(RECEIPT, full) | _amount_problem(full))
    return work.add(Receipt(**column_values(RECEIPT, full)))


def change_receipt(
    work: Work, receipt_id: int, values: ReceiptValues, shown: int | None = None
) -> int:
    """Change some values of a receipt."""
    refuse(_amount_problem(dict(values)))
    row = work.get(Receipt, receipt_id)
    work.edit(row, cast("Mapping[str, Any]", values), RECEIPT, shown)
    return receipt_id


def remove_receipt(work: Work, receipt_id: int) -> int:
    """Remove a receipt that was recorded by mistake."""
    work.delete(work.get(Receipt, receipt_id))
    return receipt_id


def add_in_kind(work: Work, values: InKindValues) -> int:
    """Add something that is given in kind."""
    full: dict[str, Any] = dict(values)
    refuse(missing(IN_KIND, full))
    return work.add(InKind(**column_values(IN_KIND, full)))


def change_in_kind(
    work: Work, in_kind_id: int, values: InKindValues, shown: int | None = None
) -> int:
    """Change some values of something given in kind."""
    work.edit(work.get(InKind, in_kind_id), cast("Mapping[str, Any]", values), IN_KIND, shown)
    return in_kind_id


def remove_in_kind(work: Work, in_kind_id: int) -> int:
    """Remove something given in kind."""
    work.delete(work.get(InKind, in_kind_id))
    return in_kind_id


def _as_added(values: ContributionValues) -> dict[str, Any]:
    """Give the values of a new line with what follows from them: agreed where an amount is, else proposed."""
    given = values.get("agreed") is not None
    status = ContributionStatus.AGREED if given else ContributionStatus.PROPOSED
    return _invoiced({"status": status, **values})


def _as_changed(before: Mapping[str, Any], values: ContributionValues) -> dict[str, Any]:
    """Give changed values with what follows from them: agreed or no longer, and what was invoiced."""
    changed: dict[str, Any] = dict(values)
    if "agreed" in changed and "status" not in changed:
        changed["status"] = _agreement(changed["agreed"], before["status"])
    return _invoiced({**before, **changed}, changed)


def _agreement(agreed: int | None, before: ContributionStatus) -> ContributionStatus:
    if agreed is not None:
        return ContributionStatus.AGREED
    return ContributionStatus.TO_BE_AGREED if before == ContributionStatus.AGREED else before


def _invoiced(whole: Mapping[str, Any], changed: dict[str, Any] | None = None) -> dict[str, Any]:
    """Take the agreed amount for the invoiced one where an invoice is named without its amount."""
    given = dict(whole) if changed is None else changed
    if whole.get("invoice_number") and whole.get("invoiced") is None and "invoiced" not in given:
        given["invoiced"] = whole.get("agreed")
    return given


def _amount_problem(values: Mapping[str, Any]) -> dict[str, str]:
    if values.get("amount") == 0:
        return {"amount": "A receipt of nothing is none; give the amount that came in."}
    return {}
