"""Looking at files: known by what they hold, whatever they are called, and taken with their faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import EnvironmentProblem, UserError
from app.papers import looking
from app.papers.fields import PaperFault, PaperKind
from app.papers.looking import look, look_at
from app.papers.rules import EmptyPaper, NotAPaper, PictureTooLarge, TooLarge
from tests.app.papers.makers import damaged_pdf, locked_pdf, package, pdf, picture

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
KINDS = {
    "a PDF": (pdf(), PaperKind.PDF),
    "a PDF behind a mail gateway's line": (b"Scanned by gateway\n" + pdf(), PaperKind.PDF),
    "a Word document": (package("[Content_Types].xml", "word/document.xml"), PaperKind.WORD),
    "a Word document with macros": (
        package("word/document.xml", "word/vbaProject.bin"),
        PaperKind.WORD,
    ),
    "an Excel workbook": (package("xl/workbook.xml"), PaperKind.EXCEL),
    "a binary Excel workbook": (package("xl/workbook.bin"), PaperKind.EXCEL),
    "a presentation": (package("ppt/presentation.xml"), PaperKind.SLIDES),
    "an open text": (
        package("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
        PaperKind.WORD,
    ),
    "a Word document before 2007": (OLE + "WordDocument".encode("utf-16-le"), PaperKind.WORD),
    "an Excel workbook before 2007": (OLE + "Workbook".encode("utf-16-le"), PaperKind.EXCEL),
    "a rich text": (b"{\\rtf1 hello}", PaperKind.WORD),
    "a picture": (picture(), PaperKind.PICTURE),
    "a photograph": (picture(kind="JPEG"), PaperKind.PICTURE),
}


@pytest.mark.parametrize("what", KINDS)
def test_a_paper_is_known_by_what_it_holds_and_not_by_its_name(what: str) -> None:
    content, kind = KINDS[what]
    found = look_at("minutes.exe", content)
    assert (found.kind, found.fault) == (kind, None)


def test_the_pages_of_a_pdf_and_of_a_scanned_picture_are_counted(tmp_path: Path) -> None:
    assert look_at("a.pdf", pdf("One", "Two", "Three")).pages == 3
    first = Image.new("1", (50, 70))
    first.save(tmp_path / "scan.tif", save_all=True, append_images=[first, first])
    assert look(tmp_path / "scan.tif").pages == 3
    assert look_at("plan.docx", package("word/document.xml")).pages is None


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", damaged_pdf(), PaperFault.DAMAGED),
        ("a.pdf", pdf("One")[:300], PaperFault.DAMAGED),
        ("a.pdf", locked_pdf(), PaperFault.LOCKED),
        ("a.docx", package("word/document.xml")[:60], PaperFault.DAMAGED),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), PaperFault.LOCKED),
        ("a.png", picture()[:20], PaperFault.DAMAGED),
    ],
    ids=["damaged", "cut off", "locked", "cut off Word", "locked Excel", "cut off picture"],
)
def test_what_cannot_be_opened_is_taken_with_its_fault(
    name: str, content: bytes, fault: PaperFault
) -> None:
    assert look_at(name, content).fault is fault


@pytest.mark.parametrize(
    "content",
    [b"plain text", b"MZ\x90\x00", package("index.html"), OLE, b"\x00" * 50],
    ids=["text", "program", "archive", "old Office", "nothing"],
)
def test_what_no_pack_can_hold_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(NotAPaper, match=r"“notes.pdf” is no PDF"):
        look_at("notes.pdf", content)


def test_an_empty_and_a_too_large_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EmptyPaper):
        look_at("a.pdf", b"")
    monkeypatch.setattr(looking, "LARGEST", 1000)
    (tmp_path / "scan.pdf").write_bytes(pdf("x" * 2000))
    with pytest.raises(TooLarge, match="split it"):
        look(tmp_path / "scan.pdf")


def test_a_picture_beyond_any_page_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    for width in (40, 400):
        with pytest.raises(PictureTooLarge):
            look_at("wall.png", picture(width, 40))


def test_a_file_that_is_gone_or_a_folder_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"“gone.pdf” cannot be read"):
        look(tmp_path / "gone.pdf")
    with pytest.raises(EnvironmentProblem, match="it is a folder"):
        look(tmp_path)


def test_the_title_is_the_name_without_its_ending() -> None:
    assert look_at("Neglect_strategy  v3.pdf", pdf()).title == "Neglect strategy v3"
    assert look_at("evil\u202efdp.exe\n.pdf", pdf()).name == "evilfdp.exe.pdf"
    assert len(look_at("x" * 400 + ".pdf", pdf()).name) == 200


def outcome(content: bytes) -> str:
    """Look, and give the name that is found or what is said of it."""
    try:
        return look_at("paper.pdf", content).name
    except UserError as refused:
        return str(refused)


@given(st.binary(max_size=200), st.sampled_from([content for content, _ in KINDS.values()]))
def test_no_content_breaks_the_look(junk: bytes, start: bytes) -> None:
    for content in (junk, start[: len(junk)] + junk, start + junk):
        assert "paper.pdf" in outcome(content)
