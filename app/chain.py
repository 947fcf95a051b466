"""The chain: each step carries a hash over the one before, itself and the digests of its changes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, insert, select

from app.progress import UNWATCHED, in_parts
from models.base import Base
from models.bulk import insert_rows
from models.engine import reserve_ids
from models.journal import Change, Step
from models.types import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from app.progress import Progress
    from app.recording import NetChange

Link = tuple[str, int, str, int, bytes]
"""What the chain covers of a change: table, row id, act, version, digest."""

STEP: Table = Base.metadata.tables[Step.__tablename__]
CHANGE: Table = Base.metadata.tables[Change.__tablename__]
_ADD_STEP = insert(STEP)
_NEWEST = select(STEP.c.id, STEP.c.chain).order_by(STEP.c.id.desc()).limit(1)
_COLUMNS = ("table_name", "row_id", "act", "row_version", "digest", "salt", "images")


def step_values(
    at: datetime,
    who: str,
    label: str,
    about: str = "",
    **others: Any,  # noqa: ANN401 - values of their own types
) -> dict[str, Any]:
    """Give the values of a step; others are undoes_id, source_name, source_digest, can_undo and is_baseline."""
    return {
        "at": at,
        "who": who,
        "label": label,
        "about": about,
        "undoes_id": None,
        "source_name": None,
        "source_digest": None,
        "can_undo": True,
        "is_baseline": False,
        **others,
    }


def write_step(
    connection: Connection,
    step: dict[str, Any],
    changes: Sequence[NetChange],
    progress: Progress = UNWATCHED,
) -> int:
    """Append one step with its changes to the journal and give its id."""
    [step_id] = reserve_ids(connection, STEP.name, 1)
    step = {**step, "id": step_id, "change_count": len(changes)}
    before = head(connection)[1]
    step["chain"] = next_link(before, step, (change[:5] for change in changes))
    connection.execute(_ADD_STEP, step)
    for part in in_parts(changes, progress, "Writing the history"):
        columns = dict(zip(_COLUMNS, zip(*part, strict=True), strict=True))
        insert_rows(connection, CHANGE, {"step_id": [step_id] * len(part), **columns})
    return step_id


def head(connection: Connection) -> tuple[int, bytes]:
    """Give the newest step's id and chain value: what backups and issued minutes keep; (0, b"") before the first."""
    row = connection.execute(_NEWEST).first()
    return (0, b"") if row is None else (row.id, row.chain)


def next_link(before: bytes, step: Mapping[str, Any], changes: Iterable[Link]) -> bytes:
    """Give the chain value of a step.

    Names that the law may want erased (`about`, the source's file name) stand outside it.
    """
    covered = [
        step["id"],
        write_instant(step["at"]),
        step["who"],
        step["label"],
        step["undoes_id"],
        step["source_digest"],
        step["can_undo"],
        step["is_baseline"],
        step["change_count"],
    ]
    made = hashlib.sha256(before)
    made.update(json.dumps(covered).encode())
    made.update(
        b"".join(
            f"|{table}|{row_id}|{act}|{version}|".encode() + digest
            for table, row_id, act, version, digest in changes
        )
    )
    return made.digest()
