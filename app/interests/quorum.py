"""The quorum of single items: without those who came later, had left, or left because of an interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.attendance.rates import PRESENT
from app.attendance.register import at_item
from app.groups.quorum import evaluate
from app.groups.terms import quorum_rule
from app.interests.fields import Handling
from app.seats.voices import voices
from app.wording import capital, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord
    from app.attendance.records import Register
    from app.groups.quorum import Quorum
    from app.interests.queries import InterestRecord


def gone(interests: Sequence[InterestRecord], item_id: int) -> frozenset[int]:
    """Give the seats whose members left for an item because of an interest in it."""
    return frozenset(
        each.seat.id
        for each in interests
        if each.seat and each.item and each.item.id == item_id and each.handling is Handling.LEFT
    )


def item_quorums(
    session: Session,
    found: Register,
    items: Sequence[ItemRecord],
    interests: Sequence[InterestRecord],
) -> dict[int, Quorum]:
    """Give the quorum of each item at which others were there than at the whole meeting; two queries, or none."""
    order = [each.id for each in items]
    there = {row.seat_id for row in found.rows if row.code in PRESENT}
    at = {
        each: {row.seat_id for row in at_item(found.rows, order, each) if row.code in PRESENT}
        - gone(interests, each)
        for each in order
    }
    if all(present == there for present in at.values()):
        return {}
    group, day = found.meeting.group.id, found.meeting.day
    rule, spoken = quorum_rule(session, group, day), voices(session, group, day)
    return {
        each: evaluate(rule, spoken, present) for each, present in at.items() if present != there
    }


def not_quorate(quorums: Mapping[int, Quorum], items: Sequence[ItemRecord]) -> str:
    """Say for which items a quorum was not there: "Not quorate for items 5 and 6: L&SC ICB is missing."."""
    missing: dict[str, list[str]] = {}
    for each in items:
        quorum = quorums.get(each.id)
        if quorum is not None and quorum.is_met is False:
            missing.setdefault(quorum.missing, []).append(each.number)
    told = (
        f"not quorate for item{'s' if len(numbers) > 1 else ''} {listed(numbers)}: {why}"
        for why, numbers in missing.items()
    )
    sentence = "; ".join(told)
    return f"{capital(sentence)}." if sentence else ""
