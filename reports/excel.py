"""Writes the tables of a report, or rows as they come, to an Excel workbook of typed cells.

Each table is a sheet with one header row in row 1 and nothing above it; the last sheet, About, says
what the workbook is. Text stays text: no cell becomes a formula, a link or a number by its looks.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from app.errors import UserError
from app.progress import UNWATCHED, step
from reports.charts import table_of_bars
from reports.document import Bars, Fact, Facts, fact, runs, walk
from reports.plain import one_line
from reports.saving import in_place_of
from reports.sheets import Book
from reports.table import Column, Kind, Table, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.progress import Progress
    from reports.document import Report
    from reports.table import Cells, Value

_REPORTED_EVERY = 500


class NothingToTabulate(UserError):
    """A report without a table was asked for as a workbook."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has no table, so there is nothing for Excel. Choose PDF or Word."
        )


def write_excel(report: Report, path: Path, progress: Progress = UNWATCHED) -> None:
    """Write every table of a report as a sheet; NothingToTabulate when it has none."""
    tables = list(_tables(report))
    if not tables:
        raise NothingToTabulate(report.title)
    with in_place_of(path) as draft, _book(draft, report) as book:
        notes = [_write_table(book, table, progress) for table in tables]
        _write_about(book, report, [*_facts(report), *filter(None, notes)])


def write_rows(
    head: Report,
    columns: tuple[Column, ...],
    rows: Iterable[Cells],
    path: Path,
    *,
    count: int = 0,
    progress: Progress = UNWATCHED,
) -> None:
    """Write rows as they come to one sheet named by the head's title; `count`, where known, is for the progress.

    `head` is a report without blocks. Raises TooManyRows and Cancelled; then nothing is written.
    """
    with in_place_of(path) as draft, _book(draft, head) as book:
        sheet = book.add_sheet(head.title, columns)
        sheet.write(_watched(rows, progress, f"Writing {head.title}", count))
        sheet.set_filter()
        sheet.finish()
        _write_about(book, head, [])


@contextmanager
def _book(draft: Path, report: Report) -> Iterator[Book]:
    """Open a workbook and close it whatever happens, because only closing removes its temporary files."""
    # XlsxWriter is loaded when the first workbook is written, not at start.
    from xlsxwriter import Workbook  # noqa: PLC0415
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    workbook = Workbook(
        str(draft),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties(_properties(report))
    try:
        yield Book(workbook, report.marking, report.title)
    finally:
        try:
            workbook.close()
        except FileCreateError as refused:
            # It wraps what the system said; `in_place_of` puts that into words.
            raise refused.args[0] from refused


def _properties(report: Report) -> dict[str, str | datetime]:
    return {
        "title": one_line(report.title),
        "subject": one_line(report.subject),
        "author": one_line(report.author),
        "company": one_line(report.partnership),
        "comments": one_line(report.basis),
        # The report's own day keeps the file the same however often it is written.
        "created": datetime.combine(report.printed, time()),
    }


def _tables(report: Report) -> Iterator[Table]:
    """Give the tables in reading order, each with a caption: its own, its section's or the report's.

    Those of one form with a heading each come as one, with their headings in its first column.
    """
    gathered: dict[tuple[str, tuple[Column, ...]], list[tuple[str, Table]]] = {}
    for above, block in walk(report.blocks):
        if isinstance(block, Table) and block.per and above:
            gathered.setdefault((block.per, block.columns), []).append((above[-1], block))
    for above, block in walk(report.blocks):
        if isinstance(block, Table | Bars):
            table = table_of_bars(block) if isinstance(block, Bars) else block
            headings = (report.title, *above)
            if not (table.per and above):
                yield table if table.caption else replace(table, caption=headings[-1])
            elif alike := gathered.pop((table.per, table.columns), []):
                yield _one_of(alike, report.title)


def _one_of(alike: Sequence[tuple[str, Table]], title: str) -> Table:
    """Make one table of those that stand under a heading each."""
    first = alike[0][1]
    rows = [(heading, *row) for heading, table in alike for row in table.rows]
    columns = (Column(first.per, width=24), *first.columns)
    return Table(columns, tuple(rows), caption=first.caption or title, empty=first.empty)


def _write_table(book: Book, table: Table, progress: Progress) -> Fact | None:
    """Write one table as a sheet; give its note for the sheet About, so that rows stay rows."""
    sheet = book.add_sheet(table.caption, table.columns)
    sheet.write(_watched(table.rows, progress, f"Writing {table.caption}", len(table.rows)))
    sheet.set_filter()
    if table.total is not None:
        sheet.write([tuple(replace(cell(each), bold=True) for each in table.total)])
    sheet.finish()
    return Fact(f"Note to {sheet.name}", table.note) if table.note else None


def _watched(rows: Iterable[Cells], progress: Progress, label: str, count: int) -> Iterator[Cells]:
    for done, row in enumerate(rows):
        if done % _REPORTED_EVERY == 0:
            step(progress, label, done, count)
        yield row
    step(progress, label, count, count)


def _facts(report: Report) -> list[Fact]:
    found = [block for _, block in walk(report.blocks) if isinstance(block, Facts)]
    return [fact(each) for block in found for each in block.facts]


def _write_about(book: Book, report: Report, facts: Iterable[Fact]) -> None:
    """Write what the workbook is, and the facts of the report, on the last sheet."""
    said = (
        ("Title", report.title),
        ("Subtitle", report.subtitle),
        ("Partnership", report.partnership),
        ("Basis", report.basis),
        ("Marking", report.marking),
        ("State", report.draft),
    )
    lines = [Fact(label, text) for label, text in said if text]
    lines.append(Fact("Printed", report.printed, Kind.DAY))
    sheet = book.add_about((Column("About", width=28), Column("Value", width=60)))
    for each in (*lines, *facts):
        column = Column("", each.kind, align="left", places=each.places)
        sheet.write_fact(one_line(each.label), column, _fact_value(each))
    sheet.finish()


def _fact_value(given: Fact) -> Value:
    if isinstance(given.value, tuple):
        return "".join(run.text for run in runs(given.value))
    return given.value
