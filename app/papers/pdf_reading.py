"""Reading PDFs from outside: never by this process itself, but by one under walls that may hang or die without harm."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.apart import Apart, Ended, Kind
from app.papers.fields import PaperFault
from app.papers.pdf_child import read_pdf
from app.papers.rules import TooCostly
from app.process_walls import MEGABYTE, Walls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

READER = Kind("app.papers.pdf_child", "read-pdf")
WALLS = Walls(memory=1_200 * MEGABYTE, seconds=60, written=0)
SILENCE = 30.0
"""Seconds that a PDF may take: one of 300 scanned pages takes a twentieth of one."""


@dataclass(frozen=True)
class PdfFacts:
    """What a PDF says of itself: its pages and its subject, or what is wrong with it."""

    pages: int | None = None
    subject: str = ""
    fault: PaperFault | None = None


def read_apart(name: str, content: bytes) -> PdfFacts:
    """Read a PDF in a process of its own; TooCostly where it takes more than any paper does."""
    with (
        tempfile.TemporaryDirectory(prefix="paper-") as folder,
        Apart(READER, WALLS, SILENCE) as reader,
    ):
        path = Path(folder, "paper.pdf")
        path.write_bytes(content)
        try:
            [said] = reader.ask({"read": str(path)})
        except Ended as ended:
            raise TooCostly(name) from ended
    return facts_of(said)


def read_own(_name: str, content: bytes) -> PdfFacts:
    """Read a PDF that the program drew itself, in this process."""
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(content)
        return facts_of(read_pdf(path))


def facts_of(said: Mapping[str, Any]) -> PdfFacts:
    """Take what the process said."""
    if "fault" in said:
        return PdfFacts(fault=PaperFault(said["fault"]))
    return PdfFacts(int(said["pages"]), str(said["subject"]))
