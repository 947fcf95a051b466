"""A template as a document: all that is asked, with room for remarks, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from app.errors import NotFound
from app.returns.built_in import take_built_in
from reports import return_template
from reports.document import Paragraph, Section
from reports.table import Table
from reports.writers import write
from tests.app.budget.sample import add_body

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def report_of(core: Core, key: str) -> Report:
    with core.work("Take over template") as work:
        add_body(work)
        made = take_built_in(work, key)
    return return_template.build(core, made)


def tables(report: Report) -> dict[str, Table]:
    return {
        each.title: table
        for each in report.blocks
        if isinstance(each, Section)
        for table in each.blocks
        if isinstance(table, Table)
    }


def test_every_question_stands_under_its_standard_with_what_it_asks(core: Core) -> None:
    report = report_of(core, "section-175")
    found = tables(report)
    assert len(found) == 10
    assert sum(len(each.rows) for each in found.values()) == 41
    last = found["10 Numbers and sign-off"]
    assert [column.label for column in last.columns] == [
        *("No.", "Question", "What is meant", "Answer", "Your remarks"),
    ]
    assert [row[3] for row in last.rows] == [
        *("Number", "Number", "Per cent", "Date", "Text, may be empty"),
    ]
    first = found["1 Governance and leadership"].rows[0]
    assert (first[0], first[3:]) == ("1.1", ("Score on the scale", "Asked for", ""))
    told = [each.text for each in report.blocks if isinstance(each, Paragraph)]
    assert told[:2] == [
        "10 standards with 41 questions.",
        "Scale: 2 met, 1 partly met, 0 not met. Below 1 counts as weak.",
    ]


def test_without_scores_there_is_no_scale_and_no_column_of_evidence(core: Core) -> None:
    report = report_of(core, "contribution")
    told = " ".join(str(each.text) for each in report.blocks if isinstance(each, Paragraph))
    assert "Scale" not in told
    assert "N/A is answered with the reason" in told
    labels = [column.label for column in tables(report)["1 What we contribute"].columns]
    assert labels == ["No.", "Question", "What is meant", "Answer", "Your remarks"]


def test_word_and_pdf_hold_the_questions(core: Core, tmp_path: Path) -> None:
    report = report_of(core, "membership")
    for name in ("asked.docx", "asked.pdf"):
        write(report, tmp_path / name)
    words = Document(str(tmp_path / "asked.docx"))
    rows = next(iter(tables(report).values())).rows
    assert words.tables[0].rows[1].cells[1].text == rows[0][1]
    pages = PdfReader(tmp_path / "asked.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "What is asked, for consultation before the round" in text
    assert str(rows[0][1]) in text


def test_without_a_template_there_is_no_document(core: Core) -> None:
    with core.work("Start") as work:
        add_body(work)
    with pytest.raises(NotFound, match="return template"):
        return_template.build(core)
