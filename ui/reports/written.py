"""Where a report went when it was written last, with the ways to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from ui.documents import open_file, show_in_folder
from ui.widgets.buttons import Button
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.text import Label, reveal

if TYPE_CHECKING:
    from pathlib import Path


class Written(QFrame):
    """The name and folder of a written report; nothing before it was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tinted", "good")
        self.path: Path | None = None
        self._name = Label("", "strong", elide=True)
        self._folder = Label("", "small", elide=True)
        self.open = Button("Open", "external-link", on_click=self._open)
        self.folder = Button("Show in folder", "folder-open", on_click=self._show)
        words = column(self._name, self._folder, gap=0)
        inside = row(
            IconLabel("circle-check", colour="good_ink"), words, self.open, self.folder, stretch=1
        )
        inside.setContentsMargins(12, 8, 8, 8)
        self.setLayout(inside)
        self.hide()

    def show_path(self, path: Path | None) -> None:
        """Show where a report went, or nothing; one that has gone since is not offered."""
        self.path = path if path is not None and path.is_file() else None
        if self.path is not None:
            self._name.setText(f"{self.path.name} is written")
            self._folder.setText(f"in {self.path.parent}")
        reveal(self, shown=self.path is not None)

    def _open(self) -> None:
        if self.path is not None:
            open_file(self.path)

    def _show(self) -> None:
        if self.path is not None:
            show_in_folder(self.path)
