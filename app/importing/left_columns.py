"""Columns that are not taken in because their heading stands twice, or because they are of another year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.importing.addresses import column_letters
from app.importing.header_block import heading_texts, spread_right
from app.importing.headers import HeaderWords, match_headers, squeeze
from app.importing.lines import NoteLine
from app.importing.titles import said_in_titles
from app.importing.workbook import Cell
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.tables import Table

_GROUPED = 2
"""Rows of headings where the upper one stands over groups of columns."""
_DECIDED = frozenset({"chosen", "remembered"})
"""How a column is left out by the person, who need not be told."""


def with_group(table: Table) -> Table:
    """Take what stands over a group of columns, such as 2024/25, for every row; columns of another year are left.

    The group counts that has the first column taken, one that the person chose before others.
    """
    over = _over(table)
    group = _group(table, over)
    if not group or set(group) & set(table.taken):
        return table
    columns = tuple(
        replace(each, field="", percent=0, how="")
        if each.field and each.column in over and _said(over[each.column]) != _said(group)
        else each
        for each in table.columns
    )
    return replace(table, columns=columns, block={**table.block, **group})


def of_given_group(table: Table, given: Mapping[str, str]) -> Table:
    """Take the columns of the group that was said for the whole file, such as its year; UserError for any other."""
    over = _over(table)
    cells = [Cell("A1", text, "name") for name, text in given.items() if name not in table.taken]
    wanted = said_in_titles(table.kind, cells)
    grouped = {name for group in over.values() for name in group}
    if not grouped & wanted.keys() & given.keys() or _said(_group(table, over)) == _said(wanted):
        return table
    if _said(wanted) not in map(_said, over.values()):
        found = listed(list(dict.fromkeys(map(_said, over.values()))))
        raise UserError(
            f"Sheet “{table.sheet.name}”: its columns are of {found}, but {_said(wanted)} was said for the whole "
            "file; leave that out, or check the file."
        )
    kept = tuple(each for each in table.columns if each.column not in over)
    headings, taken = _headings(table), {each.field for each in kept}
    own = {
        column: (text,)
        for column, text in headings.items()
        if column in over and _said(over[column]) == _said(wanted)
    }
    again = {each.column: each for each in match_headers(own, HeaderWords(table.kind.fields))}
    columns = tuple(
        each
        if each.column not in over
        else replace(again[each.column], header=each.header)
        if each.column in again and again[each.column].field not in taken
        else replace(each, field="", percent=0, how="")
        for each in table.columns
    )
    return with_group(replace(table, columns=columns))


def told_left(table: Table) -> Iterator[NoteLine]:
    """Tell which filled columns were not taken in because of another year, or because their heading stands twice."""
    over, headings, words = _over(table), _headings(table), HeaderWords(table.kind.fields)
    group = _group(table, over)
    years: dict[str, list[int]] = {}
    twice: dict[str, list[int]] = {}
    for each in table.columns:
        if each.field or each.how in _DECIDED or not _is_filled(table, each.column):
            continue
        heading, year = headings.get(each.column, ""), _said(over.get(each.column, {}))
        found = words.find(heading)
        there = table.taken.get(found[0]) if found else None
        if group and year and year != _said(group):
            years.setdefault(year, []).append(each.column)
        elif there and squeeze(headings.get(there, "")) == squeeze(heading):
            twice.setdefault(heading, []).append(each.column)
    for year, columns in years.items():
        yield _note(
            table, columns, f"they stand under {year}, and {_said(group)} was read", "it stands"
        )
    for heading, columns in twice.items():
        yield _note(table, columns, f"the heading “{heading}” stands twice")


def _note(table: Table, columns: Sequence[int], why: str, of_one: str = "they stand") -> NoteLine:
    letters = listed([column_letters(column) for column in columns])
    were = "was" if len(columns) == 1 else "were"
    why = why.replace("they stand", of_one) if len(columns) == 1 else why
    cell = table.sheet.cell(table.last_heading, columns[0])
    text = f"{letters} {were} not taken in: {why}."
    return NoteLine(table.sheet.name, table.last_heading, cell, text, "told")


def _over(table: Table) -> dict[int, Mapping[str, Cell]]:
    """Give what a kind reads in the headings over groups of columns, by column: {Field name: cell}."""
    if len(table.header_rows) != _GROUPED:
        return {}
    sheet, top = table.sheet, table.header_rows[0]
    upper = heading_texts(sheet, top)
    wide = spread_right(upper, sheet, top).keys() != upper.keys()
    found: dict[int, Mapping[str, Cell]] = {}
    start = 0
    for column in range(1, sheet.columns + 1):
        # Where no cells are merged a heading stands over the columns up to the next.
        if column in upper:
            start = column
        elif wide and column not in spread_right({start: upper.get(start, "")}, sheet, top):
            start = 0
        said = said_in_titles(table.kind, [sheet.cell(top, start)]) if start else {}
        if said:
            found[column] = said
    return found


def _group(table: Table, over: Mapping[int, Mapping[str, Cell]]) -> Mapping[str, Cell]:
    """Give what stands over the columns that are taken; nothing where nothing does."""
    grouped = [each for each in table.columns if each.field and each.column in over]
    first = min(grouped, key=lambda each: (each.how != "chosen", each.column), default=None)
    return over[first.column] if first else {}


def _said(group: Mapping[str, Cell]) -> str:
    return listed([str(cell.value) for cell in group.values()])


def _headings(table: Table) -> Mapping[int, str]:
    return heading_texts(table.sheet, table.last_heading) if table.header_rows else {}


def _is_filled(table: Table, column: int) -> bool:
    return any(row[column - 1] != "" for row in table.sheet.rows[table.last_heading :])
