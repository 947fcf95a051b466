"""Verbs of a page: what can be done with one of its records, as buttons, a menu and commands from one list."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.commands import Menu
    from ui.page import Desk

R = TypeVar("R")


@dataclass(frozen=True)
class RecordVerb(Generic[R]):
    """One thing to do with a record: its caption beside the record, when it can be done, and its keys.

    One with a button stands there in the order of the list; the others are in the menu of the three dots.
    """

    id: str
    caption: str
    do: Callable[[Desk, R], object]
    _: KW_ONLY
    can: Callable[[R], bool]
    title: str = ""
    """What it is called as a command, where its caption alone would not say what of."""
    icon: str = ""
    keys: str = ""
    menu: Menu = "Edit"
    has_button: bool = True
    together: Callable[[Desk, Sequence[int]], object] | None = None
    """Does it to all chosen rows in one step; without it the one with the focus is meant."""

    def command(
        self, page: str, chosen: Callable[[], R | None], act: Callable[[], object]
    ) -> Command:
        """Give its command on a page; it is offered while the chosen record allows it."""

        def can() -> bool:
            record = chosen()
            return record is not None and self.can(record)

        return Command(
            f"{page}.{self.id}",
            self.title or self.caption,
            act,
            self.keys,
            menu=self.menu,
            icon=self.icon,
            enabled=can,
        )
