"""The log: a small rotating file that names acts and tables, never a person and never a word of minutes."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.paths import Paths

SIZE = 1_000_000
KEPT = 3


def start_log(paths: Paths) -> None:
    """Send the log to its file; a folder that cannot be written costs the log, not the program."""
    try:
        paths.log.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            paths.log_file, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.INFO)
