"""The styles that blocks need in a Word template: its own by name, and what it lacks made from its others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt
from docx.styles import BabelFish

from reports.word_boxes import edges
from reports.word_look import TABLE_STYLE, Look
from reports.word_styles import add_table_style, border, put_in, shading

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

HEADINGS = tuple(f"Heading {level}" for level in range(1, 7))
LISTS = {"List Bullet": ("bullet", "•"), "List Number": ("decimal", "%1.")}
_BUILT_IN = (*HEADINGS, *LISTS, "Caption")
_OTHERS = ("Lead", "Small", "Fact", "Callout", "Signature Line", "Table Text")
STYLES = (*_BUILT_IN, *_OTHERS)
"""The styles by which a template says how blocks look, besides Normal and that of tables."""
_TABLE_STYLES = (TABLE_STYLE, "Table Grid")
_LISTED = 18.0
"""How far a list is set in, in points."""


def make_styles(document: WordDocument) -> Look:
    """Give a template the styles it lacks, so that every block can be written, and say which of its own are used."""
    known = {
        (each.name or "").casefold(): each
        for each in document.styles
        if each.type == WD_STYLE_TYPE.PARAGRAPH
    }
    for name in STYLES:
        found = known.get(name.casefold())
        if found is not None:
            # Some programs write the names of Word's own styles with a capital.
            found.name = BabelFish.ui2internal(name)
            continue
        _free(document, name)
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILT_IN)
        made.quick_style = True
        _form(document, made)
    for name in LISTS:
        _number(document, name)
    return Look(is_house=False, table=_table_style(document))


def add_box(style: ParagraphStyle) -> None:
    """Let a style draw the box of decisions and actions."""
    properties = style.element.get_or_add_pPr()
    top, bottom = border("top", "ground", 4, space=5), border("bottom", "ground", 4, space=5)
    put_in(properties, edges(top, border("left", "accent", 24, space=8), bottom))
    put_in(properties, shading("ground"))
    style.paragraph_format.left_indent = Pt(10)


def _free(document: WordDocument, name: str) -> None:
    """Give a style of another kind that has a needed name another one."""
    for each in document.styles:
        if (each.name or "").casefold() == name.casefold():
            each.name = f"{each.name} (template)"


def _form(document: WordDocument, made: ParagraphStyle) -> None:
    """Make a missing style from the template's own: a heading from the one above it, the rest from plain text."""
    styles = document.styles
    name = made.name or ""
    base = styles.default(WD_STYLE_TYPE.PARAGRAPH)
    form = made.paragraph_format
    if name in HEADINGS:
        level = HEADINGS.index(name)
        base = styles[HEADINGS[level - 1]] if level else base
        outline = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>')
        made.element.get_or_add_pPr().append(outline)
        form.space_before, form.space_after = Pt(max(16 - 2 * level, 10)), Pt(5)
        form.keep_with_next = True
        made.font.bold = True
    elif name == "Caption":
        form.space_before, form.space_after, form.keep_with_next = Pt(10), Pt(4), True
        made.font.bold = True
    elif name == "Callout":
        form.space_before = form.space_after = Pt(0)
        add_box(made)
    elif name == "Small":
        made.font.size = Pt(9)
    elif name == "Signature Line":
        form.space_before = Pt(30)
    elif name in {"Fact", "Table Text", *LISTS}:
        form.space_before, form.space_after = Pt(2), Pt(2)
    made.base_style = base


def _table_style(document: WordDocument) -> str:
    tables = {each.name for each in document.styles if each.type == WD_STYLE_TYPE.TABLE}
    for name in _TABLE_STYLES:
        if name in tables:
            return name
    add_table_style(document)
    return TABLE_STYLE


def _number(document: WordDocument, name: str) -> None:
    """See to it that the paragraphs of a list have their bullet or number by the style itself."""
    numbering = _numbering(document)
    style = document.styles[name]
    chain: list[Any] = []
    now: Any = style
    while now is not None and len(chain) < len(document.styles):
        chain.append(now)
        now = now.base_style
    ids = (each.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") for each in chain)
    used = next((int(each.get(qn("w:val"), "0")) for each in ids if each is not None), 0)
    if used not in {int(each.numId) for each in numbering.num_lst}:
        used = _add_numbering(numbering, *LISTS[name])
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = used


def _numbering(document: WordDocument) -> Any:  # noqa: ANN401 - python-docx types no numbering
    """Give the numberings of a template; python-docx cannot add them where there are none."""
    part = document.part
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in part.rels.values()):
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _add_numbering(numbering: Any, form: str, text: str) -> int:  # noqa: ANN401 - as above
    taken = [
        int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))
    ]
    number = max(taken, default=-1) + 1
    hanging = round(_LISTED * 20)
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{hanging}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
    )
    # The schema wants them before the numberings that use them.
    numbering.insert(len(taken), made)
    return int(numbering.add_num(number).numId)
