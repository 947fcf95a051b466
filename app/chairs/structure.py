"""The structure of a partnership on a day: its groups in levels, and which reports to which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.chairs.queries import chairs_on
from app.groups.fields import Tier
from app.groups.queries import GroupRecord, groups
from app.listing import AS_AT
from app.seats.holding import person_in_seat
from models.groups import Group, GroupParent
from models.periods import on
from models.seats import Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class GroupBox:
    """A group of the chart with its chair in words and how many of its seats are filled."""

    group: GroupRecord
    level: int
    chair: str
    seats: int
    filled: int

    @property
    def id(self) -> int:
        """The group's id."""
        return self.group.id

    @property
    def vacant(self) -> int:
        """How many seats nobody is in."""
        return self.seats - self.filled


@dataclass(frozen=True)
class Structure:
    """Groups by level from the highest, each level in its order, with the lines (group, parent) between them.

    `apart` holds the bodies of others that no line touches, such as linked boards.
    """

    day: date
    levels: tuple[tuple[GroupBox, ...], ...]
    apart: tuple[GroupBox, ...]
    lines: tuple[tuple[int, int], ...]

    @property
    def boxes(self) -> tuple[GroupBox, ...]:
        """Every group, from the highest level down."""
        return tuple(box for level in self.levels for box in level) + self.apart


def structure(session: Session, partnership_id: int, day: date) -> Structure:
    """Give the structure of a partnership on a day, in a fixed number of queries.

    A group of another partnership of the file stands in it where one of its own reports to it, as both boards do to a
    joint executive.
    """
    own = select(Group.id).where(Group.partnership_id == partnership_id, on(Group, day))
    above = select(GroupParent.parent_id).where(GroupParent.group_id.in_(own), on(GroupParent, day))
    ids = session.scalars(
        select(Group.id).where(or_(Group.id.in_(own), Group.id.in_(above)), on(Group, day))
    ).all()
    found = {each.id: each for each in groups(session, ids, {"as_at": day})}
    parents = {
        each.id: [ref.id for ref in each.reports_to if ref.id in found] for each in found.values()
    }
    touched = {parent for own in parents.values() for parent in own} | {
        group_id for group_id, own in parents.items() if own
    }
    boxes = _boxes(session, found, _levels(parents), day)
    joined = [box for box in boxes if box.id in touched or not box.group.attended_only]
    return Structure(
        day,
        _ordered(joined, parents),
        tuple(sorted((box for box in boxes if box not in joined), key=_standing)),
        tuple((group_id, parent) for group_id, own in parents.items() for parent in own),
    )


def seat_counts(
    session: Session, group_ids: Sequence[int], day: date
) -> dict[int, tuple[int, int]]:
    """Give per group how many seats it has on a day and how many are filled."""
    person = person_in_seat(AS_AT)
    chosen = (
        select(Seat.group_id, func.count(), func.count(person))
        .where(Seat.group_id.in_(group_ids), on(Seat, AS_AT))
        .group_by(Seat.group_id)
    )
    rows = session.execute(chosen, {"as_at": day})
    return {group_id: (seats, filled) for group_id, seats, filled in rows}


def _boxes(
    session: Session, found: Mapping[int, GroupRecord], levels: Mapping[int, int], day: date
) -> list[GroupBox]:
    chairs = chairs_on(session, list(found), day)
    counts = seat_counts(session, list(found), day)
    return [
        GroupBox(
            group,
            levels[group_id],
            chairs[group_id].told if group_id in chairs else "",
            *counts.get(group_id, (0, 0)),
        )
        for group_id, group in found.items()
    ]


def _levels(parents: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Put each group one level below its lowest parent; a circle in old data ends where it began."""
    levels: dict[int, int] = {}

    def level(group_id: int, above: frozenset[int]) -> int:
        if group_id not in levels:
            own = [each for each in parents[group_id] if each not in above]
            under = [level(each, above | {group_id}) for each in own]
            levels[group_id] = 1 + max(under, default=-1)
        return levels[group_id]

    for group_id in parents:
        level(group_id, frozenset({group_id}))
    return levels


def _ordered(
    boxes: Sequence[GroupBox], parents: Mapping[int, Sequence[int]]
) -> tuple[tuple[GroupBox, ...], ...]:
    """Order each level so that groups stand below their parents; ties by tier and name."""
    rows: list[tuple[GroupBox, ...]] = []
    place: dict[int, float] = {}
    for level in sorted({box.level for box in boxes}):
        row = [box for box in boxes if box.level == level]
        middle = {
            box.id: _mean([place[each] for each in parents[box.id] if each in place]) for box in row
        }
        row.sort(key=lambda box: (middle[box.id], *_standing(box)))
        for number, box in enumerate(row):
            place[box.id] = (number + 0.5) / len(row)
        rows.append(tuple(row))
    return tuple(rows)


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def _standing(box: GroupBox) -> tuple[int, str]:
    return list(Tier).index(box.group.tier), box.group.name.casefold()
