"""What a person is asked when a file does not open: what happened, and the acts that help with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.errors import (
    EnvironmentProblem,
    FileDamaged,
    FileInUse,
    FileMissing,
    LeftLocked,
    PlaceUnsafe,
)
from ui.dialogs import Dialog
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.opening import Opening

    Answer = tuple[str, Callable[[], object]]


class OpeningTrouble(Dialog):
    """Says why a file was not opened, with an act per button; nothing is done by closing it."""

    def __init__(
        self,
        title: str,
        problem: EnvironmentProblem,
        answers: Sequence[Answer],
        *,
        close: str,
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent, width=560)
        self.page.add(Label(str(problem), wrap=True))
        if problem.path is not None and str(problem.path) not in str(problem):
            self.page.add(Label(str(problem.path), "muted", wrap=True))
        self.page.body.addStretch(1)
        for verb, act in answers:
            self.add_button(verb, partial(self._do, act))
        self.add_button(close, self.accept, "primary").setFocus()

    def _do(self, act: Callable[[], object]) -> None:
        self.accept()
        act()


def show_trouble(
    opening: Opening, path: Path, problem: EnvironmentProblem, parent: QWidget
) -> None:
    """Say why a file was not opened and offer what helps."""
    name = path.stem
    again = ("Try again", partial(opening.open, path))
    title, close = f"{name} was not opened", "Close"
    answers: list[Answer] = []
    if isinstance(problem, LeftLocked):
        title, close = f"{name} may be open elsewhere", "Leave it closed"
        answers = [
            ("Open for reading", partial(opening.open, path, read_only=True)),
            ("Open anyway", partial(opening.open, path, take_over=True)),
        ]
    elif isinstance(problem, PlaceUnsafe):
        answers = [("Move it to this computer", partial(opening.move_in, path))]
    elif isinstance(problem, FileInUse):
        title = f"{name} is open elsewhere"
        answers = [("Look into a backup", partial(opening.restore, None)), again]
    elif isinstance(problem, FileDamaged):
        title = f"{name} is damaged"
        answers = [("Restore a backup", partial(opening.restore, path))]
    elif isinstance(problem, FileMissing):
        title = f"{name} is not there"
        answers = [
            ("Choose another file", opening.ask),
            ("Restore a backup", partial(opening.restore, None)),
        ]
    OpeningTrouble(title, problem, answers, close=close, parent=parent).show_fitted()
