"""What becomes of papers in a pack: pictures laid on pages, Word and Excel converted, and nothing that acts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.papers.fields import PaperKind
from reports import conversion
from reports.conversion import can_convert, convert, profile_settings
from reports.pack import PapersRefused
from tests.app.papers.makers import attach, package, pdf, picture
from tests.reports.pack.makers import excel, linking, make, texts, word, write

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

converting = pytest.mark.skipif(not can_convert(), reason="needs LibreOffice or Microsoft Office")


def sizes(path: Path) -> list[tuple[int, int, int]]:
    return [
        (round(page.mediabox.width), round(page.mediabox.height), page.rotation)
        for page in PdfReader(path).pages
    ]


def test_pictures_are_laid_on_sheets_of_a4_as_they_fit(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    attach(core, items[2], "Tall.png", picture(400, 900))
    attach(core, items[2], "Wide.jpg", picture(900, 400, "JPEG"))
    write(core, tmp_path / "pack.pdf")
    assert sizes(tmp_path / "pack.pdf")[6:] == [(595, 842, 0), (842, 595, 0)]
    assert "Paper 3b" in texts(tmp_path / "pack.pdf")[7]


def test_a_scan_of_many_pages_has_as_many_in_the_pack(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    made = io.BytesIO()
    page = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    page.save(made, "TIFF", save_all=True, append_images=[page, page])
    attach(core, items[2], "Scan.tif", made.getvalue())
    assert write(core, tmp_path / "pack.pdf").pages == 9


def test_sheets_of_any_size_and_turn_bear_their_marks_where_they_are_seen(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Turned", "Slide", "Cut"))) as odd:
        odd.pages[0].rotate(90, relative=False)
        odd.pages[1].obj.MediaBox = [0, 540, 960, 0]
        odd.pages[2].obj.CropBox = [100, 100, 500, 700]
        odd.save(made)
    attach(core, items[2], "Odd.pdf", made.getvalue())
    write(core, tmp_path / "pack.pdf")
    pages = PdfReader(tmp_path / "pack.pdf").pages
    for place in (6, 7, 8):
        text = pages[place].extract_text()
        assert f"Page {place + 1}" in text
        assert "Paper 3a" in text


def hostile() -> bytes:
    """Make a paper that would run a script, open a program, a file and a page, and that leads to the web."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Hostile", "Second"))) as paper:
        page = paper.pages[0]
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        actions = [
            script,
            pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"),
            pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:////server/share"),
            pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org"),
            pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org", Next=script),
        ]
        links = [_link("/A", action) for action in actions]
        links.append(_link("/Dest", pikepdf.Array([paper.pages[1].obj, pikepdf.Name.Fit])))
        links.append(pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9]))
        page.obj.Annots = paper.make_indirect(pikepdf.Array(links))
        page.obj.AA = pikepdf.Dictionary(O=script)
        paper.Root.OpenAction = script
        paper.save(made)
    return made.getvalue()


def _link(name: str, target: pikepdf.Object) -> pikepdf.Dictionary:
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    link[name] = target
    return link


def test_nothing_that_acts_comes_along_and_an_address_on_the_web_does(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    attach(core, items[2], "Hostile.pdf", hostile())
    write(core, tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        page = pack.pages[6].obj
        assert [str(each.A.URI) for each in page.Annots] == ["https://example.org"]
        assert "/AA" not in page
        assert "/OpenAction" not in pack.Root
    content = (tmp_path / "pack.pdf").read_bytes()
    for word_in_it in (b"JavaScript", b"calc.exe", b"Launch"):
        assert word_in_it not in content


def layered() -> bytes:
    """Make a paper with a layer that is switched off."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Seen"))) as paper:
        layer = paper.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Notes"))
        usual = pikepdf.Dictionary(OFF=[layer])
        paper.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=usual)
        page = paper.pages[0]
        page.obj.Resources.Properties = pikepdf.Dictionary(Notes=layer)
        page.contents_add(b"/OC /Notes BDC 0 0 200 200 re f EMC")
        paper.save(made)
    return made.getvalue()


def test_what_a_paper_hides_in_a_layer_stays_hidden(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    for number in (1, 2):
        attach(core, items[2], f"{number}.pdf", layered() + b"%" * number)
    write(core, tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        own = [page.obj.Resources.Properties.Notes.objgen for page in list(pack.pages)[6:]]
        assert [each.objgen for each in pack.Root.OCProperties.D.OFF] == own


def form() -> bytes:
    """Make a form whose answer the reader has to draw."""
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.acroForm.textfield(name="who", value="Typed answer", x=80, y=600, width=200, height=20)
    canvas.showPage()
    canvas.save()
    filled = io.BytesIO()
    with pikepdf.open(made) as paper:
        paper.Root.AcroForm.NeedAppearances = True
        for field in paper.pages[0].obj.Annots:
            del field["/AP"]
        paper.save(filled)
    return filled.getvalue()


def test_the_answers_of_a_form_are_seen_and_the_form_stays_behind(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    attach(core, items[2], "Form.pdf", form())
    write(core, tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        assert "/AcroForm" not in pack.Root
        assert len(pack.pages[6].obj.get("/Annots", [])) == 0
    assert "Typed answer" in texts(tmp_path / "pack.pdf")[6]


@converting
def test_word_and_excel_are_converted_for_the_pack(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    attach(core, items[2], "Report.docx", word())
    attach(core, items[2], "Figures.xlsx", excel())
    write(core, tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert "Written in Word" in pages[6]
    assert "Written in Excel" in pages[7]


@converting
def test_a_document_that_no_program_converts_costs_no_other(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    attach(core, items[2], "Report.docx", word())
    attach(core, items[2], "Empty.docx", package("word/document.xml"))
    with pytest.raises(PapersRefused, match="Paper 3b, “Empty”, could not be made a PDF"):
        write(core, tmp_path / "pack.pdf")
    assert write(core, tmp_path / "pack.pdf", leave_out=True).pages == 7


def test_without_a_program_that_converts_it_is_said_what_to_do(
    core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, items = make(core)
    attach(core, items[2], "Report.docx", word())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PapersRefused, match=r"has neither\. Save it as PDF"):
        write(core, tmp_path / "pack.pdf")


@converting
def test_a_converter_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "START", 0)
    monkeypatch.setattr(conversion, "EACH", 0)
    (tmp_path / "1.docx").write_bytes(word())
    assert convert([tmp_path / "1.docx"], tmp_path) == {}


@converting
def test_a_picture_that_a_document_names_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "1.docx").write_bytes(linking(tmp_path / "secret.png"))
    (made,) = convert([tmp_path / "1.docx"], tmp_path).values()
    assert len(PdfReader(made).pages[0].images) == 0


def test_the_converter_runs_no_macro() -> None:
    settings = profile_settings()
    for name, value in (("DisableMacrosExecution", "true"), ("DisableActiveContent", "true")):
        assert f'"{name}" oor:op="fuse"><value>{value}</value>' in settings


def test_every_kind_that_is_taken_has_an_ending_that_converters_know() -> None:
    from app.papers.opened import safe_name  # noqa: PLC0415 - only here

    assert {safe_name("paper", kind) for kind in PaperKind} == {
        "paper.pdf",
        "paper.docx",
        "paper.xlsx",
        "paper.pptx",
        "paper.png",
    }
