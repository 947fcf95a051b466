"""F7: from one unknown word to the next through the minutes of the meeting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.minutes.walking import Walk
    from ui.page import Desk
    from ui.spelling.spelling import Spelling

ALL_KNOWN = "Every word of these minutes is known"
SWITCHED_OFF = "Spelling is switched off: Settings turns it on again"
ONLY_READ = "These minutes can only be read; their spelling is not looked at"
ROUND = {1: "Past the end: on from the first item", -1: "Past the beginning: on from the last item"}


class UnknownWords:
    """Chooses the next unknown word, so that the menu key suggests for it."""

    def __init__(self, desk: Desk, walk: Walk, spelling: Spelling) -> None:
        self._desk = desk
        self._walk = walk
        self._spelling = spelling

    def step(self, by: int) -> None:
        """Go to the next unknown word, or the one before, and say when the walk went round."""
        if not self._spelling.is_wanted:
            off = not self._desk.core.settings.now.spelling
            self._say(SWITCHED_OFF if off else ONLY_READ)
            return
        self._spelling.prepare()
        spot = self._walk.next(self._find, by)
        if spot is None:
            self._say(ALL_KNOWN)
            return
        self._walk.show(spot)
        if spot.is_round:
            self._say(ROUND[by])

    def _say(self, sentence: str) -> None:
        """Say it in the next turn: that the item left was stored is heard before, and takes messages away."""
        QTimer.singleShot(0, self._desk.window, partial(self._desk.say, sentence))

    def _find(self, line: str) -> list[tuple[int, int]]:
        return [(word.start, word.end) for word in self._spelling.unknown(line)]
