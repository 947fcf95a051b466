"""Tests of tables on paper: empty columns are left out, and tables of one form are equally wide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from docx import Document
from openpyxl import load_workbook

from reports.document import Report, Section
from reports.paper import for_paper, paper_tables
from reports.table import Cell, Column, Table
from reports.writers import write

if TYPE_CHECKING:
    from pathlib import Path

    from reports.table import Cells

COLUMNS = (Column("Name"), Column("Term ends", optional=True), Column("Agency"))


def report(*groups: tuple[Cells, ...]) -> Report:
    sections = tuple(
        Section(f"Group {number}", (Table(COLUMNS, rows),)) for number, rows in enumerate(groups)
    )
    return Report("Members", sections, date(2025, 3, 12))


def labels(made: Report) -> list[list[str]]:
    return [
        [column.label for column in table.columns]
        for table in paper_tables(made.blocks, 400).tables
    ]


def test_an_optional_column_that_nothing_fills_is_left_out_on_paper() -> None:
    [shown] = paper_tables(for_paper(report((("Ann", Cell(None), "Police"),))).blocks, 400).tables
    assert [column.label for column in shown.columns] == ["Name", "Agency"]
    assert shown.rows == (("Ann", "Police"),)


def test_a_column_that_one_table_fills_stays_in_all_of_its_form() -> None:
    made = report((("Ann", None, "Police"),), (("Bob", "May", "ICB"),))
    assert labels(for_paper(made)) == [["Name", "Term ends", "Agency"]] * 2


def test_a_total_does_not_fill_a_column_but_loses_its_cell_with_it() -> None:
    table = Table(COLUMNS, (("Ann", None, "Police"),), total=("All", "", ""))
    [shown] = for_paper(Report("Members", (table,), date(2025, 3, 12))).blocks
    assert isinstance(shown, Table)
    assert shown.total == ("All", "")


def test_tables_of_one_form_are_equally_wide_and_fit_the_widest_of_them() -> None:
    made = report((("Ann", "May", "Police"),), (("Bartholomew Featherstonehaugh", "May", "ICB"),))
    tables = paper_tables(made.blocks, 400)
    first, second = (tables.layout(table) for table in tables.tables)
    alone = paper_tables(made.blocks[:1], 400)
    assert first == second
    assert first != alone.layout(alone.tables[0])


def test_word_leaves_an_empty_column_out_and_a_workbook_keeps_it(tmp_path: Path) -> None:
    made = report((("Ann", None, "Police"),))
    write(made, tmp_path / "members.docx")
    write(made, tmp_path / "members.xlsx")
    [table] = Document(str(tmp_path / "members.docx")).tables
    head = next(load_workbook(tmp_path / "members.xlsx").worksheets[0].values)
    assert [each.text for each in table.rows[0].cells] == ["Name", "Agency"]
    assert head == ("Name", "Term ends", "Agency")
