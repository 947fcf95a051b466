"""The words of a Word paper, for looking through them; no part of the document is run, and nothing outside it read."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from app.papers.contents import copy_content
from models.papers import PaperKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.papers.queries import PaperRecord

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 20_000_000
"""Bytes of text that are looked at; a document that claims more is left alone."""


def words_of(session: Session, paper: PaperRecord) -> str:
    """Give the text of a paper in today's Word format, a line a paragraph; "" for any other, and for a damaged one."""
    if paper.kind is not PaperKind.WORD or paper.fault is not None:
        return ""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "paper"
        if not copy_content(session, paper.sha256, target):
            return ""
        return read_words(target)


def read_words(path: Path) -> str:
    """Give the text of a document of Word; "" where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("word/document.xml").file_size > _MOST:
                return ""
            root = ElementTree.fromstring(archive.read("word/document.xml"))
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ElementTree.ParseError,
        DefusedXmlException,
    ):
        return ""
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(f"{_WORD}t"))
        for paragraph in root.iter(f"{_WORD}p")
    )
