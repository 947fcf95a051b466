"""The sample's own Word template: the cover report of one subgroup on the letterhead that it uses."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.templates.checking import check_template
from app.templates.fields import TemplateKind, TemplatePlace
from app.templates.operations import set_template

if TYPE_CHECKING:
    from app.work import Work

NAME = "Neglect subgroup cover report.docx"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PLAIN, _LARGE = '<w:sz w:val="22"/>', '<w:b/><w:sz w:val="36"/>'
_LINES = (
    ("Neglect subgroup", '<w:b/><w:color w:val="0B6E6E"/><w:sz w:val="24"/>'),
    ("{{marking}}", _PLAIN),
    ("{{item.title}}", _LARGE),
    ("Item {{item.number}} of the meeting of {{meeting.date}}, {{item.purpose}}", _PLAIN),
    ("Presented by {{presenter}}. Papers are due on {{papers.due}}.", _PLAIN),
    ("{{sections}}", _PLAIN),
)
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def build_template(work: Work, partnership: int, group: int) -> None:
    """Give a group its template, by the way that a person takes."""
    place = TemplatePlace(TemplateKind.COVER_REPORT, partnership, group)
    set_template(work, place, check_template(NAME, _content(), place.kind))


def _content() -> bytes:
    """Write the file; the same words give the same bytes."""
    body = "".join(
        f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>" for text, look in _LINES
    )
    paper = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}{paper}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*_PARTS.items(), ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name), f"{_HEAD}{text}")
    return made.getvalue()
