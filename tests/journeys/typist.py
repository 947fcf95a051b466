"""A program of its own: the real window, in which somebody begins a meeting and types without end, until it is killed.

It writes a line for each key, the seconds of the clock before it is pressed, and SAVED when the light turns green.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import build_core
from app.clock import FixedClock
from app.paths import paths_under
from tests.files import TODAY
from tests.journeys.window import begin_meeting, open_meeting_below, start_window
from tests.ui.acting import Key, press, type_text
from tests.ui.checker import settle
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.minutes.drafts import DraftStatus

SAVED = "saved"
SENTENCE = "The Board heard how the plan is carried out. "
BEAT = 25
"""Milliseconds between two keys: 40 a second, faster than anybody types."""


def words(signs: int) -> str:
    """Give what is typed with so many keys."""
    return (SENTENCE * (signs // len(SENTENCE) + 1))[:signs]


def main(file: Path, below: int) -> None:
    """Open a file, begin the meeting so many rows below the first one, and type into its first item."""
    application = QApplication(sys.argv[:1])
    window = start_window(build_core(paths_under(file.parent), FixedClock(TODAY)), file)
    window.show()
    window.activateWindow()
    settle()
    open_meeting_below(below)
    begin_meeting()
    # Its day is to come, which is asked about, and Return would not start it; the caret stands in the minutes then.
    press(Key.Key_Backtab)
    press(Key.Key_Return)
    window.activateWindow()
    settle()
    page = window.pages.page
    assert isinstance(page, MeetingPage)
    typed = 0

    def one_more() -> None:
        nonlocal typed
        tell(str(time.monotonic()))
        type_text(SENTENCE[typed % len(SENTENCE)])
        typed += 1

    def tell_light(_meeting_id: int, status: DraftStatus) -> None:
        if status.state == "saved":
            tell(SAVED)

    page.live.storing.drafts.told.connect(tell_light)
    typing = QTimer()
    typing.timeout.connect(one_more)
    typing.start(BEAT)
    application.exec()


def tell(line: str) -> None:
    """Write a line at once, for who listens may end this program at any moment."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
