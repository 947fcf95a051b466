"""One import, its bare counterpart, or pandas, in a process of its own: `... import_stages WHAT FOLDER BOOK`.

WHAT is import, bare, pandas-openpyxl (its default) or pandas-calamine. The last line printed is JSON: {stage: cost};
FOLDER holds the workbook.
"""

from __future__ import annotations

import importlib
import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

import app.step_writing  # noqa: F401 - what a window has loaded by the time somebody chooses a file
from app.bootstrap import build_core
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import ReaderAhead
from app.rows import Wish
from tests.benchmarks.bare import Bare
from tests.benchmarks.import_books import BOOKS, ROWS, Book
from tests.benchmarks.measuring import Cost, cost_of
from ui.importing.rows import PreviewRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.importing.workbook import Workbook

PAGE = 60


class Import:
    """One import, a stage after the other; each begins with what the one before gave."""

    def __init__(self, core: Core, path: Path, ahead: ReaderAhead) -> None:
        self.core = core
        self.path = path
        self.workbook: Workbook | None = None
        self.preview: Preview | None = None
        self.ahead = ahead

    def stages(self) -> dict[str, Callable[[], object]]:
        """Give the stages in their order."""
        return {
            "read": self.read,
            "check": self.check,
            "preview": self.show,
            "store": self.store,
            "check again, all unchanged": self.check_again,
            "undo": self.core.undo,
        }

    def read(self) -> None:
        self.workbook = self.ahead.read(self.path)

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
            assert apply(work, self.preview) == ROWS

    def check_again(self) -> None:
        assert self.workbook is not None
        again = Importer(self.core.read, KINDS, LOOKUPS).look_at(self.workbook)
        assert again.counts["unchanged"] == ROWS


def whole(folder: Path, book: Book) -> dict[str, Cost]:
    """Import the workbook, look at it once more, and take the import back."""
    ahead = ReaderAhead()
    ahead.prepare()  # as the window does while somebody chooses a file
    core = build_core()
    core.create(folder / "import.pdesk")
    costs: dict[str, Cost] = {}
    for name, act in Import(core, book.file(folder), ahead).stages().items():
        costs[name] = cost_of(act)
    core.close()
    (folder / "import.pdesk").unlink()
    return costs


def bare(folder: Path, book: Book) -> dict[str, Cost]:
    """Read every cell with nothing but the reader, and write the same rows with nothing but the driver."""
    path = folder / "bare.pdesk"
    core = build_core()
    core.create(path)
    found = Import(core, book.file(folder), ReaderAhead())
    for act in (found.read, found.check, found.store):
        act()
    core.close()
    rows = Bare.as_stored(path, book.table)
    costs = {"bare calamine": cost_of(partial(_read_bare, book.file(folder)))}
    costs["bare executemany"] = cost_of(rows.insert)
    rows.close()
    path.unlink()
    return costs


def pandas(folder: Path, book: Book, engine: str) -> dict[str, Cost]:
    """Let pandas read the workbook and write it to a plain SQLite file, as its documentation shows."""
    library = importlib.import_module("pandas")  # no dependency of ours; loaded before it is timed
    path = folder / "pandas.sqlite"

    def act() -> None:
        frame = library.read_excel(book.file(folder), engine=engine)
        with closing(sqlite3.connect(path)) as connection:
            assert frame.to_sql("rows", connection, index=False) == ROWS

    costs = {f"pandas with {engine}": cost_of(act)}
    path.unlink()
    return costs


def _read_bare(path: Path) -> None:
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(found) == ROWS + 1


ACTS: dict[str, Callable[[Path, Book], dict[str, Cost]]] = {
    "import": whole,
    "bare": bare,
    "pandas-openpyxl": partial(pandas, engine="openpyxl"),
    "pandas-calamine": partial(pandas, engine="calamine"),
}

if __name__ == "__main__":
    made = ACTS[sys.argv[1]](Path(sys.argv[2]), BOOKS[sys.argv[3]])
    print(json.dumps({name: asdict(cost) for name, cost in made.items()}))
