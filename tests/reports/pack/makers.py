"""A meeting with papers of every kind, and what can be read back from its pack."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pikepdf
from docx import Document
from openpyxl import Workbook
from pypdf import PdfReader

from app.agenda.operations import add_item
from reports.pack import Wish, write_pack
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan
from tests.app.papers.makers import attach, pdf, picture

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.pack import Written


def make(core: Core) -> tuple[int, list[int]]:
    """Plan a meeting with three items, the first two with papers (1a of two pages, 1b and 2a); give their ids."""
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Add items") as work:
        titles = ("Neglect strategy", "Dataset", "Any other business")
        items = [add_item(work, {"meeting": meeting_id, "title": title}) for title in titles]
    attach(core, items[0], "Strategy.pdf", pdf("Strategy one", "Strategy two"))
    attach(core, items[0], "Annex.pdf", pdf("Annex one"))
    attach(core, items[1], "Dataset.pdf", pdf("Dataset one"))
    return meeting_id, items


def write(core: Core, path: Path, **wish: Any) -> Written:  # noqa: ANN401 - the fields of a Wish
    """Write a pack of the meeting."""
    return write_pack(core, Wish(1, **wish), path)


def texts(path: Path) -> list[str]:
    """Give the text of each page."""
    return [page.extract_text() for page in PdfReader(path).pages]


def ways(path: Path, page: int) -> dict[int, int]:
    """Give how often the page with an index leads to others, by their index."""
    found: dict[int, int] = {}
    with pikepdf.open(path) as pdf_file:
        numbers = {each.obj.objgen: place for place, each in enumerate(pdf_file.pages)}
        for each in pdf_file.pages[page].obj.get("/Annots", pikepdf.Array()):
            target = numbers[each.Dest[0].objgen]
            found[target] = found.get(target, 0) + 1
    return found


def bookmarks(path: Path) -> list[tuple[str, int]]:
    """Give the bookmarks with the index of the page each leads to, those below another set in."""
    reader = PdfReader(path)

    def walk(outline: Any, depth: int) -> list[tuple[str, int]]:  # noqa: ANN401 - pypdf's nested lists
        found = []
        for each in outline:
            if isinstance(each, list):
                found += walk(each, depth + 1)
            else:
                page = reader.get_destination_page_number(each)
                assert page is not None
                found.append(("  " * depth + str(each.title), page))
        return found

    return walk(reader.outline, 0)


def word(text: str = "Written in Word") -> bytes:
    """Make a Word document."""
    document, made = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def excel(text: str = "Written in Excel") -> bytes:
    """Make an Excel workbook."""
    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = text
    book.save(made)
    return made.getvalue()


def linking(path: Path) -> bytes:
    """Make a Word document that shows a picture which lies elsewhere."""
    document, made, linked = Document(), io.BytesIO(), io.BytesIO()
    document.add_picture(io.BytesIO(picture()))
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(linked, "w") as changed:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "word/_rels/document.xml.rels":
                link = _LINK.format(path.as_uri()).encode()
                content = content.replace(b"</Relationships>", link + b"</Relationships>")
            if name == "word/document.xml":
                content = re.sub(rb'r:embed="[^"]+"', b'r:link="elsewhere"', content)
            changed.writestr(name, content)
    return linked.getvalue()


_LINK = (
    '<Relationship Id="elsewhere" Target="{}" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
