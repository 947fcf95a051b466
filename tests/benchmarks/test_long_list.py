"""How quickly a list of 150,000 rows opens, scrolls and sorts, and what it takes of memory."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from app.rows import MemoryRows, Wish
from tests.ui.acting import show
from tests.ui.gallery import MEMBER, members
from ui import theme
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROWS = 150_000


class Ready(MemoryRows):
    """Rows in memory that give all ids without looking at each, as a database does."""

    def ids(self, wish: Wish) -> list[int]:
        return list(range(1, ROWS + 1)) if not (wish.sort or wish.search) else super().ids(wish)


def memory() -> int:
    """Give the largest memory this process has had, in MB."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def took(act: Callable[[], object]) -> float:
    """Give the milliseconds an act takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


@pytest.mark.benchmark
def test_a_list_of_150_000_rows(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, "light")
    made = members(ROWS)
    before = memory()
    table = Table(Ready(MEMBER, made.rows(range(1, ROWS + 1))), "Long list", Acts())
    table.resize(1100, 600)
    bar = table.view.verticalScrollBar()

    def look(at: int) -> None:
        bar.setValue(at)
        table.view.viewport().grab()

    def choose_all() -> None:
        table.view.selectAll()
        table.chosen_ids()

    show(qtbot, table)
    opened = took(table.refresh) + took(lambda: look(0))
    steps = sorted(took(lambda at=at: look(at * 300)) for at in range(200))  # type: ignore[misc]
    end, chosen = took(lambda: look(bar.maximum())), took(choose_all)
    print(
        f"\n150,000 rows: first page {opened:.0f} ms, scroll step {steps[100]:.1f} ms (slowest "
        f"{steps[-1]:.1f}), to the end {end:.0f} ms, choose all {chosen:.0f} ms, "
        f"memory of the list {memory() - before} MB"
    )
    assert len(table.chosen_ids()) == ROWS
