"""The order of an agenda: places, the numbers 1, 2, 2.1 that follow from them, and when each item should begin."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.work import Work


class InPlace(Protocol):
    """What has a place among others of its kind: an item, a standing item, a paper."""

    place: int


class Placed(Protocol):
    """What can be numbered: an item with its place among those of the same parent."""

    @property
    def id(self) -> int:
        """The id by which others stand under it."""

    @property
    def parent_id(self) -> int | None:
        """The item that it stands under."""

    @property
    def place(self) -> int:
        """Its place there."""


P = TypeVar("P", bound=Placed)


def numbered(items: Iterable[P]) -> list[tuple[str, P]]:
    """Give items in the order of the meeting with their numbers; ties of place go by id."""
    below: dict[int | None, list[P]] = {}
    for item in sorted(items, key=lambda each: (each.place, each.id)):
        below.setdefault(item.parent_id, []).append(item)
    return list(_walk(below, None, ""))


def begins(start: time | None, lengths: Sequence[int | None]) -> list[time | None]:
    """Give when each item begins, from the meeting's start and the minutes allotted; none after one without."""
    moment = 60 * start.hour + start.minute if start else None
    found: list[time | None] = []
    for minutes in lengths:
        found.append(None if moment is None else time(moment // 60 % 24, moment % 60))
        moment = None if moment is None or minutes is None else moment + minutes
    return found


def put_in_places(work: Work, items: Iterable[InPlace]) -> None:
    """Give these the places from 1 in this order; what has its place already is left alone."""
    for place, item in enumerate(items, start=1):
        if item.place != place:
            item.place = place
    work.session.flush()


def _walk(
    below: dict[int | None, list[P]], parent: int | None, prefix: str
) -> Iterator[tuple[str, P]]:
    for count, item in enumerate(below.get(parent, ()), start=1):
        number = f"{prefix}{count}"
        yield number, item
        yield from _walk(below, item.id, f"{number}.")
