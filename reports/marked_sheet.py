"""One sheet of a partner's workbook streamed through: marked cells get their look, comments their drawing, no more."""

from __future__ import annotations

import re
from bisect import insort
from typing import TYPE_CHECKING
from xml.parsers import expat

from app.importing.addresses import address, column_number
from reports.marked_markup import OFFICE, Unfit, attribute, prefix_of, utf8, with_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Marked = Callable[[int], int]

_BEHIND_DRAWING = frozenset(
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
        "extLst", "AlternateContent",
    }
)  # fmt: skip
"""What follows a sheet's drawing of comments in the order of the standard (ISO/IEC 29500-1, 18.3.1.99)."""
_SELECTED = re.compile(rb"""\stabSelected=["'](?:1|true)["']""")
_LETTERS = re.compile(r"[A-Z]{1,3}")


def unselected(head: bytes) -> bytes:
    """Let a sheet not be the chosen one: two chosen sheets would be typed into at once."""
    return _SELECTED.sub(b"", head)


class SheetMarker:
    """Streams one sheet: the cells to mark by row, the look that marks a look, and the relation of the drawing."""

    def __init__(self, cells: Mapping[int, Sequence[int]], marked: Marked, drawing: str) -> None:
        self._cells = cells
        self._marked = marked
        self._drawing = drawing
        self._prefix = b""
        self._columns: list[tuple[int, int, int]] = []
        self._start = self._head = b""
        self._row = 0

    def stream(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Give the sheet, piece by piece; `pieces` are cut at the ends of rows, what follows the rows comes last."""
        before: bytes | None = None
        for piece in pieces:
            if before is not None:
                yield self._rows(before)
            before = piece if self._start else self._take_head(piece)
            if self._head:
                yield self._head
                self._head = b""
        if before is None or not self._start:
            raise Unfit("sheet")
        yield self._last(before)

    def _take_head(self, piece: bytes) -> bytes:
        piece = utf8(piece)
        self._prefix = re.escape(prefix_of(piece, "worksheet"))
        start = re.search(rb"<" + self._prefix + rb"worksheet\b[^>]*>", piece)
        data = re.search(rb"<" + self._prefix + rb"sheetData\b", piece)
        if start is None or data is None:
            raise Unfit("sheet")
        self._start = start[0]
        head = piece[: data.start()]
        for tag in re.findall(rb"<" + self._prefix + rb"col\b[^>]*>", head):
            first, last = (int(attribute(tag, name) or 0) for name in ("min", "max"))
            self._columns.append((first, last, int(attribute(tag, "style") or 0)))
        self._head = unselected(head)
        name = self._prefix
        self._row_of = re.compile(
            rb"(<" + name + rb"row\b[^>]*?)(/>|>(.*?)</" + name + rb"row>)", re.DOTALL
        )
        self._cell_of = re.compile(
            rb"(<" + name + rb"c\b[^>]*?)(/>|>.*?</" + name + rb"c>)", re.DOTALL
        )
        return piece[data.start() :]

    def _rows(self, text: bytes) -> bytes:
        return self._row_of.sub(self._take_row, text) if self._cells else text

    def _take_row(self, found: re.Match[bytes]) -> bytes:
        stated = attribute(found[1] + b">", "r")
        self._row = int(stated) if stated else self._row + 1
        columns = self._cells.get(self._row)
        if not columns:
            return found[0]
        tag = found[1] + b">"
        own = attribute(tag, "s") if attribute(tag, "customFormat") in {"1", "true"} else None
        cells = self._mark_cells(found[3] or b"", columns, None if own is None else int(own))
        # The spans of a row may no longer be true; they are a hint that may be left out.
        bare = re.sub(rb"""\sspans=(?:"[^"]*"|'[^']*')""", b"", tag)
        name = self._plain(b"row")
        return bare + cells + b"</" + name + b">"

    def _mark_cells(self, text: bytes, columns: Sequence[int], of_row: int | None) -> bytes:
        wanted = set(columns)
        made: list[tuple[int, bytes]] = []
        column = 0
        for cell in self._cell_of.finditer(text):
            stated = _LETTERS.match(attribute(cell[1] + b">", "r") or "")
            column = column_number(stated[0]) if stated else column + 1
            whole = cell[0]
            if column in wanted:
                wanted.remove(column)
                look = self._marked(int(attribute(cell[1] + b">", "s") or 0))
                ending = b"/>" if cell[2] == b"/>" else b">"
                whole = with_attribute(cell[1] + ending, "s", str(look)) + cell[2][len(ending) :]
            made.append((column, whole))
        for column in wanted:
            base = of_row if of_row is not None else self._of_column(column)
            new = f'c r="{address(self._row, column)}" s="{self._marked(base)}"/>'
            insort(made, (column, b"<" + self._plain(b"") + new.encode()))
        return b"".join(each for _, each in made)

    def _of_column(self, column: int) -> int:
        return next((look for first, last, look in self._columns if first <= column <= last), 0)

    def _last(self, text: bytes) -> bytes:
        """Mark the last rows and put the drawing of the comments where it belongs behind them."""
        end = re.search(
            rb"</" + self._prefix + rb"sheetData\s*>|<" + self._prefix + rb"sheetData\s*/>", text
        )
        if end is None:
            raise Unfit("sheet")
        rows, rest = self._rows(text[: end.start()]), text[end.start() :]
        if not self._drawing:
            return rows + rest
        name = self._plain(b"legacyDrawing").decode()
        made = f'<{name} xmlns:pr="{OFFICE}" pr:id="{self._drawing}"/>'.encode()
        place = self._place_of_drawing(rest[len(end[0]) :]) + len(end[0])
        return rows + rest[:place] + made + rest[place:]

    def _place_of_drawing(self, tail: bytes) -> int:
        """Give the offset of the first part of a sheet's tail that comes behind its drawing."""
        parser = expat.ParserCreate(namespace_separator=" ")
        found: list[int] = []
        depth = 0

        def begin(name: str, _attributes: object) -> None:
            nonlocal depth
            depth += 1
            if depth == 2 and name.rpartition(" ")[2] in _BEHIND_DRAWING:
                found.append(parser.CurrentByteIndex)

        def end(_name: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                found.append(parser.CurrentByteIndex)

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        try:
            parser.Parse(self._start + tail, True)  # noqa: FBT003 - as the parser asks
        except expat.ExpatError as broken:
            raise Unfit("tail") from broken
        return found[0] - len(self._start)

    def _plain(self, name: bytes) -> bytes:
        return self._prefix.replace(b"\\", b"") + name
