"""Tests that PDFs are tagged, readable, reproducible, and made whatever the texts are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pypdf import PdfReader

from app.errors import EnvironmentProblem
from reports import pages
from reports.document import Callout, PageBreak, Paragraph, Report, Section
from reports.drawing import Drawing
from reports.pdf import Undrawable, write_pdf, write_png
from reports.table import Column, Table
from tests.reports import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ALL = (
    samples.membership,
    samples.budget,
    samples.minutes,
    samples.structure,
    samples.wide,
    samples.hostile,
)


def written(report: Report, folder: Path) -> Path:
    path = folder / "report.pdf"
    write_pdf(report, path)
    return path


def elements(node: Any, kind: str = "") -> Iterator[Any]:  # noqa: ANN401 - pikepdf carries no types
    """Yield the structure elements of a kind below a node."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each, kind)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node and kind in {"", str(node.S)}:
            yield node
        if "/K" in node:
            yield from elements(node.K, kind)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize("make", ALL)
def test_every_document_says_that_it_is_tagged_and_in_english(
    make: Callable[[], Report], tmp_path: Path
) -> None:
    report = make()
    with pikepdf.open(written(report, tmp_path)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title).startswith(report.title[:20])
        assert all(page.Tabs == "/S" for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("make", ALL)
def test_every_font_is_embedded(make: Callable[[], Report], tmp_path: Path) -> None:
    with pikepdf.open(written(make(), tmp_path)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        described = [each for each in fonts if each.get("/Type") == "/FontDescriptor"]
        assert described
        assert all("/FontFile2" in each or "/FontFile3" in each for each in described)


def test_headers_of_a_table_are_marked_as_headers_of_columns(tmp_path: Path) -> None:
    with pikepdf.open(written(samples.membership(), tmp_path)) as pdf:
        tables = list(elements(pdf.Root.StructTreeRoot.K, "/Table"))
        heads = list(elements(pdf.Root.StructTreeRoot.K, "/TH"))
        assert len(tables) == 1
        assert len(heads) == 7
        assert all(str(each.A[0].Scope) == "/Column" for each in heads)
        assert len(list(elements(tables[0], "/TR"))) == 41


def test_the_header_row_is_repeated_on_every_page(tmp_path: Path) -> None:
    reader = PdfReader(written(samples.membership(), tmp_path))
    assert len(reader.pages) > 1
    assert all("Seat Agency Holder" in page.extract_text() for page in reader.pages)


def test_headings_make_the_outline(tmp_path: Path) -> None:
    with pikepdf.open(written(samples.minutes(), tmp_path)) as pdf, pdf.open_outline() as outline:
        assert [each.title for each in outline.root][3] == "4 Neglect"
        assert [each.title for each in outline.root[3].children] == [
            "4.1 Report of the subgroup",
            "4.2 Next steps",
        ]


def test_lists_are_lists_and_paragraphs_are_paragraphs(tmp_path: Path) -> None:
    with pikepdf.open(written(samples.minutes(), tmp_path)) as pdf:
        kinds = [str(each.S) for each in elements(pdf.Root.StructTreeRoot.K)]
        assert kinds.count("/L") == 3
        assert kinds.count("/LI") == 8
        assert {"/H1", "/H2", "/P", "/Strong"} <= set(kinds)


def test_drawings_carry_their_alternative_text(tmp_path: Path) -> None:
    for report, start in (
        (samples.structure(), "Structure chart"),
        (samples.budget(), "Bar chart"),
    ):
        with pikepdf.open(written(report, tmp_path)) as pdf:
            figures = list(elements(pdf.Root.StructTreeRoot.K, "/Figure"))
            assert [str(each.Alt).startswith(start) for each in figures] == [True]


def test_header_and_footer_are_on_every_page(tmp_path: Path) -> None:
    texts = [page.extract_text() for page in PdfReader(written(samples.minutes(), tmp_path)).pages]
    for number, text in enumerate(texts, start=1):
        assert text.count("OFFICIAL") == 2
        assert f"Page {number} of {len(texts)}" in text
        assert samples.PARTNERSHIP in text
        assert "Draft, not yet approved" in text
        assert "Printed 27 Mar 2025" in text


def test_values_read_as_people_write_them(tmp_path: Path) -> None:
    text = text_of(written(samples.budget(), tmp_path))
    # No line ends between a figure and its %.
    percents = ("31.78\u00a0%", "100.00\u00a0%")
    for expected in (*percents, "£36,000.00", "£168,000", "£236,000.00", "-£1,200.00"):
        assert expected in text


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(samples.budget(), tmp_path).read_bytes()
    assert written(samples.budget(), tmp_path).read_bytes() == first


def test_markup_in_data_is_only_text(tmp_path: Path) -> None:
    text = text_of(written(samples.hostile(), tmp_path))
    for inert in ("=1+1", "@everyone", '#set page(fill: red) #image("/etc/passwd")', "<b>bold</b>"):
        assert inert in text
    assert "\x07" not in text


def test_no_character_stops_a_document(tmp_path: Path) -> None:
    blocks = tuple(
        Paragraph("".join(map(chr, range(start, start + 0x400))))
        for start in (*range(0, 0x3400, 0x400), 0xAC00, 0xD800, 0xE000, 0xFC00, 0x1F000, 0x10FC00)
    )
    assert len(PdfReader(written(Report("Every sign", blocks, date(2025, 3, 27)), tmp_path)).pages)


@pytest.mark.parametrize("fillers", range(26, 42, 3))
def test_a_heading_is_never_left_alone_at_the_end_of_a_page(fillers: int, tmp_path: Path) -> None:
    rows = tuple((f"row {number}", "word " * 12) for number in range(30))
    table = Table((Column("Head"), Column("Text")), rows, caption="Caption")
    filler = tuple(Paragraph("filler") for _ in range(fillers))
    report = Report("Title", (*filler, Section("HEADING", (table,))), date(2025, 3, 27))
    texts = [page.extract_text() for page in PdfReader(written(report, tmp_path)).pages]
    for text in texts:
        if any(word in text for word in ("HEADING", "Caption", "Head Text")):
            assert "row" in text


def test_a_short_row_is_never_cut_by_the_end_of_a_page(tmp_path: Path) -> None:
    rows = tuple((f"first{number}", "word " * 60 + f"last{number}") for number in range(40))
    report = Report("T", (Table((Column("A"), Column("B")), rows),), date(2025, 3, 27))
    for page in PdfReader(written(report, tmp_path)).pages:
        text = page.extract_text()
        assert all((f"first{n} " in text) == (f"last{n}\n" in text + "\n") for n in range(40))


def test_a_page_break_and_a_section_on_a_new_page_begin_pages(tmp_path: Path) -> None:
    section = Section("Third", (Paragraph("three"),), new_page=True)
    report = Report(
        "T", (Paragraph("one"), PageBreak(), Paragraph("two"), section), date(2025, 3, 27)
    )
    texts = [page.extract_text() for page in PdfReader(written(report, tmp_path)).pages]
    assert ["one" in texts[0], "two" in texts[1], "three" in texts[2]] == [True] * 3


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    table = Table((Column("A"),), (), empty="No risks are open.")
    text = text_of(written(Report("Risks", (table,), date(2025, 3, 27)), tmp_path))
    assert "No risks are open." in text


def test_a_drawing_larger_than_the_page_is_made_smaller(tmp_path: Path) -> None:
    report = Report("Chart", (Drawing(4000, 3000, (), "Chart"),), date(2025, 3, 27))
    [drawing] = pages.page_of(report)["blocks"]
    assert drawing["width"] * drawing["scale"] <= 483.3
    assert len(PdfReader(written(report, tmp_path)).pages) == 1


def test_what_typst_refuses_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    wrong = Report("Title", (Callout("Box", "text"),), date(2025, 3, 27), language="english")
    with pytest.raises(Undrawable, match="could not be drawn"):
        write_pdf(wrong, path)
    assert not path.exists()


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="there is no folder"):
        write_pdf(samples.structure(), tmp_path / "gone" / "report.pdf")


def test_a_picture_shows_the_drawing_alone_or_the_first_page(tmp_path: Path) -> None:
    sizes = []
    for report in (samples.structure(), samples.minutes()):
        path = tmp_path / "report.png"
        write_png(report, path)
        header = path.read_bytes()[:24]
        assert header.startswith(b"\x89PNG")
        sizes.append((int.from_bytes(header[16:20]), int.from_bytes(header[20:24])))
    # 812 x 156 points with 17 around at 192 to the inch, and a page of A4.
    assert sizes == [(2256, 507), (1587, 2245)]
