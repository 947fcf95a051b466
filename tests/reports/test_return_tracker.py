"""The tracker on paper: every agency by every round in words, and each return that is owed with its days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.returns.operations import change_round
from reports import return_tracker
from reports.document import Paragraph, walk
from reports.table import Table, cell
from reports.writers import write
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_last_cycle, open_round

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def tracked(core: Core) -> Report:
    with core.work("Start") as work:
        add_body(work)
    round_id, first, _ = open_round(core)
    open_last_cycle(core, round_id)
    bring_in(core, first)
    with core.work("Set due day") as work:
        change_round(work, round_id, {"due_on": date(2025, 3, 31)})
    return return_tracker.build(core)


def test_late_and_received_are_words_on_their_tints(core: Core) -> None:
    report = tracked(core)
    cells, owing = [block for _, block in walk(report.blocks) if isinstance(block, Table)]
    today = core.clock.today()
    late = "late, sent 6 Jan" + ("" if today.year == 2024 else " 2024")
    assert [[cell(each).value for each in row] for row in cells.rows][1][1] == late
    assert cell(cells.rows[0][2]).tone == "good"
    assert [cell(row[0]).value for row in owing.rows].count("Probation") == 2
    [lead] = [block for _, block in walk(report.blocks) if isinstance(block, Paragraph)]
    assert "1 of 4 returns are in, over 2 rounds" in str(lead)


def test_without_a_round_it_says_so(core: Core, tmp_path: Path) -> None:
    with core.work("Start") as work:
        add_body(work)
    report = return_tracker.build(core)
    assert "No round is open." in str(report.blocks)
    write(report, tmp_path / "tracker.pdf")
    assert (tmp_path / "tracker.pdf").stat().st_size > 0
