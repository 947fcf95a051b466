"""Search: an FTS5 index over every feature's words, fed by the unit of work in its own transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import column, func, insert, literal, select, table

from app.images import among, conditions
from app.progress import UNWATCHED, in_parts
from models.base import Base

if TYPE_CHECKING:
    from sqlalchemy import Insert, Select
    from sqlalchemy.orm import Session

    from app.progress import Progress
    from app.recording import TouchedRows
    from app.work import Work

MANY_GONE = 2000
"""From this number of removals in one step the index is cleaned as a whole.

Wiping each removed word from the index one by one (its `secure-delete`) takes half a millisecond to five per record,
cleaning an index of 250,000 records as a whole 0.7 s.
"""

SHIFT = 40
"""How many binary places an id may have in the row numbers of the index, before the kind's number."""
_PART = 2_000
"""Records whose words are read and written at a time."""
_LABEL = "Bringing the search up to date"


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
    _: KW_ONLY
    icon: str
    """The icon that stands before what was found."""
    word: str = ""
    """What one is called beside it, where that is not what the history calls it."""
    parts: Mapping[str, str] = field(default_factory=dict)
    chosen: Callable[[], Select[int, str, str]] | None = None
    """The words as a query with the columns id, title and body, for a table to which very many rows come at once.

    The database then takes them from table to index by itself, in half the time.
    """


def index_changes(
    work: Work, searched: Sequence[Searched], touched: Mapping[str, TouchedRows]
) -> None:
    """Bring the index up to date for the rows that a unit of work touched; the guard is open already."""
    session = work.session
    for each in searched:
        rows = touched.get(each.table)
        fresh = set(rows.inserted) if rows else set()
        gone = set(rows.deleted) if rows else set()
        old = set(rows.updated) if rows else set()
        for part in each.parts.keys() & touched.keys():
            old |= _named_by(session, part, each.parts[part], touched[part].ids())
            old |= work.recorder.owners(Base.metadata.tables[part], each.parts[part])
        old = _reworded(session, each, sorted(old - fresh - gone))
        _remove(session, each, sorted(old | gone), work.progress)
        _add(session, each, sorted(fresh | old), work.progress)


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
            (number_of(each, 0), number_of(each, (1 << SHIFT) - 1)),
        )
        if rows != known.scalar_one():
            what = each.kind.replace("-", " ")
            found.append(f"search does not know all {what}; rebuild the search index")
    return tuple(found)


def _named_by(session: Session, part: str, column: str, ids: frozenset[int]) -> set[int]:
    """Give the records that rows of a part belong to now."""
    table = Base.metadata.tables[part]
    return {
        each
        for condition in conditions(table.c.id, ids)
        for each in session.scalars(select(table.c[column]).where(condition))
        if each is not None
    }


def _reworded(session: Session, searched: Searched, ids: Sequence[int]) -> set[int]:
    """Give those records that the index has other words for; most changes of a record are none of its words."""
    connection = session.connection()
    found: set[int] = set()
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        words = searched.words(session, part)
        numbers = ",".join(str(number_of(searched, each)) for each in part)
        known = connection.exec_driver_sql(
            f"SELECT record_id, title, body FROM search_index WHERE rowid IN ({numbers})"  # noqa: S608 - whole numbers of the program's own
        )
        indexed = {record_id: (title, body) for record_id, title, body in known}
        found |= {each for each in part if indexed.get(each) != words.get(each)}
    return found


def _remove(
    session: Session, searched: Searched, ids: Sequence[int], progress: Progress = UNWATCHED
) -> None:
    if not ids:
        return
    connection = session.connection()
    if many := len(ids) > MANY_GONE:
        connection.exec_driver_sql(_WIPING, (0,))
    for part in in_parts(ids, progress, _LABEL):
        connection.exec_driver_sql(_REMOVE, [(number_of(searched, each),) for each in part])
    if many:
        connection.exec_driver_sql(_CLEAN)
        connection.exec_driver_sql(_WIPING, (1,))


def _add(
    session: Session, searched: Searched, ids: Sequence[int], progress: Progress = UNWATCHED
) -> None:
    connection = session.connection()
    for part in in_parts(ids, progress, _LABEL, _PART):
        if searched.chosen is not None:
            connection.execute(_adding(searched, searched.chosen(), part))
            continue
        rows = [
            (number_of(searched, each), searched.kind, each, title, body)
            for each, (title, body) in searched.words(session, part).items()
        ]
        if rows:
            connection.exec_driver_sql(_ADD, rows)


def _adding(searched: Searched, chosen: Select[int, str, str], ids: Sequence[int]) -> Insert:
    """Take the words of some records from their tables to the index."""
    row_id, title, body = chosen.selected_columns
    first = number_of(searched, 0)
    rows = chosen.with_only_columns(
        literal(first) + row_id, literal(searched.kind), row_id, title, body
    ).where(among(row_id, ids))
    return insert(_INDEX).from_select([each.name for each in _INDEX.columns], rows)


def number_of(searched: Searched, record_id: int) -> int:
    """Give the row number of a record in the index."""
    return (searched.number << SHIFT) + record_id


_INDEX = table(
    "search_index",
    column("rowid"),
    column("kind"),
    column("record_id"),
    column("title"),
    column("body"),
)
_ADD = "INSERT INTO search_index(rowid, kind, record_id, title, body) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM search_index WHERE rowid = ?"
_WIPING = "INSERT INTO search_index(search_index, rank) VALUES('secure-delete', ?)"
_CLEAN = "INSERT INTO search_index(search_index) VALUES('optimize')"
