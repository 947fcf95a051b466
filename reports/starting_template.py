"""A Word template to begin with: the built-in layout with its placeholders, for the unit to edit in Word."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from docx.shared import Pt

from app.templates.fields import TemplateKind
from app.templates.placeholders import placeholders_of
from reports.document import Report
from reports.saving import in_place_of
from reports.template_styles import add_box
from reports.word import undated
from reports.word_boxes import edges
from reports.word_styles import border, prepared, put_in

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_MINUTES = (
    ("Title", "{{title}}"),
    ("Subtitle", "{{meeting.date}}, {{meeting.time}}"),
    ("Small", "{{version}}"),
    ("Normal", "{{details}}"),
    ("Heading 1", "Attendance"),
    ("Normal", "{{attendance}}"),
    ("Normal", "Also present:"),
    ("Normal", "{{guests}}"),
    ("Normal", "{{items}}"),
    ("Heading 1", "Next meeting"),
    ("Normal", "{{meeting.next}}"),
    ("Normal", "{{signatures}}"),
)
_AGENDA = (
    ("Title", "{{title}}"),
    ("Subtitle", "{{meeting.date}}, {{meeting.time}}"),
    ("Small", "{{version}}"),
    ("Normal", "{{details}}"),
    ("Heading 1", "Items"),
    ("Normal", "{{items}}"),
    ("Heading 1", "Actions from earlier meetings"),
    ("Normal", "{{actions}}"),
)
_SHEET = (
    ("Title", "{{title}}"),
    ("Subtitle", "{{meeting.date}}, {{meeting.time}}"),
    ("Small", "{{version}}"),
    ("Lead", "{{summary}}"),
    ("Normal", "{{actions}}"),
    ("Heading 1", "Decisions"),
    ("Normal", "{{decisions}}"),
)
_REPORT = (
    ("Title", "{{item.title}}"),
    ("Subtitle", "Report to {{group}}, {{meeting.date}}"),
    ("Fact", "Agenda item\t{{item.number}}"),
    ("Fact", "Purpose\t{{item.purpose}}"),
    ("Fact", "Presented by\t{{presenter}}"),
    ("Fact", "Papers due\t{{papers.due}}"),
    ("Normal", "{{sections}}"),
)
_LINES = {
    TemplateKind.MINUTES: _MINUTES,
    TemplateKind.AGENDA: _AGENDA,
    TemplateKind.ACTION_SHEET: _SHEET,
    TemplateKind.COVER_REPORT: _REPORT,
}
_FACT_AT = 110.0
"""Where the values of facts begin, in points."""


def write_starting_template(kind: TemplateKind, path: Path, today: date) -> None:
    """Write a template to begin with; EnvironmentProblem when the file cannot be written."""
    content = starting_template(kind, today)
    with in_place_of(path) as draft:
        draft.write_bytes(content)


def starting_template(kind: TemplateKind, today: date) -> bytes:
    """Give what such a file holds; a comment at its title names every placeholder of the kind."""
    title = f"Template: {kind.title_text.casefold()}"
    report = Report(
        "{{title}}",
        (),
        today,
        partnership="{{partnership}}",
        marking="{{marking}}",
        draft="{{draft}}",
    )
    document = prepared(report)
    add_box(cast("ParagraphStyle", document.styles["Callout"]))
    for style, text in _LINES[kind]:
        paragraph = document.add_paragraph(text, style=style)
        if style == "Subtitle":
            edge = edges(border("bottom", "accent", 12, space=6))
            put_in(paragraph._p.get_or_add_pPr(), edge)  # noqa: SLF001 - python-docx has no borders
            paragraph.paragraph_format.space_after = Pt(12)
        elif style == "Fact":
            _set_in(paragraph)
    document.add_comment(
        document.paragraphs[0].runs, _explained(kind), author="Partnership Desk", initials="PD"
    )
    properties = document.core_properties
    properties.title, properties.subject = title, ""
    written = BytesIO()
    document.save(written)
    return undated(written)


def _set_in(paragraph: Paragraph) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Pt(_FACT_AT), -Pt(_FACT_AT)
    form.tab_stops.add_tab_stop(Pt(_FACT_AT))


_OPENS = (
    "This comment does not go into documents. Change anything here but the names in double brackets; move them, "
    "take them out or add others:"
)
_CLOSES = (
    "A block (a list, a table, the items) stands alone in its paragraph. Its headings, lists, tables and boxes take "
    "the styles Heading 1 to 3, List Bullet, List Number, Caption, Fact, Small, Callout, Table Text and Report Table; "
    "a paragraph that is a heading says from which level."
)


def _explained(kind: TemplateKind) -> str:
    lines = (f"{each.shown}  {each.about}." for each in placeholders_of(kind))
    return "\n".join((_OPENS, *lines, _CLOSES))
