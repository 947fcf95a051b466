"""What can be done to the unit's members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.people.rules import initials_of
from app.unit.fields import UNIT_MEMBER, UnitMemberValues, UnitRole
from app.unit.queries import members_on
from app.unit.rules import member_problems
from models.unit import UnitMember

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_member(work: Work, values: UnitMemberValues) -> int:
    """Add a member of the unit."""
    full: dict[str, Any] = {"name": None, "initials": None, "role": UnitRole.OFFICER, **values}
    refuse(problems(UNIT_MEMBER, full) | member_problems(work.session, None, full))
    return work.add(UnitMember(**column_values(UNIT_MEMBER, full)))


def change_member(
    work: Work, member_id: int, values: UnitMemberValues, shown: int | None = None
) -> int:
    """Change some values of a member; who has left has a last day and keeps what was theirs."""
    row = work.get(UnitMember, member_id)
    given = cast("Mapping[str, Any]", values)
    whole = field_values(UNIT_MEMBER, row) | dict(given)
    refuse(problems(UNIT_MEMBER, whole) | member_problems(work.session, member_id, whole))
    work.edit(row, given, UNIT_MEMBER, shown)
    return member_id


def remove_member(work: Work, member_id: int) -> int:
    """Remove a member who looks after nothing; one who did is given a last day instead."""
    work.delete(work.get(UnitMember, member_id))
    return member_id


def join(work: Work, name: str, initials: str) -> int:
    """Enter who works with the file for the first time: the first as manager, whoever follows as officer.

    Initials that were not given are taken from the name.
    """
    role = UnitRole.OFFICER if members_on(work.session, work.today) else UnitRole.MANAGER
    known = initials or initials_of(name)[:6]
    return add_member(
        work, {"name": name, "initials": known, "role": role, "first_day": work.today}
    )
