"""What an import of 50,000 rows costs per stage, as ratios to bare reading plus bare inserting, and beside pandas.

pandas is no dependency of ours. To see it too: `pip install --target FOLDER pandas openpyxl python-calamine`, and
name the FOLDER in PYTHONPATH.
"""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmarks.import_books import BOOKS, ROWS
from tests.benchmarks.measuring import Cost, keep_best, run_alone, told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROUNDS = 3
BARE = "bare calamine and executemany"
READER = "reading process by itself"
STAGES = ("read", "check", "preview", "store")
ALL = "import, all stages"
FURTHER = ("check again, all unchanged", "undo")
PANDAS = ("pandas with openpyxl", "pandas with calamine")


@pytest.mark.benchmark
@pytest.mark.parametrize("name", BOOKS)
def test_an_import_of_50_000_rows_per_stage(root: Path, tmp_path: Path, name: str) -> None:
    book = BOOKS[name]
    book.write(tmp_path)
    best: dict[str, Cost] = {}
    for _ in range(ROUNDS):
        for what in ("bare", "import"):
            for stage, cost in _costs(root, what, tmp_path, name).items():
                keep_best(best, stage, cost)
    best[BARE] = _sum(best[each] for each in ("bare calamine", "bare executemany"))
    best[ALL] = _sum(best[each] for each in STAGES)
    asked = {"read": str(book.file(tmp_path)), "into": f"{tmp_path}/rows"}
    read = f"from app.importing.child import answer; list(answer({asked}))"
    best[READER] = run_alone(root, "-c", read).cost
    book.write(tmp_path)  # the reading process renames what it reads
    parts = ("bare calamine", "bare executemany")
    lines = {each: best[each] for each in (*parts, BARE, READER, *STAGES, ALL, *FURTHER)}
    print(told(f"Import of {ROWS:,} rows of {name}, best of {ROUNDS}", BARE, lines))


@pytest.mark.benchmark
@pytest.mark.parametrize("name", BOOKS)
def test_an_import_beside_pandas(root: Path, tmp_path: Path, name: str) -> None:
    if importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed; the first lines of this file say how")
    BOOKS[name].write(tmp_path)
    best: dict[str, Cost] = {}
    for what in ("pandas-openpyxl", "pandas-calamine", "import"):
        for stage, cost in _costs(root, what, tmp_path, name).items():
            keep_best(best, stage, cost)
    best[ALL] = _sum(best[each] for each in STAGES)
    lines = {each: best[each] for each in (ALL, *PANDAS)}
    print(told(f"{ROWS:,} rows of {name} beside read_excel and to_sql of pandas", ALL, lines))


def _costs(root: Path, what: str, folder: Path, name: str) -> dict[str, Cost]:
    words = ("-m", "tests.benchmarks.import_stages", what, str(folder), name)
    found: dict[str, dict[str, Any]] = json.loads(run_alone(root, *words).printed[-1])
    return {stage: Cost(**cost) for stage, cost in found.items()}


def _sum(costs: Iterable[Cost]) -> Cost:
    """Add times; of memory the most."""
    kept = list(costs)
    return Cost(
        sum(each.clock for each in kept),
        sum(each.processor for each in kept),
        max(each.memory for each in kept),
    )
