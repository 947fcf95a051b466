"""The line of a window of several acts that tells why one was refused, where the person is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem, UserError
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.page import Desk


class RefusalLine(Label):
    """Hidden while nothing is refused; a problem of the surroundings, such as a full disk, goes to the window."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", "problem", parent, wrap=True)
        self._desk = desk
        self.hide()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something and tell its refusal here; says whether it went well."""
        self.hide()
        try:
            act()
        except UserError as refused:
            self.setText(str(refused))
            self.show()
        except EnvironmentProblem as problem:
            self._desk.errors.present(problem)
        else:
            return True
        return False
