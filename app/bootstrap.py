"""Core: the whole application without a screen, composed here and nowhere else."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.backup import Backups
from app.backup_names import Reason
from app.clock import Clock
from app.errors import (
    AlreadyThere,
    CannotTakeBack,
    NothingToUndo,
    StillReferred,
    UserError,
)
from app.events import Events
from app.paths import Paths, own_paths
from app.progress import UNWATCHED, Progress
from app.rubbish import unswept
from app.settings import SettingsFile
from app.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.journal import StepLine
    from app.work import Work
    from models.database import OpenFile

_LABEL = 200
"""The longest label of a step, should somebody take back what took back what took back …"""

_log = logging.getLogger(__name__)


class NoFile(UserError):
    """Something was asked of a file while none is open."""

    def __init__(self) -> None:
        super().__init__("No partnership file is open. Open one, or start a new one.")


class ReadOnlyFile(UserError):
    """A change was asked of a file that is open for reading only."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is open for reading only, so it cannot be changed.")


class Core:
    """One open file with its settings, clock and events; every screen and the command line work through it.

    There is one connection. `read` and `work` check it out and are not re-entrant: functions that query take the
    session they are given.
    """

    def __init__(self, paths: Paths, settings: SettingsFile, clock: Clock) -> None:
        self.paths = paths
        self.settings = settings
        self.clock = clock
        self.events = Events()
        self.file: OpenFile | None = None
        self.turns = Turns()
        self.saves = 0
        """How often something was saved; by it the backups know whether the file has changed."""
        self.backups = Backups(self)
        self._signed = ""
        self._identity = ""
        self._sample_day: date | None = None

    @property
    def who(self) -> str:
        """Give the name under which steps are written."""
        return self._signed or self.settings.now.who

    @contextmanager
    def signed(self, who: str) -> Iterator[None]:
        """Write the steps of a block under another name: those of the sample are by the people of its unit."""
        before, self._signed = self._signed, who
        try:
            yield
        finally:
            self._signed = before

    def create(self, path: Path) -> None:
        """Make a new file at a path that is not taken, and open it."""
        from app.opening import make_folder  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed
        from models.database import create_file  # noqa: PLC0415 - the same

        make_folder(path.parent)
        create_file(path)
        self.open(path)

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> OpenFile:
        """Open a file after all checks, and only then close the one before; a refusal leaves that one open.

        The file that is open already is closed first, to be read anew: a refusal then leaves none open.
        After an unclean end the whole file is checked for damage first; a file of an older program is brought up to
        date on a copy; a backup is only ever read.
        """
        from app.copies import identity_of  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed
        from app.opening import open_current, sample_day_of  # noqa: PLC0415 - the same
        from models.database import real_path  # noqa: PLC0415 - the same

        if self.file is not None and self.file.path == real_path(path):
            self.close()
        opened = open_current(
            path,
            self.clock,
            self.who,
            backups=self.paths.backups,
            read_only=read_only,
            take_over=take_over,
        )
        self.close()
        self.file = opened
        with opened.engine.connect() as connection:
            self._identity = identity_of(connection, opened.path)
            self._sample_day = sample_day_of(connection)
        self.backups.forget()
        _log.info("opened a file%s", " for reading" if opened.read_only else "")
        return opened

    def close(self) -> None:
        """Close the file, if one is open, after the turn that is under way."""
        if self.file is not None:
            from app.papers.clearing import clear_away  # noqa: PLC0415 - not loaded before a file is needed
            from models.database import close_file  # noqa: PLC0415 - loaded already, since a file is open

            self.backups.stop()
            clear_away(self)
            with self.turns.turn():
                file, self.file = self.file, None
                close_file(file)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for reading; it sees one consistent state and must not be nested."""
        from sqlalchemy.orm import Session  # noqa: PLC0415 - not loaded before a file is needed

        with self.turn() as file, Session(file.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def work(self, label: str, about: str = "", **options: Any) -> Iterator[Work]:  # noqa: ANN401 - see below
        """Give a unit of work: committed whole with its journal step, or rolled back whole.

        `label` is a constant (undo menu, history, log); `about` names the record. Options: `can_undo` (default
        True), `undoes_id`, `origin`, which listeners use to know their own changes, and `progress`, which hears of
        writing in bulk and may stop it.
        """
        from app.recording import Recorder  # noqa: PLC0415 - not loaded before a file is needed
        from app.step_writing import write_step_of  # noqa: PLC0415 - the same
        from app.work import Work, WorkSession  # noqa: PLC0415 - the same

        # A session that is closed without `finish` rolls everything back.
        with (
            unswept(),
            self.turn(writes=True) as file,
            WorkSession(file.engine, expire_on_commit=False) as session,
        ):
            session.info["recorder"] = Recorder()
            work = Work(session, about, self.clock.today(), options.get("progress", UNWATCHED))
            yield work
            changes = write_step_of(self, work, label, options)
            session.finish()
            self.saves += 1
        _log.info("%s", label)
        self.events.publish(changes)

    @contextmanager
    def unjournaled(self) -> Iterator[Connection]:
        """Give a writing connection for what is no record: drafts, remembered layouts; committed at the end."""
        from models.engine import writing  # noqa: PLC0415 - not loaded before a file is needed

        with (
            self.turn(writes=True) as file,
            file.engine.begin() as connection,
            writing(connection),
        ):
            yield connection
            self.saves += 1

    def open_path(self) -> Path:
        """Give the path of the open file; NoFile where there is none."""
        if self.file is None:
            raise NoFile
        return self.file.path

    def identity(self) -> str:
        """Give the open file's own name, which it keeps wherever it is moved and whatever it is called."""
        return self._identity

    def sample_day(self) -> date | None:
        """Give the day on which the open file was made as a sample, by its own word; None for any other file."""
        return self._sample_day if self.file is not None else None

    def mark_as_sample(self) -> None:
        """Let the open file say of itself, wherever it is copied, that it is a sample made today."""
        from models.notes import SAMPLE, write_note  # noqa: PLC0415 - not loaded before a file is needed

        self._sample_day = self.clock.today()
        with self.unjournaled() as connection:
            write_note(connection, SAMPLE, self._sample_day.isoformat())

    def restore(
        self, backup: Path, path: Path | None = None, *, take_over: bool = False
    ) -> Path | None:
        """Put a backup in the place of the open file, or of one that is closed, and open it; give the old one's path.

        What stands there now is backed up first and kept beside it.
        """
        from app.restoring import restore  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed

        target, before = path or self.open_path(), self.file
        if before is not None:
            self.backups.attempt(Reason.RESTORE)
            self.close()
        try:
            kept = restore(self, backup, target, take_over=take_over)
        except BaseException:
            if before is not None:
                self.open(before.path, read_only=before.read_only)
            raise
        self.open(target, take_over=take_over)
        return kept

    def rebuild_search(self) -> None:
        """Write the search index anew from what it is drawn from."""
        from sqlalchemy.orm import Session  # noqa: PLC0415 - not loaded before a file is needed

        from app.catalogue import SEARCHED  # noqa: PLC0415 - loads every feature's tables
        from app.search import rebuild_index  # noqa: PLC0415 - not loaded before a file is needed

        with self.unjournaled() as connection, Session(connection) as session:
            rebuild_index(session, SEARCHED)

    def undo(self, progress: Progress = UNWATCHED) -> StepLine:
        """Take back the newest own step that still stands, and give it."""
        from app.journal import standing  # noqa: PLC0415 - not loaded before a file is needed

        with self.read() as session:
            step = standing(session, self.who).undo
        if step is None:
            raise NothingToUndo("undo")
        return self._take_back(step, f"Undo “{step.label}”", progress)

    def redo(self, progress: Progress = UNWATCHED) -> StepLine:
        """Do again what was undone last, while nothing has followed, and give the undo that this took back."""
        from app.journal import standing  # noqa: PLC0415 - not loaded before a file is needed

        with self.read() as session:
            step = standing(session, self.who).redo
        if step is None:
            raise NothingToUndo("redo")
        return self._take_back(step, f"Redo “{step.label}”", progress)

    def take_back(self, step: StepLine, progress: Progress = UNWATCHED) -> StepLine:
        """Apply the inverse of any step as a new step."""
        return self._take_back(step, f"Take back “{step.label}”"[:_LABEL], progress)

    def _take_back(self, step: StepLine, label: str, progress: Progress) -> StepLine:
        from app.taking_back import take_back  # noqa: PLC0415 - not loaded before a file is needed

        try:
            with self.work(label, step.about, undoes_id=step.id, progress=progress) as work:
                return take_back(work, step.id)
        except (AlreadyThere, StillReferred) as refused:
            # A rule of a table that only the writing itself could show, such as a name taken meanwhile.
            reason = str(refused).removesuffix(" Nothing was changed.").removesuffix(".")
            raise CannotTakeBack(step.label, (reason,)) from refused

    @contextmanager
    def turn(self, *, writes: bool = False) -> Iterator[OpenFile]:
        """Give the open file for one turn; `read` and `work` are for everything but whole copies of it."""
        from app.opening import in_words, refuse_moved  # noqa: PLC0415 - not loaded before a file is needed

        with self.turns.turn():
            if self.file is None:
                raise NoFile
            if writes and self.file.read_only:
                raise ReadOnlyFile(self.file.path.name)
            if writes:
                refuse_moved(self.file)
            with in_words(self.file.path):
                yield self.file


def build_core(paths: Paths | None = None, clock: Clock | None = None) -> Core:
    """Compose a Core for the present user, or over the folders and the clock a test gives."""
    chosen = paths or own_paths()
    return Core(chosen, SettingsFile(chosen.config / "settings.json"), clock or Clock())
