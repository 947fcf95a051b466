"""What lists are given: the acts on their rows, and what all lists share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.table_state import MemoryState, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from ui.link_editors import Choices

LETTERS = ("Letters", "Filter the list")
"""The key of a list whose filter stands beside it."""

KEYS = (
    ("Return", "Open the row"),
    ("F2", "Change the cell, for all chosen rows at once"),
    ("Delete", "Delete the chosen rows"),
    LETTERS,
    ("Ctrl+H", "History of the record"),
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
    """What a person can do with the rows of a list; what is None is not offered.

    `letter` is told what is typed in the list, which elsewhere begins to filter it. `table` names the table of the file
    whose rows these are, for their history, where the source does not say it.
    """

    open: Callable[[int], object] | None = None
    edit: Callable[[Sequence[int], str, Any], object] | None = None
    delete: Callable[[Sequence[int]], object] | None = None
    export: Callable[[Sequence[Field], Sequence[int]], object] | None = None
    add: tuple[str, Callable[[], object]] | None = None
    letter: Callable[[str], object] | None = None
    open_words: str = "Open"
    delete_words: str = "Delete"
    table: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What lists share: where they remember, what links are chosen from, who shows errors and a record's history."""

    state: State
    choices: Choices
    attempt: Callable[[Callable[[], object]], bool]
    history: Callable[[str, int], object] | None = None


def _straight(act: Callable[[], object]) -> bool:
    act()
    return True


def alone() -> Surroundings:
    """Give surroundings for a list by itself: nothing is remembered, errors are raised."""
    from ui.link_editors import NO_CHOICES  # noqa: PLC0415 - every window needs this module, few need editors at once

    return Surroundings(MemoryState(), NO_CHOICES, _straight)
