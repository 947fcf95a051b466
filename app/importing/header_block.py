"""What stands above a table: labels with their values, such as "Agency: ELHT", which count for every row."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.importing.headers import HeaderWords, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.importing.kind import ImportKind
    from app.importing.workbook import Cell, Sheet

_LONGEST_HEADING = 200
_LABEL_AND_VALUE = re.compile(r"\s*([^:]{2,80}?)\s*:\s*(\S.*)", re.DOTALL)
# What forms print before the name of their sender (Greater Manchester, Pan-Cheshire and dataset templates).
AGENCY_LABELS = (
    "agency",
    "organisation",
    "name of agency",
    "name of organisation",
    "agency name",
    "organisation name",
    "partner agency",
    "organisation completing this template",
    "completed on behalf of",
    "submitted by",
    "return from",
)


def heading_texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Give the texts of a row that may be headings, by column; years and dates head columns too."""
    values = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    return {
        column: str(
            int(value) if isinstance(value, float) and value.is_integer() else value
        ).strip()
        for column, value in enumerate(values, 1)
        if value != "" and not isinstance(value, bool) and len(str(value)) <= _LONGEST_HEADING
    }


def spread_right(texts: Mapping[int, str], sheet: Sheet, row: int) -> dict[int, str]:
    """Repeat the text of a merged heading over the columns it covers."""
    spread = dict(texts)
    for top, left, bottom, right in sheet.marks.merges:
        if top <= row <= bottom and left in texts:
            spread.update(dict.fromkeys(range(left, right + 1), texts[left]))
    return spread


def read_block(
    sheet: Sheet, header_row: int, kind: ImportKind, taken: Mapping[str, int]
) -> dict[str, Cell]:
    """Read "Agency: ELHT" and "Agency | ELHT" lines above the headings into the fields no column gives."""
    words = HeaderWords(kind.fields)
    found: dict[str, Cell] = {}
    for label, cell in labelled_cells(sheet, 1, header_row - 1):
        name = _block_field(label, kind, words)
        if name and name not in taken:
            found.setdefault(name, cell)
    return found


def labelled_cells(sheet: Sheet, first: int, last: int) -> Iterator[tuple[str, Cell]]:
    """Give (label, cell) for each label of a header block: the value beside it, or behind its colon."""
    for row in range(first, min(last, len(sheet.rows)) + 1):
        filled = list(heading_texts(sheet, row).items())
        for place, (column, text) in enumerate(filled):
            inside = _LABEL_AND_VALUE.fullmatch(text)
            if inside:
                yield inside[1], replace(sheet.cell(row, column), value=inside[2])
            elif place + 1 < len(filled):
                yield text.rstrip(": "), sheet.cell(row, filled[place + 1][0])


def _block_field(label: str, kind: ImportKind, words: HeaderWords) -> str:
    found = words.find(label)
    if found:
        return found[0]
    if fold(label) in AGENCY_LABELS:
        links = [each.name for each in kind.fields if getattr(each, "kind", "") == "agencies"]
        return links[0] if links else ""
    return ""
