"""The agencies that are schools, listed by what tells schools apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agencies.fields import SCHOOL
from app.agencies.queries import AGENCIES
from models.agencies import Agency, Sector

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.listing import Scope


def is_school(session: Session, agency_id: int) -> bool:
    """Say whether an agency is a school."""
    chosen = select(Agency.sector).where(Agency.id == agency_id)
    return session.scalars(chosen).first() is Sector.SCHOOL


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return [*AGENCIES.within(scope), Agency.sector == Sector.SCHOOL]


_COLUMNS = {
    each.name: AGENCIES.columns[each.name] for each in SCHOOL if each.name in AGENCIES.columns
}
SCHOOLS = replace(
    AGENCIES,
    kind="schools",
    title="Schools",
    one="school",
    fields=SCHOOL,
    columns=_COLUMNS,
    within=_within,
)
