"""Lists that are pasted or typed instead of sent as a file: the clipboard's text made a workbook like any other."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from app.days import show_day
from app.errors import UserError
from app.importing import limits
from app.importing.cleaning import clean_text
from app.importing.refused import Refused
from app.importing.text_tables import cut_rows
from app.importing.workbook import Sheet, Workbook

if TYPE_CHECKING:
    from datetime import date

PASTED = "Pasted on "
"""How the name of a pasted list begins; the day follows."""
SHEET = "Pasted list"
"""Name of the one sheet that a pasted list is."""

_TYPED = ("|", ";", ",")
_MOSTLY = 0.8
# A cell of a copied block is quoted when it holds a tab or a line end; any other quote is part of its text.
_CELL = re.compile(r'(?:"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+))(\t|\n|\Z)')


class NothingPasted(UserError):
    """The clipboard or the box holds nothing that could be a list."""

    def __init__(self) -> None:
        super().__init__("There is no text to paste. Copy the rows in Excel first, or type them.")


class PastedTooMuch(UserError):
    """A pasted text is larger than any list of a partnership, or cannot be cut into rows."""

    def __init__(self) -> None:
        super().__init__(
            f"This text is too large or too uneven for a list; at most {limits.ROWS:,} rows of "
            f"{limits.COLUMNS} columns fit. Save it as a workbook and choose that."
        )


def pasted_name(day: date) -> str:
    """Give the name under which a list pasted on a day stands in previews and in the history."""
    return f"{PASTED}{show_day(day)}"


def pasted_workbook(text: str, name: str) -> Workbook:
    """Read a block copied from a spreadsheet, or typed lines, as a workbook of one sheet.

    Tabs part the cells of a copied block. Typed lines are parted by the sign that cuts nearly all of them into as many
    parts; where none does each line is one cell. Rows are numbered as in the text, from 1.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not plain.strip():
        raise NothingPasted
    if len(plain) > limits.FILE_BYTES:
        raise PastedTooMuch
    rows = _copied(plain) if "\t" in plain else _typed(plain)
    width = max(map(len, rows))
    if len(rows) > limits.ROWS or width > limits.COLUMNS:
        raise PastedTooMuch
    filled = tuple((*map(_cell, row), *[""] * (width - len(row))) for row in rows)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Workbook(name, digest, (Sheet(SHEET, visible=True, rows=filled, columns=width),))


def _copied(text: str) -> list[list[str]]:
    """Cut a copied block: a tab between cells, a line end between rows, cells with either in quotes."""
    rows: list[list[str]] = [[]]
    for quoted, plain, end in _CELL.findall(text):
        rows[-1].append(quoted.replace('""', '"') or plain)
        if end == "\n":
            rows.append([])
        elif not end:
            break
    return rows


def _typed(text: str) -> list[list[str]]:
    """Cut typed lines by the first sign that nearly all of them have alike; none leaves the lines whole."""
    lines = [line for line in text.split("\n") if line.strip()]
    for sign in _TYPED:
        try:
            rows = list(cut_rows(text, sign))
        except Refused as refused:
            raise PastedTooMuch from refused
        widths = Counter(len(row) for row in rows if any(row))
        width, count = widths.most_common(1)[0]
        if width > 1 and count >= _MOSTLY * len(lines):
            return rows
    return [[line] for line in text.split("\n")]


def _cell(text: str) -> str:
    return clean_text(text).strip()
