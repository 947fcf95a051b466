"""Turns: the one connection goes from thread to thread in the order they asked, and never twice to one."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Nested(RuntimeError):
    """The one connection was asked for twice by the same thread: always a bug of ours."""


class Turns:
    """Who may use the connection now, and who waits for it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[tuple[int, threading.Lock]] = deque()
        self._holder: int | None = None

    @property
    def waiting(self) -> int:
        """Give how many threads wait."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and hold it for the block; Nested where this thread has it already."""
        self._take()
        try:
            yield
        finally:
            self._give()

    def pause(self) -> None:
        """In the middle of a turn, let everybody who waits go first, then go on."""
        if self._waiting:
            self._give()
            self._take()

    def _take(self) -> None:
        me, mine = threading.get_ident(), threading.Lock()
        with self._guard:
            if self._holder == me:
                raise Nested("the connection is already in use by this thread")
            if self._holder is None:
                self._holder = me
                return
            mine.acquire()
            self._waiting.append((me, mine))
        try:
            mine.acquire()
        except BaseException:
            # Ctrl+C while waiting: the turn must not be handed to somebody who left.
            self._leave(me, mine)
            raise

    def _give(self) -> None:
        with self._guard:
            if self._waiting:
                self._holder, theirs = self._waiting.popleft()
                theirs.release()
            else:
                self._holder = None

    def _leave(self, me: int, mine: threading.Lock) -> None:
        with self._guard:
            if (me, mine) in self._waiting:
                self._waiting.remove((me, mine))
                return
        self._give()
