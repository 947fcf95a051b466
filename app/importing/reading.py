"""Reading a partner's file: copied first, read by a process of its own under limits, and given back as a Workbook."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from app.errors import Cancelled, EnvironmentProblem, UserError
from app.importing import child, limits
from app.importing.refused import DAMAGED, EMPTY_FILE, TOO_COSTLY
from app.importing.staging import BLOCK
from app.importing.workbook import Workbook, load_sheets
from app.progress import UNWATCHED, Progress, step

_log = logging.getLogger(__name__)
_LABEL = "Reading the file"
_LOOK_AGAIN = 0.1
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL")


class UnreadableFile(UserError):
    """A file that cannot or may not be read; the sentence begins with its name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def read_workbook(path: Path, progress: Progress = UNWATCHED) -> Workbook:
    """Read a workbook or text table; UnreadableFile says in one sentence why not, Cancelled when stopped."""
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        copy, output = Path(folder, "source" + _safe_suffix(path)), Path(folder, "rows")
        digest = _copy(path, copy)
        step(progress, _LABEL, 0, 0)
        ended_well = _run(copy, output, path.name, progress)
        lines = output.read_bytes().split(b"\n") if output.exists() else []
    last = _last_word(lines)
    if "surprise" in last:
        _log.info("a file could not be read: %s", last["surprise"])
    if "refused" in last:
        raise UnreadableFile(path.name, last["refused"])
    if not ended_well or "end" not in last:
        raise UnreadableFile(path.name, TOO_COSTLY if not ended_well else DAMAGED)
    return Workbook(path.name, digest, load_sheets(lines, BLOCK, path.stem))


def child_command() -> list[str]:
    """Give the words that start the reading process: this interpreter, or the console program of a frozen one."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("pdesk" + Path(sys.executable).suffix)
        return [str(program), child.VERB]
    return [sys.executable, "-s", "-m", child.__name__]


def _safe_suffix(path: Path) -> str:
    """Keep a suffix that only letters and figures make up: nothing else of the name goes to another process."""
    suffix = path.suffix.casefold()
    return suffix if suffix[1:].isalnum() and suffix.isascii() else ""


def _copy(path: Path, copy: Path) -> str:
    """Copy the file within its size limit and give its SHA-256, so that nobody changes it while it is read."""
    digest = hashlib.sha256()
    size = 0
    try:
        with path.open("rb") as source, copy.open("wb") as target:
            while chunk := source.read(1 << 20):
                size += len(chunk)
                if size > limits.FILE_BYTES:
                    raise UnreadableFile(path.name, _too_big())
                digest.update(chunk)
                target.write(chunk)
    except OSError as problem:
        raise EnvironmentProblem(
            f"{path.name} cannot be opened: {problem.strerror}. Check that it is there and may be read.",
            path,
        ) from problem
    if not size:
        raise UnreadableFile(path.name, EMPTY_FILE)
    return digest.hexdigest()


def _too_big() -> str:
    return (
        f"This file is larger than {limits.FILE_BYTES // limits.MEGABYTE} MB; "
        "delete pictures and sheets that are not needed, or split it."
    )


def _run(source: Path, output: Path, name: str, progress: Progress) -> bool:
    """Run the reading process and say whether it ended by itself and well; it never outlives this call."""
    process = subprocess.Popen(  # noqa: S603 - our own program with two paths of our own
        [*child_command(), str(source), str(output)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_environment(),
        cwd=source.parent,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    end = monotonic() + limits.SECONDS
    try:
        while True:
            try:
                process.communicate(timeout=_LOOK_AGAIN)
            except subprocess.TimeoutExpired:
                if monotonic() > end:
                    raise UnreadableFile(name, TOO_COSTLY) from None
                if progress.stop_wished():
                    raise Cancelled from None
            else:
                return process.returncode == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _environment() -> dict[str, str]:
    """Give the process where the program's own packages are, and as little else as it needs to start."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(child.__file__).parents[2]), "PYTHONUTF8": "1"}


def _last_word(lines: list[bytes]) -> dict[str, str]:
    """Give the last line when it is one of the process's own words."""
    for line in reversed(lines[-2:]):
        if line.startswith((b'{"end"', b'{"refused"')):
            said: dict[str, str] = json.loads(line)
            return said
    return {}
