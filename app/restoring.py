"""Restoring: a look at what a backup holds, and putting it in the place of the file, which is kept."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_names import backups_in, read_name
from app.clock import LONDON, show_moment
from app.copies import digest_of, folder_of
from app.errors import EnvironmentProblem
from app.paper_pool import bring_back, pool_of
from models.errors import FileInUse, LeftLocked

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from app.bootstrap import Core
    from app.file_info import FileInfo

LABEL = "Restore from a backup"


@dataclass(frozen=True)
class BackupContents:
    """What a backup holds, and every fault of it; one with faults is not restored."""

    path: Path
    info: FileInfo | None
    """None where it has a fault, or is of an older program, which is brought up to date when it is restored."""
    faults: tuple[str, ...]
    lacking: int = 0
    """How many contents of papers are neither in it nor in the pool beside it."""


def look_into(path: Path, day: date) -> BackupContents:
    """Open a backup for reading and say what it holds on a day; EnvironmentProblem where it cannot be opened at all."""
    from sqlalchemy.orm import Session  # noqa: PLC0415 - not loaded before a file is needed

    from app.file_info import describe  # noqa: PLC0415 - the same
    from models.checks import find_damage  # noqa: PLC0415 - the same
    from models.complaints import in_words  # noqa: PLC0415 - the same
    from models.database import close_file, open_file  # noqa: PLC0415 - the same
    from models.header import SCHEMA, check_header  # noqa: PLC0415 - the same

    line, faults = read_name(path), list[str]()
    is_older = check_header(path) < SCHEMA
    with in_words(path, files=True):
        if line is not None and digest_of(path) != line.digest:
            faults.append("it is no longer what was written")
        file = open_file(path, mode="ro", older=is_older)
        try:
            with Session(file.engine) as session:
                faults += find_damage(session.connection())
                info = None if faults or is_older else describe(session, day)
                lacking = 0 if faults else _lacking(session.connection(), path)
        finally:
            close_file(file)
    return BackupContents(path, info, tuple(faults), lacking)


def restore(core: Core, backup: Path, path: Path, *, take_over: bool = False) -> Path | None:
    """Put a backup in the place of a closed file, or at a path that is free; give where the old file is kept.

    The file's history goes on with a step that tells of it, and its papers come from the pools of its backups; what is
    in none of them stays missing (`missing_papers`). EnvironmentProblem, with nothing changed, where the
    backup has a fault or somebody holds the file; a note that another computer left is passed over with `take_over`.
    """
    from models.complaints import in_words  # noqa: PLC0415 - not loaded before a file is needed
    from models.database import real_path  # noqa: PLC0415 - the same
    from models.files import free_name, keep_as, part_of, put, put_new  # noqa: PLC0415 - the same
    from models.places import check_place  # noqa: PLC0415 - the same

    path = real_path(path)
    check_place(path)
    _refuse_faulty(backup, core.clock.today())
    with in_words(path, files=True), part_of(path) as part:
        shutil.copyfile(backup, part)
        if not path.exists():
            _mark(core, part, backup, is_new=True)
            put_new(part, path)
            return None
        _refuse_held(path, take_over=take_over)
        _mark(core, part, backup, is_new=False)
        kept = free_name(_kept_name(path, core.clock.now()))
        keep_as(path, kept)
        # A journal that is left beside the file belongs to the old one and is kept with it.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        put(part, path)
    return kept


def left_behind(connection: Connection) -> list[tuple[int, int]]:
    """Give the backups whose steps an open file gave up when it was restored: ranges (after, up to) of numbers."""
    from models.notes import LEFT_BEHIND, names_under  # noqa: PLC0415 - not loaded before a file is needed

    pairs = (name.split("-") for name in names_under(connection, LEFT_BEHIND))
    return [(int(after), int(up_to)) for after, up_to in pairs]


def _refuse_faulty(backup: Path, day: date) -> None:
    faults = look_into(backup, day).faults
    if faults:
        raise EnvironmentProblem(
            f"{backup.name} is damaged ({faults[0]}), so it was not restored. Choose another backup.",
            backup,
        )


def _refuse_held(path: Path, *, take_over: bool) -> None:
    """Refuse where another process holds the file; a file too damaged to be opened is held by nobody."""
    from models.database import close_file, open_file  # noqa: PLC0415 - not loaded before a file is needed

    try:
        close_file(open_file(path, older=True, take_over=take_over))
    except (FileInUse, LeftLocked):
        raise
    except EnvironmentProblem:
        return


def _lacking(connection: Connection, path: Path) -> int:
    """Count the contents that a backup names and that neither it nor the pool beside it has."""
    from models.contents import held, named  # noqa: PLC0415 - not loaded before a file is needed

    wanted = named(connection)
    pool = pool_of(path.parent)
    return sum(not (pool / each).exists() for each in wanted - held(connection, wanted))


def _pools(core: Core, connection: Connection, backup: Path) -> list[Path]:
    """Give the pools that may have the papers of a backup: beside it, and of its file here and in the second place."""
    from models.notes import IDENTITY, read_note  # noqa: PLC0415 - not loaded before a file is needed

    identity, chosen = (
        str(read_note(connection, IDENTITY)),
        core.settings.now.second_backup_folder,
    )
    parents = [core.paths.backups, core.paths.copies, *([Path(chosen)] if chosen else [])]
    folders = [backup.parent, *filter(None, (folder_of(each, identity) for each in parents))]
    return [pool_of(folder) for folder in dict.fromkeys(folders)]


def _mark(core: Core, part: Path, backup: Path, *, is_new: bool) -> None:
    """Write what was done into the restored copy; one beside its original gets an identity of its own."""
    from app.upgrade import upgrade_copy  # noqa: PLC0415 - not loaded before a file is needed
    from models.database import name_file  # noqa: PLC0415 - the same
    from models.engine import make_engine, writing  # noqa: PLC0415 - the same
    from models.header import SCHEMA, check_header  # noqa: PLC0415 - the same

    if check_header(part) < SCHEMA:
        upgrade_copy(part, core.clock, core.who)
    engine = make_engine(part)
    try:
        with engine.begin() as connection, writing(connection):
            bring_back(connection, _pools(core, connection, backup))
            if is_new:
                name_file(connection)
            else:
                _remember_left_behind(core, connection, backup)
            _write_step(core, connection, backup)
    finally:
        engine.dispose()


def _remember_left_behind(core: Core, connection: Connection, backup: Path) -> None:
    from models.notes import (  # noqa: PLC0415 - not loaded before a file is needed
        IDENTITY,
        LEFT_BEHIND,
        add_name,
        read_note,
    )

    identity = str(read_note(connection, IDENTITY))
    newest = backups_in(folder_of(core.paths.backups, identity) or core.paths.backups)
    line = read_name(backup)
    after, up_to = line.number if line else 0, newest[0].number if newest else 0
    if after < up_to:
        add_name(connection, LEFT_BEHIND, f"{after}-{up_to}", core.clock.now())


def _write_step(core: Core, connection: Connection, backup: Path) -> None:
    from app.chain import step_values, write_step  # noqa: PLC0415 - not loaded before a file is needed

    line = read_name(backup)
    about = f"backup of {show_moment(line.made)}" if line else backup.name
    write_step(
        connection, step_values(core.clock.now(), core.who, LABEL, about, can_undo=False), []
    )


def _kept_name(path: Path, now: datetime) -> Path:
    at = now.astimezone(LONDON)
    return path.with_name(f"{path.stem} before restore {at:%Y-%m-%d %H%M}{path.suffix}")
