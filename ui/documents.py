"""Documents out of the window: asked where, written on the worker thread, then offered to be opened."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QProcess, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.listing import SqlRows
from app.wording import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from app.progress import Progress
    from app.rows import Rows
    from reports.document import Report
    from ui.page import Desk
    from ui.widgets.menus import Entry

__all__ = [
    "ask_folder",
    "ask_where",
    "file_name",
    "format_entries",
    "open_file",
    "remember_folder",
    "save_list",
    "save_report",
    "show_in_folder",
]
_FORMATS = {
    ".pdf": "PDF documents (*.pdf)",
    ".docx": "Word documents (*.docx)",
    ".xlsx": "Excel workbooks (*.xlsx)",
    ".xlsm": "Excel workbooks with macros (*.xlsm)",
    ".png": "Pictures (*.png)",
    ".ics": "Calendar files (*.ics)",
    ".eml": "E-mail drafts (*.eml)",
}
_NAMES = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}
_FOLDER = "documents"
_AT_ONCE = 1000


def save_report(
    desk: Desk,
    label: str,
    name: str,
    build: Callable[[], Report],
    *,
    then: Callable[[Path], object] | None = None,
) -> None:
    """Ask where a document goes, write what `build()` gives, and tell it with a button that opens it.

    `label` says what is being done ("Writing the minutes"); the ending of `name` says the format. `build` runs on the
    worker thread, so it takes its own session. `then` is given the path when it is written.
    """
    ask_where(
        desk, name, lambda path: _write(desk, label, path, lambda _progress: build(), then=then)
    )


def save_list(
    desk: Desk, title: str, rows: Rows, *, fields: Sequence[Field], ids: Sequence[int]
) -> None:
    """Ask where a list goes and write what it shows as an Excel workbook: these columns, these rows, in this order."""

    def build(progress: Progress) -> Report:
        from app.progress import track  # noqa: PLC0415 - like the writers, only when a list is written
        from reports.document import Report  # noqa: PLC0415
        from reports.from_fields import table_of  # noqa: PLC0415

        starts = list(range(0, len(ids), _AT_ONCE))
        records = [
            record
            for start in track(starts, progress, "Reading rows", every=1)
            for record in rows.rows(ids[start : start + _AT_ONCE])
        ]
        table = table_of(fields, records, title)
        return Report(title, (table,), desk.core.clock.today(), partnership=_whose(desk, rows))

    ask_where(desk, f"{title}.xlsx", lambda path: _write(desk, f"Writing {title}", path, build))


def format_entries(noun: str, save: Callable[[str], object]) -> list[Entry]:
    """Offer a document in every format: "Attendance as PDF"; `save` is told the ending of its file."""
    return [(f"{noun} as {name}", partial(save, ending)) for ending, name in _NAMES.items()]


def _whose(desk: Desk, rows: Rows) -> str:
    """Give the name of the partnership that a list is of, nothing for one that all share or that holds all."""
    own = rows.scope.get("partnership") if isinstance(rows, SqlRows) else None
    return next((each.name for each in desk.partnership.known if each.id == own), "")


def open_file(path: Path) -> None:
    """Open a document with whatever program the person uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open the folder that a document lies in, with the document chosen where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", QDir.toNativeSeparators(str(path))])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def ask_where(desk: Desk, name: str, chosen: Callable[[Path], object]) -> None:
    """Ask under which path a document is saved; the ending of `name` says its format."""
    ending = Path(name).suffix
    dialog = QFileDialog(desk.window, "Save as", str(last_folder(desk)), _FORMATS[ending])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: desk.attempt(lambda: chosen(Path(path))))
    dialog.open()


def ask_folder(desk: Desk, title: str, chosen: Callable[[Path], object]) -> None:
    """Ask in which folder something goes that makes a folder of its own there."""
    dialog = QFileDialog(desk.window, title, str(last_folder(desk)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda path: desk.attempt(lambda: chosen(Path(path))))
    dialog.open()


def _write(
    desk: Desk,
    label: str,
    path: Path,
    build: Callable[[Progress], Report],
    *,
    then: Callable[[Path], object] | None = None,
) -> None:
    def work(progress: Progress) -> None:
        from reports.writers import write  # noqa: PLC0415 - the writers are needed only when one writes

        write(build(progress), path, progress)

    def done(_nothing: object) -> None:
        remember_folder(desk, path)
        desk.say(f"{path.name} is written", "Open", lambda: open_file(path))
        if then is not None:
            then(path)

    desk.tasks.run(label, work, done)


def remember_folder(desk: Desk, path: Path) -> None:
    """Begin the next time in the folder of a document that was written."""
    settings = desk.core.settings
    settings.change(window={**settings.now.window, _FOLDER: str(path.parent)})


def last_folder(desk: Desk) -> Path:
    """Give the folder of the document that was written or taken last."""
    kept = desk.core.settings.now.window.get(_FOLDER)
    if isinstance(kept, str) and Path(kept).is_dir():
        return Path(kept)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
