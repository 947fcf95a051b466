"""Bringing a file of an older program up to date: on a copy, which takes the file's place only when it is sound."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from app.backup_names import Reason
from app.copies import back_up_closed
from app.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from app.clock import Clock
    from models.database import OpenFile
    from models.migrations.run import Revisions

LABEL = "Bring the file up to date"
"""The step with which the history begins anew: nothing before it can be taken back."""

_SALT = 8

_log = logging.getLogger(__name__)


def upgrade_file(
    path: Path,
    clock: Clock,
    who: str,
    *,
    backups: Path,
    take_over: bool = False,
    revisions: Revisions | None = None,
) -> Path:
    """Bring an older file to the newest schema; give where the old one is kept, with its version in the name.

    A copy of it also goes to its backups, below the folder `backups`; where that fails the work goes on. `take_over`
    opens a file whose note says that another computer left it open.

    The file itself is only read until its copy has passed every check: EnvironmentProblem leaves it as it was.
    """
    from models.complaints import in_words  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed
    from models.copying import copy_open_file  # noqa: PLC0415 - the same
    from models.database import close_file  # noqa: PLC0415 - the same
    from models.files import free_name, keep_as, part_of, put  # noqa: PLC0415 - the same

    old = _open_old(path, take_over=take_over)
    with in_words(old.path, files=True), part_of(old.path) as part:
        try:
            copy_open_file(old.engine, part)
            _back_up(part, old.path.stem, backups, clock)
            schema = upgrade_copy(part, clock, who, revisions)
        finally:
            close_file(old)
        kept = free_name(old.path.with_name(f"{old.path.stem} v{schema}{old.path.suffix}"))
        keep_as(old.path, kept)
        put(part, old.path)
    _log.info("brought a file from version %d up to date", schema)
    return kept


def upgrade_copy(part: Path, clock: Clock, who: str, revisions: Revisions | None = None) -> int:
    """Bring a private copy to the newest schema, check it whole and give the version it had.

    Foreign keys are off meanwhile: rebuilding a table with them on would remove the rows that refer to it.
    """
    from app.chain import step_values  # noqa: PLC0415 - not loaded before a file is needed
    from models.engine import make_engine, writing  # noqa: PLC0415 - the same
    from models.migrations.run import OURS, upgrade  # noqa: PLC0415 - Alembic costs 150 ms
    from models.pragmas import schema_of, set_schema  # noqa: PLC0415 - not loaded before a file is needed

    chosen = revisions or OURS
    engine = make_engine(part, checks_keys=False)
    try:
        with engine.begin() as connection, writing(connection):
            schema = schema_of(connection)
            counts = _counts(connection)
            upgrade(connection, chosen)
            _refuse_loss(part, connection, counts)
            step = step_values(
                clock.now(),
                who,
                LABEL,
                f"from file version {schema}",
                can_undo=False,
                is_baseline=True,
            )
            _begin_anew(connection, chosen.rewritten_after(schema), step)
            set_schema(connection, chosen.newest)
    finally:
        engine.dispose()
    return schema


def _back_up(part: Path, stem: str, backups: Path, clock: Clock) -> None:
    try:
        back_up_closed(part, stem, backups, made=clock.now(), reason=Reason.UPGRADE)
    except (OSError, EnvironmentProblem) as error:
        _log.warning("no backup was made before an upgrade: %s", type(error).__name__)


def _open_old(path: Path, *, take_over: bool) -> OpenFile:
    from models.database import close_file, open_file  # noqa: PLC0415 - not loaded before a file is needed

    old = open_file(path, older=True, take_over=take_over)
    if old.read_only:
        close_file(old)
        raise EnvironmentProblem(
            f"{path} is of an older version and may only be read, so it cannot be brought up to date. "
            "Copy it to a place that may be written.",
            path,
        )
    return old


def _counts(connection: Connection) -> dict[str, int]:
    from models.checks import count_rows  # noqa: PLC0415 - not loaded before a file is needed

    return count_rows(connection)


def _refuse_loss(part: Path, connection: Connection, before: dict[str, int]) -> None:
    """Refuse a result that lost rows of a table that is still there, or that has any fault."""
    from models.checks import find_damage  # noqa: PLC0415 - not loaded before a file is needed

    after = _counts(connection)
    faults = [
        f"{name.replace('_', ' ')} has {after[name]} rows instead of {count}"
        for name, count in before.items()
        if name in after and after[name] != count and name != "alembic_version"
    ]
    faults += find_damage(connection)
    if faults:
        raise EnvironmentProblem(
            f"The file could not be brought up to date ({faults[0]}). It was left as it is; "
            "go on with the program it was made by, and tell its makers.",
            part,
        )


def _begin_anew(connection: Connection, rewritten: Iterable[str], step: dict[str, Any]) -> None:
    """Write the step that gives every rewritten row a new digest, so that the proof holds for what stands there now."""
    from app.chain import write_step  # noqa: PLC0415 - not loaded before a file is needed
    from app.images import read_all, shape_of  # noqa: PLC0415 - the same
    from models.base import Base  # noqa: PLC0415 - the same
    from models.journal import Act  # noqa: PLC0415 - the same

    changes = []
    for name in sorted(rewritten):
        shape = shape_of(Base.metadata.tables[name])
        for row_id, version, texts in read_all(connection, shape.table):
            salt = os.urandom(_SALT)
            digest = shape.digest(salt, texts)
            changes.append((name, row_id, Act.BASELINE, version, digest, salt, None))
    write_step(connection, step, changes)
