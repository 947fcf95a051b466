"""Recording: notes the net change of every row in a unit of work, by mapper events or by word of the bulk calls.

ORM changes arrive by mapper events (the session's own flush event misses orphans that are deleted), the
image before by a SELECT on the same connection (attribute history of an expired object gives the new value as old).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, event, inspect
from sqlalchemy.orm import Mapper, object_session

from app.images import Shape, Texts, read_rows, shape_of, table_of
from app.progress import UNWATCHED, in_parts
from models.base import Record
from models.journal import Act
from models.tables import Base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.progress import Progress

Key = tuple[str, int]
"""A row: its table's name and its id."""

_SALT = 8


@dataclass(slots=True)
class _Net:
    """What happened to one row so far: the act that sums it up, its texts before, and its version when removed."""

    act: Act
    before: Texts = ()
    version: int = 1


@dataclass(frozen=True)
class TouchedRows:
    """The rows of one table that a step touched, by what became of them."""

    inserted: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)

    def ids(self) -> frozenset[int]:
        """Give all of them."""
        return frozenset((*self.inserted, *self.updated, *self.deleted))


NetChange = tuple[str, int, Act, int, bytes, bytes, "str | None"]
"""One row of the journal: table, row id, act, version, digest, salt, images; a tuple, because there are many."""


class Recorder:
    """Collects the net changes of one unit of work by (table, row id)."""

    def __init__(self) -> None:
        self._nets: dict[Key, _Net | NetChange] = {}
        """Rows added in bulk stand here as their rows of the journal, since every value is known already."""
        self._ahead: dict[Key, tuple[int, Texts]] = {}

    def read_ahead(self, connection: Connection, rows: Iterable[Record]) -> None:
        """Read the images before of rows that a flush may change, those of one table with one query."""
        wanted: dict[Table, list[int]] = {}
        for row in rows:
            row_id = _id_of(row)
            if (row.__tablename__, row_id) not in self._nets:
                wanted.setdefault(table_of(type(row)), []).append(row_id)
        self._ahead = {
            (table.name, row_id): (version, texts)
            for table, ids in wanted.items()
            for row_id, version, texts in read_rows(connection, table, ids)
        }

    def changing(self, connection: Connection, row: Record) -> None:
        """Note that a row is about to be written, and raise its version; one of this step has its image already."""
        key = (row.__tablename__, _id_of(row))
        if key in self._nets and "version" in vars(row):
            self.updated(*key, ())
            row.version += 1
            return
        found = self._ahead.pop(key, None)
        stored = (
            [(key[1], *found)] if found else read_rows(connection, table_of(type(row)), key[1:])
        )
        for row_id, version, texts in stored:
            self.updated(key[0], row_id, texts)
            row.version = version + 1

    def inserted(self, table: str, row_id: int) -> None:
        """Note a new row, whose values are read when the step closes; one removed before in this step has changed."""
        before = self._net(table, row_id)
        if before is not None and before.act is Act.DELETE:
            self._nets[table, row_id] = _Net(Act.UPDATE, before.before)
        else:
            self._nets[table, row_id] = _Net(Act.INSERT)

    def inserted_many(self, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
        """Note new rows given by column, with their ids and versions, whose every value is known already."""
        ids, name = columns["id"], repeat(str(table.name))
        salts = _salts(len(ids))
        digests = shape_of(table).digests(salts, columns)
        act, versions = repeat(Act.INSERT), columns["version"]
        changes = zip(name, ids, act, versions, digests, salts, repeat(None), strict=False)
        keys = zip(name, ids, strict=False)
        self._nets.update(zip(keys, changes, strict=False))

    def updated(self, table: str, row_id: int, before: Texts) -> None:
        """Note a change; within a step the first image before counts, and a new row stays new."""
        net = self._net(table, row_id)
        self._nets[table, row_id] = net or _Net(Act.UPDATE, before)

    def deleted(self, table: str, row_id: int, before: Texts, version: int) -> None:
        """Note a removal; a row that was new in this step leaves no trace."""
        net = self._net(table, row_id)
        if net is not None and net.act is Act.INSERT:
            del self._nets[table, row_id]
            return
        self._nets[table, row_id] = _Net(Act.DELETE, net.before if net else before, version)

    def _net(self, table: str, row_id: int) -> _Net | None:
        """Give what is known of a row; one added in bulk is new, and what it holds is to be read again."""
        net = self._nets.get((table, row_id))
        return _Net(Act.INSERT) if isinstance(net, tuple) else net

    def touched(self) -> dict[str, TouchedRows]:
        """Give the rows touched per table."""
        found: dict[str, TouchedRows] = {}
        for (table, row_id), net in self._nets.items():
            rows = found.get(table)
            if rows is None:
                rows = found[table] = TouchedRows()
            if isinstance(net, tuple) or net.act is Act.INSERT:
                rows.inserted.append(row_id)
            elif net.act is Act.UPDATE:
                rows.updated.append(row_id)
            else:
                rows.deleted.append(row_id)
        return found

    def owners(self, table: Table, column: str) -> set[int]:
        """Give the ids that a column of the touched rows named before, for what is searched by its parts."""
        shape = shape_of(table)
        place = shape.names.index(column)
        before = (
            net.before
            for (name, _), net in self._nets.items()
            if name == table.name and isinstance(net, _Net)
        )
        return {int(text) for texts in before if texts and (text := texts[place]) is not None}

    def changes(self, connection: Connection, progress: Progress = UNWATCHED) -> list[NetChange]:
        """Give the journal's rows of this step, in the order the acts came, without those that changed nothing."""
        found: list[NetChange] = []
        for part in in_parts(list(self._nets.items()), progress, "Comparing before and after"):
            found.extend(_changes(connection, part))
        return found


def _changes(
    connection: Connection, nets: Sequence[tuple[Key, _Net | NetChange]]
) -> Iterator[NetChange]:
    after = _texts_after(connection, nets)
    for (key, net), salt in zip(nets, _salts(len(nets)), strict=True):
        if isinstance(net, tuple):
            yield net
            continue
        shape = shape_of(Base.metadata.tables[key[0]])
        version, texts = after.get(key, (net.version, ()))
        images = _images(shape, net, texts)
        if images != "{}":
            digest = shape.digest(salt, texts or (None,) * len(shape.names))
            yield (*key, net.act, version, digest, salt, images)


def _texts_after(
    connection: Connection, nets: Iterable[tuple[Key, _Net | NetChange]]
) -> dict[Key, tuple[int, Texts]]:
    wanted: dict[str, list[int]] = {}
    for (table, row_id), net in nets:
        if isinstance(net, _Net) and net.act is not Act.DELETE:
            wanted.setdefault(table, []).append(row_id)
    return {
        (name, row_id): (version, texts)
        for name, ids in wanted.items()
        for row_id, version, texts in read_rows(connection, Base.metadata.tables[name], ids)
    }


def _salts(count: int) -> list[bytes]:
    """Draw salts, all at once: to ask the system for each takes longer than to hash a row."""
    drawn = os.urandom(_SALT * count)
    return [drawn[start : start + _SALT] for start in range(0, len(drawn), _SALT)]


def _images(shape: Shape, net: _Net, after: Texts) -> str | None:
    """Write JSON `{column: [before, after]}`: none for an insert, for a removal all there was, else what differs."""
    if net.act is Act.INSERT:
        return None
    both = zip(shape.names, net.before, after or (None,) * len(shape.names), strict=True)
    pairs = [f'"{name}":[{_quoted(old)},{_quoted(new)}]' for name, old, new in both if old != new]
    return "{" + ",".join(pairs) + "}"


def _quoted(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _recorder(target: Base) -> Recorder | None:
    """Give what records the changes of a row; what is no record is not journaled."""
    session = object_session(target) if isinstance(target, Record) else None
    return session.info.get("recorder") if session is not None else None


def _id_of(row: Record) -> int:
    """Give the id of a stored row without reading it again where the session has forgotten its values."""
    identity: tuple[int, ...] = inspect(row).identity or (row.id,)
    return identity[0]


# Heard of all mappers at once: to listen to each class takes a tenth of a second, which the first save would wait for.


@event.listens_for(Mapper, "after_insert")
def _after_insert(_mapper: Mapper[Any], _connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    if recorder:
        recorder.inserted(target.__tablename__, target.id)


@event.listens_for(Mapper, "before_update")
def _before_update(_mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    session = object_session(target)
    if recorder and session and session.is_modified(target, include_collections=False):
        recorder.changing(connection, target)


@event.listens_for(Mapper, "before_delete")
def _before_delete(_mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    if recorder:
        table = table_of(type(target))
        for row_id, version, texts in read_rows(connection, table, [target.id]):
            recorder.deleted(table.name, row_id, texts, version)
