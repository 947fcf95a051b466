"""What can be asked about contributions and their receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.budget.payment import Payment, payment
from app.fields import Ref
from app.record_values import named_values
from app.shares import percentages
from app.typed import holding
from models.agencies import Agency
from models.budget import Contribution, FinancialYear, Receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.budget.fields import ContributionBasis, ContributionStatus
    from app.listing import Scope


@dataclass(frozen=True)
class ContributionRecord:
    """A contribution with what came in for it and how its payment stands; amounts in pence."""

    id: int
    version: int
    agency: Ref
    label: str | None
    year: Ref
    share: Decimal | None
    proposed: int | None
    agreed: int | None
    invoiced: int | None
    received: int
    status: ContributionStatus
    basis: ContributionBasis | None
    cost_code: str | None
    invoice_number: str | None
    invoice_date: date | None
    due_on: date | None
    notes: str | None
    as_at: date | None
    """The day for which it says what is overdue; None says only what is due."""

    @property
    def outstanding(self) -> int:
        """Give what is agreed and has not come in; less than nothing where too much came."""
        return (self.agreed or 0) - self.received

    @property
    def standing(self) -> Payment:
        """Say how the payment stands, with its tone."""
        return payment(self, self.as_at)

    @property
    def payment(self) -> str:
        """Say how the payment stands."""
        return self.standing.words

    @property
    def name(self) -> str:
        """Name the payer, with its line where it has several."""
        return _payer(self.agency.name, self.label)

    @property
    def brief(self) -> str:
        """Name the payer by its short name, with its line where it has several."""
        return _payer(self.agency.short or self.agency.name, self.label)


@dataclass(frozen=True)
class ReceiptRecord:
    """Money that came in for a contribution."""

    id: int
    version: int
    contribution: Ref
    day: date | None
    amount: int
    reference: str | None


def contributions(
    session: Session, ids: Sequence[int], scope: Scope | None = None
) -> list[ContributionRecord]:
    """Read contributions with receipts and shares in three queries; the scope's `as_at` says what is overdue."""
    received = received_by(session, ids)
    chosen = (
        select(Contribution, Agency.name, Agency.short_name, FinancialYear.name)
        .join(Agency, Agency.id == Contribution.agency_id)
        .join(FinancialYear, FinancialYear.id == Contribution.year_id)
        .where(Contribution.id.in_(ids))
    )
    rows = session.execute(chosen).all()
    shares = shares_in(session, {row.year_id for row, *_ in rows})
    return [
        ContributionRecord(
            agency=Ref(row.agency_id, agency, short or ""),
            year=Ref(row.year_id, year),
            share=shares.get(row.id),
            received=received.get(row.id, 0),
            as_at=(scope or {}).get("as_at"),
            **named_values(row, _PLAIN),
        )
        for row, agency, short, year in rows
    ]


def received_by(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Give what came in for each of these contributions, in pence."""
    chosen = (
        select(Receipt.contribution_id, func.sum(Receipt.amount))
        .where(Receipt.contribution_id.in_(ids))
        .group_by(Receipt.contribution_id)
    )
    return {contribution_id: int(amount) for contribution_id, amount in session.execute(chosen)}


def agreed_and_received(session: Session, year_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Give what was agreed for each of these years and what has come in for it, in pence, in one query."""
    received = (
        select(func.sum(Receipt.amount))
        .join(Contribution, Contribution.id == Receipt.contribution_id)
        .where(Contribution.year_id == FinancialYear.id)
        .scalar_subquery()
    )
    agreed = (
        select(func.sum(Contribution.agreed))
        .where(Contribution.year_id == FinancialYear.id)
        .scalar_subquery()
    )
    chosen = select(agreed, received).where(FinancialYear.id.in_(year_ids))
    return [(int(due or 0), int(came or 0)) for due, came in session.execute(chosen)]


def shares_in(session: Session, years: set[int]) -> dict[int, Decimal | None]:
    """Give each contribution's share of all that is agreed in its year, equal ones of equal amounts."""
    chosen = (
        select(Contribution.year_id, Contribution.id, Contribution.agreed)
        .where(Contribution.year_id.in_(years))
        .order_by(Contribution.year_id, Contribution.id)
    )
    by_year: dict[int, list[tuple[int, int]]] = {}
    for year_id, contribution_id, agreed in session.execute(chosen):
        by_year.setdefault(year_id, []).append((contribution_id, agreed or 0))
    found: dict[int, Decimal | None] = {}
    for lines in by_year.values():
        shares = percentages([amount for _, amount in lines])
        found |= {each: share for (each, _), share in zip(lines, shares, strict=True)}
    return found


def receipts(session: Session, ids: Sequence[int]) -> list[ReceiptRecord]:
    """Read receipts with the name of their contribution."""
    chosen = (
        select(Receipt, Contribution.label, Agency.name)
        .join(Contribution, Contribution.id == Receipt.contribution_id)
        .join(Agency, Agency.id == Contribution.agency_id)
        .where(Receipt.id.in_(ids))
    )
    return [
        ReceiptRecord(
            row.id,
            row.version,
            Ref(row.contribution_id, f"{agency}, {label}" if label else agency),
            row.day,
            row.amount,
            row.reference,
        )
        for row, label, agency in session.execute(chosen)
    ]


def contribution_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that contributions are found by."""
    return {
        each.id: (
            f"{each.name}, {each.year}",
            " ".join(filter(None, (each.invoice_number, each.cost_code, each.notes))),
        )
        for each in contributions(session, ids)
    }


def contribution_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give contributions whose agency, line, year or invoice holds every word typed, newest year first."""
    chosen = (
        select(Contribution.id, Contribution.label, Agency.name, FinancialYear.name)
        .join(Agency, Agency.id == Contribution.agency_id)
        .join(FinancialYear, FinancialYear.id == Contribution.year_id)
    )
    everything = (
        Agency.name,
        Contribution.label,
        FinancialYear.name,
        Contribution.invoice_number,
    )
    chosen = chosen.where(holding(typed, *everything), *where).order_by(
        FinancialYear.first_day.desc(), Agency.name, Contribution.id
    )
    return [
        Ref(each, f"{agency}, {label}, {year}" if label else f"{agency}, {year}")
        for each, label, agency, year in session.execute(chosen.limit(limit))
    ]


def _payer(name: str, label: str | None) -> str:
    """Name a payer and its line; a line that the name ends with already is not said twice."""
    said = label is None or name.casefold().endswith(label.casefold())
    return name if said else f"{name}, {label}"


_PLAIN = (
    "id",
    "version",
    "label",
    "proposed",
    "agreed",
    "invoiced",
    "status",
    "basis",
    "cost_code",
    "invoice_number",
    "invoice_date",
    "due_on",
    "notes",
)
