"""Turns the blocks of a report into paragraphs, tables and pictures of a Word document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

from reports import metrics
from reports.charts import described
from reports.document import (
    Bars,
    Bullets,
    Callout,
    Facts,
    Numbered,
    PageBreak,
    Paragraph,
    Report,
    Section,
    Signatures,
    fact,
    runs,
)
from reports.drawing import Drawing
from reports.keeping import kept
from reports.paper import for_paper, paper_tables
from reports.plain import bound, one_line, plain
from reports.style import TONES, paper
from reports.table import Table
from reports.values import shown
from reports.word_boxes import edges, frame, keep_whole
from reports.word_breaks import begin_page, keep_end, keep_what_follows
from reports.word_look import HOUSE, Look
from reports.word_pictures import add_picture
from reports.word_styles import border, colour, prepared, put_in, shading
from reports.word_tables import add_table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from reports.document import Block, Fact, Text
    from reports.paper import PaperTables
    from reports.table import Tone

_SIZE = 10.5
_KEPT_TOGETHER = 12
_FACTS_IN_A_LINE = 72
"""Letters of the facts of a box that stand beside each other; a longer one begins a line."""


@dataclass(frozen=True)
class _Place:
    """Where a block is written: the document, the report with its tables, how deep it lies, and in whose look."""

    document: WordDocument
    report: Report
    tables: PaperTables
    depth: int
    look: Look

    @property
    def room(self) -> float:
        """The width between the margins in points."""
        return self.tables.width

    def paragraph(self, style: str) -> WordParagraph:
        """Add an empty paragraph of a style."""
        return self.document.add_paragraph(style=style)


def document_of(report: Report) -> WordDocument:
    """Give a report as a document of python-docx."""
    document = prepared(report)
    opening = [("Title", report.title), ("Subtitle", report.subtitle), ("Small", report.basis)]
    for style, text in opening:
        if text:
            last = document.add_paragraph(one_line(text), style=style)
    edge = border("bottom", "accent", 12, space=6)
    put_in(last._p.get_or_add_pPr(), edges(edge))  # noqa: SLF001
    last.paragraph_format.space_after = Pt(12)
    add_blocks(document, report, paper(landscape=report.landscape).text_width)
    return document


def add_blocks(document: WordDocument, report: Report, room: float, look: Look = HOUSE) -> None:
    """Add the blocks of a report at the end of a document, `room` points wide, in the house's look or a template's."""
    blocks = for_paper(report).blocks
    tables = paper_tables(blocks, room)
    is_broken = False
    for each in kept(blocks):
        end = document.element.body[-2]
        if isinstance(each.block, PageBreak):
            is_broken = True
            continue
        _add(each.block, _Place(document, report, tables, len(each.above), look))
        if is_broken and end.getnext() is not document.element.body[-1]:
            begin_page(end.getnext())
            is_broken = False
        if each.stays:
            keep_what_follows(end)


def _write(paragraph: WordParagraph, text: Text, *, bold: bool = False) -> None:
    for run in runs(text):
        added = paragraph.add_run(bound(plain(run.text)))
        if run.bold or bold:
            added.bold = True


@singledispatch
def _add(block: Block, _place: _Place) -> None:
    raise TypeError(f"Word does not know how to write {type(block).__name__}.")


@_add.register(Section)
def _(block: Section, place: _Place) -> None:
    number = f"{one_line(block.number)}  " if block.number else ""
    heading = place.paragraph(f"Heading {min(place.depth + place.look.top, 6)}")
    heading.add_run(number + one_line(block.title))
    if not place.look.is_house:
        # Where the template counts its headings, an item would have two numbers.
        heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0  # noqa: SLF001
    heading.paragraph_format.page_break_before = block.new_page or None


@_add.register(Paragraph)
def _(block: Paragraph, place: _Place) -> None:
    style = {"body": place.look.body, "lead": "Lead", "small": "Small"}[block.look]
    _write(place.paragraph(style), block.text)


@_add.register(Bullets)
def _(block: Bullets, place: _Place) -> None:
    for item in block.items:
        _write(place.paragraph("List Bullet"), item)


@_add.register(Numbered)
def _(block: Numbered, place: _Place) -> None:
    number = _new_numbering(place.document, block.start)
    for item in block.items:
        paragraph = place.paragraph("List Number")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        _write(paragraph, item)


def _new_numbering(document: WordDocument, start: int) -> int:
    """Begin a numbering of its own, or the list would go on counting from the one before."""
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    kind = numbering.num_having_numId(used).abstractNumId.val
    added = numbering.add_num(kind)
    added.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(added.numId)


@_add.register(Facts)
def _(block: Facts, place: _Place) -> None:
    facts = [fact(each) for each in block.facts]
    longest = metrics.widest((each.label for each in facts), _SIZE)
    indent = Pt(min(max(longest + 16, 90), place.room * 0.4))
    for each in facts:
        paragraph = place.paragraph("Fact")
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = indent, -indent
        form.tab_stops.add_tab_stop(indent)
        label = paragraph.add_run(one_line(each.label) + "\t")
        if place.look.is_house:
            label.font.color.rgb = colour("muted")
        _write_fact(paragraph, each, place.look)
        form.keep_with_next = len(facts) <= _KEPT_TOGETHER and each is not facts[-1]
    paragraph.paragraph_format.space_after = Pt(8)


def _write_fact(paragraph: WordParagraph, given: Fact, look: Look) -> None:
    if given.tone != "none" and not look.is_house:
        _write(paragraph, _fact_text(given), bold=True)
    elif given.tone != "none":
        _write_chip(paragraph, _fact_text(given), given.tone)
    elif isinstance(given.value, tuple):
        _write(paragraph, given.value)
    else:
        _write(paragraph, _fact_text(given))


def _fact_text(given: Fact) -> str:
    if isinstance(given.value, tuple):
        return "".join(run.text for run in runs(given.value))
    return shown(given.value, given.kind, given.places)


def _write_chip(paragraph: WordParagraph, text: str, tone: Tone) -> None:
    run = paragraph.add_run(bound(plain(text)))
    run.bold, run.font.color.rgb = True, colour(TONES[tone][0])
    run._r.get_or_add_rPr().append(shading(TONES[tone][1]))  # noqa: SLF001


@_add.register(Table)
def _(block: Table, place: _Place) -> None:
    if block.caption:
        place.paragraph("Caption").add_run(one_line(block.caption))
    if block.rows:
        add_table(place.document, block, place.tables.layout(block), place.look)
    else:
        _write(place.paragraph("Small"), block.empty)
    if block.note:
        # The last row stays with what is said below it, which alone on a page says nothing.
        keep_end(place.document.element.body[-2])
        _write(place.paragraph("Small"), block.note)
    elif block.rows:
        # Two tables that touch become one in Word; a small empty line keeps them apart.
        place.paragraph("Small").paragraph_format.space_after = Pt(2)


@_add.register(Callout)
def _(block: Callout, place: _Place) -> None:
    ink, fill = TONES[block.tone]
    _keep_apart(place)
    label = place.paragraph("Callout")
    run = label.add_run(one_line(block.label))
    run.bold = True
    if place.look.is_house:
        run.font.color.rgb, run.font.size = colour(ink), Pt(9.5)
    text = place.paragraph("Callout")
    _write(text, block.text)
    paragraphs = [label, text]
    if block.facts:
        paragraphs.append(place.paragraph("Callout"))
        written = 0
        for each in (fact(given) for given in block.facts):
            label_text, value = one_line(each.label), _fact_text(each)
            written += len(label_text) + len(value)
            if paragraphs[-1].runs and written > _FACTS_IN_A_LINE:
                paragraphs[-1].add_run().add_break()
                written = len(label_text) + len(value)
            elif paragraphs[-1].runs:
                label_text = f"    {label_text}"
            written_label = paragraphs[-1].add_run(f"{label_text}: ")
            if place.look.is_house:
                written_label.font.color.rgb = colour("muted")
            _write(paragraphs[-1], value, bold=True)
    keep_whole(paragraphs)
    if place.look.is_house:
        frame(paragraphs, ink, fill)


def _keep_apart(place: _Place) -> None:
    """Put a low empty line below a box that another follows: two boxes that touch become one in Word."""
    last = place.document.paragraphs[-1] if place.document.paragraphs else None
    if last is None or _style(last) != "Callout":
        return
    last.paragraph_format.space_after = Pt(0)
    between = place.paragraph("Small").paragraph_format
    between.space_before = between.space_after = Pt(0)
    between.line_spacing = Pt(5)


def _style(paragraph: WordParagraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


@_add.register(Signatures)
def _(block: Signatures, place: _Place) -> None:
    for number, each in enumerate(block.lines, 1):
        paragraph = place.paragraph("Signature Line")
        # The page's end must not leave the date alone behind the name.
        paragraph.paragraph_format.keep_with_next = number < len(block.lines)
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            Pt(place.room * 0.75), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES
        )
        paragraph.add_run(f"{one_line(each)}  \t")


@_add.register(Bars)
def _(block: Bars, place: _Place) -> None:
    add_picture(place.document, place.report, block, described(block))


@_add.register(Drawing)
def _(block: Drawing, place: _Place) -> None:
    add_picture(place.document, place.report, block, block.alt)
