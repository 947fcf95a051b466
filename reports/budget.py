"""The budget of a financial year: contributions, spending against each heading, and how the reserve will close."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from app.budget.fields import show_pounds, variance_words
from app.budget.remarks import headings_over, opening_remark, spending_title, year_in_words
from app.budget.statement import year_budget
from app.budget.years import year_or_present
from app.days import show_day, show_full_day
from app.fields import Fields, Link
from app.partnerships.queries import partnership_or_first
from reports.contributions import contributions_table, in_kind_table
from reports.document import Bar, Bars, Paragraph, Report, Section
from reports.partnerships import ONE
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.bootstrap import Core
    from app.budget.headings import LineRecord
    from app.budget.statement import YearBudget
    from reports.document import Block
    from reports.table import Cells

V = TypeVar("V")
_VARIANCE = "Variance is budget less forecast for the whole year."

OPTIONS: Fields = (
    Link("year", "Financial year", kind="financial-years", help="This year where none is named."),
    ONE,
)


def build(core: Core, year: int | None = None, partnership: int | None = None) -> Report:
    """Report a financial year as it stands: contributions, spending, variance and the reserve."""
    today = core.clock.today()
    with core.read() as session:
        chosen = year_or_present(session, year, partnership, today)
        budget = year_budget(session, chosen.id, today)
        body = partnership_or_first(session, chosen.partnership.id)
    return Report(
        f"Budget {chosen.name}",
        (
            Paragraph(_in_short(budget), look="lead"),
            *([Paragraph(chosen.narrative)] if chosen.narrative else []),
            Section("Contributions", (contributions_table(budget, places=_pence(_paid(budget))),)),
            Section(spending_title(budget), tuple(_spending(budget))),
            Section("Reserve", tuple(_reserve(budget))),
            *_in_kind(budget),
        ),
        today,
        subtitle=year_in_words(budget),
        partnership=body.name,
        basis=_basis(budget),
        marking=body.marking or "",
    )


def spending_table(budget: YearBudget) -> Table:
    """Put each heading in a row, its variance in words."""
    with_ledger = bool(budget.in_ledger.lines)
    amounts = ("Budget", "Spent", *_ledger(with_ledger, "Ledger"), "Committed", "Forecast")
    total = budget.spending
    return Table(
        (
            Column("Heading", width=26),
            *(Column(each, Kind.MONEY, places=_pence(_spent(budget))) for each in amounts),
            Column("Variance", align="right"),
        ),
        tuple(_line(each, with_ledger=with_ledger) for each in budget.lines),
        total=(
            "Total",
            total.budget,
            total.spent,
            *_ledger(with_ledger, budget.in_ledger.amount),
            total.committed,
            total.forecast,
            variance_words(total.variance),
        ),
        note=" ".join(filter(None, (_VARIANCE, _ledger_note(budget)))),
        empty="No heading has been entered yet.",
    )


def reserve_table(budget: YearBudget) -> Table:
    """Show how the opening reserve becomes the closing one, line by line."""
    year, statement = budget.year, budget.statement
    rows: list[tuple[str, int]] = [
        (f"Opening, {show_full_day(year.first_day)}", statement.opening),
        ("+ Contributions agreed", statement.contributions),
        *((f"+ {heading}", amount) for heading, amount in statement.income),
        ("− Forecast spending", statement.spending),
    ]
    total = (f"= Closing, {show_full_day(year.last_day)}", statement.closing)
    places = _pence((statement.closing, *(amount for _, amount in rows)))
    columns = (Column("Reserve", width=40), Column("Amount", Kind.MONEY, places=places))
    return Table(columns, tuple(rows), total=total)


def _in_short(budget: YearBudget) -> str:
    total, statement, over = budget.spending, budget.statement, headings_over(budget)
    against = (
        "is the budget"
        if total.variance == 0
        else f"is {variance_words(total.variance)} the budget"
    )
    return (
        f"Forecast spending of {show_pounds(total.forecast)} {against} of "
        f"{show_pounds(total.budget)}{over and f', {over}'}. "
        f"The reserve is forecast to close at {show_pounds(statement.closing)}."
    )


def _basis(budget: YearBudget) -> str:
    to = budget.year.figures_to
    return f"Spending entered up to {show_day(to)}" if to else "Spending as entered"


def _spending(budget: YearBudget) -> list[Block]:
    found: list[Block] = [spending_table(budget)]
    used = [each for each in budget.lines if each.budget > 0]
    if used:
        bars = tuple(
            Bar(each.heading, _used(each), "bad" if _used(each) > 100 else "none") for each in used
        )
        found.append(Bars("Spent and committed, of the budget", bars, Kind.PERCENT, places=0))
    found += [
        Paragraph(f"{each.heading}: {each.narrative}") for each in budget.lines if each.narrative
    ]
    return found


def _reserve(budget: YearBudget) -> list[Block]:
    found: list[Block] = [reserve_table(budget)]
    if budget.opening_differs_by:
        found.append(Paragraph(opening_remark(budget), look="small"))
    if budget.split and budget.year.children_share is not None:
        children, adults = budget.split
        share = budget.year.children_share
        told = (
            f"Forecast spending by side: children {share.normalize():f} %, {show_pounds(children)}; "
            f"adults {(100 - share).normalize():f} %, {show_pounds(adults)}."
        )
        found.append(Paragraph(told, look="small"))
    return found


def _in_kind(budget: YearBudget) -> list[Block]:
    if not budget.in_kind:
        return []
    places = _pence(each.value for each in budget.in_kind)
    return [Section("Given in kind", (in_kind_table(budget, places=places),))]


def _used(line: LineRecord) -> Decimal:
    return Decimal(100) * (line.spent + line.committed) / line.budget


def _line(line: LineRecord, *, with_ledger: bool) -> Cells:
    words = variance_words(line.variance)
    variance = Cell(words, tone="bad") if line.variance < 0 else words
    spent = (line.spent, *_ledger(with_ledger, line.ledger))
    return (line.heading, line.budget, *spent, line.committed, line.forecast, variance)


def _ledger(with_ledger: bool, value: V) -> tuple[V, ...]:  # noqa: FBT001 - whether the column is there
    """Give what stands in the ledger's column, nothing where there is none."""
    return (value,) if with_ledger else ()


def _ledger_note(budget: YearBudget) -> str:
    """Say what the ledger's column is, and what of the ledger no heading holds."""
    if not budget.in_ledger.lines:
        return ""
    note = f"Ledger is {budget.in_ledger.words}; Spent is as the unit entered it."
    loose = budget.no_heading
    return f"{note} Lines without a heading: {loose.words}." if loose.lines else note


def _pence(amounts: Iterable[int]) -> int:
    """Show pence only where some amount has any, so that a table is written one way."""
    return 2 if any(amount % 100 for amount in amounts) else 0


def _paid(budget: YearBudget) -> Iterator[int]:
    for each in budget.contributions:
        yield from (each.agreed or 0, each.invoiced or 0, each.received)


def _spent(budget: YearBudget) -> Iterator[int]:
    for each in budget.lines:
        yield from (each.budget, each.spent, each.ledger or 0, each.committed, each.forecast)
