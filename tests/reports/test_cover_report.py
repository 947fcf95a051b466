"""The cover report: prefilled with what the agenda knows, every heading there to be written under."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from app.agenda.fields import Purpose
from app.agenda.operations import add_item, change_item
from reports.cover_report import build
from reports.document import Section, walk
from reports.word import write_word
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


@pytest.fixture
def item(core: Core) -> int:
    """Give an item for decision with a presenter."""
    meeting_id = plan(core, make_board(core))
    with core.work("Add item") as work:
        return add_item(
            work,
            {
                "meeting": meeting_id,
                "title": "Neglect strategy",
                "purpose": Purpose.DECISION,
                "presenter": "Named Nurse",
            },
        )


def test_it_tells_item_meeting_presenter_and_the_day_papers_are_due(
    core: Core, item: int, tmp_path: Path
) -> None:
    write_word(build(core, item), tmp_path / "report.docx")
    found = docx.Document(str(tmp_path / "report.docx"))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(each.text for each in found.paragraphs), *cells])
    for words in ("Neglect strategy", "Report to SCP Board", "Named Nurse", "18 March 2025"):
        assert words in told
    assert "SCP Board is asked to agree that:" in told


@pytest.mark.parametrize("purpose", Purpose)
def test_what_the_meeting_is_asked_follows_from_the_purpose(
    core: Core, item: int, purpose: Purpose
) -> None:
    with core.work("Change item") as work:
        change_item(work, item, {"purpose": purpose})
    headings = [
        block.title for _, block in walk(build(core, item).blocks) if isinstance(block, Section)
    ]
    assert headings[:2] == ["Purpose of this report", "Recommendations"]
    assert headings[-1] == "Background papers"
    assert {"Finance", "Risk", "Equality", "Other options"} <= set(headings)
