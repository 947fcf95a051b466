"""What the screen asks of the open file and the settings: links to choose from, searching, and what lists remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.wording import capital
from ui.finder import Hit, Hits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.fields import Ref
    from app.finding import Found
    from ui.link_editors import Choices
    from ui.partnership import ChosenPartnership


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


class OwnChoices:
    """The base of choices that find some kinds in their own way; everything else is chosen as everywhere."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text."""
        return self._choices.find(kind, text)

    def add(self, kind: str, text: str) -> Ref | None:
        """Make a record of that name, or give None where its kind cannot be made."""
        return self._choices.add(kind, text)

    def can_add(self, kind: str) -> bool:
        """Say whether a record of the kind can be made by its name."""
        return self._choices.can_add(kind)


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


def find_everything(core: Core, typed: str, partnership: ChosenPartnership | None = None) -> Hits:
    """Give the records that fit what was typed, of all partnerships, or a sentence that says why there are none."""
    from app.finding import LEAST, search  # noqa: PLC0415 - loaded already, since the window works with a core
    from app.marking import spans, words_of  # noqa: PLC0415 - the same

    if core.file is None:
        return Hits()
    words = words_of(typed)
    if sum(map(len, words)) < LEAST:
        return Hits((), _HINT)
    with core.read() as session:
        found = search(session, typed, MOST)
        whose = _others(session, found, partnership)
        seats = _seats(session, found, core.clock.today())
    found.sort(key=lambda each: (each.kind, each.record_id) in whose)
    if not found:
        return Hits((), f"Nothing is called or holds “{typed}”. Try the beginning of another word.")
    kinds = _kinds()
    hits = [
        Hit(
            ", ".join(filter(None, (each.title, whose.get((each.kind, each.record_id))))),
            piece,
            each.kind,
            each.record_id,
            *kinds[each.kind],
            spans(each.title, words),
            spans(piece, words),
        )
        for each in found
        for piece in [
            " · ".join(filter(None, (seats.get((each.kind, each.record_id)), each.piece)))
        ]
    ]
    return Hits(hits, "More fits than is shown. Type more of it." if len(hits) == MOST else "")


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


def _seats(session: Session, found: Sequence[Found], today: date) -> dict[tuple[str, int], str]:
    """Tell seats of one group apart, by whom each speaks for and who is in it; in a few queries, if any is found."""
    from app.seats.queries import members  # noqa: PLC0415 - loads tables, as late as can be

    ids = [each.record_id for each in found if each.kind == "members"]
    rows = members(session, ids, {"as_at": today}) if ids else []
    return {
        ("members", row.id): ", ".join(
            filter(None, (row.agency_short or row.agency, row.holder or "vacant"))
        )
        for row in rows
    }


def _kinds() -> dict[str, tuple[str, str]]:
    """Give per kind that is searched what one is called, "Agency", "Agenda item", and its icon."""
    from app.catalogue import SEARCHED  # noqa: PLC0415 - loads every feature's tables, as late as can be
    from app.naming import kind_of  # noqa: PLC0415 - the same

    return {
        each.kind: (capital(each.word or kind_of(each.table)[0]), each.icon) for each in SEARCHED
    }


MOST = 30
"""Records that a search shows."""

_HINT = "Type two letters or more of a name, post, title or number, or of a word in the minutes."


def fitting(refs: Sequence[Ref], text: str) -> list[Ref]:
    """Give those of a few records whose names hold every word of a text."""
    words = text.casefold().split()
    return [ref for ref in refs if all(word in ref.name.casefold() for word in words)]
