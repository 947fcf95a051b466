"""Papers that other programs garbled: whatever a paper says of itself, it is refused by name or becomes pages."""

from __future__ import annotations

import io
import warnings
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers.looking import look_at
from app.papers.pdf_child import read_pdf
from app.papers.pdf_reading import read_own
from reports.pack_merge import About, Piece, merge
from reports.pack_stamps import Marks
from tests.app.papers.makers import pdf
from tests.reports.pack.test_papers_of_a_pack import form, hostile, layered

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    b"/MediaBox", b"/Resources", b"/Contents", b"/Annots", b"/Type", b"/Kids", b"/Rect", b"/AP",
    b"/Subtype", b"/A", b"/OCGs", b"/D", b"/OFF", b"/Fields", b"/Parent", b"/Count",
)  # fmt: skip
NONSENSE = (
    b" null ",
    b" << >> ",
    b" [ ] ",
    b" (x) ",
    b" -1 ",
    b" 9999999999 ",
    b" 7 0 R ",
    b" /N ",
)
ABOUT = About("Pack", "", "", 1, Marks("SCP Board", "OFFICIAL"), ("1 Item",))


@cache
def plain_papers() -> tuple[bytes, ...]:
    """Give papers without compression, so that what is changed is what they say of themselves."""
    found = []
    for content in (pdf("One", "Two"), form(), layered(), hostile()):
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as paper:
            paper.save(
                made,
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            )
        found.append(made.getvalue())
    return tuple(found)


def garbled(seed: int) -> bytes:
    """Change a paper in a few places: a sign, a gap, a word too much, a value that makes no sense."""
    chance = Random(seed)  # noqa: S311 - no secret
    content = bytearray(chance.choice(plain_papers()))
    for _ in range(chance.randrange(1, 6)):
        place, how = chance.randrange(20, len(content)), chance.randrange(4)
        if how == 0:
            content[place] = chance.randrange(256)
        elif how == 1:
            del content[place : place + chance.randrange(1, 40)]
        elif how == 2:
            content[place:place] = chance.choice(NONSENSE)
        else:
            word = chance.choice(WORDS)
            after = max(20, content.find(word) + len(word))
            content[after : after + chance.randrange(12)] = chance.choice(NONSENSE)
    return bytes(content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the front of a pack."""
    made = tmp_path_factory.mktemp("odd")
    (made / "front.pdf").write_bytes(pdf("Cover", "Agenda"))
    return made


@given(st.integers(0, 10_000))
def test_a_garbled_paper_has_a_fault_or_becomes_pages(folder: Path, seed: int) -> None:
    content, paper = garbled(seed), folder / "paper.pdf"
    found = look_at("paper.pdf", content, read_own)
    paper.write_bytes(found.content)
    pieces = [
        Piece(folder / "front.pdf", "front", "", "Agenda"),
        Piece(paper, "1a", "Paper 1a", "1a Paper", "1 Item"),
    ]
    if found.fault is None:
        with warnings.catch_warnings():
            # What qpdf mends on the way it tells; a garbled paper is mended often.
            warnings.simplefilter("ignore")
            merge(pieces, ABOUT, folder / "pack.pdf", lambda *_told: None)
        assert read_pdf(folder / "pack.pdf")["pages"] == (found.pages or 0) + 2
