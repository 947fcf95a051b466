"""The first sheet of a marked copy: what is to be put right, line by line, each with a way to its cell."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.put_right_list import TITLE
from reports.marked_markup import MAIN, escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.marked_styles import Styles

HEADS = ("No.", "Sheet", "Cell", "What stands there", "What is wrong", "What to do")
_WIDTHS = (6, 20, 11, 26, 46, 46)
_LINE_SIGNS = 150
_LINE_HIGH = 14


@dataclass(frozen=True)
class Line:
    """One thing to put right as the list shows it; `cell` is where its link leads."""

    sheet: str
    place: str
    cell: str
    found: str
    wrong: str
    advice: str


def list_sheet(told: Sequence[str], lines: Sequence[Line], styles: Styles) -> bytes:
    """Give the markup of the sheet: the title, what is told above, then the lines."""
    look = styles.of_list
    rows = [_row(1, [(1, TITLE, look("title"))], 24)]
    for number, text in enumerate(told, 2):
        rows.append(
            _row(number, [(1, text, look("text"))], _LINE_HIGH * ceil(len(text) / _LINE_SIGNS))
        )
    first = len(told) + 3
    rows.append(
        _row(first, [(place, text, look("head")) for place, text in enumerate(HEADS, 1)], 18)
    )
    links = []
    for number, line in enumerate(lines, 1):
        row = first + number
        texts = (line.sheet, line.place, line.found, line.wrong, line.advice)
        looks = ("line", "link", "quoted", "line", "line")
        cells = [
            (place, text, look(each))
            for place, (text, each) in enumerate(zip(texts, looks, strict=True), 2)
        ]
        high = max(ceil((len(text) + 1) / (_WIDTHS[place - 1] * 1.05)) for place, text, _ in cells)
        rows.append(_row(row, cells, max(high, 1) * _LINE_HIGH + 4, number=(number, look("line"))))
        quoted = line.sheet.replace("'", "''")
        target = escaped(f"'{quoted}'!{line.cell}")
        links.append(
            f'<hyperlink ref="{address(row, 3)}" location="{target}" display="{escaped(line.place)}"/>'
        )
    merged = "".join(f'<mergeCell ref="A{row}:F{row}"/>' for row in range(1, len(told) + 2))
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_WIDTHS, 1)
    )
    joined = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{first}" topLeftCell="A{first + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="C{first + 1}" sqref="C{first + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{len(told) + 1}">{merged}</mergeCells>{joined}'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row(
    row: int,
    cells: Sequence[tuple[int, str, int]],
    high: float,
    *,
    number: tuple[int, int] | None = None,
) -> str:
    own = f'<c r="A{row}" s="{number[1]}"><v>{number[0]}</v></c>' if number else ""
    made = "".join(
        f'<c r="{address(row, column)}" s="{look}" t="inlineStr">'
        f'<is><t xml:space="preserve">{escaped(text)}</t></is></c>'
        for column, text, look in cells
    )
    return f'<row r="{row}" ht="{high:g}" customHeight="1">{own}{made}</row>'
