"""How often the database is asked: what must not grow with the number of rows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bootstrap import Core


@contextmanager
def asked_of(core: Core) -> Iterator[list[str]]:
    """Give a list that every statement of the block is put into."""
    assert core.file is not None
    asked: list[str] = []

    def note(*said: str) -> None:
        asked.append(said[2])

    event.listen(core.file.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(core.file.engine, "before_cursor_execute", note)
