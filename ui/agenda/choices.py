"""What forms of a meeting choose from: the items of its own agenda, and everything else of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Ref
from ui.choices import OwnChoices, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from ui.link_editors import Choices


class MeetingChoices(OwnChoices):
    """Gives agenda items from the meeting at hand instead of from every meeting; `first` are people offered first."""

    def __init__(
        self, choices: Choices, items: Sequence[ItemRecord], first: Sequence[Ref] = ()
    ) -> None:
        super().__init__(choices)
        self._items = [Ref(each.id, each.heading) for each in items]
        self._first = tuple(first)

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text."""
        if kind == "agenda-items":
            return fitting(self._items, text)
        found = super().find(kind, text)
        if kind != "people":
            return found
        near = fitting(self._first, text)
        return [*near, *(each for each in found if each not in near)]

    def can_add(self, kind: str) -> bool:
        """Say whether a record of the kind can be made by its name."""
        return kind != "agenda-items" and super().can_add(kind)
