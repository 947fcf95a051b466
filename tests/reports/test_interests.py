"""Declared interests on paper: in the minutes, whole and for the public, and in the register of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.operations import change_item
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.interests.fields import Handling, InterestKind
from app.interests.operations import declare_interest
from app.meetings.moves import CLOSE
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.minutes.printed import LEFT_OUT
from reports import interests, minutes
from reports.document import Paragraph, Section, walk
from reports.returned_minutes import read_returned
from reports.table import Cell, Table
from reports.word import write_word
from tests.app.meetings.makers import MARCH, begin

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def made(core: Core) -> tuple[int, int, int]:
    """Make a meeting with an open declaration in an item and a restricted one; gives group, meeting and item."""
    board, meeting_id, [item] = begin(core, "Schools")
    with core.work("Declare") as work:
        declare_interest(
            work,
            {
                "meeting": meeting_id,
                "name": "X. Y",
                "item": item,
                "kind": InterestKind.FINANCIAL,
                "text": "Trustee of a bidder",
                "handling": Handling.LEFT,
                "standing": True,
            },
        )
        declare_interest(
            work,
            {
                "meeting": meeting_id,
                "name": "Z. Z",
                "kind": InterestKind.PERSONAL,
                "text": "Knows the family",
                "restricted": True,
            },
        )
    return board.board, meeting_id, item


def rows(report: Report, columns: int) -> list[list[str]]:
    """Give the cells of the table with so many columns, as words."""
    found = [block for _, block in walk(report.blocks) if isinstance(block, Table)]
    [table] = [each for each in found if [one.label for one in each.columns][1:2] != ["Post"]]
    assert len(table.columns) == columns
    return [
        [str(cell.value if isinstance(cell, Cell) else cell) for cell in row] for row in table.rows
    ]


def titles(report: Report) -> list[str]:
    return [block.title for _, block in walk(report.blocks) if isinstance(block, Section)]


def test_the_minutes_print_what_was_declared_and_done(core: Core) -> None:
    _, meeting_id, _ = made(core)
    first, second = rows(minutes.build(core, meeting_id), 5)
    assert first[0] == "X. Y"
    assert first[1].isdigit()
    assert first[2:] == ["Trustee of a bidder", "Financial", "Left for the item"]
    assert second == ["Z. Z", "", "Knows the family", "Non-financial personal", "Not recorded"]


def test_those_for_the_public_say_nothing_of_what_is_restricted(core: Core) -> None:
    _, meeting_id, item = made(core)
    [only] = rows(minutes.build(core, meeting_id, public=True), 5)
    assert only[0] == "X. Y"
    with core.work("Restrict") as work:
        change_item(work, item, {"restricted": True})
    report = minutes.build(core, meeting_id, public=True)
    assert "X. Y" not in str(report)
    assert "Z. Z" not in str(report)
    assert Paragraph(LEFT_OUT, look="small") in report.blocks


def test_minutes_without_a_declaration_have_no_such_section(core: Core) -> None:
    _, meeting_id, _ = begin(core, "Schools")
    assert "Interests declared" not in titles(minutes.build(core, meeting_id))


def test_the_register_of_a_group_lists_them_and_counts_those_that_stand(core: Core) -> None:
    group, _, _ = made(core)
    later = interests.build(core, group, last_day=MARCH)
    assert [row[1] for row in rows(later, 7)] == ["X. Y", "Z. Z"]
    assert "2 declarations, 1 of them standing." in str(later.blocks[0])
    public = interests.build(core, group, last_day=MARCH, public=True)
    assert [row[1] for row in rows(public, 7)] == ["X. Y"]
    assert Paragraph(interests.LEFT_OUT, look="small") in public.blocks


def test_the_chairs_file_is_read_where_an_item_is_called_as_the_agenda_of_boards_calls_it(
    core: Core, tmp_path: Path
) -> None:
    _, meeting_id, [item, _] = begin(core, "Declarations of interest", "Interests")
    with core.work("Declare") as work:
        declare_interest(
            work,
            {
                "meeting": meeting_id,
                "name": "X. Y",
                "item": item,
                "kind": InterestKind.FINANCIAL,
                "text": "Trustee of a bidder",
            },
        )
        save_minutes(work, item, "One interest was declared.")
    with core.work(CLOSE.label) as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        carry_out(work, meeting_id, CLOSE)
    path = tmp_path / "back.docx"
    write_word(minutes.build(core, meeting_id), path)
    found = read_returned(core, meeting_id, path)
    assert (found.sentence, found.outside) == ("", ())
