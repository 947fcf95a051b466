"""How financial years, contributions, receipts and the headings of a budget are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select

from app.agencies.queries import BOTH_NAMES
from app.belonging import Belonging
from app.budget.fields import (
    BUDGET_LINE,
    CONTRIBUTION,
    FINANCIAL_YEAR,
    IN_KIND,
    INCOME_LINE,
    RECEIPT,
    ContributionStatus,
)
from app.budget.headings import in_kind, income, line_words, lines
from app.budget.queries import contribution_words, contributions, receipts
from app.budget.years import years
from app.listing import AS_AT, Listing, unscoped
from app.search import Searched
from app.unit.queries import looked_after_by
from models.agencies import Agency
from models.budget import BudgetLine, Contribution, FinancialYear, IncomeLine, InKind, Receipt
from models.partnerships import Partnership, Priority
from models.spending import SpendingLine

if TYPE_CHECKING:
    from app.listing import Scope

_RECEIVED = func.coalesce(
    select(func.sum(Receipt.amount))
    .where(Receipt.contribution_id == Contribution.id)
    .scalar_subquery(),
    0,
)
_AGREED = func.coalesce(Contribution.agreed, 0)
_PAYMENT: ColumnElement[Any] = case(
    *(
        (Contribution.status == status, literal(status.title_text))
        for status in ContributionStatus
        if status != ContributionStatus.AGREED
    ),
    (_AGREED < _RECEIVED, literal("Overpaid")),
    (and_(_AGREED == _RECEIVED, _AGREED == 0), literal("Nothing due")),
    (_AGREED == _RECEIVED, literal("Received")),
    (Contribution.due_on < AS_AT, literal("Overdue")),
    (Contribution.due_on.is_not(None), literal("Due")),
    (_RECEIVED != 0, literal("Part received")),
    (Contribution.invoiced.is_(None), literal("Not invoiced")),
    else_=literal("Invoiced"),
)
"""The words of app/budget/payment.py without their days, for sorting and filtering."""


_LEDGER = (
    select(func.sum(SpendingLine.amount))
    .where(SpendingLine.heading_id == BudgetLine.id)
    .scalar_subquery()
)


def _of_year(record: type[Contribution | BudgetLine | IncomeLine | InKind]) -> Any:  # noqa: ANN401
    def within(scope: Scope) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if scope.get("year"):
            found.append(record.year_id == scope["year"])
        return found

    return within


def _receipts_within(scope: Scope) -> list[ColumnElement[bool]]:
    wanted = scope.get("contribution")
    return [Receipt.contribution_id == wanted] if wanted else []


_OF_YEAR = Belonging(FinancialYear.partnership_id)

YEARS = Listing(
    kind="financial-years",
    title="Financial years",
    one="financial year",
    fields=FINANCIAL_YEAR,
    table="financial_year",
    id_column=FinancialYear.id,
    source=FinancialYear.__table__.join(
        Partnership.__table__, Partnership.id == FinancialYear.partnership_id
    ),
    columns={
        "partnership": Partnership.name,
        "name": FinancialYear.name,
        "first_day": FinancialYear.first_day,
        "last_day": FinancialYear.last_day,
        "opening_reserve": FinancialYear.opening_reserve,
        "figures_to": FinancialYear.figures_to,
        "children_share": FinancialYear.children_share,
        "looked_after": looked_after_by(FinancialYear.looked_after_id),
    },
    records=unscoped(years),
    order=("partnership", "first_day"),
    about=lambda record: record.name,
    belongs=_OF_YEAR,
)

CONTRIBUTIONS = Listing(
    kind="contributions",
    title="Contributions",
    one="contribution",
    fields=CONTRIBUTION,
    table="contribution",
    id_column=Contribution.id,
    source=Contribution.__table__.join(Agency.__table__, Agency.id == Contribution.agency_id).join(
        FinancialYear.__table__, FinancialYear.id == Contribution.year_id
    ),
    columns={
        "agency": Agency.name,
        "label": Contribution.label,
        "year": FinancialYear.name,
        "proposed": Contribution.proposed,
        "agreed": Contribution.agreed,
        "invoiced": Contribution.invoiced,
        "received": _RECEIVED,
        "outstanding": _AGREED - _RECEIVED,
        "payment": _PAYMENT,
        "status": Contribution.status,
        "basis": Contribution.basis,
        "cost_code": Contribution.cost_code,
        "invoice_number": Contribution.invoice_number,
        "invoice_date": Contribution.invoice_date,
        "due_on": Contribution.due_on,
    },
    found_by={"agency": BOTH_NAMES},
    records=contributions,
    within=_of_year(Contribution),
    order=("year", "agency", "label"),
    about=lambda record: f"{record.name}, {record.year}",
    is_dated=True,
    belongs=_OF_YEAR,
)

RECEIPTS = Listing(
    kind="receipts",
    title="Receipts",
    one="receipt",
    fields=RECEIPT,
    table="receipt",
    id_column=Receipt.id,
    source=Receipt.__table__.join(
        Contribution.__table__, Contribution.id == Receipt.contribution_id
    ).join(Agency.__table__, Agency.id == Contribution.agency_id),
    columns={
        "contribution": Agency.name,
        "day": Receipt.day,
        "amount": Receipt.amount,
        "reference": Receipt.reference,
    },
    records=unscoped(receipts),
    within=_receipts_within,
    order=("day",),
    about=lambda record: record.contribution.name,
    belongs=Belonging(Contribution.year_id, FinancialYear),
)

BUDGET_LINES = Listing(
    kind="budget-lines",
    title="Budget lines",
    one="budget line",
    fields=BUDGET_LINE,
    table="budget_line",
    id_column=BudgetLine.id,
    source=BudgetLine.__table__.join(
        FinancialYear.__table__, FinancialYear.id == BudgetLine.year_id
    ).outerjoin(Priority.__table__, Priority.id == BudgetLine.priority_id),
    columns={
        "year": FinancialYear.name,
        "position": BudgetLine.position,
        "heading": BudgetLine.heading,
        "priority": Priority.name,
        "budget": BudgetLine.budget,
        "spent": BudgetLine.spent,
        "ledger": _LEDGER,
        "committed": BudgetLine.committed,
        "forecast": BudgetLine.forecast,
        "variance": BudgetLine.budget - BudgetLine.forecast,
    },
    records=unscoped(lines),
    within=_of_year(BudgetLine),
    order=("year", "position"),
    about=lambda record: f"{record.heading}, {record.year}",
    belongs=_OF_YEAR,
)

INCOME_LINES = Listing(
    kind="income-lines",
    title="Income lines",
    one="income line",
    fields=INCOME_LINE,
    table="income_line",
    id_column=IncomeLine.id,
    source=IncomeLine.__table__.join(
        FinancialYear.__table__, FinancialYear.id == IncomeLine.year_id
    ),
    columns={
        "year": FinancialYear.name,
        "position": IncomeLine.position,
        "heading": IncomeLine.heading,
        "budget": IncomeLine.budget,
        "received": IncomeLine.received,
        "forecast": IncomeLine.forecast,
    },
    records=unscoped(income),
    within=_of_year(IncomeLine),
    order=("year", "position"),
    about=lambda record: f"{record.heading}, {record.year}",
    belongs=_OF_YEAR,
)

IN_KINDS = Listing(
    kind="in-kind",
    title="Given in kind",
    one="gift in kind",
    fields=IN_KIND,
    table="in_kind",
    id_column=InKind.id,
    source=InKind.__table__.join(
        FinancialYear.__table__, FinancialYear.id == InKind.year_id
    ).outerjoin(Agency.__table__, Agency.id == InKind.agency_id),
    columns={
        "year": FinancialYear.name,
        "agency": Agency.name,
        "what": InKind.what,
        "value": InKind.value,
    },
    found_by={"agency": BOTH_NAMES},
    records=unscoped(in_kind),
    within=_of_year(InKind),
    order=("year", "agency"),
    about=lambda record: record.what,
    belongs=_OF_YEAR,
)

CONTRIBUTION_WORDS = Searched(
    12, "contribution", "contributions", contribution_words, icon="hand-coins"
)
BUDGET_LINE_WORDS = Searched(
    13, "budget_line", "budget-lines", line_words, icon="wallet", word="budget line"
)
