"""Tables whose headings say nothing, or that have none: their columns are taken by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import by_name
from app.importing.addresses import column_letters
from app.importing.headers import ColumnMatch, signature, squeeze
from app.importing.kind import only_by_headings
from app.importing.lines import NoteLine
from app.importing.tables import Table, headings, unnamed_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.kind import ByContent, ImportKind
    from app.importing.layouts import LayoutStore
    from app.importing.workbook import Sheet, Workbook


def tables_by_content(
    workbook: Workbook, kinds: Sequence[ImportKind], store: LayoutStore
) -> list[Table]:
    """Find the tables of the first kind that knows its columns by their content; none where no kind does."""
    for kind in kinds:
        if kind.by_content is not only_by_headings:
            sheets = [each for each in workbook.sheets if each.visible and each.rows]
            told = [(sheet, kind.by_content(sheet)) for sheet in sheets]
            tables = [_table(kind, sheet, found, store) for sheet, found in told if found]
            if tables:
                return tables
    return []


def told_by_content(table: Table) -> list[NoteLine]:
    """Tell which columns were taken by their content, and how sure that is."""
    taken = [each for each in table.columns if each.how == "content"]
    if not taken:
        return []
    fields = by_name(table.kind.fields)
    told = ", ".join(
        f"{column_letters(each.column)} for {fields[each.field].label} ({each.percent} %)"
        for each in taken
    )
    row = table.last_heading or 1
    cell = table.sheet.cell(row, taken[0].column)
    text = f"No heading says what the columns are; by their content {told}."
    return [NoteLine(table.sheet.name, row, cell, text, "told")]


def told_by_another(table: Table) -> list[NoteLine]:
    """Tell which columns were taken only because another sender's file of the same headings has them so."""
    taken = [each for each in table.columns if each.how == "elsewhere"]
    if not taken or table.layout is None:
        return []
    fields = by_name(table.kind.fields)
    told = ", ".join(
        f"{column_letters(each.column)} “{each.header}” for {fields[each.field].label}"
        for each in taken
    )
    cell = table.sheet.cell(table.last_heading or 1, taken[0].column)
    text = f"As in the file of {table.layout.sender} ({taken[0].percent} %): {told}."
    return [NoteLine(table.sheet.name, table.last_heading or 1, cell, text, "told")]


def _table(kind: ImportKind, sheet: Sheet, found: ByContent, store: LayoutStore) -> Table:
    heads = headings(sheet, found.heading) if found.heading else {}
    sign = signature(heads) if found.heading else unnamed_signature(sheet.columns)
    layout = store.remembered(kind.name, sign)
    columns = []
    for column in range(1, sheet.columns + 1):
        header = heads.get(column, (f"Column {column_letters(column)}",))[0]
        name, percent = found.columns.get(column, ("", 0))
        kept = layout.columns.get(squeeze(header)) if layout and not layout.of_another else None
        if kept is not None:
            columns.append(ColumnMatch(column, header, kept, 100, "remembered"))
        else:
            columns.append(ColumnMatch(column, header, name, percent, "content" if name else ""))
    rows = (found.heading,) if found.heading else ()
    return Table(kind, sheet, rows, tuple(columns), {}, sign, layout)
