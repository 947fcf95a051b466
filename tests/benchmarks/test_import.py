"""What an import of 50,000 rows costs per stage, as ratios to bare reading plus bare inserting of the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import read_workbook
from app.rows import Wish
from tests.benchmarks.bare import Bare
from tests.benchmarks.measuring import memory, told, took
from ui.importing.rows import PreviewRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.importing.workbook import Workbook

ROWS = 50_000
PAGE = 60
HEADINGS = {"name": "Name", "short_name": "Short name", "email": "Email", "phone": "Phone"}
AGENCIES = [
    {
        "name": f"School {number}",
        "short_name": f"S{number}",
        "email": f"office{number}@example.org",
        "phone": f"01254 {number:06}",
    }
    for number in range(ROWS)
]


class Import:
    """One import, a stage after the other; each begins with what the one before gave."""

    def __init__(self, core: Core, path: Path) -> None:
        self.core = core
        self.path = path
        self.workbook: Workbook | None = None
        self.preview: Preview | None = None

    def stages(self) -> dict[str, Callable[[], None]]:
        """Give the stages in their order."""
        return {"read": self.read, "check": self.check, "preview": self.show, "store": self.store}

    def read(self) -> None:
        self.workbook = read_workbook(self.path)

    def check(self) -> None:
        assert self.workbook is not None
        self.preview = Importer(self.core.read, KINDS, LOOKUPS).look_at(self.workbook)

    def show(self) -> None:
        assert self.preview is not None
        shown = PreviewRows(self.preview)
        assert shown.fields
        assert len(shown.rows(shown.ids(Wish())[:PAGE])) == PAGE

    def store(self) -> None:
        assert self.preview is not None
        with self.core.work(import_label(self.preview), self.path.name) as work:
            assert apply(work, self.preview).stored == ROWS


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Give a workbook of agencies."""
    path = tmp_path / "agencies.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Agencies")
        sheet.write_row(0, 0, HEADINGS.values())
        for place, row in enumerate(AGENCIES, 1):
            sheet.write_row(place, 0, row.values())
    return path


def read_bare(path: Path) -> None:
    """Read every cell with nothing but the reader."""
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(found) == ROWS + 1


@pytest.mark.benchmark
def test_an_import_of_50_000_rows_per_stage(core: Core, workbook: Path, tmp_path: Path) -> None:
    bare = Bare(tmp_path / "bare.pdesk", AGENCIES)
    whole = Import(core, workbook)
    bares = {"bare calamine": lambda: read_bare(workbook), "bare executemany": bare.insert}
    before = {name: took(act) for name, act in bares.items()}
    reached = {"before": memory()}
    stages: dict[str, float] = {}
    for name, act in whole.stages().items():
        stages[name] = took(act)
        reached[name] = memory()
    bare.empty()
    # Once before and once after, so that a machine which others use is fair to both.
    bare_times = {name: (before[name] + took(act)) / 2 for name, act in bares.items()}
    base = {"bare, both": sum(bare_times.values())}
    total = {"import, all stages": sum(stages.values())}
    times = {**base, **bare_times, **stages, **total, "undo": took(core.undo)}
    print(told(f"Import of {ROWS:,} rows", "bare, both", times))
    told_memory = ", ".join(f"{name} {most} MB" for name, most in reached.items())
    print(f"  memory after each stage: {told_memory}")
    bare.close()
