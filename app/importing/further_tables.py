"""Tables below another one of their sheet, where headings come again with other words or in other columns."""

from __future__ import annotations

from dataclasses import replace

from app.importing.headers import HeaderWords, match_headers, signature
from app.importing.tables import Table, headings, is_table


def further_table(table: Table, row: int) -> Table | None:
    """Give the table whose headings stand in a row below another one's, None where its columns are no table."""
    heads = headings(table.sheet, row)
    columns = match_headers(heads, HeaderWords(table.kind.fields), table.layout)
    further = replace(
        table,
        header_rows=(row,),
        columns=columns,
        signature=signature(heads),
        is_further=True,
    )
    required = {each.name for each in table.kind.fields if each.required}
    needed = required & set(table.kind.key) & table.taken.keys()
    return further if needed <= further.taken.keys() and is_table(further) else None
