"""One sheet of a workbook being written: a header row, then typed cells row by row, widths as they turned out."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TypeAlias

from app.errors import UserError
from reports.plain import one_line
from reports.sheet_names import sheet_name
from reports.style import COLOURS, TONES
from reports.table import Cell, Column, Kind
from reports.typed import typed
from reports.values import number_format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from reports.table import Cells, Tone, Value

MOST_ROWS = 1_048_575
ABOUT = "About"
_NARROWEST, _WIDEST = 8, 60
_KIND_WIDTHS = {Kind.MONEY: 14, Kind.DAY: 13, Kind.MOMENT: 18, Kind.PERCENT: 10}
_MARGIN = '&"Arial,Regular"&8'
"""Font of what is printed above and below a sheet."""
_SHORT_HEAD = 15
"""Signs of a heading that stays on one line."""
_HEAD_LINE = 14
"""Height of a line of a heading in points."""
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "'")
_EXCEL_SIDES = {"left": "left", "right": "right", "centre": "center"}


# What decides the looks of a cell: place, kind, decimal places, tone, bold, is a text, looks like a formula.
_Key: TypeAlias = tuple[int, Kind, int | None, "Tone", bool, bool, bool]


class TooManyRows(UserError):
    """A sheet of Excel cannot hold a list."""

    def __init__(self) -> None:
        super().__init__(
            f"Excel holds {MOST_ROWS:,} rows in a sheet and this list has more. "
            "Filter it and export it in parts."
        )


@dataclass
class Book:
    """A workbook being written, with its formats and the sheet names in use."""

    workbook: Workbook
    marking: str
    title: str
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)
    names: list[str] = field(default_factory=lambda: [ABOUT])

    def format(self, **looks: Any) -> Format:  # noqa: ANN401 - XlsxWriter's own values
        """Give the format with these looks, made once."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(
                {"font_name": "Arial", "font_size": 10, "valign": "top", **looks}
            )
        return self.formats[key]

    def add_sheet(self, title: str, columns: tuple[Column, ...]) -> Sheet:
        """Begin a sheet with its header row; its name is made from the title."""
        name = sheet_name(title, self.names)
        self.names.append(name)
        return self._begun(name, columns)

    def add_about(self, columns: tuple[Column, ...]) -> Sheet:
        """Begin the sheet whose name was kept free for it."""
        return self._begun(ABOUT, columns)

    def _begun(self, name: str, columns: tuple[Column, ...]) -> Sheet:
        drawn = self.workbook.add_worksheet(name)
        drawn.freeze_panes(1, 0)
        drawn.repeat_rows(0)
        drawn.set_landscape()
        drawn.set_paper(9)  # A4
        drawn.fit_to_pages(1, 0)
        marking = one_line(self.marking).replace("&", "&&")[:60]
        title = one_line(self.title).replace("&", "&&")[:80]
        # The blank keeps a title that begins with a figure from being taken for a size.
        drawn.set_header(f"&L{_MARGIN} {title}&C{_MARGIN}&B{marking}")
        drawn.set_footer(f"&L{_MARGIN}&A&C{_MARGIN}&B{marking}&R{_MARGIN}Page &P of &N")
        return Sheet(self, drawn, name, columns)


class Sheet:
    """A sheet written from top to bottom, as XlsxWriter's constant memory asks."""

    def __init__(
        self, book: Book, drawn: Worksheet, name: str, columns: tuple[Column, ...]
    ) -> None:
        self.name = name
        self._book = book
        self._drawn = drawn
        self._columns = columns
        self._widths = [_head_width(column) for column in columns]
        self._formats: dict[_Key, Format] = {}
        self._row = 0
        # Said outright: a program other than Excel would leave the second line of a heading unseen.
        lines = max((_head_lines(column) for column in columns), default=1)
        drawn.set_row(0, lines * _HEAD_LINE + 2)
        for place, column in enumerate(columns):
            drawn.write_string(0, place, one_line(column.label), self._head(column))

    def write(self, rows: Iterable[Cells]) -> None:
        """Write the next rows; TooManyRows when Excel holds no more."""
        for row in rows:
            self._row += 1
            if self._row > MOST_ROWS:
                raise TooManyRows
            for place, given in enumerate(row):
                self._write_cell(place, self._columns[place], given)

    def write_fact(self, label: str, column: Column, value: Value) -> None:
        """Write a label and beside it a value of any kind: one row of a sheet of two columns."""
        self._row += 1
        self._write_cell(0, self._columns[0], label)
        self._write_cell(1, column, value)

    def set_filter(self) -> None:
        """Let the rows written so far be filtered; a total that follows stays out of it."""
        self._drawn.autofilter(0, 0, self._row, len(self._columns) - 1)

    def finish(self) -> None:
        """Set the widths."""
        for place, width in enumerate(self._widths):
            self._drawn.set_column(place, place, width)

    def _write_cell(self, place: int, column: Column, given: Value | Cell) -> None:
        # A cell is unpacked rather than made: this runs a million times for a long list.
        tone: Tone = "none"
        bold = False
        if isinstance(given, Cell):
            tone, bold, given = given.tone, given.bold, given.value
        value = typed(given, column.kind, column.places)
        text = value if isinstance(value, str) else None
        # The quote prefix keeps such a text a text also after somebody has edited the cell.
        quoted = text is not None and text.startswith(_LOOKS_LIKE_FORMULA)
        key = (place, column.kind, column.places, tone, bold, text is not None, quoted)
        looks = self._formats.get(key) or self._formats.setdefault(key, self._looks(column, key))
        if text is not None:
            self._drawn.write_string(self._row, place, text, looks)
            if len(text) + 3 > self._widths[place]:
                self._widen(place, text)
        elif value is None:
            self._drawn.write_blank(self._row, place, None, looks)
        elif isinstance(value, float):
            self._drawn.write_number(self._row, place, value, looks)
        else:
            self._drawn.write_datetime(self._row, place, value, looks)

    def _widen(self, place: int, text: str) -> None:
        longest = max(len(line) for line in text.split("\n"))
        self._widths[place] = max(self._widths[place], min(longest + 3, _WIDEST))

    def _looks(self, column: Column, key: _Key) -> Format:
        _, kind, places, tone, bold, is_text, quoted = key
        looks: dict[str, Any] = {"text_wrap": True, "quote_prefix": quoted}
        if not is_text:
            looks = {"num_format": number_format(kind, places) or "General"}
        looks |= {"align": _EXCEL_SIDES[column.side], "bold": bold}
        # A text does not touch the figure in the column before it.
        looks |= {"indent": 1} if column.side == "left" else {}
        return self._book.format(**looks, **_tone(tone))

    def _head(self, column: Column) -> Format:
        return self._book.format(
            bold=True,
            text_wrap=True,
            align=_EXCEL_SIDES[column.side],
            indent=1 if column.side == "left" else 0,
            font_color=COLOURS["ink"],
            bg_color=COLOURS["accent-weak"],
            bottom=2,
            bottom_color=COLOURS["accent"],
        )


def _tone(tone: Tone) -> dict[str, Any]:
    if tone == "none":
        return {}
    ink, fill = TONES[tone]
    return {"font_color": COLOURS[ink], "bg_color": COLOURS[fill]}


def _head_lines(column: Column) -> int:
    """Count the lines that a heading takes at the width its column begins with."""
    return len(wrap(column.label, max(1, _head_width(column) - 1), break_long_words=False)) or 1


def _head_width(column: Column) -> int:
    # Three more than the words, for the arrow of the filter.
    words = max((len(word) for word in column.label.split()), default=0)
    if len(column.label) <= _SHORT_HEAD:
        words = len(column.label)
    words += 3
    least = max(_KIND_WIDTHS.get(column.kind, _NARROWEST), column.width)
    return min(max(words, least), _WIDEST)
