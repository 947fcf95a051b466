"""The contributions of a financial year, as a return for the partners and as a document."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import show_money
from app.budget.remarks import year_in_words
from app.budget.statement import year_budget
from app.budget.years import year_or_present
from app.days import show_day
from app.fields import Fields, Flag, Link
from app.partnerships.queries import partnership_or_first
from app.shares import rounding_note
from reports.document import Paragraph, Report, Section
from reports.partnerships import ONE
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.budget.queries import ContributionRecord
    from app.budget.statement import YearBudget
    from reports.document import Block
    from reports.table import Cells

_AMOUNTS = ("Agreed", "Invoiced", "Received", "Outstanding")

OPTIONS: Fields = (
    Link("year", "Financial year", kind="financial-years", help="This year where none is named."),
    ONE,
    Flag("with_invoices", "With invoice numbers and dates"),
)


def build(
    core: Core,
    year: int | None = None,
    partnership: int | None = None,
    *,
    with_invoices: bool = True,
) -> Report:
    """List who contributes what in a financial year, what has come in and what is given in kind."""
    today = core.clock.today()
    with core.read() as session:
        chosen = year_or_present(session, year, partnership, today)
        budget = year_budget(session, chosen.id, today)
        body = partnership_or_first(session, chosen.partnership.id)
    return Report(
        f"Contributions {chosen.name}",
        tuple(_blocks(budget, with_invoices=with_invoices)),
        today,
        subtitle=year_in_words(budget),
        partnership=body.name,
        basis=f"Receipts recorded up to {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def contributions_table(
    budget: YearBudget, *, with_invoices: bool = False, places: int = 2
) -> Table:
    """Put each contribution in a row, the amounts added up; a note says where rounded shares do not come to 100 %."""
    columns = [
        Column("Agency", width=24),
        Column("Share", Kind.PERCENT, places=2),
        *(Column(each, Kind.MONEY, places=places) for each in _AMOUNTS),
        Column("Status"),
    ]
    if with_invoices:
        columns[1:1] = [Column("Financial year"), *([Column("Line")] if _has_lines(budget) else [])]
        columns += [Column("Invoice number"), Column("Invoice date", Kind.DAY)]
    paid = budget.paid
    share = Decimal(100) if paid.agreed else None
    total: Cells = ("Total", share, paid.agreed, paid.invoiced, paid.received, paid.outstanding, "")
    if with_invoices:
        total = (
            "Total",
            *("" for _ in range(2 if _has_lines(budget) else 1)),
            *total[1:],
            "",
            None,
        )
    return Table(
        tuple(columns),
        tuple(
            _row(each, with_invoices=with_invoices, with_line=_has_lines(budget))
            for each in budget.contributions
        ),
        total=total if budget.contributions else None,
        note=rounding_note([each.share for each in budget.contributions]),
        empty="No agency has been asked for a contribution yet.",
    )


def in_kind_table(budget: YearBudget, *, places: int = 2) -> Table:
    """Put what is given in kind in rows, with its estimated value."""
    return Table(
        (
            Column("What is given", width=40),
            Column("Agency"),
            Column("Value", Kind.MONEY, places=places),
        ),
        tuple(
            (each.what, each.agency.name if each.agency else None, each.value)
            for each in budget.in_kind
        ),
        total=("Total", "", budget.in_kind_value),
        note="Estimated values; not part of the contributions or the budget.",
    )


def _blocks(budget: YearBudget, *, with_invoices: bool) -> list[Block]:
    paid = budget.paid
    told = (
        f"{show_money(paid.received)} of {show_money(paid.agreed)} agreed has been received; "
        f"{show_money(paid.outstanding)} is outstanding."
    )
    found: list[Block] = [
        Paragraph(told, look="lead"),
        contributions_table(budget, with_invoices=with_invoices),
    ]
    open_ones = [each for each in budget.contributions if each.agreed is None]
    if open_ones:
        found.append(_not_agreed(open_ones))
    if budget.in_kind:
        found.append(Section("Given in kind", (in_kind_table(budget),)))
    return found


def _not_agreed(found: list[ContributionRecord]) -> Section:
    rows = tuple(
        (each.name, each.proposed, Cell(each.status.title_text, tone=each.status.tone))
        for each in found
    )
    columns = (Column("Agency", width=34), Column("Proposed", Kind.MONEY), Column("Status"))
    return Section("Not agreed yet", (Table(columns, rows),))


def _has_lines(budget: YearBudget) -> bool:
    return any(each.label for each in budget.contributions)


def _row(line: ContributionRecord, *, with_invoices: bool, with_line: bool) -> Cells:
    status = Cell(line.payment, tone=line.standing.tone)
    amounts: Cells = (
        line.share,
        line.agreed,
        line.invoiced,
        line.received,
        line.outstanding,
        status,
    )
    if with_invoices:
        named = (line.agency.name, line.year.name, *([line.label] if with_line else []))
        return (*named, *amounts, line.invoice_number, line.invoice_date)
    return (line.name, *amounts)
