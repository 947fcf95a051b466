"""The reading process: turns one partner file into JSON lines, under limits, without Qt or a database library.

Run as `python -m app.importing.child`; how it is asked is told in `app/apart.py`, what it writes in `staging.py`.
"""

from __future__ import annotations

import struct
import sys
import threading
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.apart import serve
from app.importing import limits
from app.importing.refused import (
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    NOT_A_WORKBOOK,
    TOO_COSTLY,
    Refused,
)
from app.importing.staging import write_head, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from app.importing.marks import CellMarks

    AllMarks = Mapping[str, CellMarks]

_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab"})


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Read the file {"read"} into the file {"into"}; answer nothing, or {"refused"} with a sentence."""
    with Path(question["into"]).open("w", encoding="utf-8", newline="\n") as out:
        try:
            read_file(Path(question["read"]), out)
        except Refused as refusal:
            yield {"refused": str(refusal)}
        except (MemoryError, RecursionError):
            yield {"refused": TOO_COSTLY}
        except BaseException as surprise:  # noqa: BLE001 - a panic of the value reader is no Exception
            yield {"refused": DAMAGED, "surprise": type(surprise).__name__}


def main() -> int:
    """Answer until nobody asks any more."""
    return serve(answer)


def read_file(source: Path, out: IO[str]) -> None:
    """Write the sheets of a file, whatever its name says it is."""
    start = _start_of(source)
    if start.startswith(b"PK\x03\x04"):
        _read_package(source, out)
    elif start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _read_old(source, out)
    else:
        _refuse_known_others(start)
        _read_text(source, out)


def _start_of(source: Path) -> bytes:
    with source.open("rb") as file:
        start = file.read(1024)
    if not start:
        raise Refused(EMPTY_FILE)
    return start


def _refuse_known_others(start: bytes) -> None:
    folded = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if folded.startswith(b"%pdf"):
        raise Refused("This is a PDF, not a workbook; ask for the workbook it was made from.")
    if folded.startswith((b"<!doctype html", b"<html")):
        raise Refused(
            "This is a web page, not a workbook; open it in Excel and save it as a workbook."
        )
    if folded.startswith(b"<?xml") or b"\0\0\0\0" in start:
        raise Refused(NOT_A_WORKBOOK)


def _read_text(source: Path, out: IO[str]) -> None:
    from app.importing.text_tables import read_text_rows  # noqa: PLC0415 - workbooks are read without it

    rows = list(read_text_rows(source))
    width = max(map(len, rows))
    if width == 1 and source.suffix not in _TEXT_SUFFIXES:
        raise Refused(NOT_A_WORKBOOK)
    head = {"sheet": "", "visible": True, "rows": len(rows), "columns": width, "marks": {}}
    write_head(out, head)
    write_rows(out, ([*row, *[""] * (width - len(row))] for row in rows))


def _read_old(source: Path, out: IO[str]) -> None:
    """Read a workbook of before 2007; Excel also puts a locked modern one into this container."""
    from app.importing.old_marks import read_old_marks  # noqa: PLC0415 - the same
    from app.importing.values import write_sheets  # noqa: PLC0415 - text is read without it

    if "EncryptedPackage".encode("utf-16-le") in source.read_bytes():
        raise Refused(ENCRYPTED)
    renamed = source.rename(source.with_suffix(".xls"))
    write_sheets(renamed, out, cache(lambda: _lenient(lambda: read_old_marks(renamed))))


def _read_package(source: Path, out: IO[str]) -> None:
    """Look over the zip package, then read values by the kind of workbook it holds.

    The markup of a large workbook is looked through while its values are parsed: what lies too far out is then
    stopped by the memory limit at the latest.
    """
    from app.importing.package import check_parts, open_package  # noqa: PLC0415 - text is read without it
    from app.importing.values import write_sheets  # noqa: PLC0415 - the same

    with open_package(source) as archive:
        suffix = _package_suffix({name.casefold() for name in archive.namelist()})
        large = max(part.file_size for part in archive.infolist()) > limits.TOGETHER_FROM
        if suffix != ".xlsx":
            check_parts(archive)
    renamed = source.rename(source.with_suffix(suffix))
    read = _all_marks if suffix == ".xlsx" else _other_marks
    marks = _Beside(lambda: read(renamed)).result
    if not large:
        marks()
    write_sheets(renamed, out, marks)
    marks()


def _package_suffix(names: set[str]) -> str:
    if any(name.endswith("workbook.bin") for name in names):
        return ".xlsb"
    if any(name.endswith("workbook.xml") for name in names):
        return ".xlsx"
    if "content.xml" in names:
        return ".ods"
    if any(name.startswith("word/") for name in names):
        raise Refused("This is a Word document, not a workbook; ask for its table as a workbook.")
    raise Refused(NOT_A_WORKBOOK)


def _all_marks(source: Path) -> AllMarks:
    """Read the marks of every sheet, and refuse what the package may not hold."""
    from app.importing.colours import read_styles  # noqa: PLC0415 - only Excel packages have marks
    from app.importing.marks import read_marks  # noqa: PLC0415 - the same
    from app.importing.package import check_parts, open_package, read_contents  # noqa: PLC0415 - the same

    with open_package(source) as archive:
        contents = read_contents(archive)
        check_parts(archive, skip=frozenset(contents.sheets.values()))
        styles = read_styles(archive, contents)
        parts = contents.sheets.items()
        return {name: read_marks(archive, part, name, styles) for name, part in parts}


def _other_marks(source: Path) -> AllMarks:
    """Read the marks of an .xlsb or .ods as far as they can be read."""
    from app.importing.binary_parts import read_binary_marks  # noqa: PLC0415 - only these kinds have them
    from app.importing.open_marks import read_open_marks  # noqa: PLC0415 - the same
    from app.importing.package import open_package  # noqa: PLC0415 - the same

    read = read_open_marks if source.suffix == ".ods" else read_binary_marks
    with open_package(source) as archive:
        return _lenient(lambda: read(archive))


def _lenient(read: Callable[[], AllMarks]) -> AllMarks:
    """Give the marks of a workbook whose values a library reads; where its other records are odd, none."""
    try:
        return read()
    except (Refused, ValueError, LookupError, struct.error, StopIteration):
        return {}


class _Beside:
    """Work done on a second thread while the first goes on; its result or its error comes when asked for."""

    def __init__(self, work: Callable[[], AllMarks]) -> None:
        self._work = work
        self._found: AllMarks = {}
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def result(self) -> AllMarks:
        """Wait for the end of the work and give what it found, or raise what stopped it."""
        self._thread.join()
        if self._error:
            raise self._error
        return self._found

    def _run(self) -> None:
        try:
            self._found = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            self._error = error


if __name__ == "__main__":
    sys.exit(main())
