"""An import asks the database as often for many rows as for few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from tests.app.importing.files import write_workbook
from tests.queries import asked_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.bootstrap import Core

AGENCIES = ("Name", "Short name", "Also known as")
REGISTER = ("Course", "Date", "Delegate name", "Organisation", "Status")


def agency(number: int) -> Sequence[str]:
    return (f"School {number}", f"S{number}", f"The {number}th; No. {number}")


def booking(number: int) -> Sequence[str]:
    return ("Neglect", "25/03/2025", f"Delegate {number}", "Blackburn College", "Attended")


def statements(core: Core, path: Path) -> int:
    """Import a workbook and count what was asked of the database."""
    with asked_of(core) as asked:
        preview = Importer(core.read, KINDS, LOOKUPS).look(path)
        with core.work(import_label(preview), path.name) as work:
            apply(work, preview)
    return len(asked)


@pytest.mark.parametrize(("head", "row"), [(AGENCIES, agency), (REGISTER, booking)])
def test_many_new_rows_ask_as_often_as_few(
    core: Core, tmp_path: Path, head: Sequence[str], row: Callable[[int], Sequence[str]]
) -> None:
    books = [
        write_workbook(tmp_path / f"{rows[0]}.xlsx", {"List": [head, *map(row, rows)]})
        for rows in (range(1), range(1, 6), range(6, 206))  # the first adds what all of them name
    ]
    _, few, many = (statements(core, book) for book in books)
    assert many == few


def test_many_changed_agencies_ask_as_often_as_few(core: Core, tmp_path: Path) -> None:
    with core.work("Add agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(205)])
    few = write_workbook(tmp_path / "few.xlsx", {"List": [AGENCIES, *map(agency, range(5))]})
    many = write_workbook(tmp_path / "many.xlsx", {"List": [AGENCIES, *map(agency, range(5, 205))]})
    assert statements(core, many) == statements(core, few)
