"""Undo and redo as menus show them: by the name of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.progress import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.journal import NextSteps, StepLine
    from app.progress import Progress
    from ui.tasks import Tasks


LONG = 2_000
"""Changed records from which taking a step back is told how far it is, and can be stopped."""


class TakingBack:
    """Takes steps back at once, and very large ones on the worker thread with the window closed for input."""

    def __init__(self, tasks: Tasks, attempt: Callable[[Callable[[], object]], bool]) -> None:
        self._tasks = tasks
        self._attempt = attempt

    def run(
        self,
        step: StepLine | None,
        act: Callable[[Progress], object],
        *,
        on_done: Callable[[object], object] | None = None,
        on_failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Do an act that takes a step back, or does it again; what goes wrong is presented, and told to `on_failed`."""
        if step is not None and step.changes >= LONG:
            self._tasks.run("Taking back", act, on_done, on_failed=on_failed, exclusive=True)
            return

        def do_now() -> None:
            try:
                found = act(UNWATCHED)
            except BaseException as error:
                if on_failed is not None:
                    on_failed(error)
                raise
            if on_done is not None:
                on_done(found)

        self._attempt(do_now)


class UndoSteps:
    """Knows which steps Ctrl+Z and Ctrl+Y would take, and takes them."""

    def __init__(self, core: Core, taking: TakingBack) -> None:
        self._core = core
        self.taking = taking
        self._standing: NextSteps | None = None

    def look(self) -> None:
        """Find the steps anew; called after every change and when a file was opened."""
        self._standing = None
        if self._core.file is not None:
            from app.journal import standing  # noqa: PLC0415 - loaded already, since a file is open

            with self._core.read() as session:
                self._standing = standing(session, self._core.who)

    def is_next(self, step_id: int | None) -> bool:
        """Say whether this is the step that undo would take."""
        step = self._standing.undo if self._standing else None
        return step is not None and step.id == step_id

    def undo_title(self) -> str:
        """Name the act that would be undone."""
        step = self._standing.undo if self._standing else None
        return f"Undo “{step.label}”" if step else "Undo"

    def redo_title(self) -> str:
        """Name the act that would be done again."""
        step = self._standing.redo if self._standing else None
        return f"Redo “{step.label}”" if step else "Redo"

    def can_undo(self) -> bool:
        """Say whether a step can be taken back."""
        return bool(self._standing and self._standing.undo)

    def can_redo(self) -> bool:
        """Say whether a step can be done again."""
        return bool(self._standing and self._standing.redo)

    def undo(self) -> None:
        """Take back the newest step."""
        self.taking.run(self._standing.undo if self._standing else None, self._core.undo)

    def redo(self) -> None:
        """Do the step undone last again."""
        self.taking.run(self._standing.redo if self._standing else None, self._core.redo)
