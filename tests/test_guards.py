"""The guards around every test do see what they are there for."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QWidget

from tests.guards import leftovers
from tests.guards.leftovers import BlockedError
from tests.guards.log import LogWatch
from tests.guards.network import NetworkUsedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_the_home_folder_of_tests_is_a_temporary_one() -> None:
    assert Path.home().name.startswith("partnership-desk-tests-")
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(Path.home())


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as line, pytest.raises(NetworkUsedError):
        line.connect(("192.0.2.1", 80))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets in Python")
def test_a_socket_file_of_this_machine_is_allowed(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)


def test_an_unannounced_warning_is_a_problem() -> None:
    watch = LogWatch()
    watch.handle(logging.makeLogRecord({"msg": "disk full", "levelname": "WARNING", "name": "app"}))
    assert watch.problems() == ["logged: WARNING app: disk full"]


def test_an_announced_warning_is_none(expect_log: Callable[[str], None]) -> None:
    expect_log("disk full")
    logging.getLogger("app").warning("The disk full again")


def test_a_warning_announced_in_vain_is_a_problem() -> None:
    watch = LogWatch()
    watch.expect("disk full")
    assert watch.problems() == ["announced with expect_log, but not logged: disk full"]


def test_a_running_timer_and_an_open_window_are_found_and_removed(qtbot: QtBot) -> None:
    window = QWidget(windowTitle="Forgotten")
    timer = QTimer(window)
    timer.setObjectName("save")
    timer.start(1000)
    with qtbot.waitExposed(window):
        window.show()
    assert leftovers.left_in_qt() == [
        "running QTimer “save” of QWidget",
        "open QWidget “Forgotten” of nobody",
    ]
    assert leftovers.left_in_qt() == []


def test_a_living_thread_is_found() -> None:
    before = set(threading.enumerate())
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="reader")
    thread.start()
    assert leftovers.left_threads(before) == ["running thread reader"]
    end.set()
    thread.join()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "block",
    [
        lambda: QDialog().exec(),
        lambda: QMessageBox.warning(None, "Title", "Text"),
        QFileDialog.getSaveFileName,
    ],
)
def test_a_dialog_that_blocks_is_refused(block: Callable[[], object]) -> None:
    with pytest.raises(BlockedError):
        block()


def test_setting_a_text_a_hundred_thousand_times_loses_no_reference(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 loses one reference to None per void call and then dies.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(100_000):
        label.setText("Quorum met")
    assert abs(sys.getrefcount(None) - before) < 100
