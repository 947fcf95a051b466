"""Core: the whole application without a screen, composed here and nowhere else."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app import journal
from app.clock import Clock
from app.errors import CannotTakeBack, EnvironmentProblem, NothingToUndo, UserError
from app.events import MANY, Changes, Events
from app.paths import Paths, own_paths
from app.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.journal import StepLine
    from app.work import Work
    from models.database import OpenFile

_log = logging.getLogger(__name__)


class NoFile(UserError):
    """Something was asked of a file while none is open."""

    def __init__(self) -> None:
        super().__init__("No partnership file is open. Open one, or start a new one.")


class ReadOnlyFile(UserError):
    """A change was asked of a file that is open for reading only."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is open for reading only, so it cannot be changed.")


class Nested(RuntimeError):
    """The one connection was asked for twice by the same thread: always a bug of ours."""


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
        self._turn = threading.local()

    @property
    def who(self) -> str:
        """Give the name under which steps are written."""
        return self.settings.now.who

    def create(self, path: Path) -> None:
        """Make a new file at a path that is not taken, and open it."""
        from models.database import create_file  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed

        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path)
        self.open(path)

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> OpenFile:
        """Open a file after all checks; after an unclean end the whole file is checked for damage first."""
        from models.database import open_file  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed

        self.close()
        self.file = open_file(path, mode="ro" if read_only else "rw", take_over=take_over)
        if self.file.left_unclean:
            self._refuse_damage()
        _log.info("opened a file%s", " for reading" if self.file.read_only else "")
        return self.file

    def close(self) -> None:
        """Close the file, if one is open."""
        if self.file is not None:
            from models.database import close_file  # noqa: PLC0415 - loaded already, since a file is open

            close_file(self.file)
            self.file = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for reading; it sees one consistent state and must not be nested."""
        from sqlalchemy.orm import Session  # noqa: PLC0415 - not loaded before a file is needed

        with self._one_turn() as file, Session(file.engine, expire_on_commit=False) as session:
            try:
                yield session
            except Exception as error:
                raise self._translated(error) from error

    @contextmanager
    def work(self, label: str, about: str = "", **options: Any) -> Iterator[Work]:  # noqa: ANN401 - see _finish
        """Give a unit of work: committed whole with its journal step, or rolled back whole.

        `label` is a constant (undo menu, history, log); `about` names the record. Options: `can_undo` (default
        True), `undoes_id`, and `origin`, which listeners use to know their own changes.
        """
        from app.recording import Recorder  # noqa: PLC0415 - not loaded before a file is needed
        from app.work import Work, WorkSession  # noqa: PLC0415 - not loaded before a file is needed

        with self._one_turn(writes=True) as file:
            session = WorkSession(file.engine, expire_on_commit=False)
            session.info["recorder"] = Recorder()
            try:
                work = Work(session, about, self.clock.today())
                yield work
                changes = self._finish(work, label, options)
            except Exception as error:
                session.rollback()
                raise self._translated(error) from error
            finally:
                session.close()
        _log.info("%s", label)
        self.events.publish(changes)

    @contextmanager
    def unjournaled(self) -> Iterator[Connection]:
        """Give a writing connection for what is no record: drafts, remembered layouts; committed at the end."""
        from models.engine import writing  # noqa: PLC0415 - not loaded before a file is needed

        with self._one_turn(writes=True) as file:
            try:
                with file.engine.begin() as connection, writing(connection):
                    yield connection
            except Exception as error:
                raise self._translated(error) from error

    def undo(self) -> StepLine:
        """Take back the newest own step that still stands."""
        with self.read() as session:
            step = journal.standing(session, self.who).undo
        if step is None:
            raise NothingToUndo("undo")
        return self.take_back(step)

    def redo(self) -> StepLine:
        """Do again what was undone last, while nothing has followed."""
        with self.read() as session:
            step = journal.standing(session, self.who).redo
        if step is None:
            raise NothingToUndo("redo")
        return self.take_back(step)

    def take_back(self, step: StepLine) -> StepLine:
        """Apply the inverse of any step as a new step."""
        from sqlalchemy.exc import IntegrityError  # noqa: PLC0415 - loaded already, since a file is open

        label = step.label if step.undoes_id else f"Undo “{step.label}”"
        try:
            with self.work(label, step.about, undoes_id=step.id) as work:
                return journal.take_back(work, step.id)
        except IntegrityError as error:
            raise CannotTakeBack(step.label, ("other records still depend on it",)) from error

    def _finish(self, work: Work, label: str, options: dict[str, Any]) -> Changes:
        """Write the journal step, feed the search index, commit, and say what changed."""
        from app.catalogue import SEARCHED  # noqa: PLC0415 - loads every feature's tables, as late as can be
        from app.recording import write_step  # noqa: PLC0415 - loaded already, since work is in hand
        from app.search import index_changes  # noqa: PLC0415 - loaded already, since work is in hand
        from models.engine import writing  # noqa: PLC0415 - loaded already, since work is in hand

        work.session.flush()
        connection = work.session.connection()
        changes = work.recorder.changes(connection)
        step_id = None
        with writing(connection):
            if changes:
                step_id = write_step(connection, self._step(work, label, options), changes)
            tables = work.recorder.tables()
            index_changes(work.session, SEARCHED, tables)
        work.session.commit()
        listed = {name: ids if len(ids) <= MANY else None for name, ids in tables.items()}
        return Changes(listed, label, step_id, options.get("origin"))

    def _step(self, work: Work, label: str, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "undoes_id": options.get("undoes_id"),
            "at": self.clock.now(),
            "who": self.who,
            "label": label,
            "about": work.about,
            "source_name": work.source_name,
            "source_digest": work.source_digest,
            "can_undo": options.get("can_undo", True),
        }

    @contextmanager
    def _one_turn(self, *, writes: bool = False) -> Iterator[OpenFile]:
        if self.file is None:
            raise NoFile
        if writes and self.file.read_only:
            raise ReadOnlyFile(self.file.path.name)
        if getattr(self._turn, "taken", False):
            raise Nested("the connection is already in use by this thread")
        self._turn.taken = True
        try:
            yield self.file
        finally:
            self._turn.taken = False

    def _translated(self, error: Exception) -> Exception:
        from sqlalchemy.exc import DBAPIError, IntegrityError  # noqa: PLC0415 - loaded already

        from models.database import translated  # noqa: PLC0415 - loaded already

        if (
            self.file is None
            or not isinstance(error, DBAPIError)
            or isinstance(error, IntegrityError)
        ):
            return error
        return translated(error, self.file.path)

    def _refuse_damage(self) -> None:
        from models.checks import find_damage  # noqa: PLC0415 - loaded already, since a file is open

        with self.read() as session:
            damage = find_damage(session.connection())
        if damage:
            path = self.file.path if self.file else None
            self.close()
            message = (
                f"{path} is damaged ({damage[0]}). Nothing was changed; restore it from a backup."
            )
            raise EnvironmentProblem(message, path)


def build_core(paths: Paths | None = None, clock: Clock | None = None) -> Core:
    """Compose a Core for the present user, or over the folders and the clock a test gives."""
    chosen = paths or own_paths()
    return Core(chosen, SettingsFile(chosen.config / "settings.json"), clock or Clock())
