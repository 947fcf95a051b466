"""The one presenter of errors: what went wrong is said where it helps, and our own faults are admitted."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.errors import Cancelled, EnvironmentProblem, UserError
from ui.dialogs import Dialog
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from ui.messages import MessageLine

_log = logging.getLogger(__name__)


class ProblemDialog(Dialog):
    """The surroundings refuse: what happened, where, and what to do; the program stays."""

    def __init__(self, problem: EnvironmentProblem, parent: QWidget | None) -> None:
        super().__init__("This cannot be done now", parent)
        self.page.add(Label(str(problem), wrap=True))
        if problem.path is not None:
            path = str(problem.path)
            self.page.add(Label(path, "muted", wrap=True))
            self.add_button("Copy the path", lambda: QGuiApplication.clipboard().setText(path))
        self.page.body.addStretch(1)
        self.add_button("Close", self.accept, "primary").setFocus()


class FaultDialog(Dialog):
    """An apology for a fault of ours, with details to copy and an offer to start again."""

    def __init__(
        self,
        details: str,
        log_file: Path | None,
        restart: Callable[[], object] | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Something went wrong in the program", parent, width=640)
        self.page.add(
            Label(
                "This is a fault of the program, not yours. What was shown as saved is saved. "
                "You can carry on; if things look odd, restart.",
                wrap=True,
            )
        )
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(160)
        self.details.setTabChangesFocus(True)
        named(self.details, "Details of the fault")
        self.page.add(self.details, 1)
        if log_file is not None:
            self.page.add(Label(f"More is in the log: {log_file}", "small", wrap=True))
        copy = QGuiApplication.clipboard()
        self.add_button("Copy the details", lambda: copy.setText(details))
        if restart is not None:
            self.add_button("Restart", restart)
        self.add_button("Carry on", self.accept, "primary").setFocus()


class Presenter:
    """Shows any error in the way its class deserves; screens run their acts through `attempt`."""

    def __init__(self, messages: MessageLine, parent: QWidget) -> None:
        self._messages = messages
        self._parent = parent
        self.log_file: Path | None = None
        self.restart: Callable[[], object] | None = None
        self._open: Dialog | None = None

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something and present what goes wrong; say whether it went well."""
        try:
            act()
        except Exception as error:  # noqa: BLE001 - every error is presented, none is swallowed
            self.present(error)
            return False
        return True

    def present(self, error: BaseException) -> None:
        """Show an error: a message, a dialog with advice, or an apology."""
        if isinstance(error, UserError | Cancelled):
            self._messages.warn(str(error))
        elif isinstance(error, EnvironmentProblem):
            _log.info("surroundings refuse: %s", type(error).__name__)
            self._show(ProblemDialog(error, self._parent))
        else:
            self._admit(error)

    def _admit(self, error: BaseException) -> None:
        _log.critical("a fault of the program", exc_info=error)
        if self._open is None:
            details = "".join(traceback.format_exception(error))
            self._show(FaultDialog(details, self.log_file, self.restart, self._parent))

    def _show(self, dialog: Dialog) -> None:
        # One at a time: a fault that comes back with every repaint must not bury the screen.
        self._open = dialog
        dialog.finished.connect(self._closed)
        dialog.show_fitted()

    def _closed(self, _result: int) -> None:
        self._open = None


def install(presenter: Presenter) -> None:
    """Send whatever nobody caught to the presenter, from Qt's slots and from threads alike."""

    def caught(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            presenter.present(error)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        # No widget may be touched from another thread; the log has it, and tasks report by signal.
        _log.critical("a fault in a thread", exc_info=args.exc_value)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
