"""How files and lists come in: chosen, dropped, pasted, typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.importing.pasted import pasted_name, pasted_workbook
from ui.importing.pasting import PasteList
from ui.importing.queue import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from app.importing.workbook import Workbook
    from ui.importing.sitting import Sitting
    from ui.page import Desk

PATTERN = "Workbooks and lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt)"


class Incoming:
    """Makes items of whatever a person brings and gives them to the sitting."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self._sitting = sitting

    def choose(self) -> None:
        """Ask for workbooks; the dialog does not block what runs meanwhile."""
        dialog = QFileDialog(self._desk.window, "Choose workbooks", "", PATTERN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.take_files([Path(name) for name in names]))
        ahead = self._sitting.looking.ahead
        dialog.rejected.connect(ahead.end)
        ahead.prepare()
        dialog.open()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Put files in the list; the first is looked at when none is at hand."""
        self._sitting.add([self._item(path.name, path=path) for path in paths])

    def paste(self) -> None:
        """Take what was copied: files, or rows; the box opens where there is neither."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.type_list()

    def type_list(self) -> None:
        """Open the box for a list, with what was copied in it."""
        text = QGuiApplication.clipboard().text()
        PasteList(text, self.take_text, self._desk.window).show_fitted()

    def take_text(self, text: str) -> None:
        """Put a pasted or typed list in the list of files, as a workbook of the day's name."""
        name = pasted_name(self._desk.core.clock.today())
        self._desk.attempt(
            lambda: self._sitting.add([self._item(name, workbook=pasted_workbook(text, name))])
        )

    def take(self, data: QMimeData | None) -> bool:
        """Take what was copied or dropped: files, or a text that may be a list; False when it is neither."""
        if data is None:  # an empty clipboard may have no data at all, whatever Qt's signature says
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_files(paths)
        elif data.text().strip():
            self.take_text(data.text())
        else:
            return False
        return True

    def _item(self, name: str, path: Path | None = None, workbook: Workbook | None = None) -> Item:
        """Make an item of what came, with what is known of it beforehand."""
        sitting = self._sitting
        return Item(name, path, workbook, given=sitting.given, expected=sitting.expected)
