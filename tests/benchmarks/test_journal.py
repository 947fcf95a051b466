"""What the journal costs: 50,000 rows added, taken back and done again, as ratios to bare inserting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.checkup import check_file
from models.agencies import Agency
from tests.benchmarks.bare import Bare
from tests.benchmarks.measuring import best_of, memory, told, took

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

ROWS = 50_000


@pytest.mark.benchmark
def test_50_000_rows_through_the_journal(core: Core, tmp_path: Path) -> None:
    rows = [{"name": f"School {number}"} for number in range(ROWS)]
    bare = Bare(tmp_path / "bare.pdesk", rows)

    def journaled() -> None:
        with core.work("Import agencies") as work:
            add_agencies(work, rows)  # type: ignore[arg-type]  # values of agencies

    before = memory()
    acts = {
        "bare executemany": bare.insert,
        "journaled and searchable": journaled,
        "undo": core.undo,
        "redo": core.redo,
        "undo again": core.undo,
    }
    times = dict.fromkeys(acts, float("inf"))
    for _ in range(3):
        for name, act in acts.items():
            times[name] = min(times[name], took(act))
        bare.empty()
    print(told(f"{ROWS:,} rows", "bare executemany", times))
    print(f"  {'memory of all rounds':<34}{memory() - before:8} MB")
    bare.close()


@pytest.mark.benchmark
def test_changing_and_checking_50_000_rows(core: Core) -> None:
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(ROWS)])

    def change() -> None:
        with core.work("Change agencies") as work:
            work.update_many(Agency, {each: {"phone": str(each)} for each in ids})

    times = {"change one value of each": took(change)}
    times |= best_of(1, {"undo": core.undo, "check file": lambda: check_file(core)})
    print(told(f"{ROWS:,} rows changed", "change one value of each", times))
    assert check_file(core).all == ()
