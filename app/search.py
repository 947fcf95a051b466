"""Search: an FTS5 index over every feature's words, fed by the unit of work in its own transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from app.recording import table_of
from models.engine import writing
from models.tables import journaled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


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
    finds a row quickly by nothing else.
    """

    number: int
    table: str
    kind: str
    words: Callable[[Session, Sequence[int]], Mapping[int, Words]]


def index_changes(
    session: Session, searched: Sequence[Searched], tables: Mapping[str, frozenset[int]]
) -> None:
    """Bring the index up to date for the rows that a unit of work touched; the guard is open already."""
    for each in searched:
        if each.table in tables:
            _index(session, each, sorted(tables[each.table]))


def rebuild_index(session: Session, searched: Sequence[Searched]) -> None:
    """Empty the index and fill it from every searched table."""
    connection = session.connection()
    with writing(connection):
        connection.exec_driver_sql("DELETE FROM search_index")
        for each in searched:
            ids = session.scalars(select(table_of(journaled()[each.table]).c.id)).all()
            _index(session, each, ids)


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


def _index(session: Session, searched: Searched, ids: Sequence[int]) -> None:
    connection = session.connection()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        numbers = {each: (searched.number << 40) + each for each in part}
        connection.execute(
            text("DELETE FROM search_index WHERE rowid = :row"),
            [{"row": row} for row in numbers.values()],
        )
        rows = [
            {"row": numbers[each], "kind": searched.kind, "id": each, "title": title, "body": body}
            for each, (title, body) in searched.words(session, part).items()
        ]
        if rows:
            connection.execute(text(_ADD), rows)


_ADD = "INSERT INTO search_index(rowid, kind, record_id, title, body) VALUES (:row, :kind, :id, :title, :body)"
