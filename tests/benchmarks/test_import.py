"""What an import of 50,000 rows costs per stage, as ratios to bare reading plus bare inserting of the same rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from tests.benchmarks.import_stages import BOOK, HEADINGS, ROWS, agencies
from tests.benchmarks.measuring import Cost, keep_best, run_alone, told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROUNDS = 2
BARE = "bare calamine and executemany"
READER = "reading process by itself"
STAGES = ("read", "check", "preview", "store")
ALL = "import, all stages"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a workbook of agencies."""
    with xlsxwriter.Workbook(str(tmp_path / BOOK), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Agencies")
        sheet.write_row(0, 0, HEADINGS.values())
        for place, row in enumerate(agencies(), 1):
            sheet.write_row(place, 0, row.values())
    return tmp_path


@pytest.mark.benchmark
def test_an_import_of_50_000_rows_per_stage(root: Path, folder: Path) -> None:
    best: dict[str, Cost] = {}
    for _ in range(ROUNDS):
        for what in ("bare", "import"):
            for name, cost in _costs(root, what, folder).items():
                keep_best(best, name, cost)
    best[BARE] = _sum(best[name] for name in ("bare calamine", "bare executemany"))
    best[ALL] = _sum(best[name] for name in STAGES)
    asked = {"read": str(folder / BOOK), "into": f"{folder}/rows"}
    read = f"from app.importing.child import answer; list(answer({asked}))"
    best[READER] = run_alone(root, "-c", read).cost
    lines = {name: best[name] for name in (BARE, READER, *STAGES, ALL, "undo")}
    print(told(f"Import of {ROWS:,} rows, best of {ROUNDS}", BARE, lines))


def _costs(root: Path, what: str, folder: Path) -> dict[str, Cost]:
    words = ("-m", "tests.benchmarks.import_stages", what, str(folder))
    found: dict[str, dict[str, Any]] = json.loads(run_alone(root, *words).printed[-1])
    return {name: Cost(**cost) for name, cost in found.items()}


def _sum(costs: Iterable[Cost]) -> Cost:
    """Add times; of memory the most."""
    kept = list(costs)
    return Cost(
        sum(each.clock for each in kept),
        sum(each.processor for each in kept),
        max(each.memory for each in kept),
    )
