"""The values of workbooks, by the one library that reads all kinds of them; used in the reading process only."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from app.importing import limits
from app.importing.addresses import address
from app.importing.cleaning import clean_text
from app.importing.refused import DAMAGED, ENCRYPTED, NO_CONTENT, TOO_LARGE, Refused, too_far
from app.importing.staging import write_head, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

    from app.importing.marks import CellMarks


def write_sheets(source: Path, out: IO[str], marks: Callable[[], Mapping[str, CellMarks]]) -> None:
    """Write every sheet of a workbook; `marks` is asked once the first sheet's values are there."""
    from python_calamine import SheetTypeEnum  # noqa: PLC0415 - text tables are read without it

    book = _open(source)
    places = [
        (place, each)
        for place, each in enumerate(book.sheets_metadata)
        if each.typ == SheetTypeEnum.WorkSheet
    ]
    if len(places) > limits.SHEETS:
        raise Refused(TOO_LARGE)
    cells = 0
    for place, each in places:
        sheet = _sheet(book, place)
        if sheet is None:
            continue
        found = marks()
        _refuse_far(sheet)
        cells += _size(sheet)
        if cells > limits.CELLS:
            raise Refused(TOO_LARGE)
        _write_sheet(sheet, each, out, found.get(each.name))
    if not cells:
        raise Refused(NO_CONTENT)


def _open(source: Path) -> CalamineWorkbook:
    from python_calamine import (  # noqa: PLC0415 - text tables are read without it
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


def _sheet(book: CalamineWorkbook, place: int) -> CalamineSheet | None:
    """Give a sheet, None for a chart's, which in .xlsb ends in “failed to fill whole buffer”."""
    from python_calamine import CalamineError  # noqa: PLC0415 - text tables are read without it

    try:
        return book.get_sheet_by_index(place)
    except (CalamineError, OSError, ValueError) as broken:
        if "whole buffer" in str(broken):
            return None
        raise Refused(_reason(broken)) from broken


def _refuse_far(sheet: CalamineSheet) -> None:
    """Refuse a sheet that reaches too far; only the markup of .xlsx was looked through for that before."""
    row, column = sheet.end or (0, 0)
    if row >= limits.ROWS or column >= limits.COLUMNS:
        raise too_far(sheet.name, address(row + 1, column + 1))


def _size(sheet: CalamineSheet) -> int:
    """Count the cells a sheet spans, from its first row and column."""
    return 0 if sheet.end is None else (sheet.end[0] + 1) * (sheet.end[1] + 1)


def _write_sheet(
    sheet: CalamineSheet, told: SheetMetadata, out: IO[str], marks: CellMarks | None
) -> None:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415 - text tables are read without it

    rows = sheet.to_python(skip_empty_area=False) if sheet.end else []
    head = {
        "sheet": clean_text(sheet.name),
        "visible": told.visible == SheetVisibleEnum.Visible,
        "rows": len(rows),
        "columns": len(rows[0]) if rows else 0,
        "marks": _marks(sheet, marks),
    }
    write_head(out, head)
    write_rows(out, iter(rows))


def _marks(sheet: CalamineSheet, marks: CellMarks | None) -> dict[str, Any]:
    """Give the marks that were read; merged ranges are told by the library where they were not."""
    told = {} if marks is None else vars(marks)
    return told if told.get("merges") else {**told, "merges": _merges(sheet)}


def _merges(sheet: CalamineSheet) -> list[list[int]]:
    """Give the merged ranges of the older kinds, as far as the library knows them."""
    return [
        [top + 1, left + 1, bottom + 1, right + 1]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def _reason(problem: BaseException) -> str:
    text = str(problem).casefold()
    if "password" in text or "encrypt" in text:
        return ENCRYPTED
    return TOO_LARGE if "limit exceeded" in text else DAMAGED
