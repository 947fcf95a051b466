"""Contributions read from workbooks: what each agency agreed to pay in a year, and what has come in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.agencies.arriving import add_new_agencies
from app.amounts import show_money
from app.budget.fields import CONTRIBUTION
from app.budget.operations import (
    add_contributions,
    add_year,
    change_contributions,
    record_receipts,
)
from app.budget.queries import ContributionRecord, contributions
from app.errors import Unreadable
from app.fields import Fields, Link, Money, Ref, Text, by_name
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values
from app.importing.names import fold_name
from app.partnerships.operations import partnership_meant
from app.partnerships.queries import all_partnerships, partnership_or_first
from app.partnerships.years import read_year_name, year_of
from app.record_values import named_values
from models.budget import Contribution, FinancialYear

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.budget.fields import ContributionValues, ReceiptValues
    from app.work import Work


@dataclass(frozen=True)
class YearName(Text):
    """A financial year as partners write it, read as it is named here: 2024/25 is 2024-25."""

    def _read(self, text: str) -> str:
        name = read_year_name(text)
        if name is None:
            raise Unreadable(f"“{text}” is not a financial year; write it as 2024-25.")
        return name


_YEAR_IN_TITLE = re.compile(r"(?<!\d)20\d{2}\s*[-/–]\s*(?:20)?\d{2}(?!\s*[-/]?\d)")
_OF_FORM = by_name(CONTRIBUTION)
_CARRIED = (
    "proposed",
    "agreed",
    "invoiced",
    "cost_code",
    "invoice_number",
    "invoice_date",
    "due_on",
    "notes",
)

FIELDS: Fields = (
    Link("partnership", "Partnership", kind="partnerships", aliases=("board",)),
    replace(
        _OF_FORM["agency"],
        aliases=("organisation", "organization", "partner", "contributor", "payer", "agency name"),
    ),
    replace(_OF_FORM["label"], aliases=("service", "department", "contribution line")),
    YearName("year", "Financial year", required=True, aliases=("year", "fy", "period")),
    replace(_OF_FORM["proposed"], aliases=("proposed contribution", "requested", "asked for")),
    replace(
        _OF_FORM["agreed"],
        aliases=("agreed contribution", "contribution", "amount", "agreed amount"),
    ),
    replace(_OF_FORM["invoiced"], aliases=("invoice amount", "amount invoiced")),
    Money(
        "received",
        "Received",
        aliases=("paid", "amount received", "amount paid", "received to date"),
    ),
    replace(
        _OF_FORM["cost_code"],
        listed=False,
        aliases=("cost centre", "po", "po number", "purchase order"),
    ),
    replace(_OF_FORM["invoice_number"], aliases=("invoice no", "invoice", "invoice ref")),
    replace(_OF_FORM["invoice_date"], listed=False, aliases=("date of invoice", "invoiced on")),
    replace(_OF_FORM["due_on"], listed=False, aliases=("due date", "payment due")),
    replace(_OF_FORM["notes"], aliases=("note", "comment", "comments")),
)


def in_title(text: str) -> Mapping[str, str]:
    """Find the financial year that a title or a name says in full, as 2025/26; a day such as 2011-12-05 is none."""
    found = _YEAR_IN_TITLE.search(text)
    name = read_year_name(found[0]) if found else None
    return {"year": name} if name else {}


def rules(values: Values) -> Mapping[str, str]:
    """Object to a line without any amount."""
    if not any(name in values for name in ("proposed", "agreed", "received")):
        return {"agreed": "This line has no amount: give what is agreed, or what was proposed."}
    return {}


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Remark on less than nothing received, which only corrects what came in before."""
    received = values.get("received") or 0
    if received >= 0:
        return ()
    return (
        f"Received is {show_money(received)}, less than nothing: right only if it was paid back",
    )


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the contributions of the years named; an only line of an agency is also meant without its label."""
    names = {row["year"] for row in rows if row.get("year")}
    chosen = (
        select(Contribution.id, FinancialYear.partnership_id)
        .join(FinancialYear, FinancialYear.id == Contribution.year_id)
        .where(FinancialYear.name.in_(names))
    )
    bodies = {row.id: row.partnership_id for row in session.execute(chosen)}
    records = contributions(session, list(bodies))
    known = {each.id: Ref(each.id, each.name) for each in all_partnerships(session)}
    first = next(iter(known), None)
    lines = Counter((each.agency.id, each.year.id) for each in records)
    for record in records:
        body = bodies[record.id]
        labels = (
            {record.label, None} if lines[record.agency.id, record.year.id] == 1 else {record.label}
        )
        partnerships = (known[body], None) if body == first else (known[body],)
        for label in labels:
            for partnership in partnerships:
                yield Existing(record.id, record.version, _compared(record, label, partnership))


def would_store(values: Values, _line: Existing) -> Values:
    """Give what of a row its line would take over; payer, label and year only say which line it is."""
    return {name: values[name] for name in (*_CARRIED, "received") if name in values}


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add and change contributions; what has come in more or less than before becomes a receipt of its own."""
    arrivals = _Arrivals(work, rows)
    new = [row for row in rows if row.existing is None]
    ids = add_contributions(work, [arrivals.contribution(row.values) for row in new])
    receipts = [
        _receipt(line, row.values.get("received"), 0) for line, row in zip(ids, new, strict=True)
    ]
    changes: dict[int, Any] = {}
    for row in rows:
        if row.existing is not None:
            line, before = row.existing.id, row.existing.values["received"]
            changes[line] = {
                name: now for name, (_, now) in row.changes.items() if name in _CARRIED
            }
            receipts.append(_receipt(line, row.values.get("received"), before))
    change_contributions(work, changes)
    record_receipts(work, [each for each in receipts if each is not None])


def _receipt(line: int, received: int | None, before: int) -> ReceiptValues | None:
    if received is None or received == before:
        return None
    note = "From a workbook, which gives no day"
    return {"contribution": line, "amount": received - before, "reference": note}


def _compared(
    record: ContributionRecord, label: str | None, partnership: Ref | None
) -> dict[str, Any]:
    plain = named_values(record, _CARRIED)
    return {
        **plain,
        "agency": record.agency,
        "label": label,
        "year": record.year.name,
        "received": record.received,
        "partnership": partnership,
    }


class _Arrivals:
    """The agencies and years that a workbook names and the file does not know yet, each added once."""

    def __init__(self, work: Work, rows: Sequence[Accepted]) -> None:
        self._work = work
        self._agencies = add_new_agencies(work, (row.values.get("agency") for row in rows))
        self._years: dict[tuple[int | None, str], int] = {}

    def contribution(self, values: Values) -> ContributionValues:
        """Give the values of a new line, its links by id."""
        given: Any = {name: values[name] for name in _CARRIED if name in values}
        agency = values["agency"]
        known = isinstance(agency, Ref)
        given["agency"] = agency.id if known else self._agencies[fold_name(agency.name)]
        given["year"] = self.year(values)
        given["label"] = values.get("label")
        return cast("ContributionValues", given)

    def year(self, values: Values) -> int:
        """Give the id of a year of the partnership named, else of the only one."""
        named = values.get("partnership")
        key = (named.id if named else None, values["year"])
        if key not in self._years:
            self._years[key] = self._find_year(partnership_meant(self._work, key[0]), key[1])
        return self._years[key]

    def _find_year(self, partnership_id: int, name: str) -> int:
        chosen = select(FinancialYear.id).where(
            FinancialYear.partnership_id == partnership_id, FinancialYear.name == name
        )
        found = self._work.session.scalars(chosen).first()
        if found is not None:
            return found
        start = partnership_or_first(self._work.session, partnership_id).financial_year
        days = year_of(start, date.fromisoformat(f"{name[:4]}-{start}"))
        return add_year(
            self._work,
            {
                "partnership": partnership_id,
                "name": name,
                "first_day": days.first_day,
                "last_day": days.last_day,
            },
        )


CONTRIBUTION_RETURN = ImportKind(
    "contributions",
    "Contributions",
    FIELDS,
    key=("partnership", "agency", "label", "year"),
    existing=existing,
    store=store,
    creates=frozenset({"agency"}),
    rules=rules,
    remarks=remarks,
    would_store=would_store,
    in_title=in_title,
    given_later=frozenset({"year"}),
    signs=("contributions", "contribution", "funding"),
    shown=Shown("contributions", "contribution"),
)
