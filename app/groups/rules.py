"""Rules of groups, of whom they report to, and of terms of reference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.periods import order_problem, overlapping, show_period
from models.groups import Group, GroupParent, QuorumBasis, TermsOfReference

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def group_problems(
    session: Session, group_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a group's values as a whole: `{field name: sentence}`."""
    found = order_problem(values)
    name = values.get("name")
    if name and _taken(session, group_id, values):
        found["name"] = (
            f"This partnership has a group called “{name}” already. Choose another name."
        )
    if group_id is not None and _circles(session, group_id, values.get("reports_to") or ()):
        found["reports_to"] = "A group cannot report to itself or to a group that reports to it."
    return found


def terms_problems(
    session: Session, terms_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to two versions in force on one day and to a quorum that can never be met."""
    found = order_problem(values) | quorum_problems(values)
    same = TermsOfReference.group_id == values.get("group")
    other = overlapping(session, TermsOfReference, same, values, but=terms_id)
    if other is not None and not found:
        period = show_period(other.first_day, other.last_day) or "without end"
        found["first_day"] = (
            f"Terms of reference are in force {period}. End those first, or choose other days."
        )
    return found


def quorum_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Object to a number without what it is counted in, and to more agencies wanted than are named."""
    least, basis = values.get("quorum_least"), values.get("quorum_basis")
    named = values.get("quorum_named") or ()
    if least and basis is None:
        return {"quorum_basis": "Say whether the number is counted in agencies or in seats."}
    if basis is QuorumBasis.NAMED and least and least > len(named):
        return {
            "quorum_named": f"{least} agencies are wanted and {len(named)} named; name all that may count."
        }
    if named and basis is not QuorumBasis.NAMED:
        return {"quorum_basis": "Agencies are named below, so choose “The agencies named below”."}
    if basis is not None and not least:
        return {"quorum_least": "Say how many are needed, or leave “Counted in” empty."}
    return {}


def _taken(session: Session, group_id: int | None, values: Mapping[str, Any]) -> bool:
    other = select(Group.id).where(
        func.lower(Group.name) == str(values["name"]).lower(),
        Group.partnership_id == values.get("partnership"),
        Group.last_day.is_(None),
    )
    if group_id is not None:
        other = other.where(Group.id != group_id)
    return session.scalar(other.limit(1)) is not None


def _circles(session: Session, group_id: int, parents: Iterable[int]) -> bool:
    """Walk up from the parents through all reporting lines without an end."""
    lines: dict[int, list[int]] = {}
    current = select(GroupParent.group_id, GroupParent.parent_id).where(
        GroupParent.last_day.is_(None)
    )
    for child, parent in session.execute(current):
        lines.setdefault(child, []).append(parent)
    waiting, seen = list(parents), set[int]()
    while waiting:
        each = waiting.pop()
        if each == group_id:
            return True
        if each not in seen:
            seen.add(each)
            waiting += lines.get(each, [])
    return False
