"""The first sheet of a marked copy, known again when the copy comes back: it is none of the sender's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.importing.workbook import Sheet

NAME = "To put right"
TITLE = "To put right before this can be read in"
"""What stands in the first cell; by it and by the name together the sheet is known, whoever saved it again."""


def without_list(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Leave out the list of a marked copy that came back; a workbook of nothing else stays as it is."""
    kept = tuple(each for each in sheets if not _is_list(each))
    return kept or sheets


def _is_list(sheet: Sheet) -> bool:
    return sheet.name.startswith(NAME) and sheet.cell(1, 1).value == TITLE
