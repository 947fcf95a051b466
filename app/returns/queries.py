"""What can be asked about returns: rounds, and how far the return of each agency has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, case, func, select

from app.agencies.telling_apart import HAS_TWIN, told_apart
from app.belonging import Belonging, within
from app.fields import Ref
from app.record_values import named_values
from app.returns.templates import named
from app.typed import holding
from app.unit.queries import looked_after_by, ref_to
from app.unit.whose import EVERYBODY
from models.agencies import Agency
from models.partnerships import Partnership
from models.returns import (
    RequestState,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.unit.whose import Whose


OF_ROUND = Belonging(ReturnRound.partnership_id)
"""Requests and answers belong where their round does."""


@dataclass(frozen=True)
class RoundRecord:
    """A round with how many returns are in, of how many asked."""

    id: int
    version: int
    partnership: Ref
    name: str
    template: Ref
    kind: ReturnKind
    period: str
    issued_on: date | None
    due_on: date | None
    looked_after: Ref | None
    came: int
    asked: int
    chased: int

    @property
    def progress(self) -> str:
        """Say how many are in: "10 of 12"."""
        return f"{self.came} of {self.asked}"


@dataclass(frozen=True)
class RequestRecord:
    """One agency's share of a round."""

    id: int
    version: int
    agency: Ref
    round: Ref
    state: RequestState
    due_on: date | None
    made_on: date | None
    sent_on: date | None
    opened_on: date | None
    chased_on: date | None
    received_on: date | None
    queried_on: date | None
    moderated_on: date | None
    accepted_on: date | None
    completed_by: str | None
    contact: str | None
    source_name: str | None

    def is_overdue(self, today: date) -> bool:
        """Say whether it is past its due day and not in."""
        return self.received_on is None and self.due_on is not None and self.due_on < today


def rounds(session: Session, ids: Sequence[int]) -> list[RoundRecord]:
    """Read rounds with their counts in one query."""
    came = func.count(ReturnRequest.received_on)
    chased = func.sum(case((ReturnRequest.state == RequestState.CHASED, 1), else_=0))
    chosen = (
        select(
            ReturnRound,
            Partnership.name,
            ReturnTemplate.name,
            ReturnTemplate.edition,
            ReturnTemplate.kind,
            came,
            func.count(ReturnRequest.id),
            chased,
            looked_after_by(ReturnRound.looked_after_id),
        )
        .join(Partnership, Partnership.id == ReturnRound.partnership_id)
        .join(ReturnTemplate, ReturnTemplate.id == ReturnRound.template_id)
        .outerjoin(ReturnRequest, ReturnRequest.round_id == ReturnRound.id)
        .where(ReturnRound.id.in_(ids))
        .group_by(ReturnRound.id, Partnership.name, ReturnTemplate.id)
    )
    return [_round(row) for row in session.execute(chosen)]


def newest_round(
    session: Session, whose: Whose = EVERYBODY, partnership_id: int | None = None
) -> RoundRecord | None:
    """Give the round that is due last, of a partnership or of all, which the returns screen opens on."""
    chosen = select(ReturnRound.id).where(
        whose.condition(ReturnRound.looked_after_id), *within(OF_ROUND, partnership_id)
    )
    newest = chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc()).limit(1)
    ids = session.scalars(newest).all()
    return rounds(session, ids)[0] if ids else None


def last_round_of(session: Session, template_id: int, partnership_id: int | None) -> int | None:
    """Give the round that is due last of a template or another edition of it; None where none was opened."""
    name = select(ReturnTemplate.name).where(ReturnTemplate.id == template_id)
    chosen = (
        select(ReturnRound.id)
        .join(ReturnTemplate, ReturnTemplate.id == ReturnRound.template_id)
        .where(ReturnTemplate.name == name.scalar_subquery(), *within(OF_ROUND, partnership_id))
    )
    newest = chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc()).limit(1)
    return session.scalar(newest)


def requests(session: Session, ids: Sequence[int]) -> list[RequestRecord]:
    """Read requests with their agency and round in one query."""
    chosen = (
        select(ReturnRequest, Agency, HAS_TWIN, ReturnRound.name, ReturnRound.due_on)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .where(ReturnRequest.id.in_(ids))
    )
    return [_request(row) for row in session.execute(chosen)]


def all_rounds(session: Session, partnership_id: int | None = None) -> list[RoundRecord]:
    """Give every round of a partnership or of all, the one that is due last first."""
    chosen = select(ReturnRound.id).where(*within(OF_ROUND, partnership_id))
    found = rounds(session, session.scalars(chosen).all())
    return sorted(found, key=lambda each: (each.due_on or date.min, each.id), reverse=True)


def round_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give rounds whose name holds what was typed, for a form."""
    chosen = select(ReturnRound.id, ReturnRound.name).where(
        holding(typed, ReturnRound.name), *where
    )
    return [
        Ref(row.id, row.name)
        for row in session.execute(chosen.order_by(ReturnRound.due_on.desc()).limit(limit))
    ]


def template_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give templates whose name holds what was typed, for a form, the newest edition of each first."""
    chosen = select(ReturnTemplate.id, ReturnTemplate.name, ReturnTemplate.edition).where(
        holding(typed, ReturnTemplate.name)
    )
    in_order = chosen.order_by(ReturnTemplate.name, ReturnTemplate.edition.desc())
    return [
        Ref(row.id, named(row.name, row.edition)) for row in session.execute(in_order.limit(limit))
    ]


def _request(row: Any) -> RequestRecord:  # noqa: ANN401 - a row of several classes
    request, agency, has_twin, round_, due_on = tuple(row)
    name = told_apart(agency) if has_twin else agency.name
    return RequestRecord(
        agency=Ref(agency.id, name, agency.short_name or ""),
        round=Ref(request.round_id, round_),
        due_on=due_on,
        **named_values(request, _ASKED),
    )


def _round(row: Row[Any]) -> RoundRecord:
    record, partnership, template, edition, kind, came, asked, chased, member = tuple(row)
    return RoundRecord(
        record.id,
        record.version,
        Ref(record.partnership_id, partnership),
        record.name,
        Ref(record.template_id, named(template, edition)),
        kind,
        record.period,
        record.issued_on,
        record.due_on,
        ref_to(record.looked_after_id, member),
        came,
        asked,
        chased or 0,
    )


_ASKED = (
    "id",
    "version",
    "state",
    "made_on",
    "sent_on",
    "opened_on",
    "chased_on",
    "received_on",
    "queried_on",
    "moderated_on",
    "accepted_on",
    "completed_by",
    "contact",
    "source_name",
)
