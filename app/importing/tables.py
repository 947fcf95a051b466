"""Tables found in sheets: where the row of headings is, what kind of content it heads, and what stands above it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.importing.addresses import column_letters
from app.importing.header_block import heading_texts, read_block, spread_right
from app.importing.headers import (
    ColumnMatch,
    HeaderWords,
    count_exact,
    match_headers,
    signature,
    squeeze,
)
from app.importing.layouts import Layout, LayoutStore, NoLayouts
from app.importing.left_columns import with_group
from app.importing.split_names import with_surnames
from app.importing.titles import said_in_titles
from app.importing.workbook import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.importing.kind import ImportKind
    from app.importing.workbook import Sheet, Workbook

_LOOKED_AT = 60
"""Rows in which the headings are looked for."""
_LOOKED_AT_CLOSELY = 15
_LEAST_COLUMNS = 2
_LEAST_EXPLAINED = 0.4


@dataclass(frozen=True)
class Table:
    """A table of one kind in one sheet; rows and columns count from 1.

    One whose columns the person named may have no row of headings.
    """

    kind: ImportKind
    sheet: Sheet
    header_rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    block: Mapping[str, Cell] = field(default_factory=dict)
    """Fields that the lines above the headings give for every row."""
    signature: str = ""
    layout: Layout | None = None
    end: int = 0
    """Last row that is looked at, 0 for that of the sheet."""
    is_further: bool = False  # below another table of its sheet

    @property
    def name(self) -> str:
        """Give what its columns are known by: its sheet, with the row of its headings where it is a further one."""
        return f"{self.sheet.name}, row {self.last_heading}" if self.is_further else self.sheet.name

    @property
    def taken(self) -> dict[str, int]:
        """Field name -> column number for the columns that are taken in."""
        return {each.field: each.column for each in self.columns if each.field}

    @property
    def last_heading(self) -> int:
        """The row below which the records stand; 0 where they begin in the first."""
        return self.header_rows[-1] if self.header_rows else 0


def find_tables(
    workbook: Workbook,
    kinds: Sequence[ImportKind],
    layouts: LayoutStore | None = None,
    given: Callable[[ImportKind], Iterable[str]] = lambda _kind: (),
) -> list[Table]:
    """Find one table per visible sheet, all of the one kind that fits the workbook best.

    `given` names the fields of a kind that need no column because they are said for the whole file.
    """
    store = layouts or NoLayouts()
    found: list[tuple[float, Table]] = []
    unexplained: list[tuple[float, Table]] = []
    for kind in kinds:
        words = HeaderWords(kind.fields)
        for sheet in workbook.sheets:
            if sheet.visible and sheet.rows:
                table = _find_in_sheet(sheet, kind, words, store)
                if table is None:
                    continue
                table = with_group(_with_title(table, workbook))
                if not _has_key(table, given(kind)):
                    continue
                if len(kinds) > 1 and _is_foreign(table):
                    continue
                if len(kinds) == 1 or explains(table):
                    found.append((_score(table, workbook), table))
                elif _signs(table, workbook):
                    unexplained.append((_score(table, workbook), table))
    # Of a table with mostly other columns its title or its file's name must say what it is.
    found = found or unexplained
    if not found:
        return []
    _, best = max(found, key=lambda pair: pair[0])
    return [table for _, table in found if table.kind is best.kind]


def remap(table: Table, chosen: Mapping[int, str]) -> Table:
    """Give the table with columns taken for other fields ("" for none), as the person chose: {column: field}.

    A field goes to one column: the one that had it before gives it up.
    """
    given = set(chosen.values()) - {""}
    columns = tuple(
        replace(each, field=chosen[each.column], percent=100, how="chosen")
        if each.column in chosen
        else (replace(each, field="", percent=0, how="") if each.field in given else each)
        for each in table.columns
    )
    return with_group(replace(table, columns=columns))


def named_table(
    sheet: Sheet, kind: ImportKind, fields: Sequence[str], *, heading: int = 0
) -> Table:
    """Give a sheet's table with columns that the person named: `fields` from the first column on, "" for none.

    `heading` is the row that the records stand below, 0 where the first row is one.
    """
    heads = heading_texts(sheet, heading) if heading else {}
    columns = tuple(
        ColumnMatch(
            column, heads.get(column, f"Column {column_letters(column)}"), name, 100, "chosen"
        )
        for column, name in enumerate(fields, 1)
    )
    rows = (heading,) if heading else ()
    sign = signature(headings(sheet, heading)) if heading else unnamed_signature(len(fields))
    return Table(kind, sheet, rows, columns, {}, sign)


def unnamed_signature(columns: int) -> str:
    """Give the text by which the layout of a list without headings is remembered: how many columns it has."""
    return f"{columns} columns without headings"


def headings(sheet: Sheet, row: int, depth: int = 1) -> dict[int, tuple[str, ...]]:
    """Give column -> alternative headings of one row, or of two rows where the upper one heads groups of columns."""
    lower = heading_texts(sheet, row + depth - 1)
    if depth == 1:
        return {column: (text,) for column, text in lower.items()}
    upper = spread_right(heading_texts(sheet, row), sheet, row)
    both: dict[int, tuple[str, ...]] = {}
    for column in sorted(set(upper) | set(lower)):
        above, below = upper.get(column, ""), lower.get(column, "")
        both[column] = (f"{above} {below}", below) if above and below else (above or below,)
    return both


def _find_in_sheet(
    sheet: Sheet, kind: ImportKind, words: HeaderWords, store: LayoutStore
) -> Table | None:
    best: Table | None = None
    for row, depth in _likely_rows(sheet, words):
        heads = headings(sheet, row, depth)
        sign = signature(heads)
        layout = store.remembered(kind.name, sign)
        columns = match_headers(heads, words, layout)
        columns = with_surnames(columns, kind.whole_name)
        table = Table(kind, sheet, tuple(range(row, row + depth)), columns, {}, sign, layout)
        if is_table(table) and (best is None or len(table.taken) > len(best.taken)):
            best = table
    if best is None:
        return None
    return replace(best, block=read_block(sheet, best.header_rows[0], kind, best.taken))


def _with_title(table: Table, workbook: Workbook) -> Table:
    """Add what the title of a table, or else the name of its sheet or file, says for every row of it."""
    sheet = table.sheet
    titles = [
        sheet.cell(row, column)
        for row in range(1, table.header_rows[0])
        for column in heading_texts(sheet, row)
    ]
    names = [Cell("A1", name, "name") for name in (sheet.name, workbook.name)]
    found = said_in_titles(table.kind, (*titles, *names))
    said = {name: cell for name, cell in found.items() if name not in table.taken}
    return replace(table, block={**said, **table.block})


def _is_foreign(table: Table) -> bool:
    """Say whether a heading shows that a table lists something else."""
    kind = table.kind
    heads = {squeeze(each.header) for each in table.columns}
    left = {squeeze(each.header) for each in table.columns if not each.field}
    # Whatever else stands in a list, one with a column of URNs lists schools.
    return bool(kind.foreign & heads or (kind.surest not in table.taken and kind.stray & left))


def _likely_rows(sheet: Sheet, words: HeaderWords) -> Iterator[tuple[int, int]]:
    """Give the rows (and depths) whose headings name most fields exactly, else the first rows for likeness."""
    counts: dict[tuple[int, int], int] = {}
    for row in range(1, min(len(sheet.rows), _LOOKED_AT) + 1):
        counts[row, 1] = count_exact(headings(sheet, row), words)
        if row < len(sheet.rows) and _may_head_groups(sheet, row):
            counts[row, 2] = count_exact(headings(sheet, row, 2), words)
    most = max(counts.values(), default=0)
    if most >= _LEAST_COLUMNS:
        # Of two readings that name the same fields the plain one, and the upper one, is meant.
        yield min(
            (place for place, count in counts.items() if count == most),
            key=lambda each: (each[1], each[0]),
        )
        return
    for row in range(1, min(len(sheet.rows), _LOOKED_AT_CLOSELY) + 1):
        # A list of one column is known by its one heading, which must be exact then.
        if len(heading_texts(sheet, row)) >= _LEAST_COLUMNS or (
            sheet.columns == 1 and counts[row, 1]
        ):
            yield row, 1


def is_table(table: Table) -> bool:
    """Say whether enough columns are taken for a table of its kind, one of its key among them."""
    return len(table.taken) >= min(_LEAST_COLUMNS, len(table.columns)) and bool(
        set(table.taken) & set(table.kind.key)
    )


def _has_key(table: Table, given: Iterable[str]) -> bool:
    """Say whether each required part of the key has a column, stands above the table, is constant or is given."""
    required = {each.name for each in table.kind.fields if each.required}
    known = set(table.taken) | set(table.block) | set(table.kind.constant) | set(given)
    return not (required & set(table.kind.key)) - known - table.kind.given_later


def explains(table: Table) -> bool:
    """Say whether a kind accounts for enough of a table's columns to be taken for it unasked."""
    return bool(table.layout) or len(table.taken) >= _LEAST_EXPLAINED * len(table.columns)


def _score(table: Table, workbook: Workbook) -> float:
    """Weigh how well a kind explains a table: key columns count double, unexplained columns against it."""
    matches = [each for each in table.columns if each.field]
    weight = sum(
        each.percent / 100 * (2 if each.field in table.kind.key else 1) for each in matches
    )
    unexplained = sum(1 for each in table.columns if not each.field)
    signs = _signs(table, workbook)
    return weight - unexplained * 0.5 + signs * 2 + (3 if table.layout else 0)


def _signs(table: Table, workbook: Workbook) -> int:
    """Count the words in the names of file and sheet and in the title that tell a table's kind."""
    told = squeeze(f"{workbook.name} {table.sheet.name} {_title(table)}")
    return sum(1 for sign in table.kind.signs if squeeze(sign) in told)


def _title(table: Table) -> str:
    rows = range(1, table.header_rows[0])
    return " ".join(text for row in rows for text in heading_texts(table.sheet, row).values())


def _may_head_groups(sheet: Sheet, row: int) -> bool:
    """Say whether a row may stand over groups of columns: it has a merged cell, or gaps that the next row fills."""
    if any(
        top <= row <= bottom and (left < right or top < bottom)
        for top, left, bottom, right in sheet.marks.merges
    ):
        return True
    upper, lower = heading_texts(sheet, row), heading_texts(sheet, row + 1)
    return len(upper) >= _LEAST_COLUMNS and bool(set(lower) - set(upper))
