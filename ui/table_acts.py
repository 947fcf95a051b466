"""What lists are given: the acts on their rows, and what all lists share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.link_editors import NO_CHOICES, Choices
from ui.table_state import MemoryState, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field

KEYS = (
    ("Return", "Open the row"),
    ("F2", "Change the cell, for all chosen rows at once"),
    ("Delete", "Delete the chosen rows"),
    ("Letters", "Filter the list"),
    ("Ctrl+Shift+F", "Filter by column"),
    ("Alt+Down", "Menu of the column: sort, filter, hide"),
    ("Ctrl+A", "Choose all rows"),
    ("Ctrl+C", "Copy the chosen rows"),
    ("Ctrl+Shift+C", "Copy with the headings"),
    ("Home, End", "First or last row"),
)
"""The keys of every list, for F1."""


@dataclass(frozen=True)
class Acts:
    """What a person can do with the rows of a list; what is None is not offered."""

    open: Callable[[int], object] | None = None
    edit: Callable[[Sequence[int], str, Any], object] | None = None
    delete: Callable[[Sequence[int]], object] | None = None
    export: Callable[[Sequence[Field], Sequence[int]], object] | None = None
    add: tuple[str, Callable[[], object]] | None = None
    open_words: str = "Open"
    delete_words: str = "Delete"


@dataclass(frozen=True)
class Surroundings:
    """What lists share: where they remember, what links are chosen from, and who shows errors."""

    state: State
    choices: Choices
    attempt: Callable[[Callable[[], object]], bool]


def _straight(act: Callable[[], object]) -> bool:
    act()
    return True


def alone() -> Surroundings:
    """Give surroundings for a list by itself: nothing is remembered, errors are raised."""
    return Surroundings(MemoryState(), NO_CHOICES, _straight)
