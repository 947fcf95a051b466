"""What is hidden in a file, said above its rows, with the choice to read it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.wording import capital, listed
from ui.widgets.cards import Card, IconLabel, row
from ui.widgets.menus import MenuButton
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.hidden import HiddenPart, Key
    from app.importing.preview import Preview
    from ui.widgets.menus import Entry

CHOOSE = "Choose what is hidden"


class HiddenBar(Card):
    """Names hidden sheets, rows and columns; `wished` tells which of them are to be read in from now on."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=8)
        self._parts: Sequence[HiddenPart] = ()
        self.words = Label("", elide=True)
        self.choose = MenuButton("", "eye", self._entries)
        icon = IconLabel("eye-off", colour="caution_ink")
        self.add(row(icon, self.words, self.choose, stretch=1))

    def show_preview(self, preview: Preview) -> None:
        """Name what is hidden in a file, and hide where nothing is."""
        self._parts = preview.hidden
        self.setVisible(bool(self._parts))
        self.words.setText(hidden_words(self._parts))
        waiting = any(not part.taken for part in self._parts)
        self.choose.set_caption("Read in too" if waiting else "Leave out")
        named(self.choose, CHOOSE, "Opens a menu")

    def tells(self) -> bool:
        """Say whether something is hidden in the file."""
        return bool(self._parts)

    def _entries(self) -> list[Entry]:
        """Give one act for each part, and one for all."""
        found: list[Entry] = [(_verb(part), partial(self._toggle, [part])) for part in self._parts]
        waiting = [part for part in self._parts if not part.taken]
        if len(waiting) > 1:
            found += [None, ("Read in all that is hidden", partial(self._toggle, waiting))]
        return found

    def _toggle(self, parts: Sequence[HiddenPart]) -> None:
        taken: set[Key] = {part.key for part in self._parts if part.taken}
        self.wished.emit(frozenset(taken ^ {part.key for part in parts}))


def hidden_words(parts: Sequence[HiddenPart]) -> str:
    """Say what is hidden and was not read in, and what was: "Hidden and not read in: rows 14–16 on “Log”."."""
    left = [part.words for part in parts if not part.taken]
    taken = [part.words for part in parts if part.taken]
    told = [f"hidden and not read in: {listed(left)}"] if left else []
    told += [f"hidden, but read in: {listed(taken)}"] if taken else []
    return f"{capital('; '.join(told))}." if told else ""


def _verb(part: HiddenPart) -> str:
    return f"Leave out {part.words}" if part.taken else f"Read in {part.words}"
