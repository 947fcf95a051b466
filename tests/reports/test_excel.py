"""Tests that workbooks hold real numbers, days and amounts, and that text stays text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.errors import Cancelled, EnvironmentProblem
from app.fields import Mark
from reports import excel, sheets
from reports.document import Report, Section
from reports.table import Column, Kind, Table
from tests.reports import samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from reports.table import Cells

COLUMNS = (Column("Name"), Column("Paid", Kind.MONEY), Column("On", Kind.DAY))
HEAD = Report("Bookings", (), date(2025, 3, 27), basis="All bookings", marking="OFFICIAL")


class Watcher:
    """A Progress that remembers and stops when told to."""

    def __init__(self, stop_at: int = -1) -> None:
        self.heard: list[tuple[str, int, int]] = []
        self.stop_at = stop_at

    def report(self, label: str, done: int, total: int) -> None:
        self.heard.append((label, done, total))

    def stop_wished(self) -> bool:
        return self.heard[-1][1] == self.stop_at


def written(report: Report, folder: Path) -> Workbook:
    path = folder / "report.xlsx"
    excel.write_excel(report, path)
    return openpyxl.load_workbook(path)


def rows(count: int) -> Iterator[Cells]:
    for number in range(count):
        yield (f"Delegate {number}", number * 100, date(2025, 1, 1))


def test_each_table_is_a_sheet_with_its_header_in_row_one(tmp_path: Path) -> None:
    book = written(samples.budget(), tmp_path)
    assert book.sheetnames == [
        "Contributions 2024-25",
        "Spending to month 11",
        "Spent by heading",
        "About",
    ]
    first = book["Contributions 2024-25"]
    assert [cell.value for cell in first[1]][:3] == ["Agency", "Share", "Agreed"]
    assert first.freeze_panes == "A2"
    assert first.auto_filter.ref == "A1:F5"
    assert first.print_title_rows == "$1:$1"


def test_a_printed_sheet_says_what_it_is_and_a_short_heading_stays_on_one_line(
    tmp_path: Path,
) -> None:
    """Reproduces: "By the member" stood in two lines beside "By the member %", on a page without a title."""
    labels = ("By the member", "By the member %")
    table = Table(tuple(Column(each, Kind.NUMBER) for each in labels), ((1, 2),))
    head = Report("2025 & 2026: attendance", (table,), date(2025, 3, 27), marking="OFFICIAL")
    sheet = written(head, tmp_path).worksheets[0]
    above = sheet.HeaderFooter.oddHeader
    assert above is not None
    assert (above.left.text, above.center.text) == ("2025 && 2026: attendance", "&BOFFICIAL")
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert [width > len(label) for width, label in zip(widths, labels, strict=True)] == [True] * 2


def test_amounts_shares_and_days_are_typed(tmp_path: Path) -> None:
    book = written(samples.budget(), tmp_path)
    sheet = book["Contributions 2024-25"]
    assert (sheet["C5"].value, sheet["C5"].number_format) == (36_000, "£#,##0.00")
    assert (sheet["B5"].value, sheet["B5"].number_format) == (0.1525, "0.00 %")
    assert [cell.value for cell in sheet[6]][:3] == ["Total", 1, 236_000]
    printed = next(row for row in book["About"].iter_rows() if row[0].value == "Printed")[1]
    assert printed.value == datetime(2025, 3, 27)  # noqa: DTZ001 - Excel knows no zones
    assert printed.number_format == "d mmm yyyy"


def test_a_mark_is_a_text_and_never_nothing(tmp_path: Path) -> None:
    table = Table((Column("Figure", Kind.NUMBER),), ((Mark("suppressed", "c"),), (0,), (None,)))
    sheet = written(Report("Figures", (table,), date(2025, 3, 27)), tmp_path)["Figures"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["c", 0, None]


def test_the_last_sheet_says_what_the_workbook_is(tmp_path: Path) -> None:
    book = written(samples.budget(), tmp_path)
    said = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert said["Title"] == "Budget 2024-25"
    assert said["Marking"] == "OFFICIAL"
    assert said["Note to Contributions 2024-25"] == "Invoices were raised on 14 Apr 2024."
    assert said["Opening, 1 April 2024"] == 41_320
    assert book.properties.title == "Budget 2024-25"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = written(samples.hostile(), tmp_path).worksheets[0]
    for row, text in enumerate(("=1+1", "+44 1254 000000", "-x", "@everyone"), start=2):
        cell = sheet.cell(row, 1)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert not sheet.cell(6, 1).quotePrefix
    assert sheet.cell(8, 1).value == "bellnulescape"
    assert not any(each.hyperlink for row in sheet.iter_rows() for each in row)


def test_another_reader_sees_the_same(tmp_path: Path) -> None:
    excel.write_rows(HEAD, COLUMNS, rows(3), tmp_path / "rows.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "rows.xlsx"))
    assert book.sheet_names == ["Bookings", "About"]
    found = book.get_sheet_by_name("Bookings").to_python(skip_empty_area=False)
    assert found[0] == ["Name", "Paid", "On"]
    assert found[3] == ["Delegate 2", 2.0, date(2025, 1, 1)]


def test_sheets_of_one_name_are_told_apart(tmp_path: Path) -> None:
    table = Table((Column("A"),), (("a",),), caption="About")
    book = written(Report("T", (table, table), date(2025, 3, 27)), tmp_path)
    assert book.sheetnames == ["About (2)", "About (3)", "About"]


def test_tables_per_owner_are_one_sheet_that_can_be_filtered_by_owner(tmp_path: Path) -> None:
    sections = tuple(
        Section(owner, (Table((Column("Action"),), ((f"Call {owner}",),), per="Owner"),))
        for owner in ("Ann", "Bob")
    )
    decided = Section("Decisions", (Table((Column("Decision"),), (("Go on",),)),))
    book = written(Report("Sheet", (*sections, decided), date(2025, 3, 27)), tmp_path)
    assert book.sheetnames == ["Sheet", "Decisions", "About"]
    assert list(book["Sheet"].values) == [
        ("Owner", "Action"),
        ("Ann", "Call Ann"),
        ("Bob", "Call Bob"),
    ]


def test_a_report_without_a_table_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(excel.NothingToTabulate, match="Choose PDF or Word"):
        excel.write_excel(samples.structure(), tmp_path / "report.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_rows_are_written_as_they_come_and_progress_is_told(tmp_path: Path) -> None:
    watcher = Watcher()
    excel.write_rows(
        HEAD, COLUMNS, rows(1200), tmp_path / "rows.xlsx", count=1200, progress=watcher
    )
    assert watcher.heard == [("Writing Bookings", done, 1200) for done in (0, 500, 1000, 1200)]
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx")["Bookings"]
    assert sheet.max_row == 1201


def test_a_stop_leaves_the_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    path.write_text("old")
    with pytest.raises(Cancelled):
        excel.write_rows(HEAD, COLUMNS, rows(1200), path, progress=Watcher(stop_at=500))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_more_rows_than_excel_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    with pytest.raises(sheets.TooManyRows, match="Filter it"):
        excel.write_rows(HEAD, COLUMNS, rows(11), tmp_path / "rows.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="there is no folder"):
        excel.write_excel(samples.budget(), tmp_path / "gone" / "report.xlsx")


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    written(samples.budget(), tmp_path)
    first = (tmp_path / "report.xlsx").read_bytes()
    written(samples.budget(), tmp_path)
    assert (tmp_path / "report.xlsx").read_bytes() == first
