"""Very large acts are taken back and done again beside the screen, small ones at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.agencies.operations import add_agencies
from models.agencies import Agency
from tests.ui.opened import core_of, open_window
from ui import undo

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


MANY = 30
"""Records from which an act counts as large here."""


def _count(core: Core) -> int:
    with core.read() as session:
        return session.scalar(select(func.count()).select_from(Agency)) or 0


def test_a_large_act_is_taken_back_beside_the_screen_and_a_small_one_at_once(
    qtbot: QtBot, tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "LONG", MANY)
    window = open_window(qtbot, tmp_path, template)
    core, tasks = core_of(window), window.tasks
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(MANY)])
    qtbot.waitUntil(lambda: window.steps is not None and window.steps.can_undo())
    window.undo()
    assert [each.exclusive for each in tasks.running()] == [True]
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    assert _count(core) == 0
    qtbot.waitUntil(lambda: window.steps is not None and window.steps.can_redo())
    window.redo()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    assert _count(core) == MANY
    with core.work("Add agency") as work:
        add_agencies(work, [{"name": "Blackburn College"}])
    qtbot.waitUntil(
        lambda: window.steps is not None and window.steps.undo_title().endswith("agency”")
    )
    window.undo()
    assert not tasks.busy
    assert _count(core) == MANY
