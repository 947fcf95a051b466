"""How long the start took: writes when the window and its first page were painted, then closes it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from pathlib import Path

    from ui.window import Window


class Moments(QObject):
    """Made before the window loads anything; benchmarks and the proof of the bundle read its file.

    The file is JSON, seconds since the epoch: {"window": first paint, "home": first page painted}; the first page is
    named by its key, so that a file which did not open is not taken for Home.
    """

    def __init__(self, window: Window, out: Path) -> None:
        super().__init__(window)
        self._window = window
        self._out = out
        self._moments: dict[str, float] = {}
        window.painted.connect(self._painted, Qt.ConnectionType.SingleShotConnection)

    def _painted(self) -> None:
        self._moments["window"] = time.time()
        # The file is opened by the next listener. An empty timer waits for the paint that this
        # causes, the second one for what the first layout moved.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._shown))

    def _shown(self) -> None:
        self._moments[self._window.pages.key] = time.time()
        self._out.write_text(json.dumps(self._moments), encoding="utf-8")
        self._window.close()
