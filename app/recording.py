"""Recording: notes the net change of every row in a unit of work and writes it to the journal as one step.

ORM changes arrive by mapper events on Record (the session's own flush event misses orphans that are deleted), the
image before by a SELECT on the same connection (attribute history of an expired object gives the new value as old).
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, Table, event, insert, select
from sqlalchemy.orm import Mapper, object_session

from models.base import Record
from models.journal import Act, Change, Step
from models.tables import journaled
from models.types import to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Image = dict[str, str | None]
BATCH = 500
_UNSEEN = frozenset({"id", "version"})


@dataclass
class _Net:
    """What happened to one row so far: the first act of the step, and the image before it."""

    act: Act
    before: Image = field(default_factory=dict)
    version: int = 1


class Recorder:
    """Collects the net changes of one unit of work by (table, row id)."""

    def __init__(self) -> None:
        self._nets: dict[tuple[str, int], _Net] = {}
        self._known: dict[tuple[str, int], tuple[int, Image]] = {}

    def inserted(self, table: str, row_id: int) -> None:
        """Note a new row; its values are read when the step closes."""
        self._nets[table, row_id] = _Net(Act.INSERT)

    def inserted_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Note new rows whose every value is known already, so that they need not be read back."""
        for row in rows:
            key = (table.name, row["id"])
            self._nets[key] = _Net(Act.INSERT)
            self._known[key] = (row["version"], image_of(table, row))

    def updated(self, table: str, row_id: int, before: Image) -> None:
        """Note a change; within a step the first image before counts, and a new row stays new."""
        key = (table, row_id)
        self._known.pop(key, None)
        if key not in self._nets:
            self._nets[key] = _Net(Act.UPDATE, before)

    def deleted(self, table: str, row_id: int, before: Image, version: int) -> None:
        """Note a removal; a row that was new in this step leaves no trace."""
        key = (table, row_id)
        self._known.pop(key, None)
        net = self._nets.get(key)
        if net is not None and net.act is Act.INSERT:
            del self._nets[key]
            return
        self._nets[key] = _Net(Act.DELETE, net.before if net else before, version)

    def tables(self) -> dict[str, frozenset[int]]:
        """Give the ids touched per table."""
        found: dict[str, set[int]] = {}
        for table, row_id in self._nets:
            found.setdefault(table, set()).add(row_id)
        return {table: frozenset(ids) for table, ids in found.items()}

    def changes(self, connection: Connection) -> list[dict[str, Any]]:
        """Give the journal's rows of this step, in the order the acts came, without those that changed nothing."""
        after = self._after_images(connection)
        salts = os.urandom(8 * len(self._nets))
        found = []
        for place, (key, net) in enumerate(self._nets.items()):
            version, image = after.get(key, (net.version, {}))
            images = _difference(net, image)
            if images == {} and net.act is Act.UPDATE:
                continue
            salt = salts[8 * place : 8 * place + 8]
            found.append(
                {
                    "table_name": key[0],
                    "row_id": key[1],
                    "act": net.act,
                    "row_version": version,
                    "digest": digest(salt, image),
                    "salt": salt,
                    "images": None if images is None else json.dumps(images, ensure_ascii=False),
                }
            )
        return found

    def _after_images(self, connection: Connection) -> dict[tuple[str, int], tuple[int, Image]]:
        after = dict(self._known)
        wanted: dict[str, list[int]] = {}
        for (table, row_id), net in self._nets.items():
            if net.act is not Act.DELETE and (table, row_id) not in after:
                wanted.setdefault(table, []).append(row_id)
        classes = journaled()
        for name, ids in wanted.items():
            for row_id, version, image in read_images(connection, table_of(classes[name]), ids):
                after[name, row_id] = (version, image)
        return after


def table_of(record: type[Record]) -> Table:
    """Give the Table of a mapped class."""
    table = record.__table__
    assert isinstance(table, Table)  # noqa: S101 - no class of ours maps a join
    return table


def read_images(
    connection: Connection, table: Table, ids: Sequence[int]
) -> Iterable[tuple[int, int, Image]]:
    """Read (id, version, image) of many rows, some hundred to a query."""
    for start in range(0, len(ids), BATCH):
        chosen = select(table).where(table.c.id.in_(ids[start : start + BATCH]))
        for row in connection.execute(chosen).mappings():
            yield row["id"], row["version"], image_of(table, row)


def image_of(table: Table, row: Mapping[str, Any] | RowMapping) -> Image:
    """Write a row's values in portable text, without id and version, which are no content."""
    return {name: to_text(row[name]) for name in content_columns(table)}


@cache
def content_columns(table: Table) -> tuple[str, ...]:
    """Give the names of the columns that hold content: all but id and version."""
    return tuple(column.name for column in table.columns if column.name not in _UNSEEN)


def digest(salt: bytes, image: Image) -> bytes:
    """Give the salted SHA-256 of a row; absent values are left out, so that a new empty column alters nothing."""
    content = "\x1e".join(
        f"{name}\x1f{text}" for name, text in sorted(image.items()) if text is not None
    )
    return hashlib.sha256(salt + content.encode()).digest()


def chain(before: bytes, step: Mapping[str, Any], changes: Iterable[Mapping[str, Any]]) -> bytes:
    """Give the chain value of a step: what came before it, the step itself and the digests of its changes."""
    made = hashlib.sha256(before)
    made.update(f"{step['at']}|{step['who']}|{step['label']}|{step['undoes_id']}".encode())
    for change in changes:
        made.update(
            f"{change['table_name']}|{change['row_id']}|{change['act']}|".encode()
            + change["digest"]
        )
    return made.digest()


def write_step(connection: Connection, step: dict[str, Any], changes: list[dict[str, Any]]) -> int:
    """Append one step with its changes to the journal and give its id."""
    steps = table_of_step()
    last = connection.execute(select(steps.c.chain).order_by(steps.c.id.desc()).limit(1)).scalar()
    step["chain"] = chain(last or b"", chained(step), changes)
    written = connection.execute(insert(steps).values(**step))
    assert written.inserted_primary_key is not None  # noqa: S101 - one row was inserted
    step_id = int(written.inserted_primary_key[0])
    if changes:
        rows = [{"step_id": step_id, **change} for change in changes]
        connection.execute(insert(Change), rows)
    return step_id


def chained(step: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """Give the parts of a step that the chain covers, in the text they are hashed in."""
    at = to_text(step["at"])
    return {"at": at, "who": step["who"], "label": step["label"], "undoes_id": step["undoes_id"]}


def table_of_step() -> Table:
    """Give the table of steps."""
    table = Step.__table__
    assert isinstance(table, Table)  # noqa: S101 - no class of ours maps a join
    return table


def _difference(net: _Net, after: Image) -> dict[str, list[str | None]] | None:
    """Give `{column: [before, after]}`: none for an insert, everything for a removal, what differs for a change."""
    if net.act is Act.INSERT:
        return None
    if net.act is Act.DELETE:
        return {name: [text, None] for name, text in net.before.items()}
    return {
        name: [net.before.get(name), text]
        for name, text in after.items()
        if net.before.get(name) != text
    }


def _recorder(target: Record) -> Recorder | None:
    session = object_session(target)
    return session.info.get("recorder") if session is not None else None


def _before(mapper: Mapper[Any], connection: Connection, target: Record) -> tuple[str, int, Image]:
    table = table_of(mapper.class_)
    for _, version, image in read_images(connection, table, [target.id]):
        return table.name, version, image
    return table.name, target.version, {}


@event.listens_for(Record, "after_insert", propagate=True)
def _after_insert(mapper: Mapper[Any], _connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    if recorder:
        recorder.inserted(table_of(mapper.class_).name, target.id)


@event.listens_for(Record, "before_update", propagate=True)
def _before_update(mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    session = object_session(target)
    if recorder and session and session.is_modified(target, include_collections=False):
        table, version, image = _before(mapper, connection, target)
        recorder.updated(table, target.id, image)
        target.version = version + 1


@event.listens_for(Record, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recorder = _recorder(target)
    if recorder:
        table, version, image = _before(mapper, connection, target)
        recorder.deleted(table, target.id, image, version)
