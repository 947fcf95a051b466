"""What the screen asks of the open file and the settings: links to choose from, searching, and what lists remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.fields import Ref
    from app.search import Found
    from ui.partnership import ChosenPartnership
from ui.header import Hit


class FileChoices:
    """Finds records of the open file by the catalogue; features register how a missing one is made."""

    def __init__(self, core: Core, partnership: ChosenPartnership | None = None) -> None:
        """Offer the records of the chosen partnership before those of others."""
        self._core = core
        self._partnership = partnership
        self._adding: dict[str, Callable[[str], Ref | None]] = {}

    def register(self, kind: str, add: Callable[[str], Ref | None]) -> None:
        """Let links of a kind offer `Add "name"`; the function makes the record."""
        self._adding[kind] = add

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text; those of another partnership say whose they are."""
        from app.owners import offered  # noqa: PLC0415 - loads every feature's tables, as late as can be

        own = self._partnership.id if self._partnership else None
        with self._core.read() as session:
            return offered(session, kind, text, own)

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


def find_everything(
    core: Core, text: str, partnership: ChosenPartnership | None = None
) -> list[Hit]:
    """Give the records that fit a text, best first, of all partnerships; nothing while no file is open."""
    from app.search import search  # noqa: PLC0415 - loaded already, since the window works with a core

    if core.file is None:
        return []
    with core.read() as session:
        found = search(session, text)
        whose = _others(session, found, partnership)
    return [
        Hit(
            ", ".join(filter(None, (each.title, whose.get((each.kind, each.record_id))))),
            each.piece,
            each.kind,
            each.record_id,
        )
        for each in found
    ]


def _others(
    session: Session, found: Sequence[Found], partnership: ChosenPartnership | None
) -> dict[tuple[str, int], str]:
    """Give the partnership of what is not of the chosen one, in a query per kind found."""
    from app.owners import owners  # noqa: PLC0415 - loads every feature's tables, for a file that needs it

    if partnership is None or not partnership.several:
        return {}
    return {
        (kind, record_id): owner.name
        for kind in {each.kind for each in found}
        for record_id, owner in owners(
            session, kind, [each.record_id for each in found if each.kind == kind]
        ).items()
        if owner.id != partnership.id
    }
