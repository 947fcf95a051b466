"""Mine or both: which records one member of the unit sees to, as a condition of every query that asks.

A record is a member's own when it says so, or when nobody present looks after it. Where somebody of the unit is named
as the doer (the minute taker of a meeting, the owner of an action), that wins over the group's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, true

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.unit.queries import UnitMemberRecord


@dataclass(frozen=True)
class Whose:
    """What is asked for: everything, or what `me` sees to and what nobody of `others` does."""

    is_all: bool = True
    me: UnitMemberRecord | None = None
    others: tuple[UnitMemberRecord, ...] = ()

    def condition(self, looked_after: Any, doer: Any = None) -> ColumnElement[bool]:  # noqa: ANN401 - SQL expressions
        """Give the condition for a record: the id of who looks after it, and the doer's name where it has one."""
        if self.is_all:
            return true()
        by_record: ColumnElement[bool] = or_(
            looked_after.is_(None), looked_after.not_in([each.id for each in self.others])
        )
        if doer is None:
            return by_record
        mine = _is_called(doer, [self.me] if self.me else [])
        return or_(mine, and_(not_(_is_called(doer, self.others)), by_record))

    def holds(self, looked_after: int | None) -> bool:
        """Say whether a record belongs here, by the id of who looks after it."""
        return self.is_all or looked_after not in {each.id for each in self.others}


EVERYBODY = Whose()


def mine(members: Iterable[UnitMemberRecord], me: UnitMemberRecord | None) -> Whose:
    """Give what one of the members present sees to; without one, what nobody does."""
    others = tuple(each for each in members if me is None or each.id != me.id)
    return Whose(is_all=False, me=me, others=others)


def _is_called(doer: Any, members: Iterable[UnitMemberRecord]) -> ColumnElement[bool]:  # noqa: ANN401 - SQL
    """Say that a text is a member's name or initials, alone or before a comma: "Sana Khan, Business manager"."""
    first = func.lower(func.coalesce(doer, ""))
    names = [name.lower() for each in members for name in (each.name, each.initials)]
    begun = [first.startswith(f"{name},", autoescape=True) for name in names]
    return or_(first.in_(names), *begun)
