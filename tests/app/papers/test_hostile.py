"""PDFs made to hang a reader or to eat its memory: each is told of in a sentence, and the program goes on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from app.papers import pdf_reading
from app.papers.fields import PaperFault, PaperKind
from app.papers.looking import Incoming, look_at
from app.papers.operations import attach_paper
from app.papers.pdf_reading import READER
from app.papers.rules import TooCostly
from app.process_walls import Walls
from reports import pack_binding
from reports.marked_copy import MARKER
from reports.pack import PapersRefused
from reports.pack_binding import BINDER
from tests.app.papers import hostile
from tests.app.papers.makers import locked_pdf, pdf
from tests.guards.source import ROOT
from tests.reports.pack.makers import make, texts, write
from ui.cli import MARK_COPY, MERGE_PACK, READ_PDF

if TYPE_CHECKING:
    from pathlib import Path

    from app.apart import Kind
    from app.bootstrap import Core

TIGHT = Walls(memory=280_000_000, seconds=30, written=50_000_000)
LARGE = 300
"""Megabytes that a bomb unpacks to, more than the walls let a process have."""


def told_of(content: bytes) -> PaperFault | type[TooCostly] | None:
    try:
        return look_at("Bomb.pdf", content).fault
    except TooCostly:
        return TooCostly


def test_a_paper_is_read_apart_as_it_always_was() -> None:
    assert look_at("a.pdf", pdf("One", "Two")).pages == 2
    assert look_at("a.pdf", locked_pdf()).fault is PaperFault.LOCKED
    assert look_at("a.pdf", b"%PDF-1.7 nothing").fault is PaperFault.DAMAGED


@pytest.mark.parametrize(
    "content",
    [hostile.circle(), hostile.multiplied(10, 10), hostile.deep_tree(30_000), hostile.again_and_again(30_000)],
    ids=["circle", "multiplied", "deep", "again"],
)  # fmt: skip
def test_a_tree_of_pages_that_leads_nowhere_is_a_damaged_paper(content: bytes) -> None:
    assert look_at("a.pdf", content).fault is PaperFault.DAMAGED


def test_a_paper_that_spins_the_reader_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "SILENCE", 1.0)
    with pytest.raises(TooCostly, match=r"^“Endless\.pdf” takes more time or memory"):
        look_at("Endless.pdf", hostile.again_and_again(3_000_000))


def test_a_paper_that_eats_memory_ends_the_reader_and_not_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = hostile.bomb(LARGE)
    assert len(content) < 1_000_000
    monkeypatch.setattr(pdf_reading, "WALLS", TIGHT)
    # The library takes a lack of memory for damage and goes on; where it does not, the process ends.
    assert told_of(content) in {PaperFault.DAMAGED, TooCostly}


def test_a_pack_names_the_paper_that_it_dies_of_and_goes_without_it_where_told(
    core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, items = make(core)
    # Taken as it was before papers were read apart.
    bomb = Incoming("Bomb.pdf", PaperKind.PDF, hostile.bomb(LARGE), pages=1)
    with core.work("Attach paper") as work:
        attach_paper(work, items[1], bomb)
    monkeypatch.setattr(pack_binding, "WALLS", TIGHT)
    with pytest.raises(PapersRefused) as refused:
        write(core, tmp_path / "pack.pdf")
    [sentence] = refused.value.sentences
    assert sentence.startswith("Paper 2b, “Bomb”, ")
    assert not (tmp_path / "pack.pdf").exists()
    written = write(core, tmp_path / "pack.pdf", leave_out=True)
    assert written.left_out == (sentence,)
    assert any("Dataset one" in text for text in texts(tmp_path / "pack.pdf"))


def test_the_program_itself_never_loads_the_pdf_library(core: Core, tmp_path: Path) -> None:
    make(core)
    path = core.open_path()
    core.close()
    program = (
        "import sys; from tests.benchmarks.pack_stages import pack; from pathlib import Path\n"
        "from app.papers.looking import look\n"
        "pack(Path(sys.argv[1]), Path(sys.argv[2])); assert look(Path(sys.argv[2])).pages == 6\n"
        "print('pikepdf' in sys.modules)"
    )
    out = str(tmp_path / "out.pdf")
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), out], capture_output=True, text=True, check=True, cwd=ROOT
    )  # fmt: skip
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("kind", "verb"), [(READER, READ_PDF), (BINDER, MERGE_PACK), (MARKER, MARK_COPY)]
)
def test_a_process_is_reached_by_its_verb_and_loads_neither_qt_nor_a_database_library(
    kind: Kind, verb: str
) -> None:
    assert kind.verb == verb
    program = (
        f"import sys, {kind.module}\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & "
        "{'PySide6', 'sqlalchemy', 'sqlcipher3'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[]\n"
    ended = subprocess.run(
        [sys.executable, "-m", "ui.cli", verb], capture_output=True, input=b"", check=True, cwd=ROOT
    )
    assert ended.stdout == b""
