"""Bringing a backup back while the window waits, and showing the file that is open afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.backup_names import stem_of
from app.clock import LONDON, show_moment
from app.paths import SUFFIX
from ui.dialogs import Sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from app.backup_names import BackupLine
    from app.progress import Progress
    from ui.page import Desk

LABEL = "Restoring the backup"


def put_back(desk: Desk, line: BackupLine) -> None:
    """Put a backup in the place of the open file, which is kept."""
    _restore(desk, line.path, line.made, None)


def restore_instead(desk: Desk, backup: Path, made: datetime, path: Path) -> None:
    """Put a backup in the place of a file that does not open; the file is kept beside it."""
    _restore(desk, backup, made, path)


def restore_beside(desk: Desk, backup: Path, made: datetime) -> None:
    """Bring a backup back as a file of its own among the live files, and open it.

    It has the name of its file where that is not there any more and no file is open, else one that says of when it is.
    """
    stem, core = stem_of(backup), desk.core
    if core.file is not None or (core.paths.files / f"{stem}{SUFFIX}").exists():
        stem = f"{stem} as of {made.astimezone(LONDON):%Y-%m-%d %H%M}"
    _restore(desk, backup, made, core.paths.file_for(stem))


def _restore(desk: Desk, backup: Path, made: datetime, path: Path | None) -> None:
    def work(_progress: Progress) -> tuple[Path | None, list[str]]:
        from app.opening import make_folder  # noqa: PLC0415 - like all that restoring needs
        from app.papers.missing import missing_papers  # noqa: PLC0415 - the same

        make_folder(desk.core.paths.files)
        kept = desk.core.restore(backup, path)
        with desk.core.read() as session:
            return kept, missing_papers(session)

    def done(result: tuple[Path | None, list[str]]) -> None:
        kept, missing = result
        opened = desk.core.open_path()
        desk.core.settings.remember_file(opened)
        desk.opening.show()
        after = f" The file before it is kept as {kept.name}." if kept else f" It is {opened.name}."
        desk.say(f"The backup of {show_moment(made)} was restored.{after}")
        if missing:
            _tell_missing(desk, missing)

    # What was closed for a restore that failed may have been opened anew, or not at all.
    desk.tasks.run(LABEL, work, done, on_failed=lambda _error: desk.opening.show(), exclusive=True)


def _tell_missing(desk: Desk, missing: Sequence[str]) -> None:
    """Name the papers whose content no pool had; their records are there and can be completed one by one."""
    told = (
        "The folder of papers beside the backup does not hold them. Everything else of these papers is there; "
        "replace each with the file you have."
    )
    title = f"{counted(len(missing), 'paper')} could not be brought back"
    Sentences(title, (told, *missing), desk.window).show_fitted()
