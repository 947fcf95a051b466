"""The log: a small rotating file that names acts and tables, never a person and never a word of minutes."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from app.paths import Paths

    _ExceptionInfo = (
        tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    )

SIZE = 1_000_000
KEPT = 3


class DiscreetFormatter(logging.Formatter):
    """Writes where an error came from and its kind, but not its words, in which a name may stand."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; the text of an error that another handler left in it is not taken over."""
        before, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = before

    def formatException(self, ei: _ExceptionInfo) -> str:  # noqa: N802 - logging's own name
        """Give the places of an error and of those that led to it, the first one first."""
        parts, error = list[str](), ei[1]
        while error is not None:
            places = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{places}{type(error).__name__}")
            error = error.__cause__ or error.__context__
        return "\n".join(reversed(parts))


def start_log(paths: Paths) -> None:
    """Send the log to its file; a folder that cannot be written costs the log, not the program."""
    try:
        paths.log.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            paths.log_file, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    file.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.INFO)
