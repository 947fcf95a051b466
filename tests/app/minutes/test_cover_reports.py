"""The recommendations of filled-in cover reports, made by Word's own means in the shapes that officers send."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.minutes.cover_reports import recommendations_of_file
from app.papers.looking import look_at
from app.recommendations.covers import USUAL, CoverHeading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document as WordDocument

TWO = ["The plan is adopted", "The budget is noted."]


def content(document: WordDocument) -> bytes:
    """Give a document as a file holds it."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def read(document: WordDocument, form: Sequence[CoverHeading] = USUAL) -> list[str]:
    incoming = look_at("Report.docx", content(document))
    return [each.text for each in recommendations_of_file(incoming, form)]


def on_headings(document: WordDocument) -> None:
    document.add_heading("1  Purpose", 1)
    document.add_paragraph("Two words: The plan is old.")
    document.add_heading("2  Recommendations/Decision sought", 1)
    document.add_paragraph("The Board is asked to agree that:")
    document.add_paragraph("The plan is adopted;", style="List Number")
    document.add_paragraph("The budget is noted.", style="List Number")
    document.add_paragraph(USUAL[1].hint)
    document.add_heading("3  Background", 1)
    document.add_paragraph("It is long.")


def on_bold_lines(document: WordDocument) -> None:
    document.add_paragraph().add_run("Purpose").bold = True
    document.add_paragraph("The plan is old.")
    document.add_paragraph().add_run("Recommendations:").bold = True
    document.add_paragraph("1.1 The plan is adopted; and")
    document.add_paragraph("1.2 The budget is noted.")
    document.add_paragraph().add_run("Why now").bold = True
    document.add_paragraph("Because it is old.")


def on_capitals(document: WordDocument) -> None:
    """Write as the council of seed 002 does."""
    document.add_paragraph("1.0 PURPOSE")
    document.add_paragraph("1.1 The plan is old.")
    document.add_paragraph("2.0 RECOMMENDATIONS: That")
    document.add_paragraph("These are put forward so that partners can agree.")
    document.add_paragraph("1) The plan is adopted;")
    document.add_paragraph("2) The budget is noted.")
    document.add_paragraph("3.0 BACKGROUND AND SUPPORTING INFORMATION")
    document.add_paragraph("3.1 It is long.")


def in_a_form(document: WordDocument) -> None:
    """Write in a table with a heading in each row, as many units' forms are."""
    table = document.add_table(0, 2)
    for title, text in (
        ("Purpose", "The plan is old."),
        ("Recommendation(s)", ""),
        ("Background", "It is long."),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = title, text
    asked = table.rows[1].cells[1]
    asked.text = "a) The plan is adopted"
    asked.add_paragraph("b) The budget is noted.")


def in_boxes(document: WordDocument) -> None:
    """Write in a table of one column, headings and texts below each other."""
    table = document.add_table(0, 1)
    for text in (
        "Decisions required",
        "The plan is adopted\nThe budget is noted.",
        "Finance",
        "None of it costs anything.",
    ):
        table.add_row().cells[0].text = text


def in_columns(document: WordDocument) -> None:
    document.add_heading("Recommendations", 2)
    table = document.add_table(0, 3)
    for row in (
        ("No.", "Recommendation", "Lead"),
        ("1", "The plan is adopted", "Police"),
        ("2", "The budget is noted.", "Health"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("Risk", 2)


def by_name(document: WordDocument) -> None:
    document.add_paragraph("A short report with no headings at all.")
    document.add_paragraph("Recommendation 1: The plan is adopted")
    document.add_paragraph("It matters because it is old.")
    document.add_paragraph("Recommendation 2: The budget is noted.")


def as_it_comes(document: WordDocument) -> None:
    """Write without any style, the question as a heading and a point that leads to letters."""
    for text in (
        "What is the Board being asked to do?",
        "2.1 It is recommended that the Board:",
        "(a) The plan is adopted; and",
        "(b) The budget is noted.",
        "Reasons for recommendations",
        "The plan is old.",
    ):
        document.add_paragraph(text)


def parted(document: WordDocument) -> None:
    document.add_heading("Recommendations", 1)
    document.add_heading("For decision", 2)
    document.add_paragraph("The plan is adopted")
    document.add_heading("For information", 2)
    document.add_paragraph("The budget is noted.")
    document.add_heading("Background", 2)
    document.add_paragraph("It is long.")


def in_one_cell(document: WordDocument) -> None:
    table = document.add_table(2, 2)
    head, body = (row.cells[0].merge(row.cells[1]) for row in table.rows)
    head.text, body.text = "Recommendation(s) to the Board:", "1. The plan is adopted"
    body.add_paragraph("2. The budget is noted.")


def run_in(document: WordDocument) -> None:
    document.add_paragraph(
        "RECOMMENDED: That (1) The plan is adopted; and (2) The budget is noted."
    )
    document.add_paragraph("Reason")
    document.add_paragraph("The plan is old.")


@pytest.mark.parametrize(
    "write",
    [
        *(on_headings, on_bold_lines, on_capitals, in_a_form, in_boxes, in_columns),
        *(by_name, as_it_comes, parted, in_one_cell, run_in),
    ],
)
def test_recommendations_are_found_where_officers_put_them(
    write: Callable[[WordDocument], None],
) -> None:
    document = Document()
    write(document)
    assert read(document) == TWO


def test_points_below_a_point_belong_to_it_and_a_recommendation_that_begins_like_a_heading_stays() -> (
    None
):
    document = Document()
    document.add_paragraph("Recommendations")
    document.add_paragraph("Adopt the plan:", style="List Bullet")
    document.add_paragraph("in Blackburn", style="List Bullet 2")
    document.add_paragraph("Report back in June", style="List Bullet")
    document.add_paragraph("Risk and equality")
    document.add_paragraph("None is known.")
    assert read(document) == ["Adopt the plan:\n- in Blackburn", "Report back in June"]


def test_a_group_may_call_the_heading_as_it_likes() -> None:
    document = Document()
    document.add_paragraph("What we ask of you and its decisions")
    document.add_paragraph("The plan is adopted")
    document.add_paragraph("The budget is noted.")
    document.add_paragraph("Money")
    document.add_paragraph("None.")
    form = [CoverHeading("What we ask of you and its decisions"), CoverHeading("Money")]
    assert read(document, form) == TWO


def test_tracked_changes_count_as_taken_and_hints_are_no_recommendations() -> None:
    document = Document()
    document.add_heading("Recommendations", 1)
    document.add_paragraph("…", style="List Number")
    changed = document.add_paragraph("The plan is ", style="List Number")
    track = f'{nsdecls("w")} w:id="7" w:author="A" w:date="2025-04-02T09:30:00Z"'
    for xml in (
        f"<w:del {track}><w:r><w:delText>not adopted</w:delText></w:r></w:del>",
        f"<w:ins {track}><w:r><w:t>adopted</w:t></w:r></w:ins>",
    ):
        changed._p.append(parse_xml(xml))  # noqa: SLF001 - the library has no other door to it
    document.add_paragraph(USUAL[1].hint)
    assert read(document) == ["The plan is adopted"]


def test_a_list_of_contents_is_no_heading() -> None:
    document = Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Recommendations", style="toc 1")
    document.add_paragraph("Background", style="toc 1")
    document.add_heading("Recommendations", 1)
    document.add_paragraph("The plan is adopted")
    assert read(document) == ["The plan is adopted"]


@pytest.mark.parametrize("name", ["Report.pdf", "Report.docx"])
def test_what_cannot_be_read_recommends_nothing(name: str) -> None:
    document = Document()
    on_headings(document)
    whole = content(document)
    start = whole.index(b"word/document.xml") + len(b"word/document.xml")
    torn = (
        b"%PDF-1.4 x" if name.endswith("pdf") else whole[:start] + bytes(60) + whole[start + 60 :]
    )
    assert recommendations_of_file(look_at(name, torn)) == []


def test_a_report_without_recommendations_has_none() -> None:
    document = Document()
    document.add_heading("Background", 1)
    document.add_paragraph("The decision of last year stands.")
    assert read(document) == []
