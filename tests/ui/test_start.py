"""What the start and the end of the program do around the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QSessionManager

from ui import start
from ui.place import put_back, remember
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


class Session:
    """The system's session as it ends."""

    def __init__(self) -> None:
        self.hints: list[QSessionManager.RestartHint] = []

    def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:
        self.hints.append(hint)


def test_what_is_typed_is_stored_when_the_system_ends_the_session(window: Window) -> None:
    window.pages.open_at("members", {})
    assert window.pages.page is not None
    left: list[str] = []
    window.pages.page.leave = lambda: left.append("stored")  # type: ignore[method-assign]
    session = Session()
    start._end_of_session(window, cast("QSessionManager", session))  # noqa: SLF001 - the slot
    assert left == ["stored"]
    assert session.hints == [QSessionManager.RestartHint.RestartNever]


def test_an_unknown_word_on_the_command_line_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        start._arguments(["--no-such-thing"])  # noqa: SLF001 - before any window
    assert refused.value.code == 2
    assert "partnership-desk" in capsys.readouterr().err


def test_the_window_comes_back_where_it_stood(qtbot: QtBot, core: Core) -> None:
    first, second = Window(()), Window(())
    for each in (first, second):
        qtbot.addWidget(each)
    first.resize(800, 560)
    remember(first, core.settings)
    put_back(second, core.settings)
    assert second.size() == first.size()


def test_closing_the_window_keeps_its_place(window: Window, core: Core) -> None:
    window.close()
    assert core.settings.now.window["geometry"]
