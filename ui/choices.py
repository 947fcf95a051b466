"""What the screen asks of the open file and the settings: links to choose from, searching, and what lists remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.bootstrap import Core
    from app.fields import Ref
from ui.header import Hit


class FileChoices:
    """Finds records of the open file by the catalogue; features register how a missing one is made."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._adding: dict[str, Callable[[str], Ref | None]] = {}

    def register(self, kind: str, add: Callable[[str], Ref | None]) -> None:
        """Let links of a kind offer `Add "name"`; the function makes the record."""
        self._adding[kind] = add

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text."""
        from app.catalogue import CHOICES  # noqa: PLC0415 - loads every feature's tables, as late as can be

        with self._core.read() as session:
            return CHOICES[kind](session, text)

    def add(self, kind: str, text: str) -> Ref | None:
        """Make a record of that name."""
        return self._adding[kind](text) if kind in self._adding else None

    def can_add(self, kind: str) -> bool:
        """Say whether a feature registered the kind."""
        return kind in self._adding


class SettingsState:
    """Keeps what lists remember in the user's settings."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def load(self, name: str) -> Mapping[str, Any]:
        """Give what was saved under a list's name."""
        kept = self._core.settings.now.lists.get(name)
        return kept if isinstance(kept, dict) else {}

    def save(self, name: str, values: Mapping[str, Any]) -> None:
        """Save under a list's name."""
        lists = {**self._core.settings.now.lists, name: dict(values)}
        self._core.settings.change(lists=lists)


def find_everything(core: Core, text: str) -> list[Hit]:
    """Give the records that fit a text, best first; nothing while no file is open."""
    from app.search import search  # noqa: PLC0415 - loaded already, since the window works with a core

    if core.file is None:
        return []
    with core.read() as session:
        found = search(session, text)
    return [Hit(each.title, each.piece, each.kind, each.record_id) for each in found]


def fitting(refs: Sequence[Ref], text: str) -> list[Ref]:
    """Give those of a few records whose names hold every word of a text."""
    words = text.casefold().split()
    return [ref for ref in refs if all(word in ref.name.casefold() for word in words)]
