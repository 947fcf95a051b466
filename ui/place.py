"""Where the window stood when it was closed, and whether it filled the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from app.settings import SettingsFile

_NAME = "geometry"


def remember(window: QMainWindow, settings: SettingsFile) -> None:
    """Keep a window's place and size in the settings."""
    place = bytes(window.saveGeometry().toBase64().data()).decode()
    settings.change(window={**settings.now.window, _NAME: place})


def put_back(window: QMainWindow, settings: SettingsFile) -> None:
    """Put a window where it stood; Qt moves it onto a screen that is there now."""
    kept = settings.now.window.get(_NAME)
    if isinstance(kept, str):
        window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
