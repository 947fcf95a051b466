"""What the journal costs: 50,000 rows added, taken back and done again, as ratios to bare inserting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.checkup import check_file
from models.agencies import Agency
from tests.benchmarks.bare import Bare
from tests.benchmarks.measuring import best_of, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core

ROWS = 50_000


@pytest.mark.benchmark
def test_50_000_rows_through_the_journal(core: Core, tmp_path: Path) -> None:
    rows = [{"name": f"School {number}"} for number in range(ROWS)]
    bare = Bare.of_agencies(tmp_path / "bare.pdesk", rows)

    def journaled() -> None:
        with core.work("Import agencies") as work:
            add_agencies(work, rows)  # type: ignore[arg-type]  # values of agencies

    acts: dict[str, Callable[[], object]] = {
        "bare executemany": bare.insert,
        "journaled and searchable": journaled,
        "undo": core.undo,
        "redo": core.redo,
        "undo again": core.undo,
    }
    print(told(f"{ROWS:,} rows through the journal", "bare executemany", best_of(1, acts)))
    bare.close()


@pytest.mark.benchmark
def test_changing_and_checking_50_000_rows(core: Core) -> None:
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(ROWS)])

    def change() -> None:
        with core.work("Change agencies") as work:
            work.update_many(Agency, {each: {"phone": str(each)} for each in ids})

    acts: dict[str, Callable[[], object]] = {
        "change one value of each": change,
        "undo": core.undo,
        "check file": lambda: check_file(core),
    }
    print(told(f"{ROWS:,} rows changed", "change one value of each", best_of(1, acts)))
    assert check_file(core).all == ()
