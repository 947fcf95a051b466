"""Makes the README's pictures from the running application on the sample: `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ui.qt  # noqa: F401 - gives Python its import function back, so it comes before all of Qt

# isort: split
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.backup_names import Reason
from app.bootstrap import build_core
from app.clock import FixedClock
from app.decisions.queries import DECISIONS
from app.paths import paths_under
from app.rows import Wish
from app.sample.build import build_sample
from tests.ui.checker import show_at
from ui import theme
from ui.housekeeping.file_menu import add_file_menu
from ui.pages import PAGES
from ui.window import Window

if TYPE_CHECKING:
    from app.bootstrap import Core

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "pictures"
MORNING = datetime(2025, 3, 11, 9, 2, tzinfo=UTC)
SIZE = (1366, 670)
LARGEST = 250_000
"""Bytes that a picture may have, so that a clone stays small."""

_REST = 1500
"""Milliseconds after which a page has read and drawn all."""


def main() -> int:
    """Draw every picture; gives the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.load_fonts()
    theme.apply(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        core = build_core(paths_under(Path(folder)), FixedClock(MORNING))
        second = Path(folder) / "stick"
        second.mkdir()
        core.settings.change(
            user_name="Sana Khan", user_initials="SK", second_backup_folder=str(second)
        )
        core.create(core.paths.file_for("Blackburn with Darwen SCP (sample)"))
        build_sample(core)
        core.backups.make(Reason.ASKED)
        draw(core)
    return 0


def draw(core: Core) -> None:
    """Open the sample in a window and save what each of these pages shows."""
    window = Window(PAGES)
    opening = window.begin(core)
    add_file_menu(window, core, opening)
    show_at(window, SIZE)
    opening.show()
    FOLDER.mkdir(exist_ok=True)
    for name, key, place in (
        ("home", "home", {}),
        ("meeting", "meeting", {"kind": "decisions", "id": _board_decision(core)}),
        ("returns", "returns", {}),
    ):
        _save(window, name, key, place)
    window.close()


def _save(window: Window, name: str, key: str, place: dict[str, Any]) -> None:
    window.pages.open_at(key, place)
    loop = QEventLoop()
    QTimer.singleShot(_REST, loop.quit)
    loop.exec()
    window.messages.hide()
    path = FOLDER / f"{name}.png"
    window.grab().save(str(path))
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(FOLDER.parents[1])}: {size:,} bytes\n")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST:,} bytes.")


def _board_decision(core: Core) -> int:
    """Give the Board's newest decision, by which its meeting opens on the item it was taken under."""
    wish, scope = Wish(sort="day", descending=True), {"as_at": MORNING.date()}
    with core.read() as session:
        found = DECISIONS.read(session, DECISIONS.ids(session, wish, scope), scope)
    return next(int(each.id) for each in found if each.meeting and "Board" in each.group.name)


if __name__ == "__main__":
    raise SystemExit(main())
