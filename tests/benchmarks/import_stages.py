"""One import of agencies or its bare counterpart in a process of its own: `... import_stages import|bare FOLDER`.

The last line printed is JSON: {stage: cost}; FOLDER holds the workbook.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from app.bootstrap import build_core
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import read_workbook
from app.rows import Wish
from tests.benchmarks.bare import Bare
from tests.benchmarks.measuring import Cost, cost_of
from ui.importing.rows import PreviewRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.importing.workbook import Workbook

ROWS = 50_000
PAGE = 60
BOOK = "agencies.xlsx"
HEADINGS = {"name": "Name", "short_name": "Short name", "email": "Email", "phone": "Phone"}


def agencies() -> list[dict[str, str]]:
    """Give the rows of the workbook by Field name."""
    return [
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

    def stages(self) -> dict[str, Callable[[], object]]:
        """Give the stages in their order."""
        return {
            "read": self.read,
            "check": self.check,
            "preview": self.show,
            "store": self.store,
            "undo": self.core.undo,
        }

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


def whole(folder: Path) -> dict[str, Cost]:
    """Import the workbook and take the import back."""
    core = build_core()
    core.create(folder / "import.pdesk")
    costs: dict[str, Cost] = {}
    for name, act in Import(core, folder / BOOK).stages().items():
        costs[name] = cost_of(act)
    core.close()
    (folder / "import.pdesk").unlink()
    return costs


def bare(folder: Path) -> dict[str, Cost]:
    """Read every cell with nothing but the reader, and write the same rows with nothing but the driver."""
    path = folder / "bare.pdesk"
    rows = Bare(path, agencies())
    costs = {"bare calamine": cost_of(lambda: _read_bare(folder / BOOK))}
    costs["bare executemany"] = cost_of(rows.insert)
    rows.close()
    path.unlink()
    return costs


def _read_bare(path: Path) -> None:
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(found) == ROWS + 1


if __name__ == "__main__":
    made = {"import": whole, "bare": bare}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({name: asdict(cost) for name, cost in made.items()}))
