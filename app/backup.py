"""Backups: verified copies of the open file, made while work goes on, thinned by age, and kept in two places."""

from __future__ import annotations

import logging
import shutil
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_names import LENGTH, BackupLine, Reason, backups_in, name_of, plain_stem
from app.copies import (
    FileFacts,
    copy_backup,
    ending_of,
    folder_of,
    line_of,
    read_facts,
    verify,
    without_papers,
)
from app.errors import Cancelled, EnvironmentProblem
from app.keeping import superfluous
from app.paper_pool import copy_pool, move_to_pool, pool_of, tidy
from app.progress import UNWATCHED, step

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.bootstrap import Core
    from app.progress import Progress

EVERY = timedelta(minutes=30)
ROOM = 1.2
"""How many times the file's size must be free before a copy is begun."""

_log = logging.getLogger(__name__)


class Backups:
    """The backups of the file that is open: whether one is due, making one, and the list of them."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._copying = threading.Lock()
        self._stopping = False
        self._copied = 0
        """The file's count of saves when it was last copied."""
        self._saved: int | None = None
        """The file's count of saves when it was last backed up; None before that is known."""
        self._named: frozenset[str] = frozenset()
        """The contents of papers that the newest backup names."""
        self.trouble: str | None = None
        """Why the last backup, or its second copy, could not be made, in one sentence."""

    def forget(self) -> None:
        """Begin anew with another file."""
        self._saved, self.trouble = None, None

    def due(self) -> bool:
        """Say whether the file has changed and the last backup is half an hour old, or dated into the future."""
        if not self.is_changed():
            return False
        newest = next(iter(self.lines()), None)
        now = self._core.clock.now()
        return newest is None or not newest.made <= now < newest.made + EVERY

    def is_changed(self) -> bool:
        """Say whether the open file holds anything that its newest backup does not."""
        core = self._core
        if core.file is None or core.file.read_only:
            return False
        if self._saved is None:
            self._saved = core.saves if self._newest_is_like_the_file() else -1
        return self._saved != core.saves

    def lines(self) -> list[BackupLine]:
        """List the backups of the open file that are on this computer, newest first."""
        return backups_in(self.folder())

    def folder(self) -> Path:
        """Give the folder of the open file's backups; the file's identity finds it under whatever name."""
        return _folder_for(self._core, self._core.paths.backups)

    def second_folder(self) -> Path | None:
        """Give the folder of the second copies, where one was chosen."""
        chosen = self._core.settings.now.second_backup_folder
        return _folder_for(self._core, Path(chosen)) if chosen else None

    def attempt(self, reason: Reason, progress: Progress = UNWATCHED) -> BackupLine | None:
        """Make a backup where the file has changed; a failure is told in `trouble` and the log, and never blocks."""
        if not self.is_changed():
            return None
        try:
            return self.make(reason, progress)
        except (EnvironmentProblem, OSError) as error:
            self.trouble = f"No backup was made: {error}"
            _log.warning("no backup was made: %s", type(error).__name__)
            return None

    def make(self, reason: Reason, progress: Progress = UNWATCHED) -> BackupLine:
        """Make a backup now, thin the older ones and copy it to the second folder; EnvironmentProblem, OSError."""
        line = self.make_in(self.folder(), reason, progress)
        self._saved, self.trouble = self._copied, None
        _thin(self.folder(), line, self._core, self._named)
        self._copy_to_second(line)
        return line

    def make_in(
        self, folder: Path, reason: Reason, progress: Progress = UNWATCHED, *, whole: bool = False
    ) -> BackupLine:
        """Make a verified backup in any folder: its papers go to the pool there, with `whole` they stay in it.

        A whole one is for a folder from which it may be carried away alone.
        """
        from models.files import part_of, put_new  # noqa: PLC0415 - SQLAlchemy is not loaded before it is needed

        stem = self._core.open_path().stem
        _make_folder(folder)
        with self._copying, part_of(folder / stem) as part:
            self._stopping = False
            facts = self._copy(part, progress)
            if not whole:
                self._named = move_to_pool(part, pool_of(folder), self._look_for_stop)
                facts = without_papers(facts)
            step(progress, "Checking the backup", 1, 1)
            verify(part, facts)
            line = line_of(
                part, facts, made=self._core.clock.now(), reason=reason, others=self.lines()
            )
            path = folder / name_of(stem, line)
            put_new(part, path)
        _log.info("made a backup of %d steps", line.step_id)
        return replace(line, path=path)

    @property
    def stopping(self) -> bool:
        """Say whether a running copy is being broken off."""
        return self._stopping

    def stop(self) -> None:
        """Break a running copy off and wait until it has let the file go."""
        self._stopping = True
        with self._copying:
            self._stopping = False

    def _copy(self, part: Path, progress: Progress) -> FileFacts:
        """Copy the file step by step; the facts belong to the very state that the copy holds."""
        from models.copying import copy_open_file  # noqa: PLC0415 - not loaded before a file is needed

        core = self._core

        def between(left: int, total: int) -> None:
            self._look_for_stop()
            step(progress, "Copying", total - left, total)
            core.turns.pause()

        with core.turn() as file:
            with file.engine.connect() as connection:
                _refuse_too_little_room(part.parent, connection)
            copy_open_file(file.engine, part, between)
            self._copied = core.saves
            with file.engine.connect() as connection:
                return read_facts(connection)

    def _copy_to_second(self, line: BackupLine) -> None:
        """Copy a finished backup to the second folder; a failure there is a warning, for the first one is safe."""
        folder = self.second_folder()
        if folder is None:
            return
        try:
            copy_pool(pool_of(self.folder()), pool_of(folder), self._named)
            copy_backup(line, folder)
        except (OSError, EnvironmentProblem) as error:
            self.trouble = f"The second copy of the backup could not be made in {folder}: {error}"
            _log.warning("no second copy of a backup: %s", type(error).__name__)
        else:
            _thin(folder, line, self._core, self._named)

    def _look_for_stop(self) -> None:
        if self._stopping:
            raise Cancelled

    def _newest_is_like_the_file(self) -> bool:
        file, newest = self._core.file, next(iter(self.lines()), None)
        if newest is None or file is None or file.left_unclean:
            return False
        with self._core.turn() as held, held.engine.connect() as connection:
            facts = read_facts(connection)
        return (facts.step_id, facts.head[:LENGTH]) == (newest.step_id, newest.head)


def _folder_for(core: Core, parent: Path) -> Path:
    name = f"{plain_stem(core.open_path().stem)}{ending_of(core.identity())}"
    return folder_of(parent, core.identity()) or parent / name


def _make_folder(folder: Path) -> None:
    """Make the folder of the backups; EnvironmentProblem where the system refuses, or a file has its name."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        why = "it is a file" if folder.is_file() else refused.strerror or str(refused)
        raise EnvironmentProblem(
            f"No backup can be put in {folder}: {why}. Choose another folder.", folder
        ) from refused


def _refuse_too_little_room(folder: Path, connection: Connection) -> None:
    from models.pragmas import size_of  # noqa: PLC0415 - not loaded before a file is needed

    size, free = size_of(connection), shutil.disk_usage(folder).free
    if free < size * ROOM:
        raise EnvironmentProblem(
            f"There is not enough room in {folder}: {free / 1e6:,.0f} MB are free, the file has "
            f"{size / 1e6:,.0f} MB. Free some space.",
            folder,
        )


def _thin(folder: Path, newest: BackupLine, core: Core, named: frozenset[str]) -> None:
    """Remove what need not be kept, and the rest of a copy that was killed; what cannot go now goes the next time.

    `named` are the papers of the newest backup; of others those go that no backup names any more.
    """
    lines = superfluous(backups_in(folder), core.clock.now())
    gone = [line.path for line in lines if line.number != newest.number]
    for path in [*gone, *folder.glob(".*.part*"), *pool_of(folder).glob(".*.part*")]:
        try:
            path.unlink()
        except OSError:
            _log.info("an old backup could not be removed")
    tidy(folder, [line.path for line in backups_in(folder)], named)
