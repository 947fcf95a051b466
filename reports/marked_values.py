"""The values of a partner's file as they were read, in a plain Excel workbook: for what cannot be marked in place."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.progress import step
from reports.sheet_names import sheet_name

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook as Book
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from app.importing.workbook import CellValue, Sheet, Workbook
    from app.progress import Progress

_STEP = 500
_LONGEST = 32_767
"""Signs that a cell of Excel holds."""
_LIKE_FORMULAS = ("=", "+", "-", "@")
_FORMATS = {"day": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "time": "hh:mm", "length": "[h]:mm"}
_WIDTH = 18


def write_values(workbook: Workbook, path: Path, progress: Progress) -> dict[str, str]:
    """Write every sheet row by row and give the name of each in the copy by its name in the file.

    Text is written as text, whatever it begins with; fills and percentages that were read are kept, hidden sheets stay
    hidden. Cancelled.
    """
    import xlsxwriter  # noqa: PLC0415 - only where a copy is written

    names: dict[str, str] = {}
    with xlsxwriter.Workbook(
        path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        writer = _Writer(book)
        for sheet in workbook.sheets:
            names[sheet.name] = sheet_name(sheet.name, list(names.values()))
            drawn = book.add_worksheet(names[sheet.name])
            if not sheet.visible:
                drawn.hide()
            writer.write(drawn, sheet, progress)
    return names


class _Writer:
    """Writes sheets into one workbook, with its formats made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write(self, drawn: Worksheet, sheet: Sheet, progress: Progress) -> None:
        """Write one sheet."""
        if sheet.columns:
            drawn.set_column(0, sheet.columns - 1, _WIDTH)
        drawn.ignore_errors({"number_stored_as_text": f"A1:XFD{max(len(sheet.rows), 1)}"})
        marked = bool(sheet.marks.fills or sheet.marks.percents or sheet.errors)
        for number, row in enumerate(sheet.rows):
            if number % _STEP == 0:
                step(progress, "Writing the rows", number, len(sheet.rows))
            if sheet.row_hidden(number + 1):
                drawn.set_row(number, None, None, {"hidden": True})
            for column, value in enumerate(row):
                self._put(
                    drawn,
                    (number, column),
                    value,
                    self._looks(sheet, number, column) if marked else {},
                )

    def _looks(self, sheet: Sheet, row: int, column: int) -> dict[str, Any]:
        cell = sheet.cell(row + 1, column + 1)
        looks: dict[str, Any] = {"num_format": "0%"} if cell.percent else {}
        if cell.fill:
            looks["bg_color"] = f"#{cell.fill}"
        if cell.kind == "error":
            looks["error"] = cell.value
        return looks

    def _put(
        self, drawn: Worksheet, place: tuple[int, int], value: CellValue, looks: dict[str, Any]
    ) -> None:
        error = looks.pop("error", "")
        if error:
            drawn.write_string(*place, str(error), self._format(looks))
        elif isinstance(value, str):
            self._put_text(drawn, place, value, looks)
        elif isinstance(value, bool):
            drawn.write_boolean(*place, value, self._format(looks))
        elif isinstance(value, float | int):
            drawn.write_number(*place, value, self._format(looks))
        else:
            shown = {"num_format": _FORMATS[_kind(value)], **looks}
            drawn.write_datetime(*place, value, self._format(shown))

    def _put_text(
        self, drawn: Worksheet, place: tuple[int, int], text: str, looks: dict[str, Any]
    ) -> None:
        if text:
            quoted = {"quote_prefix": True} if text.startswith(_LIKE_FORMULAS) else {}
            drawn.write_string(*place, text[:_LONGEST], self._format({**looks, **quoted}))
        elif looks:
            drawn.write_blank(*place, None, self._format(looks))

    def _format(self, looks: dict[str, Any]) -> Format | None:
        key = tuple(sorted(looks.items()))
        if not key:
            return None
        if key not in self._formats:
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]


def _kind(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "day"
    return "time" if isinstance(value, time) else "length"
