"""Long work on one worker thread, with a dialog that comes late, never flashes and can stop it."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.errors import Cancelled
from ui.dialogs import Dialog
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.progress import Progress

T = TypeVar("T")

LATE = 500
"""Milliseconds before the dialog opens."""

LEAST = 500
"""Milliseconds that an opened dialog stays at least."""

_BETWEEN_REPORTS = 0.05


class Task(QObject):
    """One piece of work under way: a Progress for its function, signals for the screen."""

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, label: str, *, exclusive: bool = False) -> None:
        super().__init__()
        self.label = label
        self.exclusive = exclusive
        self._stop = threading.Event()
        self._reported = 0.0

    def stop(self) -> None:
        """Wish that the work stops; it does at its next report, rolling back."""
        self._stop.set()

    def report(self, label: str, done: int, total: int) -> None:
        """Hear from the work, on its own thread; the screen is told at most twenty times a second."""
        now = time.monotonic()
        if now - self._reported >= _BETWEEN_REPORTS or done == total:
            self._reported = now
            self.progressed.emit(label, done, total)

    def stop_wished(self) -> bool:
        """Say whether a stop is wished."""
        return self._stop.is_set()

    def work(self, function: Callable[[Progress], object]) -> None:
        """Run on the worker thread and tell how it ended."""
        try:
            result = function(self)
        except Cancelled:
            self.cancelled.emit()
        except BaseException as error:  # noqa: BLE001 - told to the screen, which presents it
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()


class TaskDialog(Dialog):
    """What is being done, how far it is, and Stop."""

    def __init__(self, task: Task, parent: QWidget | None) -> None:
        super().__init__(task.label, parent, width=420)
        self.setModal(task.exclusive)
        self._task = task
        self._words = Label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        named(self._bar, task.label)
        self.page.add(self._words)
        self.page.add(self._bar)
        self.page.body.addStretch(1)
        self._stop = self.add_button("Stop", self.reject)
        self._since = 0.0
        task.progressed.connect(self._show_progress)

    def open_late(self) -> None:
        """Open now and remember since when."""
        self._since = time.monotonic()
        self.show_fitted()

    def close_gently(self) -> None:
        """Close, but not before the eye has seen what it was."""
        left = LEAST - round((time.monotonic() - self._since) * 1000)
        if self.isVisible() and left > 0:
            QTimer.singleShot(left, self, self.accept)
        else:
            self.accept()

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        self._task.stop()
        self._stop.setEnabled(False)
        self._words.setText("Stopping. What was done is taken back.")

    def _show_progress(self, label: str, done: int, total: int) -> None:
        if not self._task.stop_wished():
            self._words.setText(f"{label}: {done:,} of {total:,}" if total else label)
        self._bar.setRange(0, total)
        self._bar.setValue(done)


class Tasks(QObject):
    """Runs functions one after the other: `tasks.run("Writing the pack", function, done)`.

    `function(progress)` runs on the worker thread and touches no widget; `done(result)` runs on the screen's. An
    exclusive task closes the window for input until it ends (`exclusive_changed`).
    """

    exclusive_changed = Signal(bool)

    def __init__(self, present: Callable[[BaseException], object], window: QWidget) -> None:
        super().__init__(window)
        self._present = present
        self._window = window
        self._worker: ThreadPoolExecutor | None = None
        self._is_closed = False
        self._running: dict[Task, Future[None]] = {}
        self._dialogs: dict[Task, TaskDialog] = {}

    @property
    def busy(self) -> bool:
        """Say whether anything is under way."""
        return bool(self._running)

    def running(self) -> list[Task]:
        """Give what is under way, oldest first."""
        return list(self._running)

    def run(
        self,
        label: str,
        function: Callable[[Progress], T],
        on_done: Callable[[T], object] | None = None,
        *,
        on_failed: Callable[[BaseException], object] | None = None,
        exclusive: bool = False,
        quiet: bool = False,
    ) -> Task:
        """Start work; errors and stops are presented. With `quiet` no dialog opens, however long it takes.

        `on_failed(error)` hears of both after that, of a stop as `Cancelled`. It is named here and nowhere later:
        work that ends at once would have told nobody.
        """
        task = Task(label, exclusive=exclusive)
        if self._is_closed:
            # A page that still had something to read when the window closed asks in vain.
            return task
        self._watch(task)
        queued = Qt.ConnectionType.QueuedConnection
        if on_done is not None:
            task.succeeded.connect(on_done, queued)
        if on_failed is not None:
            task.failed.connect(on_failed, queued)
            task.cancelled.connect(lambda: on_failed(Cancelled()), queued)
        if not quiet:
            self._open_late(task)
        if exclusive:
            self.exclusive_changed.emit(True)
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="work")
        self._running[task] = self._worker.submit(task.work, function)
        return task

    def close(self) -> None:
        """Stop everything, wait for the worker to end, and begin nothing any more."""
        self._is_closed = True
        for task in self._running:
            task.stop()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None

    def _watch(self, task: Task) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        task.failed.connect(self._present, queued)
        task.cancelled.connect(lambda: self._present(Cancelled()), queued)
        task.ended.connect(lambda: self._ended(task), queued)

    def _open_late(self, task: Task) -> None:
        late = QTimer(task)
        late.setSingleShot(True)
        late.setInterval(LATE)
        late.timeout.connect(lambda: self._open_dialog(task))
        late.start()

    def _open_dialog(self, task: Task) -> None:
        if task in self._running:
            self._dialogs[task] = TaskDialog(task, self._window)
            self._dialogs[task].open_late()

    def _ended(self, task: Task) -> None:
        # The worker may still be inside the signal that brought us here; its task must outlive that.
        wait([self._running.pop(task)])
        dialog = self._dialogs.pop(task, None)
        if dialog is not None:
            dialog.close_gently()
        if task.exclusive:
            self.exclusive_changed.emit(False)
        task.deleteLater()
