"""The quorum of single items: without those who came later, had left, or left because of an interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.attendance.rates import PRESENT
from app.attendance.register import present_at, there_at
from app.groups.quorum import evaluate
from app.groups.terms import quorum_rule
from app.interests.fields import Handling
from app.interests.queries import interests_of
from app.seats.voices import voices
from app.wording import capital, listed
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord
    from app.attendance.records import Register, RegisterRow
    from app.groups.quorum import Quorum
    from app.interests.queries import InterestRecord


def gone(interests: Sequence[InterestRecord], items: Collection[int | None]) -> frozenset[int]:
    """Give the seats whose members left for one of these items, which are an item and the one it stands under."""
    return frozenset(
        each.seat.id
        for each in interests
        if each.seat and each.item and each.item.id in items and each.handling is Handling.LEFT
    )


def gone_for(interests: Sequence[InterestRecord], item: ItemRecord) -> frozenset[int]:
    """Give the seats whose members left for an item, or the one it stands under, because of an interest in it."""
    return gone(interests, {item.id, item.parent.id if item.parent else None})


def there_for(
    session: Session, rows: tuple[RegisterRow, ...], item_id: int
) -> tuple[RegisterRow, ...]:
    """Give the rows of a register that are there for an item, whatever the reason why others are not."""
    item = session.get_one(AgendaItem, item_id)
    away = gone(interests_of(session, item.meeting_id), {item.id, item.parent_id})
    return tuple(row for row in there_at(session, rows, item_id) if row.seat_id not in away)


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
        each.id: present_at(found.rows, order, each.id, gone_for(interests, each)) for each in items
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
