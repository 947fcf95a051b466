"""What a list remembers between runs: columns in order, widths, sort and filters."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from app.rows import Wish

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(Protocol):
    """Where lists keep what they remember, by the list's name."""

    def load(self, name: str) -> Mapping[str, Any]:
        """Give what was saved under a name, empty when nothing was."""

    def save(self, name: str, values: Mapping[str, Any]) -> None:
        """Save under a name."""


class MemoryState:
    """A State that lasts as long as the program, for tests and lists that need no other."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def load(self, name: str) -> Mapping[str, Any]:
        """Give what was saved."""
        return self.kept.get(name, {})

    def save(self, name: str, values: Mapping[str, Any]) -> None:
        """Keep it."""
        self.kept[name] = dict(values)


@dataclass(frozen=True)
class ListState:
    """The remembered values of one list; names of Fields that no longer exist are dropped by the table."""

    columns: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    search: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> ListState:
        """Read what was saved; a value of the wrong kind counts as not saved."""
        usual = asdict(cls())
        good = {
            name: value
            for name, value in stored.items()
            if name in usual and isinstance(value, type(usual[name]))
        }
        return cls(**good)

    def wish(self, names: set[str]) -> Wish:
        """Give the wish these values make for a list with Fields of these names."""
        filters = {name: text for name, text in self.filters.items() if name in names}
        return Wish(self.search, filters, self.sort if self.sort in names else "", self.descending)
