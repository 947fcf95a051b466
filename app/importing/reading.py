"""Reading a partner's file: copied first, read by a process of its own under limits, and given back as a Workbook."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from contextlib import nullcontext, suppress
from pathlib import Path

from app.apart import Apart, Ended, Kind, Stopped
from app.errors import Cancelled, EnvironmentProblem, UserError
from app.importing import limits
from app.importing.put_right_list import without_list
from app.importing.refused import EMPTY_FILE, TOO_COSTLY
from app.importing.staging import BLOCK
from app.importing.workbook import Workbook, load_sheets
from app.plain_files import open_plain
from app.process_walls import MEGABYTE
from app.progress import UNWATCHED, Progress, step

_log = logging.getLogger(__name__)
_LABEL = "Reading the file"
READER = Kind("app.importing.child", "read-workbook")


class UnreadableFile(UserError):
    """A file that cannot or may not be read; the sentence begins with its name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def read_workbook(
    path: Path, progress: Progress = UNWATCHED, reader: Apart | None = None
) -> Workbook:
    """Read a workbook or text table; UnreadableFile says in one sentence why not, Cancelled when stopped.

    `reader` is a reading process that is kept for many files; without one it is started for this file alone.
    """
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        copy, output = Path(folder, "source" + _safe_suffix(path)), Path(folder, "rows")
        digest = copy_source(path, copy)
        step(progress, _LABEL, 0, 0)
        with (
            nullcontext(reader) if reader else Apart(READER, limits.WALLS, limits.SECONDS) as asked
        ):
            said = _ask(asked, {"read": str(copy), "into": str(output)}, path.name, progress)
        lines = output.read_bytes().split(b"\n")
    if "surprise" in said:
        _log.info("a file could not be read: %s", said["surprise"])
    if "refused" in said:
        raise UnreadableFile(path.name, said["refused"])
    return Workbook(path.name, digest, without_list(load_sheets(lines, BLOCK, path.stem)))


class ReaderAhead:
    """A reading process started while somebody still chooses a file, since its start takes as long as a short file.

    Each file has a process of its own. While one is read, choosing another neither starts nor ends its process.
    """

    def __init__(self) -> None:
        self._reader = Apart(READER, limits.WALLS, limits.SECONDS)
        self._reading = False

    def prepare(self) -> None:
        """Start it; where that fails, reading the file will say so."""
        if not self._reading:
            with suppress(Ended, OSError):
                self._reader.start()

    def read(self, path: Path, progress: Progress = UNWATCHED) -> Workbook:
        """Read a workbook as `read_workbook` does, by what was started if it was."""
        self._reading = True
        try:
            return read_workbook(path, progress, self._reader)
        finally:
            self._reader.end()
            self._reading = False

    def end(self) -> None:
        """Let it go: no file came."""
        if not self._reading:
            self._reader.end()


def copy_source(path: Path, copy: Path) -> str:
    """Copy the file within its size limit and give its SHA-256, so that nobody changes it while it is read."""
    digest = hashlib.sha256()
    size = 0
    try:
        with open_plain(path) as source, copy.open("wb") as target:
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


def _safe_suffix(path: Path) -> str:
    """Keep a suffix that only letters and figures make up: nothing else of the name goes to another process."""
    suffix = path.suffix.casefold()
    return suffix if suffix[1:].isalnum() and suffix.isascii() else ""


def _too_big() -> str:
    return (
        f"This file is larger than {limits.FILE_BYTES // MEGABYTE} MB; "
        "delete pictures and sheets that are not needed, or split it."
    )


def _ask(reader: Apart, question: dict[str, str], name: str, progress: Progress) -> dict[str, str]:
    """Let the reading process read a file into another; give what it says of that, nothing where it is well."""
    try:
        said = list(reader.ask(question, progress))
    except Ended as ended:
        raise UnreadableFile(name, TOO_COSTLY) from ended
    except Stopped:
        raise Cancelled from None
    return said[0] if said else {}
