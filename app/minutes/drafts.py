"""Keeps what is being typed on disk: on a thread of its own, at most 0.4 s behind the fingers while typing goes on."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.errors import EnvironmentProblem, UserError
from app.minutes.side_files import DraftText, side_files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.bootstrap import Core

PAUSE = 0.4
"""Seconds from the first key to the write; later keys do not put it off."""
RETRY = 5.0
"""Seconds until what could not be written is tried again by itself."""

State = Literal["idle", "editing", "saved", "failed"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DraftStatus:
    """What the save light shows; `at` is when the text was last known to be on disk, `sentence` why it is not."""

    state: State
    at: datetime | None = None
    sentence: str = ""


class DraftKeeper:
    """Writes drafts of minute text; `listener` hears every change of the status, on whichever thread it comes about.

    Never call `flush` or `close` while a session of the core is open on the same thread: there is one connection.
    """

    def __init__(
        self,
        core: Core,
        listener: Callable[[DraftStatus], None] = lambda _status: None,
        *,
        pause: float = PAUSE,
    ) -> None:
        """Keep drafts of the core's open file; the thread begins with the first word typed."""
        self.side_files = side_files_of(core.paths)
        self.status = DraftStatus("idle")
        self._core = core
        self._path = str(core.file.path) if core.file else ""
        self._listener = listener
        self._pause = pause
        self._changed = threading.Condition()
        self._waiting: dict[int, DraftText] = {}
        self._keys = self._failures = 0
        self._is_urgent = self._is_ending = self._is_writing = False
        self._thread: threading.Thread | None = None

    def type(self, item_id: int, text: str, *, shown: int | None = None) -> None:
        """Take the whole text of an item as it stands now; returns at once."""
        with self._changed:
            self._waiting[item_id] = DraftText(item_id, text, self._core.clock.now(), shown)
            self._keys += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        if self.status.state != "failed":
            self._tell(DraftStatus("editing", self.status.at))

    def flush(self, seconds: float = 30) -> bool:
        """Write at once what waits and say whether it is in the file; a failure is told by the status."""
        with self._changed:
            failures = self._failures
            self._is_urgent = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._is_quiet() or self._failures > failures, timeout=seconds
            )
            self._is_urgent = False
            return self._is_quiet()

    def close(self) -> bool:
        """Write what waits, end the thread and say whether all is in the file."""
        all_in = self.flush()
        with self._changed:
            self._is_ending = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        return all_in

    def _is_quiet(self) -> bool:
        return not self._waiting and not self._is_writing

    def _run(self) -> None:
        while batch := self._next_batch():
            is_in = self._write(batch)
            with self._changed:
                if not is_in:
                    # What was typed meanwhile is newer and goes first.
                    self._waiting = {**batch, **self._waiting}
                    self._failures += 1
                self._is_writing = False
                self._changed.notify_all()

    def _next_batch(self) -> dict[int, DraftText]:
        """Wait for something to write, then for the pause, and take it; empty when the end has come."""
        with self._changed:
            if self.status.state == "failed":
                keys = self._keys
                self._changed.wait_for(lambda: self._hurries() or self._keys > keys, timeout=RETRY)
            self._changed.wait_for(lambda: self._is_ending or bool(self._waiting))
            if self._is_ending:
                return {}
            self._changed.wait_for(self._hurries, timeout=self._pause)
            batch, self._waiting = self._waiting, {}
            self._is_writing = True
            return batch

    def _hurries(self) -> bool:
        return self._is_urgent or self._is_ending

    def _write(self, batch: dict[int, DraftText]) -> bool:
        """Write a batch into the file, else aside; say whether the file has it."""
        from app.minutes.draft_rows import write_drafts  # noqa: PLC0415 - SQLAlchemy only once there is a draft

        try:
            with self._core.unjournaled() as connection:
                self._check_file()
                write_drafts(connection, list(batch.values()))
        except Exception as problem:  # noqa: BLE001 - whatever it is, the words must go somewhere
            self._put_aside(batch, problem)
            return False
        for item_id in batch:
            self.side_files.remove(self._path, item_id)
        self._tell(DraftStatus("saved", self._core.clock.now()))
        return True

    def _check_file(self) -> None:
        """Refuse to write one file's words into another that was opened meanwhile."""
        if self._core.file is None or str(self._core.file.path) != self._path:
            raise UserError("Another file has been opened.")

    def _put_aside(self, batch: dict[int, DraftText], problem: Exception) -> None:
        """Write the words to side files instead, and say so loudly."""
        if not isinstance(problem, UserError | EnvironmentProblem):
            _log.error("a draft could not be written", exc_info=problem)
        try:
            for draft in batch.values():
                self.side_files.write(self._path, draft)
        except OSError as refused:
            kept = f"It could not be kept in a side file either ({refused.strerror}): copy it now."
        else:
            kept = "It is kept in a side file and offered again at the next start."
        self._tell(DraftStatus("failed", self.status.at, f"Not saved: {problem} {kept}"))

    def _tell(self, status: DraftStatus) -> None:
        if status != self.status:
            self.status = status
            self._listener(status)
