"""Schools asked for their share of a round all at once: those of a phase, an authority or a trust."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from sqlalchemy import func, or_, select

from app.agencies.fields import OF_SCHOOLS, SCHOOL, Phase
from app.errors import UserError
from app.fields import Day, Fields
from app.returns.operations import ask_agencies
from models.agencies import Agency, Sector

if TYPE_CHECKING:
    from app.work import Work

SCHOOLS_ASKED: Fields = (
    *(each for each in SCHOOL if each.name in {"phase", "local_authority", "trust"}),
    Day("sent_on", "Sent", help="The day it went out; empty while it has not."),
)
"""Which schools are asked; what is left empty leaves none out."""


class SchoolsAsked(TypedDict, total=False):
    """Which schools are asked, and when it went out."""

    phase: Phase | None
    local_authority: str | None
    trust: str | None
    sent_on: date | None


class NoSuchSchools(UserError):
    """No school of the file is of the phase, authority and trust that were named."""

    def __init__(self) -> None:
        super().__init__(
            "No school in the file is of this phase, authority and trust. Import the authority's list of schools "
            "first, or leave a part empty."
        )


def ask_schools(work: Work, round_id: int, values: SchoolsAsked) -> range:
    """Ask every school that fits and is not closed; those that were asked before are passed over."""
    chosen = select(Agency.id).where(
        Agency.sector == Sector.SCHOOL,
        or_(Agency.closed_on.is_(None), Agency.closed_on >= work.today),
    )
    for name in OF_SCHOOLS:
        wanted = values.get(name)
        if isinstance(wanted, Phase):
            chosen = chosen.where(Agency.phase == wanted)
        elif wanted:
            chosen = chosen.where(func.lower(getattr(Agency, name)) == str(wanted).strip().lower())
    ids = work.session.scalars(chosen.order_by(Agency.name, Agency.id)).all()
    if not ids:
        raise NoSuchSchools
    return ask_agencies(work, round_id, ids, values.get("sent_on"))
