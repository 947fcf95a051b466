"""Text files as tables: which separator, which rows."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from app.importing import limits
from app.importing.encodings import decode
from app.importing.refused import NO_CONTENT, NOT_A_WORKBOOK, TOO_LARGE, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 60
_LOOKED_AT = 200_000


def read_text_rows(path: Path) -> Iterator[list[str]]:
    """Give the rows of a text table; Refused when the file is not text."""
    text = decode(path.read_bytes())
    if not text.strip():
        raise Refused(NO_CONTENT)
    text, separator = _stated_separator(text)
    yield from cut_rows(text, separator or find_separator(text))


def cut_rows(text: str, separator: str) -> Iterator[list[str]]:
    """Cut a text into rows of cells, quoted ones whole; Refused when it is too large or no table."""
    reader = csv.reader(_lines(text), delimiter=separator)
    csv.field_size_limit(1_000_000)
    try:
        for number, row in enumerate(reader):
            if number >= limits.ROWS or len(row) > limits.COLUMNS:
                raise Refused(TOO_LARGE)
            yield row
    except csv.Error as broken:
        raise Refused(NOT_A_WORKBOOK) from broken


def find_separator(text: str) -> str:
    """Find the separator that cuts the first rows into most columns most evenly; a comma when none does."""
    sample = text[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> float:
    """Score a separator by the width that counts for most: its columns times the share of rows that have it.

    It need not be the commonest: the report of a small meeting has more lines of two cells than people.
    """
    rows = []
    try:
        for row in csv.reader(_lines(sample), delimiter=separator):
            if any(row):
                rows.append(row)
            if len(rows) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    total = sum(wide.values())
    return max(
        (count + total / 2) / len(rows) * math.sqrt(min(width, 12)) for width, count in wide.items()
    )


def _stated_separator(text: str) -> tuple[str, str]:
    """Take off a first line such as "sep=;", by which Excel is told the separator."""
    found = re.match(r'"?sep=([,;|\t])"?\r?\n', text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, "")


def _lines(text: str) -> Iterator[str]:
    """Give the lines with their ends, whichever of the three kinds of ends the file has; no other mark ends a line."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return (line + "\n" for line in plain.split("\n"))
