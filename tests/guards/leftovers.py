"""What a test may not leave behind in Qt or among threads, and dialogs that would block it."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING, Any, NoReturn

import shiboken6
from PySide6.QtCore import QEvent, Qt, QThread, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_running: weakref.WeakSet[QTimer | QThread] = weakref.WeakSet()

BLOCKING: dict[type[QWidget], tuple[str, ...]] = {
    # QMenu.exec cannot be replaced (Qt has it twice, static and not); a house rule bans it instead.
    QDialog: ("exec",),
    QMessageBox: ("exec", "about", "critical", "information", "question", "warning"),
    QFileDialog: (
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ),
    QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
}


class BlockedError(AssertionError):
    """A dialog was about to block the test for ever."""


def watch() -> None:
    """Remember each timer and thread started from now on, and refuse dialogs that block.

    Plain functions, because patching Qt with mocks crashes PySide6 from 6.10 on.
    """
    for kind in (QTimer, QThread):
        # Shiboken's types allow it; the stubs cannot say so.
        kind.start = _remembering(kind.start)  # type: ignore[method-assign]
    for widget, names in BLOCKING.items():
        for name in names:
            setattr(widget, name, _refusing(f"{widget.__name__}.{name}"))


def left_in_qt() -> list[str]:
    """Name and remove what the last test left: windows, timers, threads, a waiting cursor."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    _delete_later_now(app)
    if any(map(_is_running, _living())):
        # Perhaps only a cycle that nobody holds: then the collector ends it.
        gc.collect()
        _delete_later_now(app)
    left = [f"running {_named(thing)}" for thing in _living() if _is_running(thing)]
    left += [f"open {_named(window)}" for window in _open_windows(app)]
    if app.overrideCursor() is not None:
        left.append("a waiting cursor")
    _remove(app)
    return left


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Name the threads that were not there before and do not end by themselves within five seconds."""
    fresh = [thread for thread in threading.enumerate() if thread not in before]
    for thread in fresh:
        thread.join(timeout=5)
    return [f"running thread {thread.name}" for thread in fresh if thread.is_alive()]


def _remembering(start: Callable[..., Any]) -> Callable[..., Any]:
    def remembered(self: QTimer | QThread, *arguments: Any) -> Any:  # noqa: ANN401 - Qt's overloads
        if isinstance(self, QTimer | QThread):
            _running.add(self)
        return start(self, *arguments)

    return remembered


def _refusing(name: str) -> Callable[..., NoReturn]:
    def refused(*_arguments: object, **_options: object) -> NoReturn:
        raise BlockedError(f"{name} would block: open() the dialog and act on its signal")

    return refused


def _living() -> list[QTimer | QThread]:
    return [thing for thing in _running if shiboken6.isValid(thing)]


def _is_running(thing: QTimer | QThread) -> bool:
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def _open_windows(app: QApplication) -> list[QWidget]:
    # Qt keeps its own tooltip label for ever.
    return [
        window
        for window in app.topLevelWidgets()
        if window.isVisible() and window.windowType() != Qt.WindowType.ToolTip
    ]


def _remove(app: QApplication) -> None:
    for thing in _living():
        if isinstance(thing, QTimer):
            thing.stop()
        else:
            thing.quit()
            thing.wait(1000)
    _running.clear()
    for window in _open_windows(app):
        window.hide()
        window.deleteLater()
    while app.overrideCursor() is not None:
        app.restoreOverrideCursor()
    _delete_later_now(app)


def _delete_later_now(app: QApplication) -> None:
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _named(thing: QTimer | QThread | QWidget) -> str:
    title = thing.windowTitle() if isinstance(thing, QWidget) else thing.objectName()
    owner = thing.parent()
    return f"{type(thing).__name__} “{title}” of {type(owner).__name__ if owner else 'nobody'}"
