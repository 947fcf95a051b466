"""Minute text as blocks of a document: paragraphs, bullets and numbered points from the lines that the parser gives."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.minutes.printed import RESTRICTED
from reports.document import Bullets, Numbered, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.minutes.text import MinuteLine
    from reports.document import Text


def blocks_of(lines: Iterable[MinuteLine]) -> Iterator[Paragraph | Bullets | Numbered]:
    """Give the blocks of minute text; bullets in a row are one list, and so are numbers that count on by one."""
    counted = enumerate(lines)
    for key, group in groupby(counted, key=lambda each: _list_of(*each)):
        run = [line for _, line in group]
        if key[0] == "bullet":
            yield Bullets(tuple(map(_text, run)))
        elif key[0] == "number":
            yield Numbered(tuple(map(_text, run)), start=run[0].number or 1)
        else:
            yield Paragraph(_text(run[0]))


def _list_of(place: int, line: MinuteLine) -> tuple[str, int]:
    """Tell lists apart: the numbers of one list all differ from their places by the same."""
    if line.kind == "bullet":
        return "bullet", 0
    if line.kind == "number":
        return "number", (line.number or 0) - place
    return "paragraph", place


def _text(line: MinuteLine) -> Text:
    runs = tuple(Run(piece.text, piece.bold) for piece in line.pieces)
    return (Run(RESTRICTED, bold=True), *runs) if line.restricted else runs
