"""One streaming pass over a sheet's markup for what the value reader does not tell: hidden, fills, errors, merges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing import limits
from app.importing.addresses import address, column_number
from app.importing.package import stream_part
from app.importing.refused import too_far

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from app.importing.colours import Styles

Runs = list[list[int]]
"""Ranges of numbers, each [first, last], rising."""

_REFERENCE = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_FAR = rb"(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z]|[A-Z]{1,2}(?:\d{7}|[3-9]\d{5}))"  # beyond column IV (256) or row 299,999
_FAR_SOMEWHERE = re.compile(rb"""r=["']""" + _FAR)
_SINGLE_QUOTED = re.compile(rb"<(?:\w+:)?(?:row|c)\s+\w+='")
_ROW_ENDINGS = (b"</row>", b":row>")
_NUMBER = re.compile(rb"""\s(min|max|r)=["'](\d+)["']""")
_RULED = re.compile(
    rb"""<(?:\w+:)?conditionalFormatting\b[^>]*\bsqref=["']([^"']*)["']|<xm:sqref>([^<]*)</xm:sqref>"""
)
_RANGE = re.compile(rb"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_MOST_RULED = 1_000
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")


@dataclass
class CellMarks:
    """What stands at a sheet's cells besides values; rows and columns count from 1."""

    hidden_rows: Runs = field(default_factory=list)
    hidden_columns: Runs = field(default_factory=list)
    merges: list[list[int]] = field(default_factory=list)
    """[first row, first column, last row, last column]."""
    fills: dict[str, dict[int, Runs]] = field(default_factory=dict)
    """Colour -> column -> rows."""
    percents: dict[int, Runs] = field(default_factory=dict)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column and the sign such as #N/A."""
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    """Formulas that were saved without a value."""
    ruled: list[list[int]] = field(default_factory=list)
    """Ranges that rules colour by what stands in cells (conditional formatting), as `merges`."""


def read_marks(archive: zipfile.ZipFile, part: str, sheet: str, styles: Styles) -> CellMarks:
    """Read the marks of one sheet; Refused when a filled cell lies beyond the limits."""
    reader = _Pass(sheet, styles)
    for text in by_rows(stream_part(archive, part)):
        reader.read(text)
    return reader.marks


def by_rows(chunks: Iterator[bytes], endings: tuple[bytes, ...] = _ROW_ENDINGS) -> Iterator[bytes]:
    """Cut the stream where a row ends, so that no cell is split; what follows the rows comes last."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        end = max(text.rfind(ending) + len(ending) for ending in endings)
        if end >= min(map(len, endings)):
            yield text[:end]
            rest = text[end:]
        else:
            rest = text
    yield rest


def add_to_runs(runs: Runs, number: int) -> None:
    """Add a number to ranges that it follows or continues."""
    if runs and runs[-1][1] >= number - 1:
        runs[-1][1] = max(runs[-1][1], number)
    else:
        runs.append([number, number])


class _Pass:
    """The pass over one sheet: its patterns fit the namespace prefix that the sheet's writer chose."""

    def __init__(self, sheet: str, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self.marks = CellMarks()
        self.numbered: bool | None = None
        self.row = self.column = 0
        self._compile(b"")
        wanted = sorted(styles.percents | set(styles.fills))
        self.styled_ids = b"|".join(str(each).encode() for each in wanted)

    def _compile(self, prefix: bytes) -> None:
        start = rb"<" + prefix
        self.rows = re.compile(start + rb"row\b[^>]*>")
        self.columns = re.compile(start + rb"col\b[^>]*>")
        self.merged = re.compile(
            start + rb"""mergeCell\b[^>]*\bref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']"""
        )
        self.filled_far = re.compile(
            start + rb"""c\b[^>]*?\br=["'](""" + _FAR + rb"""\w*)["'][^>]*(?<!/)>(?!</)"""
        )
        self.error = re.compile(
            start
            + rb"""c\b([^>]*\bt=["']e["'][^>]*)>(?:(?!</"""
            + prefix
            + rb"c>).)*?<"
            + prefix
            + rb"v>(#[A-Z0-9/!?_]{1,18})<",
            re.DOTALL,
        )
        self.unvalued = re.compile(
            start
            + rb"c\b([^>]*)><"
            + prefix
            + rb"f\b(?:[^>]*/>|[^<]*</[\w:]*f>)(?:<"
            + prefix
            + rb"v/>|<"
            + prefix
            + rb"v></"
            + prefix
            + rb"v>)?</"
            + prefix
            + rb"c>"
        )
        self.tags = re.compile(rb"(" + start + rb")(row|c)\b([^>]*>)")
        self.formula_sign = start + b"f"
        self.prefix = prefix

    def read(self, text: bytes) -> None:
        """Take in one stretch of whole rows."""
        if self.numbered is None:
            self._look_at_start(text)
        if not self.numbered:
            text = self.tags.sub(self._give_number, text)
        if _FAR_SOMEWHERE.search(text):
            self._refuse_far(text)
        if b"hidden=" in text:
            self._read_hidden(text)
        if self.error_sign in text:
            self._read_errors(text)
        if self.formula_sign in text:
            self._read_unvalued(text)
        if not text.endswith(_ROW_ENDINGS):  # merges follow the last row
            self._read_merges(text)
            self._read_ruled(text)
        if self.styled_ids:
            self._read_styled(text)

    def _look_at_start(self, text: bytes) -> None:
        found = re.search(rb"<(\w+:)(?:worksheet|sheetData)\b", text)
        self._compile(re.escape(found[1]) if found else b"")
        self.error_sign = b"t='e'" if _SINGLE_QUOTED.search(text) else b't="e"'
        if self.styled_ids:
            self.styled = re.compile(
                rb"<"
                + self.prefix
                + rb"""c\b([^>]*\ss=["']("""
                + self.styled_ids
                + rb""")["'][^>]*)>"""
            )
        first = re.search(rb"<" + self.prefix + rb"c\b[^>]*>", text)
        self.numbered = first is None or _REFERENCE.search(first[0]) is not None

    def _give_number(self, tag: re.Match[bytes]) -> bytes:
        """Write the position into a row or cell that leaves it to be counted, as the standard allows."""
        if tag[2] == b"row":
            stated = _NUMBER.search(tag[3])
            self.row = int(stated[2]) if stated else self.row + 1
            self.column = 0
            return tag[0] if stated else tag[1] + b'row r="%d"' % self.row + tag[3]
        stated = _REFERENCE.search(tag[3])
        self.column = column_number(stated[1].decode()) if stated else self.column + 1
        if stated:
            return tag[0]
        return tag[1] + b'c r="%s"' % address(self.row, self.column).encode() + tag[3]

    def _refuse_far(self, text: bytes) -> None:
        found = self.filled_far.search(text)
        if found:
            raise too_far(self.sheet, found[1].decode(errors="replace"))

    def _read_hidden(self, text: bytes) -> None:
        for tag in self.columns.finditer(text):
            if _HIDDEN.search(tag[0]):
                ends = {name: int(number) for name, number in _NUMBER.findall(tag[0])}
                last = min(ends.get(b"max", 0), limits.COLUMNS)
                if 0 < ends.get(b"min", 0) <= last:
                    self.marks.hidden_columns.append([ends[b"min"], last])
        for tag in self.rows.finditer(text):
            if _HIDDEN.search(tag[0]):
                number = _NUMBER.search(tag[0])
                if number:
                    add_to_runs(self.marks.hidden_rows, int(number[2]))

    def _read_merges(self, text: bytes) -> None:
        for left, top, right, bottom in self.merged.findall(text):
            corners = [
                int(top),
                column_number(left.decode()),
                int(bottom),
                column_number(right.decode()),
            ]
            if len(self.marks.merges) < limits.ROWS:
                self.marks.merges.append(corners)

    def _read_ruled(self, text: bytes) -> None:
        for found in _RULED.finditer(text):
            for left, top, right, bottom in _RANGE.findall(found[1] or found[2]):
                ends = (bottom or top, right or left)
                corners = [int(top), column_number(left.decode())]
                corners += [int(ends[0]), column_number(ends[1].decode())]
                if len(self.marks.ruled) < _MOST_RULED:
                    self.marks.ruled.append(corners)

    def _read_errors(self, text: bytes) -> None:
        for cell in self.error.finditer(text):
            for row, column in _position(cell[1]):
                self.marks.errors.append((row, column, cell[2].decode(errors="replace")[:20]))

    def _read_unvalued(self, text: bytes) -> None:
        for cell in self.unvalued.finditer(text):
            self.marks.unvalued.extend(_position(cell[1]))

    def _read_styled(self, text: bytes) -> None:
        fills, percents = self.styles.fills, self.styles.percents
        for cell in self.styled.finditer(text):
            style = int(cell[2])
            for row, column in _position(cell[1]):
                if style in fills:
                    columns = self.marks.fills.setdefault(fills[style], {})
                    add_to_runs(columns.setdefault(column, []), row)
                if style in percents:
                    add_to_runs(self.marks.percents.setdefault(column, []), row)


def _position(attributes: bytes) -> list[tuple[int, int]]:
    found = _REFERENCE.search(attributes)
    return [(int(found[2]), column_number(found[1].decode()))] if found else []
