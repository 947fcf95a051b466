"""How quickly a list of 150,000 rows in memory opens and scrolls, and what it takes of memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.rows import MemoryRows, Wish
from tests.benchmarks.measuring import cost_of, told
from tests.ui.acting import show
from tests.ui.gallery import MEMBER, members
from ui import theme
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROWS = 150_000


class Ready(MemoryRows):
    """Rows in memory that give all ids without looking at each, as a database does."""

    def ids(self, wish: Wish) -> list[int]:
        return list(range(1, ROWS + 1)) if not (wish.sort or wish.search) else super().ids(wish)


@pytest.mark.benchmark
def test_a_list_of_150_000_rows(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, "light")
    table = Table(Ready(MEMBER, members(ROWS).rows(range(1, ROWS + 1))), "Long list", Acts())
    table.resize(1100, 600)
    bar = table.view.verticalScrollBar()

    def look(at: int) -> None:
        bar.setValue(at)
        table.view.viewport().grab()

    def choose_all() -> None:
        table.view.selectAll()
        table.chosen_ids()

    def open_() -> None:
        table.refresh()
        look(0)

    show(qtbot, table)
    first = cost_of(open_)
    steps = sorted(
        (cost_of(partial(look, at * 300)) for at in range(200)), key=lambda each: each.processor
    )
    costs = {
        "first page": first,
        "scroll step, of 200 the middle": steps[100],
        "scroll step, the slowest": steps[-1],
        "its end": cost_of(lambda: look(bar.maximum())),
        "choose all": cost_of(choose_all),
    }
    print(told(f"{ROWS:,} rows in memory", "first page", costs))
    assert len(table.chosen_ids()) == ROWS
