"""Tables as the page template gets them: measured columns and rows that know whether a page's end may cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports import metrics
from reports.keeping import LONGEST_KEPT_WHOLE, ends, is_short, lines
from reports.page_texts import line, page_text, pieces
from reports.plain import one_line
from reports.table import Kind, cell
from reports.values import shown

if TYPE_CHECKING:
    from reports.table import Cells, Table
    from reports.widths import Layout

Data = dict[str, Any]


def table_data(table: Table, layout: Layout, room: float) -> Data:
    """Give a table in its layout, on a page that is `room` points wide."""
    short = is_short(table, layout)
    first, last = (0, 0) if short else ends(table, layout)
    return {
        "kind": "table",
        "size": layout.size,
        "padding": layout.padding,
        "caption": line(table.caption, room),
        "note": page_text(table.note),
        "columns": _columns(table, layout),
        "rows": [_row(table, layout, row) for row in table.rows],
        "empty": pieces(table.empty, room),
        "total": table.total and _row(table, layout, table.total, bold=True),
        "breakable": not short,
        "first": first,
        "last": last,
    }


def _columns(table: Table, layout: Layout) -> list[Data]:
    return [
        {
            "label": _label(column.label, layout.room(number), layout.size, upright=column.upright),
            "width": layout.widths[number],
            "side": column.side,
            "upright": column.upright,
            "tabular": column.kind != Kind.TEXT,
        }
        for number, column in enumerate(table.columns)
    ]


def _label(text: str, room: float, size: float, *, upright: bool) -> str:
    text = one_line(text)
    return text if upright else metrics.breakable(text, room, size, bold=True)


def _row(table: Table, layout: Layout, row: Cells, *, bold: bool = False) -> list[Data]:
    texts = [
        metrics.breakable(text, layout.room(number), layout.size, bold=True)
        for number, text in enumerate(_texts(table, row))
    ]
    may_break = lines(table, layout, row) > LONGEST_KEPT_WHOLE
    return [
        {
            "t": text,
            "b": bold or cell(given).bold,
            "tone": cell(given).tone,
            "link": cell(given).link,
            "shaded": table.shaded,
            "breakable": may_break,
        }
        for text, given in zip(texts, row, strict=True)
    ]


def _texts(table: Table, row: Cells) -> list[str]:
    return [
        page_text(shown(cell(given).value, column.kind, column.places))
        for given, column in zip(row, table.columns, strict=True)
    ]
