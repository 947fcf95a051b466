"""Tests that Word files have real headings, lists and headers, British English and no leftovers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.document import Numbered, PageBreak, Paragraph, Report, Section
from reports.table import Column, Kind, Table
from reports.word import write_word
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument


def written(report: Report, folder: Path) -> WordDocument:
    path = folder / "report.docx"
    write_word(report, path)
    return Document(str(path))


def part(folder: Path, name: str) -> str:
    with ZipFile(folder / "report.docx") as archive:
        return archive.read(name).decode("utf-8")


def texts(document: WordDocument, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def test_headings_and_lists_are_real(tmp_path: Path) -> None:
    document = written(samples.minutes(), tmp_path)
    assert texts(document, "Title") == ["SCP Board: minutes"]
    assert texts(document, "Heading 1")[3] == "4  Neglect"
    assert texts(document, "Heading 2") == ["4.1  Report of the subgroup", "4.2  Next steps"]
    assert len(texts(document, "List Bullet")) == 2
    assert len(texts(document, "List Number")) == 2


def test_each_numbered_list_counts_from_its_own_start(tmp_path: Path) -> None:
    report = Report("T", (Numbered(("a", "b")), Numbered(("c",), start=4)), date(2025, 3, 27))
    document = written(report, tmp_path)
    found = [each._p.iter(qn("w:numId")) for each in document.paragraphs[1:]]  # noqa: SLF001
    numbers = [next(each).get(qn("w:val")) for each in found]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = re.findall(r'<w:startOverride w:val="(\d+)"', part(tmp_path, "word/numbering.xml"))
    assert starts == ["1", "4"]


def test_a_page_break_leaves_no_line_that_could_fill_a_page_of_its_own(tmp_path: Path) -> None:
    table = Table((Column("Agency", width=20),), (("ELHT",),))
    blocks = (Paragraph("one"), PageBreak(), Paragraph("two"), PageBreak(), table)
    document = written(Report("T", blocks, date(2025, 3, 27)), tmp_path)
    begun = {each.text: each.paragraph_format.page_break_before for each in document.paragraphs}
    assert (begun["one"], begun["two"]) == (None, True)
    [first] = document.tables[0].rows[0].cells[0].paragraphs
    assert first.paragraph_format.page_break_before
    assert 'w:type="page"' not in part(tmp_path, "word/document.xml")


def test_the_note_of_a_table_stays_with_its_last_row(tmp_path: Path) -> None:
    rows = tuple((f"Agency {number}",) for number in range(40))
    tables = [Table((Column("Agency", width=20),), found, note="n") for found in (rows, ())]
    document = written(Report("T", tuple(tables), date(2025, 3, 27)), tmp_path)
    [last] = document.tables[0].rows[-1].cells[0].paragraphs
    assert last.paragraph_format.keep_with_next
    assert (
        document.tables[0].rows[20].cells[0].paragraphs[0].paragraph_format.keep_with_next is None
    )


def test_the_header_row_is_marked_and_no_row_is_cut(tmp_path: Path) -> None:
    document = written(samples.membership(), tmp_path)
    rows = document.tables[0]._tbl.tr_lst  # noqa: SLF001
    assert len(rows) == 41
    heads = [row for row in rows if list(row.iter(qn("w:tblHeader")))]
    assert heads == [rows[0]]
    assert all(list(row.iter(qn("w:cantSplit"))) for row in rows)


def test_a_table_is_as_wide_as_the_page_and_keeps_its_widths(tmp_path: Path) -> None:
    document = written(samples.membership(), tmp_path)
    table, section = document.tables[0], document.sections[0]
    assert not table.autofit
    room = (section.page_width or 0) - 2 * (section.left_margin or 0)
    assert abs(sum(column.width or 0 for column in table.columns) - room) < 12700


def test_values_and_totals_read_as_people_write_them(tmp_path: Path) -> None:
    document = written(samples.budget(), tmp_path)
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[1][1:4] == ["31.78 %", "£75,000.00", "£75,000.00"]
    assert cells[-1] == ["Total", "100.00 %", "£236,000.00", "£200,000.00", "£36,000.00", ""]


def test_language_title_and_day_are_set_where_word_looks(tmp_path: Path) -> None:
    document = written(samples.minutes(), tmp_path)
    core = document.core_properties
    assert (core.title, core.language, core.author) == (
        "SCP Board: minutes",
        "en-GB",
        "Business unit",
    )
    assert core.created is not None
    assert core.created.date() == core.modified.date() == samples.PRINTED
    styles = part(tmp_path, "word/styles.xml")
    assert 'w:lang w:val="en-GB"' in styles
    assert "en-US" not in styles
    assert "en-US" not in part(tmp_path, "word/settings.xml")


def test_the_template_leaves_nothing_behind(tmp_path: Path) -> None:
    written(samples.minutes(), tmp_path)
    with ZipFile(tmp_path / "report.docx") as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    settings = part(tmp_path, "word/settings.xml")
    assert (
        '"compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in settings
    )
    assert "useFELayout" not in settings
    assert "python-docx" not in part(tmp_path, "docProps/core.xml")
    assert "Theme=" not in "".join(
        re.findall(r"<w:rFonts[^>]*>", part(tmp_path, "word/styles.xml"))
    )


def test_marking_and_page_numbers_are_in_header_and_footer(tmp_path: Path) -> None:
    section = written(samples.minutes(), tmp_path).sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    assert above.text == f"{samples.PARTNERSHIP}\tOFFICIAL\tDraft, not yet approved"
    assert below.text == "SCP Board: minutes\tOFFICIAL\tPage 1 of 1"
    fields = [each.text for each in below._p.iter(qn("w:instrText"))]  # noqa: SLF001
    assert fields == [" PAGE ", " NUMPAGES "]


def test_pictures_carry_their_description(tmp_path: Path) -> None:
    document = written(samples.structure(), tmp_path)
    [picture] = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Structure chart: the Board")  # noqa: SLF001
    # 812 points fit no page of 757.9.
    assert round(picture.width.pt) == 758


def test_upright_labels_stand(tmp_path: Path) -> None:
    document = written(samples.wide(), tmp_path)
    head = document.tables[0]._tbl.tr_lst[0]  # noqa: SLF001
    assert len(list(head.iter(qn("w:textDirection")))) == 14


def test_hostile_texts_are_only_text(tmp_path: Path) -> None:
    document = written(samples.hostile(), tmp_path)
    text = "\n".join(each.text for each in document.paragraphs)
    for inert in ("=1+1", "<b>bold</b> & <w:t>word</w:t> ]]>", "bellnulescape", "中文", "x" * 3000):
        assert inert in text


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    table = Table((Column("Amount", Kind.MONEY),), (), empty="No invoices.")
    document = written(Report("Invoices", (table,), date(2025, 3, 27)), tmp_path)
    assert "No invoices." in texts(document, "Small")
    assert not document.tables


@pytest.mark.parametrize("make", [samples.budget, samples.hostile])
def test_the_same_report_gives_the_same_bytes(make: object, tmp_path: Path) -> None:
    assert callable(make)
    found = set()
    for name in ("one.docx", "two.docx"):
        write_word(make(), tmp_path / name)
        found.add((tmp_path / name).read_bytes())
    assert len(found) == 1


def test_the_lines_to_sign_stay_on_one_page(tmp_path: Path) -> None:
    """Reproduces: "Date" stood alone on the last page of the minutes."""
    document = written(samples.minutes(), tmp_path)
    signed = [
        each for each in document.paragraphs if each.style and each.style.name == "Signature Line"
    ]
    assert [each.paragraph_format.keep_with_next for each in signed] == [True, False]


def test_a_long_table_with_a_remark_is_divided_by_the_end_of_a_page(tmp_path: Path) -> None:
    """Reproduces: the attendance matrix stood on the second page, below a first page with a title alone."""
    table = Table((Column("Member"),), tuple((f"Member {n}",) for n in range(20)))
    section = Section("By seat", (table, Paragraph("Y attended.", look="small")))
    document = written(Report("Attendance", (section,), date(2025, 3, 11)), tmp_path)
    held = [
        all(each.paragraph_format.keep_with_next for each in row.cells[0].paragraphs)
        for row in document.tables[0].rows
    ]
    # The heading row and two below it, and the last three with the remark.
    assert held == [True] * 3 + [False] * 15 + [True] * 3
