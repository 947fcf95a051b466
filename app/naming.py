"""Names of records for sentences: what a person calls a row that is known by table and id only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def names_of(session: Session, rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Name rows given by (table, id): by the title they are found under, else by their kind and number."""
    from app.catalogue import LISTINGS, SEARCHED  # noqa: PLC0415 - the catalogue loads every feature

    ones = {listing.table: listing.one for listing in reversed(LISTINGS)}
    titles = {searched.table: searched.words for searched in SEARCHED}
    named: dict[tuple[str, int], str] = {}
    by_table: dict[str, list[int]] = {}
    for table, row_id in dict.fromkeys(rows):
        by_table.setdefault(table, []).append(row_id)
    for table, ids in by_table.items():
        one = ones.get(table, table.replace("_", " "))
        found = titles[table](session, ids) if table in titles else {}
        for row_id in ids:
            title = found[row_id][0] if row_id in found else ""
            named[table, row_id] = f"{one} “{title}”" if title else f"{one} {row_id}"
    return named
