"""Proof that the history was not altered: the chain, the newest digest of every row, and the heads kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, and_, exists, func, select

from app.chain import CHANGE, STEP, next_link
from app.days import show_day
from app.images import shape_of
from app.progress import UNWATCHED, step
from models.base import Base
from models.journal import Act
from models.tables import journaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.progress import Progress

NAMED = 100
"""How many findings are told one by one."""

_PAGE = 5000


@dataclass(frozen=True)
class Anchor:
    """A head of the history that is kept outside the file: where, and which step it knew with which chain value."""

    place: str
    step_id: int
    chain: str
    """The beginning of the chain value in hexadecimal."""


def find_tampering(
    session: Session, anchors: Iterable[Anchor] = (), progress: Progress = UNWATCHED
) -> list[str]:
    """Verify the chain of steps, the newest digest of every journaled row against the row, and the anchors.

    Gives sentences, at most some hundred; empty when nothing was changed outside the program.
    """
    connection = session.connection()
    tables = [Base.metadata.tables[name] for name in sorted(journaled())]
    found: list[str] = []
    step(progress, "Checking the history", 0, len(tables) + 1)
    found += _some(_broken_links(connection))
    for done, table in enumerate(tables, start=1):
        step(progress, "Checking records", done, len(tables) + 1)
        found += _some(_strange_rows(connection, table))
    return found + _some(_broken_anchors(connection, anchors))


def _some(sentences: Iterator[str]) -> list[str]:
    found = list(sentences)
    rest = len(found) - NAMED
    return found if rest <= 0 else [*found[:NAMED], f"and {rest:,} more of this kind"]


def _broken_links(connection: Connection) -> Iterator[str]:
    """Walk steps and changes side by side, so that a long history needs little memory."""
    before, last = b"", 0
    changes = _changes_by_step(connection)
    waiting = next(changes, None)
    for row in _paged(connection, STEP):
        while waiting is not None and waiting[0] < row["id"]:
            yield f"history: changes of step {waiting[0]}, which is not there"
            waiting = next(changes, None)
        own: Iterable[tuple[str, int, str, int, bytes]] = ()
        if waiting is not None and waiting[0] == row["id"]:
            own, waiting = waiting[1], next(changes, None)
        if next_link(before, row, own) != row["chain"]:
            yield f"history: step {row['id']} of {show_day(row['at'])} was altered"
        before, last = row["chain"], row["id"]
    if waiting is not None:
        yield f"history: changes of step {waiting[0]}, which is not there (the last step is {last})"


def _changes_by_step(
    connection: Connection,
) -> Iterator[tuple[int, list[tuple[str, int, str, int, bytes]]]]:
    for step_id, rows in groupby(_paged(connection, CHANGE), key=lambda row: int(row["step_id"])):
        yield (
            step_id,
            [
                (row["table_name"], row["row_id"], row["act"], row["row_version"], row["digest"])
                for row in rows
            ],
        )


def _paged(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    """Read a whole table in the order of its ids, some thousand rows at a time."""
    last = 0
    while True:
        chosen = select(table).where(table.c.id > last).order_by(table.c.id).limit(_PAGE)
        rows = connection.execute(chosen).mappings().all()
        yield from ({**row} for row in rows)
        if len(rows) < _PAGE:
            return
        last = rows[-1]["id"]


def _strange_rows(connection: Connection, table: Table) -> Iterator[str]:
    """Compare each row with the newest digest that the journal has of it, and name those that are gone."""
    what, shape = table.name.replace("_", " "), shape_of(table)
    for row_id, act, salt, digest, *values in connection.execute(_rows_with_newest(table)):
        if act is None or act is Act.DELETE:
            yield f"{what} {row_id} was added outside the program"
        elif salt is not None and shape.digest(salt, shape.texts(values)) != digest:
            yield f"{what} {row_id} was changed outside the program"
    for (row_id,) in connection.execute(_lost_rows(table)):
        yield f"{what} {row_id} was removed outside the program"


@cache
def _rows_with_newest(table: Table) -> Select[Any]:
    """Select each row of a table with the newest change that the journal has of it."""
    change = CHANGE.alias()
    newest = (
        select(func.max(change.c.id))
        .where(change.c.table_name == table.name, change.c.row_id == table.c.id)
        .scalar_subquery()
    )
    content = [table.c[name] for name in shape_of(table).names]
    rows = select(table.c.id, CHANGE.c.act, CHANGE.c.salt, CHANGE.c.digest, *content)
    return rows.select_from(table.outerjoin(CHANGE, CHANGE.c.id == newest))


@cache
def _lost_rows(table: Table) -> Select[int]:
    """Select the ids that the journal last saw alive and that are gone."""
    later = CHANGE.alias()
    follows = and_(
        later.c.table_name == table.name,
        later.c.row_id == CHANGE.c.row_id,
        later.c.id > CHANGE.c.id,
    )
    return select(CHANGE.c.row_id).where(
        CHANGE.c.table_name == table.name,
        CHANGE.c.act != Act.DELETE,
        ~exists().where(table.c.id == CHANGE.c.row_id),
        ~exists().where(follows),
    )


def holds_anchor(session: Session, anchor: Anchor) -> bool:
    """Say whether a history holds the step that a head kept elsewhere knows."""
    return not any(_broken_anchors(session.connection(), [anchor]))


def _broken_anchors(connection: Connection, anchors: Iterable[Anchor]) -> Iterator[str]:
    for anchor in anchors:
        chain = connection.scalar(select(STEP.c.chain).where(STEP.c.id == anchor.step_id))
        if chain is None:
            yield f"history: step {anchor.step_id}, which {anchor.place} knows, is not there"
        elif not chain.hex().startswith(anchor.chain):
            yield f"history: step {anchor.step_id} is not the one that {anchor.place} knows"
