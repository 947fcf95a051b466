"""Prepares an empty Word document: paper, styles, language, header and footer, and none of the template's leftovers."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from reports import metrics
from reports.plain import one_line
from reports.style import COLOURS, paper
from reports.word_look import TABLE_STYLE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.text.parfmt import CT_PPr
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from reports.document import Report
    from reports.drawing import Colour
    from reports.style import Paper

# Inter is not on the reader's machine and is not embedded; Arial is on every one.
FONT = "Arial"

_MARGIN_SIZE = 8.5
_FONT_KEYS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_THEME_KEYS = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")
# name, size in points, bold, colour, space before, space after
_STYLES: tuple[tuple[str, float, bool, Colour, float, float], ...] = (
    ("Normal", 10.5, False, "ink", 0, 6),
    ("Title", 21, True, "ink", 0, 4),
    ("Subtitle", 12, False, "muted", 0, 4),
    ("Heading 1", 14, True, "ink", 15, 4),
    ("Heading 2", 12, True, "ink", 14, 5),
    ("Heading 3", 11, True, "ink", 12, 4),
    ("Heading 4", 10.5, True, "muted", 10, 4),
    ("Heading 5", 10.5, True, "muted", 10, 4),
    ("Heading 6", 10.5, True, "muted", 10, 4),
    ("List Bullet", 10.5, False, "ink", 0, 3),
    ("List Number", 10.5, False, "ink", 0, 3),
    ("Caption", 10.5, True, "ink", 12, 4),
    ("Header", _MARGIN_SIZE, False, "muted", 0, 0),
    ("Footer", _MARGIN_SIZE, False, "muted", 0, 0),
    ("Lead", 11.5, False, "ink", 0, 8),
    ("Small", 9, False, "muted", 3, 6),
    ("Fact", 10.5, False, "ink", 0, 3),
    ("Callout", 10.5, False, "ink", 0, 0),
    ("Signature Line", 10.5, False, "muted", 30, 0),
    ("Table Text", 9.5, False, "ink", 2, 2),
)


def prepared(report: Report) -> WordDocument:
    """Give an empty document with everything but the blocks of a report."""
    document = Document()
    sheet = paper(landscape=report.landscape)
    _set_paper(document, sheet, landscape=report.landscape)
    for name, size, bold, colour, before, after in _STYLES:
        _set_style(_style(document, name), (size, bold, colour), (before, after))
    _style(document, "Caption").paragraph_format.keep_with_next = True
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        _set_font(fonts.getparent())
    add_table_style(document)
    _set_language(document, report.language)
    set_properties(document, report)
    _set_margins(document, report, sheet)
    _drop_leftovers(document)
    return document


def colour(name: Colour) -> RGBColor:
    """Give a colour of the house as Word's."""
    return RGBColor.from_string(COLOURS[name][1:])


def shading(fill: Colour) -> BaseOxmlElement:
    """Give the element that fills what it stands in with a colour."""
    return parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{COLOURS[fill][1:]}"/>'
    )


def put_in(properties: CT_PPr, element: BaseOxmlElement) -> None:
    """Put borders or shading, borders first, into a paragraph's properties where the schema wants them."""
    properties.insert_element_before(element, "w:tabs", "w:spacing", "w:ind", "w:jc")


def border(side: str, name: Colour, eighths: int, space: int = 0) -> str:
    """Give the XML of one border line; its width is in eighths of a point."""
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{COLOURS[name][1:]}"/>'
    )


def _set_paper(document: WordDocument, sheet: Paper, *, landscape: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(sheet.side)
    section.top_margin, section.bottom_margin = Pt(sheet.top), Pt(sheet.bottom)
    section.header_distance = section.footer_distance = Pt(30)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    if name not in document.styles:
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
        added.quick_style = True
    style: ParagraphStyle = document.styles[name]
    return style


def _set_style(
    style: ParagraphStyle, font: tuple[float, bool, Colour], spaces: tuple[float, float]
) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(font[0]), font[1], False
    style.font.color.rgb = colour(font[2])
    properties = style.element.get_or_add_rPr()
    _set_font(properties)
    for tag in ("w:spacing", "w:kern"):
        # The template spaces the letters of its titles.
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(spaces[0]), Pt(spaces[1])
    form.line_spacing = 1.12
    form.widow_control = True
    edges = style.element.pPr.find(qn("w:pBdr"))
    if edges is not None:
        # The template underlines its title.
        style.element.pPr.remove(edges)


def _set_font(properties: BaseOxmlElement) -> None:
    """Name the font outright: the template's theme fonts would win over it."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for key in _THEME_KEYS:
        fonts.attrib.pop(qn(key), None)
    for key in _FONT_KEYS:
        fonts.set(qn(key), FONT)


def add_table_style(document: WordDocument) -> None:
    """Add the style of tables."""
    line, accent = border("bottom", "line", 4), border("bottom", "accent", 8)
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{line}{border('insideH', 'line', 4)}</w:tblBorders>"
            "</w:tblPr>"
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>{accent}'
            "</w:tcBorders></w:tcPr></w:tblStylePr>"
            '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            f"{border('top', 'muted', 8)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )
    )


def _set_language(document: WordDocument, language: str) -> None:
    """Set the language where Word looks for it: in the styles; the core property alone does nothing."""
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
        each.set(qn("w:eastAsia"), language)
    for each in document.settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), language)


def set_properties(document: WordDocument, report: Report) -> None:
    """Say in the file's properties what the document is, of whom and of which day."""
    core = document.core_properties
    day = datetime.combine(report.printed, time())
    core.title, core.subject = one_line(report.title)[:255], one_line(report.subject)[:255]
    core.author = core.last_modified_by = one_line(report.author or report.partnership)[:255]
    core.language, core.comments = report.language, one_line(report.basis)[:255]
    core.created = core.modified = day
    core.revision = 1


def _set_margins(document: WordDocument, report: Report, sheet: Paper) -> None:
    """Write header and footer: three texts each, left, in the middle and right."""
    section = document.sections[0]
    for name in ("Header", "Footer"):
        tabs = _style(document, name).paragraph_format.tab_stops
        while len(tabs):
            del tabs[0]
        tabs.add_tab_stop(Pt(sheet.text_width / 2), WD_TAB_ALIGNMENT.CENTER)
        tabs.add_tab_stop(Pt(sheet.text_width), WD_TAB_ALIGNMENT.RIGHT)
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    room = sheet.text_width
    above.add_run(_cut(report.partnership, room * 0.38))
    _add_marking(above, report, room)
    draft = above.add_run("\t" + _cut(report.draft, room * 0.38))
    draft.bold, draft.font.color.rgb = True, colour("caution")
    below.add_run(_cut(report.title, room * 0.38))
    _add_marking(below, report, room)
    below.add_run("\tPage ")
    _add_field(below, "PAGE")
    below.add_run(" of ")
    _add_field(below, "NUMPAGES")


def _cut(text: str, room: float) -> str:
    return metrics.cut(one_line(text), room, _MARGIN_SIZE, bold=True)


def _add_marking(paragraph: Paragraph, report: Report, room: float) -> None:
    run = paragraph.add_run("\t" + _cut(report.marking, room * 0.22))
    run.bold, run.font.color.rgb = True, colour("ink")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word fills in; the 1 stands there until it has."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("1", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "1":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - python-docx has no fields of its own
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)  # noqa: SLF001


def _drop_leftovers(document: WordDocument) -> None:
    """Drop the template's thumbnail, and its age, for which Word opens a file in compatibility mode."""
    package = document.part.package
    for key, related in list(package.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    settings = document.settings.element
    for name in ("w:savePreviewPicture", "w:compat/w:useFELayout"):
        for old in settings.findall(name, namespaces=settings.nsmap):
            old.getparent().remove(old)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
