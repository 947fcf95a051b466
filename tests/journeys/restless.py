"""A program of its own: the real window, in which somebody types into one item after another until it is killed.

It writes what it is about to do and what has been done, a line each: "key SECONDS ITEM SIGNS" before a key, with how
many signs the item has after it, and "stored ITEM SIGNS" when going on to another item has made the words minutes.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import build_core
from app.clock import FixedClock
from app.paths import paths_under
from tests.files import TODAY
from tests.journeys.typist import BEAT, tell, words
from tests.journeys.window import start_window
from tests.ui.acting import type_text
from tests.ui.checker import settle
from ui import theme
from ui.minutes.page import MeetingPage

AT_ONCE = range(10, 60)
"""Keys between two changes of the item."""


class Restless:
    """Types the same words into every item, each from where it was left, and goes to another now and then."""

    def __init__(self, page: MeetingPage, seed: int) -> None:
        self._page = page
        self._seed = seed
        self._changes = 0
        self._signs: dict[int, int] = {}
        self._left = self._keys()

    def act(self) -> None:
        """Press one key, or go to another item."""
        item = self._page.live.item_id or 0
        signs = self._signs.get(item, 0)
        if self._left == 0:
            self._left = self._keys()
            self._page.live.step(1 if chance(self._seed, -self._changes) < 0.6 else -1)
            if self._page.live.item_id != item:
                tell(f"stored {item} {signs}")
            return
        self._left -= 1
        self._signs[item] = signs + 1
        tell(f"key {time.monotonic()} {item} {signs + 1}")
        type_text(words(signs + 1)[-1], self._page.live.panel.editor)

    def _keys(self) -> int:
        """Give how many keys are pressed before the item changes."""
        self._changes += 1
        return AT_ONCE[int(len(AT_ONCE) * chance(self._seed, self._changes))]


def chance(seed: int, which: int) -> float:
    """Give a number from 0 to 1 that is another one for each seed and count, and the same another time."""
    found = hashlib.sha256(f"{seed} {which}".encode()).digest()
    return int.from_bytes(found[:4], "big") / 2**32


def main(file: Path, meeting_id: int, seed: int) -> None:
    """Open a file at a meeting that has begun and type without end."""
    application = QApplication(sys.argv[:1])
    theme.load_fonts()
    window = start_window(build_core(paths_under(file.parent), FixedClock(TODAY)), file)
    window.show()
    window.activateWindow()
    settle()
    window.pages.open_at("meeting", {"id": meeting_id})
    settle()
    page = window.pages.page
    assert isinstance(page, MeetingPage)
    page.live.write()
    restless = Restless(page, seed)
    typing = QTimer()
    typing.timeout.connect(restless.act)
    typing.start(BEAT)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
