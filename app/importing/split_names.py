"""Names of people in two columns: the first name in one, the surname in another, read as one name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.importing.headers import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.headers import ColumnMatch
    from app.importing.workbook import Cell, CellValue

FIRST_NAMES = frozenset({"firstname", "firstnames", "forename", "forenames", "givenname"})
SURNAMES = frozenset({"surname", "lastname", "familyname"})


def with_surnames(columns: tuple[ColumnMatch, ...], whole_name: str) -> tuple[ColumnMatch, ...]:
    """Take a column of surnames for the whole name where first names stand in another and nothing else is it."""
    if not whole_name or whole_name in {each.field for each in columns}:
        return columns
    if not FIRST_NAMES & {squeeze(each.header) for each in columns}:
        return columns
    return tuple(
        replace(each, field=whole_name, percent=100, how="alias")
        if not each.field and squeeze(each.header) in SURNAMES
        else each
        for each in columns
    )


Joins = Callable[[dict[str, "CellValue | Cell"], "Sequence[CellValue]"], None]
"""Puts the first name of a row of a sheet before the surname in its filled cells by Field name."""


def whole_names(columns: Sequence[ColumnMatch], whole_name: str) -> Joins | None:
    """Give what joins names whose parts stand in columns of their own; None where none do, which costs nothing."""
    place = _first_names(columns, whole_name) - 1
    if place < 0:
        return None

    def join(cells: dict[str, CellValue | Cell], row: Sequence[CellValue]) -> None:
        first, last = row[place], cells.get(whole_name, "")
        if isinstance(first, str) and isinstance(last, str):
            cells[whole_name] = f"{first} {last}".strip()

    return join


def _first_names(columns: Sequence[ColumnMatch], whole_name: str) -> int:
    """Give the column of first names beside the surnames taken for the whole name; 0 where there is none."""
    named = {squeeze(each.header): each for each in columns}
    surnames = [named[word] for word in SURNAMES if word in named]
    if not any(each.field and each.field == whole_name for each in surnames):
        return 0
    return next((named[word].column for word in FIRST_NAMES if word in named), 0)
