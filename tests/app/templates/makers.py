"""Word files for tests of templates: made by the library that writes documents, then changed as Word changes them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document

from app.templates.checking import check_template
from app.templates.fields import TemplateKind, TemplatePlace
from app.templates.operations import set_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument

    from app.bootstrap import Core

MINUTES = TemplateKind.MINUTES


def bytes_of(document: WordDocument) -> bytes:
    """Give what a document's file holds."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word(*lines: str, header: str = "") -> bytes:
    """Make a Word file with a paragraph for each line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return bytes_of(document)


def changed(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Give a file with parts replaced, added or, for None, left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def with_text(content: bytes, part: str, old: str, new: str) -> bytes:
    """Give a file with a text in one of its parts replaced by another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(part).decode()
    assert old in text
    return changed(content, {part: text.replace(old, new).encode()})


def give(
    core: Core,
    content: bytes,
    partnership: int,
    group: int | None = None,
    *,
    kind: TemplateKind = MINUTES,
    name: str = "Ours.docx",
) -> int:
    """Give a partnership or a group a template in a step of its own."""
    with core.work("Set Word template", name) as work:
        place = TemplatePlace(kind, partnership, group)
        return set_template(work, place, check_template(name, content, kind))
