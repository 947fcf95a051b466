"""Papers and packs without a screen: attached, listed, written, and refused in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from app.agenda.operations import add_item
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan
from tests.app.papers.makers import damaged_pdf, pdf
from tests.files import open_core
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with a meeting of one item."""
    core = open_core(tmp_path, template)
    meeting_id = plan(core, make_board(core))
    with core.work("Add item") as work:
        add_item(work, {"meeting": meeting_id, "title": "Neglect strategy"})
    path = core.open_path()
    core.close()
    return str(path)


def paper(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_papers_are_attached_late_as_the_meeting_is_long_past_and_listed(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = [paper(tmp_path, f"{name}.pdf", pdf(name)) for name in ("Strategy", "Annex")]
    assert main(["attach", file, "SCP Board", "1", *papers]) == DONE
    assert capsys.readouterr().out == "Attached: 1a Strategy (late)\nAttached: 1b Annex (late)\n"
    assert main(["list", file, "papers", "--json"]) == DONE
    listed = json.loads(capsys.readouterr().out)
    assert [(each["label"], each["title"], each["standing"]) for each in listed] == [
        ("1a", "Strategy", "late"),
        ("1b", "Annex", "late"),
    ]


def test_what_a_cover_report_recommends_is_told_when_it_is_attached(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document()
    document.add_heading("Recommendations", 1)
    document.add_paragraph("a) Adopt the strategy;")
    document.add_paragraph("b) Spend £40.")
    document.save(str(tmp_path / "Cover.docx"))
    assert main(["attach", file, "1", "1", str(tmp_path / "Cover.docx")]) == DONE
    assert capsys.readouterr().out == (
        "Attached: 1a Cover (late)\n"
        "  2 recommendations read from paper 1a:\n"
        "  - Adopt the strategy\n"
        "  - Spend £40.\n"
    )


def test_a_pack_is_written_and_then_its_supplement(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["attach", file, "1", "1", paper(tmp_path, "Strategy.pdf", pdf("A"))])
    assert main(["pack", file, "1", str(tmp_path / "pack.pdf")]) == DONE
    main(["attach", file, "1", "1", paper(tmp_path, "Annex.pdf", pdf("B"))])
    assert main(["pack", file, "1", str(tmp_path / "more.pdf"), "--supplement"]) == DONE
    assert f"Written: {tmp_path / 'more.pdf'}, 3 pages" in capsys.readouterr().out
    assert len(PdfReader(tmp_path / "more.pdf").pages) == 3


def test_an_item_that_is_not_there_and_a_file_that_is_no_paper_are_refused(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attach", file, "1", "9", paper(tmp_path, "A.pdf", pdf())]) == REFUSED
    assert "There is no item “9”; there are 1." in capsys.readouterr().err
    assert main(["attach", file, "1", "1", paper(tmp_path, "A.txt", b"words")]) == REFUSED
    assert "“A.txt” is no PDF" in capsys.readouterr().err


def test_a_damaged_paper_is_named_and_left_out_when_told(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["attach", file, "1", "1", paper(tmp_path, "Torn.pdf", damaged_pdf())])
    assert main(["pack", file, "1", str(tmp_path / "pack.pdf")]) == REFUSED
    assert "Paper 1a, “Torn”, is damaged" in capsys.readouterr().err
    assert main(["pack", file, "1", str(tmp_path / "pack.pdf"), "--leave-out"]) == DONE
    assert "Left out: Paper 1a" in capsys.readouterr().out
