"""Two workbooks compared by what is read from them, so that a marked copy is known to say what its original says."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from reports.marked_styles import FILL

if TYPE_CHECKING:
    from app.importing.workbook import Row, Sheet, Workbook


def reads_alike(one: Workbook, other: Workbook) -> bool:
    """Say whether two workbooks hold the same sheets, values and what else is read, but for the fill of marks."""
    return len(one.sheets) == len(other.sheets) and all(
        mine.name == its.name and mine.visible == its.visible and _alike(mine, its)
        for mine, its in zip(one.sheets, other.sheets, strict=True)
    )


def _alike(mine: Sheet, its: Sheet) -> bool:
    marks, others = mine.marks, its.marks
    fills = [
        {colour: runs for colour, runs in each.fills.items() if colour != FILL}
        for each in (marks, others)
    ]
    kept = (
        (marks.errors, others.errors),
        (marks.unvalued, others.unvalued),
        (marks.merges, others.merges),
        (marks.hidden_rows, others.hidden_rows),
        (marks.hidden_columns, others.hidden_columns),
    )
    return (
        fills[0] == fills[1]
        and all(list(map(list, one)) == list(map(list, other)) for one, other in kept)
        and all(
            _bare(one) == _bare(other)
            for one, other in zip_longest(mine.rows, its.rows, fillvalue=())
        )
    )


def _bare(row: Row) -> Row:
    """Give a row without the blanks at its end: a marked cell that is blank may make a sheet wider."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]
