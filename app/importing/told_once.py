"""What is said of many places in the same words, said once, with the places and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMED = 3
"""Places that are named; further ones are counted."""


def told_once(said: Iterable[tuple[str, str]]) -> list[str]:
    """Give each sentence once behind its places, in the order in which they were said first.

    `said` are pairs of place and sentence: [("A2", "Group is needed."), ...] gives "A2, A3, A4 and 25 more: Group is
    needed."
    """
    places: dict[str, list[str]] = {}
    for place, sentence in said:
        places.setdefault(sentence, []).append(place)
    return [
        f"{_where(found)}: {sentence}" if any(found) else sentence
        for sentence, found in places.items()
    ]


def _where(places: list[str]) -> str:
    different = list(dict.fromkeys(places))
    named = ", ".join(different[:_NAMED])
    more = len(different) - _NAMED
    return f"{named} and {more:,} more" if more > 0 else named
