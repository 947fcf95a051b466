"""How quickly the table shows its first page of 150,000 rows of a file, and the first page of another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.queries import AGENCIES
from app.listing import SqlRows
from tests.benchmarks.bare import Bare
from tests.benchmarks.measuring import Cost, cost_of, told
from tests.ui.acting import show
from ui import theme
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core

ROWS = 150_000
FEW = 100
"""Rows of the list that the long one is compared with."""


def fill(path: Path, rows: int) -> Path:
    """Make a file with agencies, in no order."""
    bare = Bare.of_agencies(
        path, [{"name": f"School {number * 7919 % rows:06}"} for number in range(rows)]
    )
    bare.insert()
    bare.close()
    return path


@pytest.mark.benchmark
def test_a_table_of_150_000_rows_of_a_file(
    qtbot: QtBot, qapp: QApplication, core: Core, tmp_path: Path
) -> None:
    theme.load_fonts()
    theme.apply(qapp, "light")
    few, many = fill(tmp_path / "few.pdesk", FEW), fill(tmp_path / "many.pdesk", ROWS)
    core.open(few)
    costs = {f"{FEW}: first page": first_page(qtbot, core)["first page"]}
    core.open(many)
    costs |= {f"{ROWS:,}: {name}": each for name, each in first_page(qtbot, core).items()}
    print(told("A table over rows of a file", f"{FEW}: first page", costs))


def first_page(qtbot: QtBot, core: Core) -> dict[str, Cost]:
    """Show a table and give what its first page costs, other orders of it and its end."""
    table = Table(SqlRows(core, AGENCIES), "Agencies", Acts())
    table.resize(1100, 600)
    show(qtbot, table)
    view, bar = table.view, table.view.verticalScrollBar()

    def painted(act: Callable[[], object]) -> Cost:
        return cost_of(lambda: (act(), view.viewport().grab()))

    return {
        "first page": painted(table.refresh),
        "sorted by name": painted(lambda: table.ask(sort="name", descending=False)),
        "sorted by name, last first": painted(lambda: table.ask(sort="name", descending=True)),
        "its end": painted(lambda: bar.setValue(bar.maximum())),
    }
