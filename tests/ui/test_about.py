"""Help > About: versions to copy, where everything lies, and each notice with its licence, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication

from tests.ui.acting import Key, click, press
from tests.ui.checker import check, settle
from tests.ui.opened import open_window
from ui.about import AboutDialog
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_about_tells_versions_and_places_and_copies_only_the_versions(
    qtbot: QtBot, tmp_path: Path, template: Path
) -> None:
    window = open_window(qtbot, tmp_path, template)
    assert window.core is not None
    window.findChild(QAction, "help.about").trigger()  # type: ignore[union-attr]  # it is there
    [dialog] = window.findChildren(AboutDialog)
    settle()
    said = {each.text() for each in dialog.findChildren(Label)}
    assert {str(window.core.open_path()), str(window.core.paths.log_file)} <= said
    assert check(dialog) == []
    click(next(each for each in dialog.findChildren(Button) if each.caption() == "Copy details"))
    copied = QGuiApplication.clipboard().text()
    assert "Python: 3." in copied
    assert str(tmp_path) not in copied
    assert "Sana" not in copied
    dialog.notices.setFocus()
    press(Key.Key_Down)
    assert "Bitstream Vera" in dialog.text.toPlainText()
    window.core.close()
