"""Indicators on paper: exceptions first, charts four pairs a page with their words, values with marks as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from app.agencies.operations import add_agency
from app.fields import Mark
from app.partnerships.operations import add_partnership
from app.sample.facts import SampleIds
from app.sample.measured import build_indicators
from reports import indicators
from reports.document import PageBreak, walk
from reports.drawing import Drawing
from reports.table import Table, cell
from reports.writers import write

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


@pytest.fixture
def report(core: Core) -> Report:
    """Give the report of the sample's indicators."""
    from random import Random  # noqa: PLC0415 - only here

    with core.work("Set up") as work:
        body = add_partnership(work, {"name": "Anytown", "area": "Blackburn with Darwen"})
        council = add_agency(work, {"name": "Council"})
        known = SampleIds(body, agencies={"BwD Children's Services": council})
        build_indicators(work, known, Random(7), work.today)  # noqa: S311 - invented figures
    return indicators.build(core)


def tables(report: Report) -> list[Table]:
    return [block for _, block in walk(report.blocks) if isinstance(block, Table)]


def test_exceptions_come_first_with_their_reason(report: Report) -> None:
    exceptions, _ = tables(report)
    titles = [cell(row[0]).value for row in exceptions.rows]
    assert "3.4 Missing episodes of children in care" in titles
    assert all(cell(row[3]).value for row in exceptions.rows)


def test_charts_stand_in_pairs_with_all_their_words_and_sources(report: Report) -> None:
    blocks = [block for _, block in walk(report.blocks) if isinstance(block, Drawing | PageBreak)]
    charts = [each for each in blocks if isinstance(each, Drawing)]
    assert len(charts) == 6
    assert [isinstance(each, PageBreak) for each in blocks].index(True) == indicators.ROWS
    assert "1.1 Contacts received per 10,000" in charts[0].alt
    assert "1.2 Referrals accepted per 10,000" in charts[0].alt
    for chart in charts:
        words = [getattr(each, "text", "") for each in chart.shapes]
        assert sum(each.startswith("Source: Invented") for each in words) == 2
        assert chart.alt.count("newest value stored 11 Mar 2025") == 2


def test_values_stand_with_marks_as_their_sender_wrote_them(report: Report) -> None:
    _, values = tables(report)
    assert len(values.rows) == 12 * 8
    few = [row for row in values.rows if str(cell(row[0]).value).startswith("3.4")]
    assert cell(few[0][3]).value == Mark("suppressed", "<5")


def test_it_is_written_in_every_format(report: Report, tmp_path: Path) -> None:
    for ending in (".pdf", ".docx", ".xlsx"):
        write(report, tmp_path / f"indicators{ending}")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "indicators.pdf").pages)
    assert text.count("Source: Invented for the sample") >= 12
    shapes = Document(str(tmp_path / "indicators.docx")).inline_shapes
    assert len(shapes) == 6
    book = load_workbook(tmp_path / "indicators.xlsx")
    found = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert "<5" in found
    assert "c" in found


def test_only_an_agency_s_indicators_are_told(core: Core, report: Report) -> None:
    assert len(tables(report)[1].rows) == 96
    assert tables(indicators.build(core, agency=99))[1].rows == ()


def test_without_an_indicator_it_says_so(core: Core) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown"})
    assert indicators.NONE in str(indicators.build(core).blocks)
