"""The reading process: turns one partner file into JSON lines, under limits, without Qt or a database library.

Run as `python -m app.importing.child SOURCE OUTPUT`. OUTPUT gets one line per sheet head, then lines
of up to BLOCK rows each, then {"end": true}; {"refused": sentence} as the last line says why nothing
more could be read. A blank cell is "".
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.importing import limits
from app.importing.cleaning import clean_text, is_clean
from app.importing.refused import (
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    NO_CONTENT,
    NOT_A_WORKBOOK,
    TOO_COSTLY,
    TOO_LARGE,
    Refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile

    from python_calamine import CalamineSheet, CalamineWorkbook

    from app.importing.marks import Marks

BLOCK = 200
VERB = "read-workbook"
"""The hidden verb by which a frozen console program becomes the reading process."""
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab"})
_ARGUMENTS = 2

# Dates have no form in JSON: one letter says which they are. The reader is app/importing/workbook.py.
_STAMPS: dict[type, Callable[[Any], dict[str, Any]]] = {
    date: lambda value: {"d": value.isoformat()},
    datetime: lambda value: {"m": value.isoformat()},
    time: lambda value: {"t": value.isoformat()},
    timedelta: lambda value: {"l": value.total_seconds()},
}


def main(arguments: list[str]) -> int:
    """Read SOURCE into OUTPUT; 0 when the output is complete, which a refusal also is."""
    if len(arguments) != _ARGUMENTS:
        return 2
    limits.hold_process()
    source, output = Path(arguments[0]), Path(arguments[1])
    with output.open("w", encoding="utf-8", newline="\n") as out:
        try:
            read_file(source, out)
            _say(out, {"end": True})
        except Refused as refusal:
            _say(out, {"refused": str(refusal)})
        except (MemoryError, RecursionError):
            _say(out, {"refused": TOO_COSTLY})
        except BaseException as surprise:  # noqa: BLE001 - a panic of the value reader is no Exception
            _say(out, {"refused": DAMAGED, "surprise": type(surprise).__name__})
    return 0


def read_file(source: Path, out: IO[str]) -> None:
    """Write the sheets of a file, whatever its name says it is."""
    start = _start_of(source)
    if start.startswith(b"PK\x03\x04"):
        _read_package(source, out)
    elif start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_encrypted(source)
        _write_sheets(_open(source.rename(source.with_suffix(".xls"))), out, {})
    else:
        _refuse_known_others(start)
        _read_text(source, out)


def _start_of(source: Path) -> bytes:
    with source.open("rb") as file:
        start = file.read(1024)
    if not start:
        raise Refused(EMPTY_FILE)
    return start


def _refuse_encrypted(source: Path) -> None:
    """Refuse a modern workbook that Excel has locked: an old container with one stream of this name."""
    if "EncryptedPackage".encode("utf-16-le") in source.read_bytes():
        raise Refused(ENCRYPTED)


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
    from app.importing.text_tables import read_text_rows  # noqa: PLC0415 - a file is read without what its kind does not need

    rows = list(read_text_rows(source))
    width = max(map(len, rows))
    if width == 1 and source.suffix not in _TEXT_SUFFIXES:
        raise Refused(NOT_A_WORKBOOK)
    _say(out, {"sheet": "", "visible": True, "rows": len(rows), "columns": width, "marks": {}})
    _write_rows(out, ([*row, *[""] * (width - len(row))] for row in rows))


def _read_package(source: Path, out: IO[str]) -> None:
    """Look over the zip package, then read values by the kind of workbook it holds."""
    from app.importing.package import check_parts, open_package  # noqa: PLC0415 - a file is read without what its kind does not need

    with open_package(source) as archive:
        names = {name.casefold() for name in archive.namelist()}
        suffix = _package_suffix(names)
        marks = _all_marks(archive) if suffix == ".xlsx" else {}
        if not marks:
            check_parts(archive)
    _write_sheets(_open(source.rename(source.with_suffix(suffix))), out, marks)


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


def _all_marks(archive: ZipFile) -> dict[str, Marks]:
    from app.importing.colours import read_styles  # noqa: PLC0415 - a file is read without what its kind does not need
    from app.importing.marks import read_marks  # noqa: PLC0415 - a file is read without what its kind does not need
    from app.importing.package import check_parts, read_contents  # noqa: PLC0415 - a file is read without what its kind does not need

    contents = read_contents(archive)
    check_parts(archive, skip=frozenset(contents.sheets.values()))
    styles = read_styles(archive, contents)
    return {name: read_marks(archive, part, name, styles) for name, part in contents.sheets.items()}


def _open(source: Path) -> CalamineWorkbook:
    from python_calamine import (  # noqa: PLC0415 - a file is read without what its kind does not need
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    try:
        return CalamineWorkbook.from_path(source)
    except PasswordError as locked:
        raise Refused(ENCRYPTED) from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise Refused(_reason(broken)) from broken


def _write_sheets(book: CalamineWorkbook, out: IO[str], marks: dict[str, Marks]) -> None:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - a file is read without what its kind does not need

    listed = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    if len(listed) > limits.SHEETS:
        raise Refused(TOO_LARGE)
    cells = 0
    for place, each in enumerate(book.sheets_metadata):
        if each.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_index(place)
        except (CalamineError, OSError, ValueError) as broken:
            if _is_chart(broken):
                continue
            raise Refused(_reason(broken)) from broken
        cells += _check_size(sheet)
        if cells > limits.CELLS:
            raise Refused(TOO_LARGE)
        visible = each.visible == SheetVisibleEnum.Visible
        _write_sheet(sheet, out, visible=visible, marks=marks.get(each.name))
    if not cells:
        raise Refused(NO_CONTENT)


def _is_chart(problem: Exception) -> bool:
    """Tell a chart's sheet, which the value reader takes for a broken one in .xlsb (`failed to fill whole buffer`)."""
    return "whole buffer" in str(problem)


def _check_size(sheet: CalamineSheet) -> int:
    """Count the cells a sheet spans, from its first row and column."""
    if sheet.end is None:
        return 0
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    if rows * columns > limits.CELLS:
        raise Refused(TOO_LARGE)
    return rows * columns


def _write_sheet(sheet: CalamineSheet, out: IO[str], *, visible: bool, marks: Marks | None) -> None:
    rows = sheet.to_python(skip_empty_area=False) if sheet.end else []
    head = {
        "sheet": clean_text(sheet.name),
        "visible": visible,
        "rows": len(rows),
        "columns": len(rows[0]) if rows else 0,
        "marks": {"merges": _merges(sheet)} if marks is None else vars(marks),
    }
    _say(out, head)
    _write_rows(out, iter(rows))


def _merges(sheet: CalamineSheet) -> list[list[int]]:
    """Give the merged ranges of the older kinds, as far as the value reader knows them."""
    return [
        [top + 1, left + 1, bottom + 1, right + 1]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def _write_rows(out: IO[str], rows: Iterator[list[Any]]) -> None:
    encode = _ENCODER.encode
    while block := list(islice(rows, BLOCK)):
        line = encode(block)
        if _may_hold_marks(line):
            line = encode([[_clean(value) for value in row] for row in block])
        out.write(line)
        out.write("\n")


def _may_hold_marks(line: str) -> bool:
    """Say whether a block may hold what is to be removed: JSON escapes every control character but one."""
    return "\\" in line or "\x7f" in line or not (line.isascii() or is_clean(line))


def _clean(value: Any) -> Any:  # noqa: ANN401 - whatever a cell or Field holds
    return clean_text(value) if isinstance(value, str) else value


def _stamp(value: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a cell or Field holds
    return _STAMPS[type(value)](value)


def _say(out: IO[str], what: dict[str, Any]) -> None:
    out.write(json.dumps(what, ensure_ascii=False, separators=(",", ":")) + "\n")


def _reason(problem: BaseException) -> str:
    text = str(problem).casefold()
    if "password" in text or "encrypt" in text:
        return ENCRYPTED
    return TOO_LARGE if "limit exceeded" in text else DAMAGED


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_stamp, check_circular=False
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
