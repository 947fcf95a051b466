"""Every error is shown in the way its class deserves, and only once."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, EnvironmentProblem, InvalidValues, UserError
from tests.ui.acting import click, show
from ui.errors import FaultDialog, Presenter, ProblemDialog, install
from ui.messages import MessageLine
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def presenter(qtbot: QtBot) -> Presenter:
    """Give a presenter over a window."""
    window = QWidget()
    window.resize(800, 500)
    presenter = Presenter(MessageLine(window, lambda: QRect(0, 0, 400, 28)), window)
    show(qtbot, window)
    return presenter


def raising(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def said(presenter: Presenter) -> str:
    return presenter._messages.text()  # noqa: SLF001 - what the person reads


def dialogs(
    presenter: Presenter, kind: type[FaultDialog | ProblemDialog]
) -> list[FaultDialog | ProblemDialog]:
    return list(presenter._parent.findChildren(kind))  # noqa: SLF001 - where they open


def test_what_goes_well_is_not_mentioned(presenter: Presenter) -> None:
    assert presenter.attempt(lambda: None)
    assert not said(presenter)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (UserError("The meeting is closed."), "The meeting is closed."),
        (InvalidValues({"post": "Post is needed."}), "Post is needed."),
        (Cancelled(), "Stopped. Nothing was changed."),
    ],
)
def test_a_wish_that_cannot_be_done_is_a_message(
    presenter: Presenter, error: Exception, sentence: str
) -> None:
    assert not presenter.attempt(raising(error))
    assert said(presenter) == sentence


def test_surroundings_that_refuse_are_named_with_their_path(presenter: Presenter) -> None:
    path = Path("/board/Blackburn.pdesk")
    presenter.present(EnvironmentProblem("The disk is full. Free some space and try again.", path))
    (dialog,) = dialogs(presenter, ProblemDialog)
    texts = [label.text() for label in dialog.findChildren(Label)]
    assert "The disk is full. Free some space and try again." in texts
    assert str(path) in texts
    dialog.accept()


def test_a_fault_of_ours_is_admitted_with_details_to_copy(
    presenter: Presenter, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault of the program")
    presenter.log_file = Path("/logs/desk.log")
    assert not presenter.attempt(raising(ZeroDivisionError("division by zero")))
    (dialog,) = dialogs(presenter, FaultDialog)
    click(
        next(each for each in dialog.findChildren(Button) if each.caption() == "Copy the details")
    )
    assert "ZeroDivisionError: division by zero" in QGuiApplication.clipboard().text()
    assert any("/logs/desk.log" in label.text() for label in dialog.findChildren(Label))
    dialog.accept()


def test_a_fault_that_comes_back_opens_no_second_dialog(
    presenter: Presenter, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault of the program")
    for _time in range(3):
        presenter.present(KeyError("again"))
    (dialog,) = dialogs(presenter, FaultDialog)
    dialog.accept()


def test_restarting_is_offered_where_it_can_be_done(
    presenter: Presenter, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault of the program")
    asked: list[bool] = []
    presenter.restart = lambda: asked.append(True)
    presenter.present(KeyError("once"))
    (dialog,) = dialogs(presenter, FaultDialog)
    click(next(each for each in dialog.findChildren(Button) if each.caption() == "Restart"))
    assert asked == [True]
    dialog.accept()


def test_what_nobody_caught_reaches_the_presenter(
    presenter: Presenter, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault in a thread")
    for home, name in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(home, name, getattr(home, name))
    install(presenter)
    sys.excepthook(UserError, UserError("The meeting is closed."), None)
    assert said(presenter) == "The meeting is closed."
    thread = threading.Thread(target=raising(KeyError("in a thread")))
    thread.start()
    thread.join()
