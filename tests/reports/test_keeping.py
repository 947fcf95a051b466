"""Tests of what paper keeps together, read from the pages of real PDFs and from Word's own marks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from reports.document import Callout, Paragraph, Report, Section, Signatures
from reports.table import Column, Table
from reports.writers import write

if TYPE_CHECKING:
    from pathlib import Path

    from docx.table import Table as WordTable

    from reports.document import Block

FILLERS = range(24, 40, 3)
"""Paragraphs above, so that the blocks of a test begin at every height of the foot of a page."""


def report(*blocks: Block, fillers: int = 0) -> Report:
    above = tuple(Paragraph(f"Filler {number}.") for number in range(fillers))
    return Report("Kept", (*above, *blocks), date(2025, 3, 12))


def table(rows: int, note: str = "") -> Table:
    return Table((Column("Name"),), tuple((f"Row {n}.",) for n in range(1, rows + 1)), note=note)


def pages(made: Report, folder: Path) -> list[str]:
    write(made, folder / "kept.pdf")
    return [page.extract_text() for page in PdfReader(folder / "kept.pdf").pages]


def page_of(text: str, found: list[str]) -> int:
    [number] = [number for number, page in enumerate(found) if text in page]
    return number


def kept_rows(found: WordTable) -> list[bool]:
    """Say of each row of Word's table whether it stays with the next."""
    return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in found.rows]


@pytest.mark.parametrize("fillers", FILLERS)
def test_a_heading_and_the_sentence_below_it_stay_with_their_table(
    fillers: int, tmp_path: Path
) -> None:
    section = Section("Board", (Paragraph("Fourteen seats."), table(30)))
    found = pages(report(section, fillers=fillers), tmp_path)
    assert page_of("Board", found) == page_of("Fourteen seats.", found) == page_of("Row 3.", found)


@pytest.mark.parametrize("fillers", FILLERS)
def test_a_short_table_stays_whole_with_the_remark_below_it(fillers: int, tmp_path: Path) -> None:
    section = Section("Board", (table(5, note="Noted."), Paragraph("Vacant.", look="small")))
    found = pages(report(section, fillers=fillers), tmp_path)
    assert len({page_of(text, found) for text in ("Board", "Row 5.", "Noted.", "Vacant.")}) == 1


@pytest.mark.parametrize("fillers", FILLERS)
def test_a_chair_signs_below_the_last_item_and_not_on_an_empty_page(
    fillers: int, tmp_path: Path
) -> None:
    item = Section("Business", (Callout("Action 1", "Write it down."),))
    found = pages(report(item, Signatures(("Signed here",)), fillers=fillers), tmp_path)
    assert page_of("Signed here", found) == page_of("Write it down.", found)


@pytest.mark.parametrize("fillers", FILLERS)
def test_what_stands_together_shares_a_page(fillers: int, tmp_path: Path) -> None:
    first = Table((Column("Name"),), (("Officer.",),), caption="Officers")
    section = Section("Leading", (first, table(4)), together=True)
    found = pages(report(section, fillers=fillers), tmp_path)
    assert page_of("Officer.", found) == page_of("Row 4.", found)


@pytest.mark.parametrize("rows", range(34, 46))
def test_the_last_rows_of_a_table_are_not_alone_on_a_page_and_neither_is_its_total(
    rows: int, tmp_path: Path
) -> None:
    long = Table((Column("Name"),), table(rows).rows, total=("All rows.",))
    found = pages(report(long), tmp_path)
    assert page_of(f"Row {rows - 2}.", found) == page_of(f"Row {rows}.", found)
    assert page_of(f"Row {rows}.", found) == page_of("All rows.", found)


def test_a_long_table_still_fills_pages_from_its_first_row(tmp_path: Path) -> None:
    found = pages(report(table(120)), tmp_path)
    assert page_of("Row 1.", found) == 0
    assert page_of("Row 120.", found) == len(found) - 1 == 2


def test_word_keeps_a_short_table_whole_and_the_ends_of_a_long_one(tmp_path: Path) -> None:
    path = tmp_path / "kept.docx"
    write(report(Paragraph("Opening."), table(3), table(30)), path)
    document = Document(str(path))
    [opening] = [each for each in document.paragraphs if each.text == "Opening."]
    short, long = map(kept_rows, document.tables)
    assert opening.paragraph_format.keep_with_next
    assert short == [True, True, True, False]
    assert long == [*[True] * 3, *[False] * 25, True, True, False]
