"""About the program: versions to copy for whoever helps, where everything lies, and the notices of what ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from app.about import LGPL_NOTE, NOTICES, details, licence_text, version_of
from ui import theme
from ui.dialogs import Dialog
from ui.widgets.facts import Facts
from ui.widgets.text import Heading, Label, named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Core


class AboutDialog(Dialog):
    """One page: versions, places, and below them each notice with its licence."""

    help_text = (
        "Copy details puts the versions on the clipboard for whoever helps you; no name of a person, a file or a "
        "folder is among them. Up and Down walk through the notices, the text of the licence follows."
    )

    def __init__(self, core: Core, parent: QWidget) -> None:
        super().__init__("About Partnership Desk", parent, width=680)
        self._details = details(_of_screen(), has_file=core.file is not None)
        self.page.add(Facts(self._details))
        self.page.add(Heading("Where everything lies"))
        self.page.add(Facts(_places(core)))
        self.page.add(Heading("Made with"))
        self.page.add(Label(LGPL_NOTE, "small", wrap=True))
        self.notices = QListWidget()
        self.notices.setMinimumHeight(130)
        # Rows are laid out as soon as one is chosen below, and the style sheet says how tall they are.
        self.notices.ensurePolished()
        named(self.notices, "Notices")
        for each in NOTICES:
            version = f" {found}" if (found := version_of(each.distribution or "-")) else ""
            self.notices.addItem(f"{each.name}{version}: {each.use}. {each.licence}")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(150)
        named(self.text, "Licence")
        self.notices.currentRowChanged.connect(self._show_licence)
        self.page.add(self.notices)
        self.page.add(self.text)
        self.add_button("Copy details", self.copy)
        self.add_button("Close", self.accept, "primary").setFocus()
        self.notices.setCurrentRow(0)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        lines = [f"{name}: {value}" for name, value in self._details]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _show_licence(self, place: int) -> None:
        self.text.setPlainText(licence_text(NOTICES[place]) if place >= 0 else "")


def _of_screen() -> list[tuple[str, str]]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    scale = round(100 * screen.devicePixelRatio())
    return [
        ("Qt", f"{qVersion()}, PySide6 {PySide6.__version__}"),
        ("Screen", f"{size.width()} x {size.height()} at {scale} %"),
        ("Colours", "dark" if theme.current() is theme.choose("dark") else "light"),
    ]


def _places(core: Core) -> list[tuple[str, str]]:
    chosen = core.settings.now.second_backup_folder
    return [
        ("File", str(core.file.path) if core.file else "none is open"),
        ("Backups", str(core.backups.folder() if core.file else core.paths.backups)),
        ("Second place", chosen or "none is chosen"),
        ("Settings", str(core.paths.config)),
        ("Log", str(core.paths.log_file)),
    ]
