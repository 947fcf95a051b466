"""Writes a table into a Word document: header row marked and repeated, rows kept whole, widths fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from reports import metrics
from reports.keeping import ENDS, is_short
from reports.plain import one_line
from reports.style import TONES
from reports.table import Cell, cell
from reports.values import shown
from reports.word_styles import colour, shading

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row, CT_Tbl
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as WordTable

    from reports.drawing import Align
    from reports.table import Cells, Table
    from reports.widths import Layout
    from reports.word_look import Look

_SIDES: dict[Align, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
}


def add_table(document: Document, table: Table, layout: Layout, look: Look) -> None:
    """Add a table with rows; its first and its last rows stay together, those of a short one all."""
    added = document.add_table(rows=0, cols=len(table.columns))
    added.style = document.styles[look.table]
    _set_form(added, table, layout)
    writer = _Rows(added, table, layout, _of_cells(document, layout, look))
    writer.add_head()
    for row in table.rows:
        writer.add(row)
    if table.total is not None:
        writer.add(tuple(Cell(cell(each).value, bold=True) for each in table.total))
    _keep_together(added, whole=is_short(table, layout))


def _keep_together(added: WordTable, *, whole: bool) -> None:
    """Keep the first and the last three rows of a table on one page each, or the whole of it."""
    rows: list[CT_Row] = added._tbl.tr_lst  # noqa: SLF001 - python-docx looks through the table for each row
    before_last = rows[:-1]
    for row in before_last if whole else (*before_last[:ENDS], *before_last[1 - ENDS :]):
        keep_with_next(row)


def keep_with_next(element: BaseOxmlElement) -> None:
    """Keep a paragraph, or all paragraphs of a row or a table, on the page of what follows."""
    paragraphs = [element] if element.tag == qn("w:p") else element.iter(qn("w:p"))
    for paragraph in paragraphs:
        Paragraph(paragraph, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]  # the parent is asked for styles only


def _set_form(added: WordTable, table: Table, layout: Layout) -> None:
    """Fix the widths and say which rows the style treats as first and last."""
    added.autofit = False
    grid: CT_Tbl = added._tbl  # noqa: SLF001 - python-docx reaches none of this
    for column, width in zip(grid.tblGrid.gridCol_lst, layout.widths, strict=True):
        column.w = Pt(width)
    look = grid.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        grid.tblPr.append(look)
    look.attrib.clear()
    edge = f'w:w="{round(layout.padding * 20)}" w:type="dxa"'
    margins = f"<w:tblCellMar {nsdecls('w')}><w:left {edge}/><w:right {edge}/></w:tblCellMar>"
    look.addprevious(parse_xml(margins))
    last = "0" if table.total is None else "1"
    # 0620 and 0660: header row, no bands, with or without a last row of its own.
    look.set(qn("w:val"), "0660" if table.total is not None else "0620")
    flags = {"firstRow": "1", "lastRow": last, "firstColumn": "0", "lastColumn": "0"}
    for name, value in (flags | {"noHBand": "1", "noVBand": "1"}).items():
        look.set(qn(f"w:{name}"), value)


@dataclass(frozen=True)
class _Form:
    """How the words of cells are written: the id of their style, and what stands beside it."""

    style: str
    is_house: bool
    sets_size: bool


def _of_cells(document: Document, layout: Layout, look: Look) -> _Form:
    style = document.styles["Table Text"]
    own = cast("ParagraphStyle", style).font.size
    # The widths were reckoned for this size; a template's own is kept where it is no larger.
    sets_size = look.is_house or own is None or own > Pt(layout.size)
    return _Form(style.style_id, look.is_house, sets_size)


class _Rows:
    """Adds rows to a table of Word."""

    def __init__(self, added: WordTable, table: Table, layout: Layout, form: _Form) -> None:
        self._form = form
        self._added = added
        self._table = table
        self._layout = layout

    def add_head(self) -> None:
        """Add the header row: marked as such, which repeats it and tells screen readers."""
        row = self._new_row()
        row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for place, column in enumerate(self._table.columns):
            paragraph = self._paragraph(row, place)
            self._write(paragraph, Cell(one_line(column.label), bold=True), is_head=True)
            if column.upright:
                self._stand_up(row, place)
            low = OxmlElement("w:vAlign")
            low.set(qn("w:val"), "bottom")
            row.tc_lst[place].get_or_add_tcPr().append(low)

    def _stand_up(self, row: CT_Row, place: int) -> None:
        """Write a label from bottom to top, in a row high enough for the longest of them."""
        turned = OxmlElement("w:textDirection")
        turned.set(qn("w:val"), "btLr")
        row.tc_lst[place].get_or_add_tcPr().append(turned)
        labels = (one_line(column.label) for column in self._table.columns if column.upright)
        row.trHeight_val = Pt(metrics.widest(labels, self._layout.size, bold=True) + 12)
        row.trHeight_hRule = WD_ROW_HEIGHT_RULE.AT_LEAST

    def add(self, cells: Cells) -> None:
        """Add one row of values."""
        row = self._new_row()
        for place, (column, given) in enumerate(zip(self._table.columns, cells, strict=True)):
            each = cell(given)
            text = shown(each.value, column.kind, column.places)
            paragraph = self._paragraph(row, place)
            self._write(paragraph, Cell(text, tone=each.tone, bold=each.bold))
            if self._table.shaded and each.tone != "none":
                properties = row.tc_lst[place].get_or_add_tcPr()
                properties.append(shading(TONES[each.tone][1]))

    def _new_row(self) -> CT_Row:
        # python-docx's own ways of adding a row look through the whole table each time.
        row = cast("CT_Row", OxmlElement("w:tr"))
        self._added._tbl.append(row)  # noqa: SLF001
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for width in self._layout.widths:
            row.add_tc().width = Emu(Pt(width))
        return row

    def _paragraph(self, row: CT_Row, place: int) -> Paragraph:
        paragraph = Paragraph(row.tc_lst[place].p_lst[0], self._added)
        # By id: python-docx would look through every style for every cell.
        paragraph._p.style = self._form.style  # noqa: SLF001
        paragraph.alignment = _SIDES[self._table.columns[place].side]
        return paragraph

    def _write(self, paragraph: Paragraph, given: Cell, *, is_head: bool = False) -> None:
        run = paragraph.add_run(str(given.value))
        run.bold = given.bold or given.tone != "none" or None
        if self._form.sets_size:
            run.font.size = Pt(self._layout.size)
        if not self._form.is_house:
            return
        if is_head:
            run.font.color.rgb = colour("muted")
        if given.tone != "none":
            run.font.color.rgb = colour(TONES[given.tone][0])
            if not self._table.shaded:
                run._r.get_or_add_rPr().append(shading(TONES[given.tone][1]))  # noqa: SLF001
