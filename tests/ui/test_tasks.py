"""Long work runs beside the screen, reports, stops on wish, and its dialog comes late."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, UserError
from app.progress import Progress, track
from tests.ui.acting import click, show
from ui import tasks as task_module
from ui.tasks import TaskDialog, Tasks
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """A window with tasks, and the errors that were presented."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(800, 500)
        self.presented: list[BaseException] = []
        self.tasks = Tasks(self.presented.append, self.window)
        show(qtbot, self.window)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Give a window with tasks."""
    desk = Desk(qtbot)
    yield desk
    desk.tasks.close()


def test_the_result_comes_back_on_the_thread_of_the_screen(desk: Desk, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    results: list[tuple[int, threading.Thread]] = []
    desk.tasks.run(
        "Counting", work, lambda result: results.append((result, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, threading.main_thread())]
    assert threads != [threading.main_thread()]


def test_tasks_run_one_after_the_other(desk: Desk, qtbot: QtBot) -> None:
    order: list[str] = []
    for name in ("first", "second", "third"):
        desk.tasks.run(name, lambda _progress, name=name: order.append(name))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["first", "second", "third"]
    qtbot.waitUntil(lambda: not desk.tasks.busy)


def test_an_error_is_presented(desk: Desk, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("The folder is read-only.")

    desk.tasks.run("Writing", work)
    qtbot.waitUntil(lambda: bool(desk.presented))
    assert [str(each) for each in desk.presented] == ["The folder is read-only."]


@pytest.mark.parametrize("ended", [UserError("No."), Cancelled()])
def test_work_that_ends_before_its_caller_goes_on_tells_how_it_ended(
    desk: Desk, qtbot: QtBot, ended: BaseException
) -> None:
    def work(_progress: Progress) -> None:
        raise ended

    heard: list[BaseException] = []
    desk.tasks.run(
        "Reading",
        work,
        on_failed=heard.append,
    )
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert [type(each) for each in heard] == [type(ended)]


def test_a_short_task_shows_no_dialog(desk: Desk, qtbot: QtBot) -> None:
    desk.tasks.run("Short", lambda _progress: None)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert not desk.window.findChildren(TaskDialog)


def test_a_long_task_shows_how_far_it_is_and_stops_on_wish(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_module, "LATE", 1)
    monkeypatch.setattr(task_module, "LEAST", 1)

    def work(progress: Progress) -> None:
        while not progress.stop_wished():
            progress.report("Reading rows", 20, 100)
        raise Cancelled

    desk.tasks.run("Importing", work)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(TaskDialog)))
    dialog = desk.window.findChildren(TaskDialog)[0]
    qtbot.waitUntil(lambda: dialog._words.text() == "Reading rows: 20 of 100")  # noqa: SLF001 - what is read
    with qtbot.waitSignal(dialog.finished):
        click(next(iter(dialog.findChildren(Button))))
    assert [type(each) for each in desk.presented] == [Cancelled]


def test_an_exclusive_task_says_when_it_begins_and_ends(desk: Desk, qtbot: QtBot) -> None:
    told: list[bool] = []
    desk.tasks.exclusive_changed.connect(told.append)
    desk.tasks.run(
        "Restoring", lambda progress: list(track([1, 2], progress, "Rows")), exclusive=True
    )
    qtbot.waitUntil(lambda: told == [True, False])


def test_closing_stops_what_is_under_way(desk: Desk) -> None:
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        while not progress.stop_wished():
            pass
        stopped.set()

    desk.tasks.run("For ever", work)
    desk.tasks.close()
    assert stopped.is_set() or not desk.presented


def test_nothing_begins_once_the_window_has_closed(desk: Desk) -> None:
    before = set(threading.enumerate())
    desk.tasks.close()
    done: list[int] = []
    desk.tasks.run("Look", lambda _progress: done.append(1), quiet=True)
    assert not desk.tasks.busy
    assert set(threading.enumerate()) <= before
    assert done == []
