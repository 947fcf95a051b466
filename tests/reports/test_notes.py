"""Notes around a meeting: the chair's brief, which never enters a pack, and key messages, with nothing restricted."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.agenda.operations import add_item, prepare_agenda
from app.attendance.fields import Answer
from app.attendance.replying import record_reply
from app.papers.looking import look
from app.papers.rules import CHAIR_ONLY, IsForTheChair
from models.agenda import Purpose
from reports import chair_brief, key_messages
from reports.document import Callout, walk
from reports.pack import Wish, write_pack
from reports.writers import write
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan
from tests.app.papers.makers import attach, pdf
from tests.reports.meeting_sample import SECRET, hold

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def read_pdf(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def read_word(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return " ".join(
            package.read(each).decode("utf-8", "replace") for each in package.namelist()
        )


READERS = {".pdf": read_pdf, ".docx": read_word}


@pytest.fixture
def coming(core: Core) -> int:
    """Plan a meeting with standing items, a decision with a paper, and replies."""
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Prepare") as work:
        prepare_agenda(work, meeting_id)
        item = add_item(
            work,
            {
                "meeting": meeting_id,
                "title": "Neglect strategy",
                "purpose": Purpose.DECISION,
                "minutes": 200,
            },
        )
        record_reply(work, meeting_id, board.seats["DCS"], {"answer": Answer.COMING})
        record_reply(work, meeting_id, board.seats["Nurse"], {"answer": Answer.APOLOGIES})
    attach(core, item, "Strategy.pdf", pdf("Strategy"))
    return meeting_id


def proposals(report: Report) -> dict[str, str]:
    return {
        above[-1].partition(" ")[2]: str(block.text)
        for above, block in walk(report.blocks)
        if isinstance(block, Callout) and block.label == "Proposed wording"
    }


def test_the_brief_tells_timing_quorum_and_wording(core: Core, coming: int) -> None:
    report = chair_brief.build(core, coming)
    told = str(report)
    assert "The items take 220 minutes, 70 more than the 150 there are." in told
    assert "No quorum can be reached with the apologies given: ICB is missing." in told
    assert "Nurse Holder, Nurse" in told
    assert proposals(report)["Neglect strategy"] == (
        "The SCP Board agreed the recommendations of paper 3a, “Neglect strategy”.\n"
        "Or: it agreed this with an amendment: …"
    )
    assert set(proposals(report)) == {
        "Neglect strategy",
        "Action log",
    }
    assert proposals(report)["Action log"] == "The SCP Board noted that no action is open."


@pytest.mark.parametrize("ending", READERS)
def test_the_brief_is_marked_and_can_never_be_a_paper(
    core: Core, coming: int, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"innocent{ending}"
    write(chair_brief.build(core, coming), path)
    assert CHAIR_ONLY in READERS[ending](path)
    with pytest.raises(IsForTheChair, match="for the chair alone"):
        look(path)


def test_nothing_of_the_brief_is_in_the_pack(core: Core, coming: int, tmp_path: Path) -> None:
    write_pack(core, Wish(coming), tmp_path / "pack.pdf")
    told = read_pdf(tmp_path / "pack.pdf")
    assert "Neglect strategy" in told
    for words in (CHAIR_ONLY, "Proposed wording", "apologies given", "chair's brief"):
        assert words not in told


def test_key_messages_are_plain_sentences(core: Core) -> None:
    told = str(key_messages.build(core, hold(core)))
    assert "Extend the strategy." in told
    assert "All members will bring cases by 12 June 2025." in told
    assert "The SCP Board met on Thursday 27 March 2025" in told
    assert "seats represented" in told


@pytest.mark.parametrize("ending", READERS)
def test_nothing_restricted_is_in_the_key_messages(core: Core, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"key{ending}"
    write(key_messages.build(core, hold(core)), path)
    assert SECRET not in READERS[ending](path)
