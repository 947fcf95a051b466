"""What can be asked about the unit's members, and which of them sits before the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.fields import Ref
from app.listing import Listing, unscoped
from app.record_values import named_values
from app.typed import holding
from app.unit.fields import UNIT_MEMBER
from models.periods import on
from models.unit import UnitMember, UnitRole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class UnitMemberRecord:
    """Somebody of the unit between two days."""

    id: int
    version: int
    name: str
    initials: str
    role: UnitRole
    first_day: date | None
    last_day: date | None

    def is_called(self, *names: str) -> bool:
        """Say whether one of these is the member's name or initials, in any case."""
        own = {self.name.casefold(), self.initials.casefold()}
        return any(name.strip().casefold() in own for name in names if name.strip())


def unit_members(session: Session, ids: Sequence[int]) -> list[UnitMemberRecord]:
    """Read members of the unit."""
    rows = session.scalars(select(UnitMember).where(UnitMember.id.in_(ids)))
    return [UnitMemberRecord(**named_values(row, _PLAIN)) for row in rows]


def members_on(session: Session, day: date) -> list[UnitMemberRecord]:
    """Give who works in the unit on a day, the business manager first."""
    ids = session.scalars(select(UnitMember.id).where(on(UnitMember, day))).all()
    order = list(UnitRole)
    return sorted(unit_members(session, ids), key=lambda each: (order.index(each.role), each.id))


def member_called(
    members: Sequence[UnitMemberRecord], initials: str, name: str
) -> UnitMemberRecord | None:
    """Give the member of these initials, else the one of this name, None where there is neither."""
    by_initials = (each for each in members if each.is_called(initials))
    return next(by_initials, None) or next((each for each in members if each.is_called(name)), None)


def looked_after_by(column: Any) -> Any:  # noqa: ANN401 - the column that refers, and a scalar of SQL
    """Give in SQL the name of who looks after a record."""
    return select(UnitMember.name).where(UnitMember.id == column).scalar_subquery()


def ref_to(member_id: int | None, name: str | None) -> Ref | None:
    """Give who looks after a record as it appears there, None where nobody does."""
    return Ref(member_id, name) if member_id is not None and name is not None else None


def unit_member_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give members who have not left whose name or initials hold what was typed."""
    chosen = select(UnitMember.id, UnitMember.name).where(
        UnitMember.last_day.is_(None), holding(typed, UnitMember.name, UnitMember.initials)
    )
    return [Ref(*row) for row in session.execute(chosen.order_by(UnitMember.name).limit(limit))]


_PLAIN = ("id", "version", "name", "initials", "role", "first_day", "last_day")

UNIT_MEMBERS = Listing(
    kind="unit-members",
    title="The unit",
    one="member of the unit",
    fields=UNIT_MEMBER,
    table="unit_member",
    id_column=UnitMember.id,
    source=UnitMember,
    columns={
        "name": UnitMember.name,
        "initials": UnitMember.initials,
        "role": UnitMember.role,
        "first_day": UnitMember.first_day,
        "last_day": UnitMember.last_day,
    },
    records=unscoped(unit_members),
    order=("role", "name"),
    about=lambda record: record.name,
)
