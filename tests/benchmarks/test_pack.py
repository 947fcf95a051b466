"""What a pack of 300 pages costs: 30 papers with text and pictures, as a ratio to merging the same papers by pypdf."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.agenda.operations import add_item
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan
from tests.app.papers.makers import attach
from tests.benchmarks.measuring import Cost, keep_best, run_alone, told

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

PAPERS, PAGES, ROUNDS = 30, 10, 3


def report(number: int, chance: Random) -> bytes:
    """Draw a paper as reports look: pages of text, a picture on every third."""
    made = io.BytesIO()
    canvas = Canvas(made)
    photo = Image.effect_noise((500, 300), 60)
    for page in range(PAGES):
        for line in range(44):
            words = " ".join(f"word{chance.randrange(5000)}" for _ in range(9))
            canvas.drawString(60, 780 - 15 * line, words)
        if page % 3 == 0:
            canvas.drawImage(ImageReader(photo), 150, 90, 300, 180)
        canvas.drawString(60, 60, f"Paper {number}, page {page}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def papers(core: Core, tmp_path: Path) -> Path:
    """Attach the papers to ten items of a meeting and give a folder with the same; the file is closed."""
    chance, folder = Random(7), tmp_path / "papers"  # noqa: S311 - no secret
    folder.mkdir()
    meeting_id = plan(core, make_board(core))
    with core.work("Add items") as work:
        items = [add_item(work, {"meeting": meeting_id, "title": f"Item {n}"}) for n in range(10)]
    for number in range(PAPERS):
        content = report(number, chance)
        (folder / f"{number:02}.pdf").write_bytes(content)
        attach(core, items[number // 3], f"Report {number}.pdf", content)
    core.close()
    return folder


@pytest.mark.benchmark
def test_a_pack_of_300_pages(papers: Path, tmp_path: Path, root: Path) -> None:
    out = tmp_path / "out.pdf"
    ways = {
        "merged by pypdf": ("plain", papers),
        "the pack": ("pack", tmp_path / "board.pdesk"),
    }
    best: dict[str, Cost] = {}
    for _ in range(ROUNDS):
        for name, (way, source) in ways.items():
            used = run_alone(root, "-m", "tests.benchmarks.pack_stages", way, str(source), str(out))
            keep_best(best, name, used.cost)
    print(
        told(
            "A pack of 300 pages from 30 papers, with the start of Python", "merged by pypdf", best
        )
    )
    assert len(PdfReader(out).pages) > PAPERS * PAGES
