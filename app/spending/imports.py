"""Lines of a ledger read from what councils, police and fire services publish or send: with headings or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.budget.operations import add_year_holding
from app.budget.years import years_of
from app.fields import Day, Fields, Link, Money, Text, by_name
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values, partnership_of
from app.partnerships.operations import partnership_meant
from app.partnerships.queries import all_partnerships
from app.partnerships.years import year_of
from app.spending.content import columns_by_content
from app.spending.fields import SPENDING_LINE
from app.spending.operations import add_lines, change_lines
from models.budget import FinancialYear
from models.spending import SpendingLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.budget.years import YearRecord
    from app.spending.fields import SpendingValues
    from app.work import Work

_TOLD = ("description", "category", "cost_code")
"""What a line that came before may be told otherwise; the rest of it says which line it is."""

FIELDS: Fields = (
    Link("partnership", "Partnership", kind="partnerships", aliases=("board",)),
    Day(
        "day",
        "Date",
        required=True,
        aliases=(
            *("payment date", "date paid", "paid on", "pay date", "date of payment"),
            *("transaction date", "posting date", "effective date", "invoice date"),
            *("ledger date", "accounting date", "value date"),
        ),
    ),
    Text(
        "supplier",
        "Supplier",
        aliases=(
            *("supplier name", "supplier final", "name", "vendor", "vendor name", "payee"),
            *("beneficiary", "merchant", "merchant name", "creditor", "paid to"),
        ),
    ),
    Text(
        "description",
        "Description",
        longest=2000,
        aliases=(
            *("details", "narrative", "line description", "transaction description"),
            *("invoice description", "purpose", "purpose of spend", "detail"),
        ),
    ),
    Money(
        "amount",
        "Amount",
        required=True,
        aliases=(
            *("net amount", "amount paid", "payment amount", "invoice amount", "line amount"),
            *("total invoice amount", "total", "total amount", "net value", "value", "net"),
            *("gross amount", "amount excl vat", "amount inc vat", "spend", "actual"),
        ),
    ),
    Text(
        "reference",
        "Reference",
        aliases=(
            *("transaction number", "transaction no", "transaction ref", "transaction id"),
            *("ref", "ref no", "our ref", "hbc ref no", "reference number", "reference no"),
            *("invoice number", "invoice no", "invoice ref", "voucher", "voucher number"),
            *("document number", "document no", "payment reference", "journal number"),
        ),
    ),
    Text(
        "cost_code",
        "Cost code",
        aliases=(
            *("cost centre", "cost center", "service cost centre", "cost centre description"),
            *("directorate", "department", "service", "service area", "division"),
            *("cost centre name", "cost centre code", "organisational unit"),
        ),
    ),
    Text(
        "category",
        "Category",
        aliases=(
            *("expenditure category", "account detail", "subjective description", "subjective"),
            *("expense type", "expenditure type", "account", "account description", "nominal"),
            *("account code", "spend category", "expense area", "procurement category"),
        ),
    ),
    by_name(SPENDING_LINE)["occurrence"],
)


def existing(session: Session, rows: Sequence[Values]) -> Iterator[Existing]:
    """Give the lines of the partnership that have the day and amount of one of these rows."""
    days = [row["day"] for row in rows if row.get("day")]
    if not days:
        return
    wanted = {(row.get("day"), row.get("amount")) for row in rows}
    body = partnership_of(rows)
    told = [getattr(SpendingLine, name) for name in _COMPARED]
    chosen = (
        select(SpendingLine.id, SpendingLine.version, *told)
        .join(FinancialYear, FinancialYear.id == SpendingLine.year_id)
        .where(SpendingLine.day.between(min(days), max(days)))
        .order_by(SpendingLine.id)
    )
    if body is not None:
        chosen = chosen.where(FinancialYear.partnership_id == body)
    for row_id, version, *values in session.execute(chosen):
        if (values[0], values[1]) in wanted:
            yield Existing(row_id, version, dict(zip(_COMPARED, values, strict=True)))


def would_store(values: Values, _line: Existing) -> Values:
    """Give what of a row its line would take over."""
    return {name: values[name] for name in _TOLD if name in values}


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add lines, each to the financial year that holds its day, and change what is told otherwise."""
    body = partnership_meant(work, partnership_of(row.values for row in rows))
    years = _Years(work, body)
    new = [row for row in rows if row.existing is None]
    add_lines(work, [_line(years, work.source_name, row) for row in new])
    change_lines(
        work,
        {
            row.existing.id: {name: now for name, (_, now) in row.changes.items()}
            for row in rows
            if row.existing is not None and row.changes
        },
    )


def goes_to(session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the financial years that the lines go to, and which of them the file has not got yet."""
    body = next(
        (each for each in all_partnerships(session) if partnership_of(rows) in {None, each.id}),
        None,
    )
    if body is None:
        return None
    known = years_of(session, body.id)
    days = {row["day"] for row in rows if row.get("day")}
    held = {each: _holding(known, each) for each in days}
    new = {year_of(body.financial_year, day).name for day, year in held.items() if not year}
    old = {year.name for year in held.values() if year}
    told = [*sorted(old), *(f"{name} (new)" for name in sorted(new - old))]
    return ("Financial year", ", ".join(told)) if told else None


class _Years:
    """The financial years of a partnership by their days; one that is missing is added when a line needs it."""

    def __init__(self, work: Work, body: int) -> None:
        self._work = work
        self._body = body
        self._known = years_of(work.session, body)
        self._ids: dict[date, int] = {}

    def holding(self, day: date) -> int:
        """Give the id of the year that holds a day."""
        if day not in self._ids:
            found = _holding(self._known, day)
            self._ids[day] = found.id if found else self._add(day)
        return self._ids[day]

    def _add(self, day: date) -> int:
        added = add_year_holding(self._work, self._body, day)
        self._known = years_of(self._work.session, self._body)
        return added


def _holding(known: Sequence[YearRecord], day: date) -> YearRecord | None:
    return next((year for year in known if year.first_day <= day <= year.last_day), None)


def _line(years: _Years, source: str | None, row: Accepted) -> SpendingValues:
    told: Any = {name: row.values.get(name) for name in _COMPARED}
    told |= {"source": source, "place": f"{row.sheet}, row {row.row}"}
    return cast("SpendingValues", {**told, "year": years.holding(row.values["day"])})


_COMPARED = (
    *("day", "amount", "supplier", "reference", "occurrence"),
    *("description", "category", "cost_code"),
)

SPENDING = ImportKind(
    "spending",
    "Spending lines",
    FIELDS,
    key=("reference", "day", "amount", "supplier", "occurrence"),
    existing=existing,
    store=store,
    would_store=would_store,
    signs=("spending", "spend", "expenditure", "transparency", "payments over"),
    shown=Shown("spending-lines", "spending_line"),
    goes_to=goes_to,
    nth="occurrence",
    by_content=columns_by_content,
)
