"""The side bar says when the file was backed up, and backups are made without being asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.backup_names import Reason
from app.partnerships.operations import add_partnership
from tests.ui.checker import settle
from ui.safekeeping import when
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window


@pytest.fixture
def open_window(window: Window, core: Core) -> Window:
    """Give a window with a file that has one partnership."""
    path = core.paths.file_for("Board")
    core.create(path)
    with core.work("Add partnership") as work:
        add_partnership(work, {"name": "Blackburn with Darwen SCP", "short_name": "BwD SCP"})
    assert window.opening is not None
    window.opening.show()
    return window


def foot(window: Window) -> list[str]:
    settle()
    return [
        label.text() for label in window.navigation.findChildren(Label) if "ack" in label.text()
    ]


def test_a_due_backup_is_made_beside_the_work(
    open_window: Window, core: Core, qtbot: QtBot
) -> None:
    assert "Not backed up yet" in foot(open_window)
    assert open_window.safekeeping is not None
    open_window.safekeeping.back_up_when_due()
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    assert [line.reason for line in core.backups.lines()] == [Reason.TIMED]
    qtbot.waitUntil(lambda: any(text.startswith("Backed up today") for text in foot(open_window)))


def test_no_backup_is_made_of_what_has_not_changed(
    open_window: Window, core: Core, qtbot: QtBot
) -> None:
    core.backups.make(Reason.ASKED)
    assert open_window.safekeeping is not None
    open_window.safekeeping.back_up_when_due()
    assert not open_window.tasks.busy
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Probation Service"})
    open_window.close()
    qtbot.waitUntil(lambda: core.file is None)
    core.open(core.paths.files / "Board.pdesk")
    assert [line.reason for line in core.backups.lines()] == [Reason.CLOSING, Reason.ASKED]


def test_a_backup_that_fails_is_told_once(open_window: Window, core: Core) -> None:
    core.backups.trouble = "No backup was made: the disk is full."
    assert open_window.safekeeping is not None
    open_window.safekeeping.show()
    assert open_window.messages.text() == "No backup was made: the disk is full."
    assert "The last backup failed" in foot(open_window)
    open_window.messages.hide()
    open_window.safekeeping.show()
    assert not open_window.messages.text()


def test_the_time_of_a_backup_is_told_in_london() -> None:
    made = datetime(2025, 6, 12, 23, 30, tzinfo=UTC)
    assert when(made, date(2025, 6, 13)) == "today 00:30"
    assert when(made, date(2025, 6, 14)) == "13 Jun 2025"
