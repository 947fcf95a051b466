"""Work on what others sent, done in a process of its own: asked by lines of JSON, held by walls, ended when silent.

The process answers question by question, so that it starts once for many files; whatever becomes of it, ours goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from app.process_walls import Walls, hold_within
from app.progress import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.progress import Progress

    Answer = Callable[[dict[str, Any]], Iterator[dict[str, Any]]]

_LOOK_AGAIN = 0.1
_LONGEST_LINE = 1_000_000
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL")
_END, _FAILED = "end of answer", "failed"


class Ended(Exception):
    """The process died at its walls, said nothing for too long, or failed in a way that it did not expect."""


class Stopped(Exception):
    """The person wished to stop, and the process was ended."""


@dataclass(frozen=True)
class Kind:
    """A kind of process: its module with `main`, and the hidden verb by which a frozen console program becomes it."""

    module: str
    verb: str


class Apart:
    """One process of a kind; used as a context manager, after which nothing of it is left.

    It is started by the first question, and again by the next one after it ended.
    """

    def __init__(self, kind: Kind, walls: Walls, silence: float) -> None:
        """`silence` is how many seconds it may take between two lines of an answer."""
        self._kind = kind
        self._walls = walls
        self._silence = silence
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the process, whatever it is doing."""
        self.end()

    def ask(
        self, question: dict[str, Any], progress: Progress = UNWATCHED
    ) -> Iterator[dict[str, Any]]:
        """Give what the process answers, line by line; Ended, and Stopped, after which it is gone."""
        try:
            self._send(question)
            while _END not in (said := self._next(progress)):
                yield said
        except (Ended, Stopped):
            self.end()
            raise

    def end(self) -> None:
        """End the process and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._reader is not None:
            self._reader.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def start(self) -> None:
        """Start the process where there is none, so that it loads what it needs meanwhile; Ended."""
        if self._process is None:
            self._start()
            self._write(asdict(self._walls))

    def _send(self, question: dict[str, Any]) -> None:
        self.start()
        self._write(question)

    def _write(self, line: dict[str, Any]) -> None:
        assert self._process is not None  # noqa: S101 - it was just started
        assert self._process.stdin is not None  # noqa: S101 - asked for when it was started
        try:
            self._process.stdin.write(json.dumps(line).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as gone:
            raise Ended("gone") from gone

    def _next(self, progress: Progress) -> dict[str, Any]:
        end = monotonic() + self._silence
        while True:
            try:
                line = self._lines.get(timeout=_LOOK_AGAIN)
            except queue.Empty:
                if monotonic() > end:
                    raise Ended("silent") from None
                if progress.stop_wished():
                    raise Stopped from None
                continue
            if not line.endswith(b"\n"):
                raise Ended("died")
            try:
                said: dict[str, Any] = json.loads(line)
            except ValueError:
                # What a library of the process printed is no answer.
                raise Ended("garbled") from None
            if _FAILED in said:
                raise Ended(said[_FAILED])
            return said

    def _start(self) -> None:
        self._lines = queue.Queue()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command(self._kind),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Take lines until there are no more; the end is a line without its end."""
        assert process.stdout is not None  # noqa: S101 - asked for when it was started
        lines = self._lines
        with contextlib.suppress(OSError, ValueError):
            while (line := process.stdout.readline(_LONGEST_LINE)).endswith(b"\n"):
                lines.put(line)
        lines.put(b"")


def command(kind: Kind) -> list[str]:
    """Give the words that start a process: this interpreter, or the console program of a frozen one."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("pdesk" + Path(sys.executable).suffix)
        return [str(program), kind.verb]
    # -P: nothing is imported from the folder that happens to be the present one.
    return [sys.executable, "-s", "-P", "-m", kind.module]


def serve(answer: Answer) -> int:
    """Be such a process: take the walls, then answer questions until there are no more."""
    given = sys.stdin.buffer
    first = given.readline()
    if not first:
        return 0
    hold_within(Walls(**json.loads(first)))
    for line in given:
        try:
            for said in answer(json.loads(line)):
                say(said)
            say({_END: True})
        except BaseException as surprise:  # noqa: BLE001 - the process that asked decides what it means
            say({_FAILED: type(surprise).__name__})
    return 0


def say(line: dict[str, Any]) -> None:
    """Say a line of an answer."""
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def _environment() -> dict[str, str]:
    """Give the process where the program's own packages are, and as little else as it needs to start."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    root = str(Path(__file__).resolve().parents[1])
    return {**kept, "PYTHONPATH": root, "PYTHONUTF8": "1"}
