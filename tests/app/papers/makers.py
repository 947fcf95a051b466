"""Papers for tests, made by the libraries that real ones are made by."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.papers.looking import look_at
from app.papers.operations import attach_paper
from app.papers.pdf_reading import read_own

if TYPE_CHECKING:
    from app.bootstrap import Core

A4 = (595.28, 841.89)


def pdf(*texts: str, size: tuple[float, float] = A4) -> bytes:
    """Make a PDF with a page for each text."""
    made = io.BytesIO()
    canvas = Canvas(made, size, invariant=1)
    for text in texts or ("Paper",):
        canvas.drawString(72, size[1] - 90, text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked_pdf(password: str = "secret") -> bytes:  # noqa: S107 - of a test's own paper
    """Make a PDF that asks for a password."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Locked"))) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user=password, owner=password))
    return made.getvalue()


def damaged_pdf() -> bytes:
    """Make a file that begins as a PDF does and holds nothing that could be read."""
    return b"%PDF-1.7\n" + b"\x00\xff" * 2000


def picture(width: int = 60, height: int = 40, kind: str = "PNG") -> bytes:
    """Make a picture."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, kind)
    return made.getvalue()


def package(*parts: str, mimetype: str = "") -> bytes:
    """Make a zip with these parts, as Word and Excel keep their documents."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for part in parts:
            archive.writestr(part, "<xml/>")
    return made.getvalue()


def attach(core: Core, item_id: int, name: str, content: bytes) -> int:
    """Attach a paper as a step of its own and give its id; a PDF is read here, which saves a process for each."""
    with core.work("Attach paper", name) as work:
        return attach_paper(work, item_id, look_at(name, content, read_own))
