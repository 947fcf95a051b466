"""Bringing a backup back while the window waits, and showing the file that is open afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.clock import show_moment

if TYPE_CHECKING:
    from pathlib import Path

    from app.backup_names import BackupLine
    from app.progress import Progress
    from ui.page import Desk

LABEL = "Restoring the backup"


def put_back(desk: Desk, line: BackupLine) -> None:
    """Put a backup in the place of the open file, which is kept."""
    _restore(desk, line, None)


def restore_beside(desk: Desk, line: BackupLine) -> None:
    """Bring a backup back as a file of its own among the live files, and open it."""
    plain = line.path.name.partition(f" {line.made:%Y-%m-%d %H%M%S}")[0]
    _restore(desk, line, desk.core.paths.file_for(f"{plain} as of {line.made:%Y-%m-%d %H%M}"))


def _restore(desk: Desk, line: BackupLine, path: Path | None) -> None:
    def work(_progress: Progress) -> Path | None:
        from app.opening import make_folder  # noqa: PLC0415 - like all that restoring needs

        make_folder(desk.core.paths.files)
        return desk.core.restore(line.path, path)

    def done(kept: Path | None) -> None:
        opened = desk.core.open_path()
        desk.core.settings.remember_file(opened)
        desk.opening.show()
        after = f" The file before it is kept as {kept.name}." if kept else f" It is {opened.name}."
        desk.say(f"The backup of {show_moment(line.made)} was restored.{after}")

    task = desk.tasks.run(LABEL, work, done, exclusive=True)
    # What was closed for the restore may have been opened anew, or not at all.
    queued = Qt.ConnectionType.QueuedConnection
    task.failed.connect(lambda _error: desk.opening.show(), queued)
