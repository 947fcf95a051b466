"""The words of a Word paper, for looking through them before it goes out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.errors import UserError
from app.minutes.word_file import local, open_word
from app.papers.contents import copy_content
from models.papers import PaperKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.papers.queries import PaperRecord


def words_of(session: Session, paper: PaperRecord) -> str:
    """Give the text of a paper in today's Word format, a line a paragraph; "" for any other, and for a damaged one.

    What cannot be read is no reason to keep a meeting's papers back: the pack names it.
    """
    if paper.kind is not PaperKind.WORD or paper.fault is not None:
        return ""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "paper"
        if not copy_content(session, paper.sha256, target):
            return ""
        try:
            document = open_word(target).document
        except UserError:
            return ""
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter() if local(piece.tag) == "t")
        for paragraph in document.iter()
        if local(paragraph.tag) == "p"
    )
