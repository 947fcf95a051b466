"""Search: an FTS5 index over every feature's words, fed by the unit of work in its own transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from app.images import conditions
from models.base import Base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.recording import Recorder

MANY_GONE = 2000
"""From this number of removals in one step the index is cleaned as a whole.

Wiping each removed word from the index one by one (its `secure-delete`) takes half a millisecond to five per record,
cleaning an index of 250,000 records as a whole 0.7 s.
"""

_SHIFT = 40
_PART = 2_000
"""Records whose words are read and written at a time."""


@dataclass(frozen=True)
class Found:
    """One record that fits a search: its kind, id, title, and a piece of the text around the words."""

    kind: str
    record_id: int
    title: str
    piece: str


Words = tuple[str, str]
"""What a record is found by: its title and its further text."""


@dataclass(frozen=True)
class Searched:
    """How the rows of one table are found: the kind they are shown as, and their words by id.

    `number` is the kind's own, never used for another: with the id it makes the index's row number, because FTS5
    finds a row quickly by nothing else. `parts` names further tables whose words belong to the record, each with the
    column that holds the record's id: `{"agency_name": "agency_id"}`.
    """

    number: int
    table: str
    kind: str
    words: Callable[[Session, Sequence[int]], Mapping[int, Words]]
    parts: Mapping[str, str] = field(default_factory=dict)


def index_changes(session: Session, searched: Sequence[Searched], recorder: Recorder) -> None:
    """Bring the index up to date for the rows that a unit of work touched; the guard is open already."""
    touched = recorder.touched()
    for each in searched:
        rows = touched.get(each.table)
        fresh = set(rows.inserted) if rows else set()
        gone = set(rows.deleted) if rows else set()
        old = set(rows.updated) if rows else set()
        for part in each.parts.keys() & touched.keys():
            old |= _named_by(session, part, each.parts[part], touched[part].ids())
            old |= recorder.owners(Base.metadata.tables[part], each.parts[part])
        old -= fresh | gone
        _remove(session, each, sorted(old | gone))
        _add(session, each, sorted(fresh | old))


def rebuild_index(session: Session, searched: Sequence[Searched]) -> None:
    """Empty the index and fill it from every searched table; called where the guard is open."""
    session.connection().exec_driver_sql("DELETE FROM search_index")
    for each in searched:
        ids = session.scalars(select(Base.metadata.tables[each.table].c.id)).all()
        _add(session, each, ids)


def unindexed(session: Session, searched: Sequence[Searched]) -> tuple[str, ...]:
    """Say which kinds the index holds more or fewer records of than there are; "rebuild index" mends that."""
    found = []
    for each in searched:
        table = Base.metadata.tables[each.table]
        rows = session.execute(select(func.count()).select_from(table)).scalar_one()
        known = session.connection().exec_driver_sql(
            "SELECT count(*) FROM search_index WHERE rowid BETWEEN ? AND ?",
            (_number(each, 0), _number(each, (1 << _SHIFT) - 1)),
        )
        if rows != known.scalar_one():
            what = each.kind.replace("-", " ")
            found.append(f"search does not know all {what}; rebuild the search index")
    return tuple(found)


def search(session: Session, typed: str, limit: int = 30) -> list[Found]:
    """Find records by the beginnings of all words typed, best first; nothing for fewer than two letters."""
    words = [word for word in "".join(s if s.isalnum() else " " for s in typed).split() if word]
    if sum(map(len, words)) < 2:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    rows = session.execute(
        text(
            "SELECT kind, record_id, title, snippet(search_index, 3, '', '', '…', 12) FROM search_index "
            "WHERE search_index MATCH :query ORDER BY bm25(search_index, 0, 0, 5.0, 1.0) LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [Found(kind, int(record_id), title, piece) for kind, record_id, title, piece in rows]


def _named_by(session: Session, part: str, column: str, ids: frozenset[int]) -> set[int]:
    """Give the records that rows of a part belong to now."""
    table = Base.metadata.tables[part]
    return {
        each
        for condition in conditions(table.c.id, ids)
        for each in session.scalars(select(table.c[column]).where(condition))
        if each is not None
    }


def _remove(session: Session, searched: Searched, ids: Sequence[int]) -> None:
    if not ids:
        return
    connection = session.connection()
    if many := len(ids) > MANY_GONE:
        connection.exec_driver_sql(_WIPING, (0,))
    connection.exec_driver_sql(_REMOVE, [(_number(searched, each),) for each in ids])
    if many:
        connection.exec_driver_sql(_CLEAN)
        connection.exec_driver_sql(_WIPING, (1,))


def _add(session: Session, searched: Searched, ids: Sequence[int]) -> None:
    connection = session.connection()
    for start in range(0, len(ids), _PART):
        words = searched.words(session, ids[start : start + _PART])
        rows = [
            (_number(searched, each), searched.kind, each, title, body)
            for each, (title, body) in words.items()
        ]
        if rows:
            connection.exec_driver_sql(_ADD, rows)


def _number(searched: Searched, record_id: int) -> int:
    return (searched.number << _SHIFT) + record_id


_ADD = "INSERT INTO search_index(rowid, kind, record_id, title, body) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM search_index WHERE rowid = ?"
_WIPING = "INSERT INTO search_index(search_index, rank) VALUES('secure-delete', ?)"
_CLEAN = "INSERT INTO search_index(search_index) VALUES('optimize')"
