"""Any log record of WARNING or above that a test did not announce fails that test."""

from __future__ import annotations

import logging


class LogWatch(logging.Handler):
    """Collects the records of one test; `expect` announces one by a part of its text."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[str] = []
        self.seen: list[str] = []

    def expect(self, part: str) -> None:
        """Announce that a record containing `part` will come; it must then come."""
        self.expected.append(part)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's text."""
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def problems(self) -> list[str]:
        """Give what came unannounced and what was announced in vain."""
        unannounced = [text for text in self.seen if not any(p in text for p in self.expected)]
        in_vain = [part for part in self.expected if not any(part in text for text in self.seen)]
        return [f"logged: {text}" for text in unannounced] + [
            f"announced with expect_log, but not logged: {part}" for part in in_vain
        ]
