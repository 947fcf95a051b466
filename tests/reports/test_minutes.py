"""Minutes and agenda on paper: what they hold, and that nothing restricted reaches the public in any format."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from app.actions.operations import add_action, close_action, move_due
from app.actions.queries import actions_of
from app.groups.operations import change_group
from app.meetings.moves import APPROVE, ISSUE
from app.minutes.closing import carry_out
from app.minutes.printed import LEFT_OUT
from app.minutes.text import parse
from reports import action_sheet, agenda, minutes
from reports.document import Bullets, Callout, Fact, Facts, Numbered, Section, fact, walk
from reports.minute_blocks import blocks_of
from reports.table import Table, cell
from reports.writers import write
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import DECEMBER, JUNE, plan
from tests.reports.meeting_sample import SECRET, hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def read_pdf(path: Path) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(pages.split())


def read_word(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return " ".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


NEW_YEAR, JANUARY = date(2025, 1, 1), date(2025, 1, 16)
READERS: dict[str, Callable[[Path], str]] = {".pdf": read_pdf, ".docx": read_word}


def facts(report: Report) -> dict[str, Fact]:
    [found] = [block for _, block in walk(report.blocks) if isinstance(block, Facts)]
    return {fact(each).label: fact(each) for each in found.facts}


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("build", [minutes.build, agenda.build, action_sheet.build])
def test_nothing_restricted_is_in_a_public_document(
    core: Core, tmp_path: Path, ending: str, build: Callable[..., Report]
) -> None:
    meeting_id = hold(core)
    path = tmp_path / f"public{ending}"
    write(build(core, meeting_id, public=True), path)
    assert SECRET not in READERS[ending](path)
    write(build(core, meeting_id), path)
    assert SECRET in READERS[ending](path)


def test_the_public_version_says_that_something_is_left_out(core: Core) -> None:
    meeting_id = hold(core)
    told = [block for _, block in walk(minutes.build(core, meeting_id, public=True).blocks)]
    assert any(getattr(block, "text", None) == LEFT_OUT for block in told)


def test_minutes_print_quorum_attendance_rates_and_guests(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    write(minutes.build(core, hold(core)), path)
    text = read_pdf(path)
    assert "The meeting was quorate (3 of 3): LA, Police and ICB each present." in text
    assert "4 of 5 seats represented, 80.0 %; 3 of 5 seats attended by the member, 60.0 %." in text
    assert "Attended, from item 4" in text
    assert "T. Noor, for item 4" in text
    assert "Page 1 of" in text


def test_decisions_and_actions_carry_their_numbers_and_stand_once_under_their_items(
    core: Core,
) -> None:
    report = minutes.build(core, hold(core))
    boxes = [block.label for _, block in walk(report.blocks) if isinstance(block, Callout)]
    numbers = [each.removesuffix(" (restricted)") for each in boxes[:4]]
    assert numbers == ["Decision 2025/1", "Decision 2025/2", "Action 2025/1", "Action 2025/2"]
    assert len(tables_of(report)) == 1  # the attendance


def test_what_the_public_does_not_get_is_marked_in_the_full_documents(core: Core) -> None:
    """Reproduces: a restricted action stood in minutes and on the action sheet like any other."""
    meeting_id = hold(core)
    full = minutes.build(core, meeting_id)
    marked = [
        block.label
        for _, block in walk(full.blocks)
        if isinstance(block, Callout) and block.label.endswith("(restricted)")
    ]
    assert {each.split()[0] for each in marked} == {"Action", "Decision"}
    texts = [
        str(cell(row[1]).value)
        for table in tables_of(action_sheet.build(core, meeting_id))
        for row in table.rows
    ]
    # Tables have no headings of restricted items, so they mark what was recorded under one, too.
    assert sum(text.endswith("(restricted)") for text in texts) == len(marked) + 2
    table = tables_of(minutes.build(core, meeting_id, with_table=True))[-1]
    in_table = [str(cell(row[1]).value) for row in table.rows]
    assert {each for each in in_table if each.endswith("(restricted)")} <= set(texts)
    assert sum(each.endswith("(restricted)") for each in in_table) == 2


def test_a_table_of_actions_stands_at_the_end_where_it_is_wished(core: Core) -> None:
    table = tables_of(minutes.build(core, hold(core), with_table=True))[-1]
    assert [row[0] for row in table.rows][:2] == ["2025/1", "2025/2"]
    assert table.rows[0][2] == "All members"


def test_items_are_headings_with_their_parts_below(core: Core) -> None:
    report = minutes.build(core, hold(core))
    headings = [
        (above, block.heading) for above, block in walk(report.blocks) if isinstance(block, Section)
    ]
    assert ((), "3 Neglect strategy") in headings
    assert ((f"4 Review {SECRET} (restricted)",), f"4.1 Part {SECRET}") in headings


def test_word_minutes_have_real_headings_lists_and_table_heads(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    write(minutes.build(core, hold(core)), path)
    document = Document(str(path))
    styles = {p.style.name: p.text for p in document.paragraphs if p.style}
    assert "Heading 1" in styles
    assert any(name.startswith("List") for name in styles)
    assert document.core_properties.title == "SCP Board: minutes"


def test_an_issued_minute_prints_the_due_day_it_gave_however_often_that_moves(core: Core) -> None:
    meeting_id = hold(core)
    with core.work(ISSUE.label, **ISSUE.options) as work:
        carry_out(work, meeting_id, ISSUE)
    before = minutes.build(core, meeting_id)
    with core.read() as session:
        [action, *_] = actions_of(session, meeting_id, TODAY)
    with core.work("Move due day") as work:
        move_due(work, action.id, JUNE, "The data come in June")
    assert minutes.build(core, meeting_id) == before


def test_the_state_of_the_minutes_is_printed(core: Core) -> None:
    meeting_id = hold(core)
    assert minutes.build(core, meeting_id).draft == "Draft, not yet seen by the chair"
    for move in (ISSUE, APPROVE):
        with core.work(move.label, **move.options) as work:
            carry_out(work, meeting_id, move)
    report = minutes.build(core, meeting_id)
    assert (report.draft, facts(report)["Status"].value) == ("", "Approved on 11 Mar 2025")


def test_a_planned_meeting_prints_its_agenda_with_times(core: Core, tmp_path: Path) -> None:
    board = make_board(core)
    path = tmp_path / "agenda.pdf"
    write(agenda.build(core, plan(core, board)), path)
    assert "The agenda has no items yet." in read_pdf(path)


def test_lists_begin_anew_where_the_numbers_do_not_count_on() -> None:
    found = list(blocks_of(parse("1. a\n2. b\n- c\n- d\n5. e\n7. f")))
    kinds = [(type(block), getattr(block, "start", None)) for block in found]
    assert kinds == [(Numbered, 1), (Bullets, None), (Numbered, 5), (Numbered, 7)]


def test_the_agenda_of_a_past_meeting_reads_as_it_did_also_when_its_actions_are_closed(
    core: Core,
) -> None:
    board = make_board(core)
    earlier, later = plan(core, board, DECEMBER), plan(core, board, JANUARY)
    with core.work("Add actions") as work:
        open_one = add_action(work, {"meeting": earlier, "text": "Bring data"})
        late_one = add_action(work, {"meeting": earlier, "text": "Write", "due": NEW_YEAR})
    before = agenda.build(core, later)
    assert [str(cell(row[4]).value) for row in tables_of(before)[-1].rows] == [
        "15 days late",
        "Open",
    ]
    with core.work("Close actions") as work:
        close_action(work, open_one, "Data came in March")
        close_action(work, late_one, "Written")
    assert agenda.build(core, later) == before


@pytest.mark.parametrize("build", [minutes.build, agenda.build, action_sheet.build])
def test_a_document_that_goes_out_names_its_group_in_full(
    core: Core, build: Callable[..., Report]
) -> None:
    board = make_board(core)
    with core.work("Name group") as work:
        change_group(work, board.board, {"short_name": "Bd"})
    assert build(core, plan(core, board)).title.startswith("SCP Board: ")


def tables_of(report: Report) -> list[Table]:
    return [block for _, block in walk(report.blocks) if isinstance(block, Table)]
