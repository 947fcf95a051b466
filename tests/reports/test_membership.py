"""Membership, structure and engagement as documents, from a real file."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from app.agencies.fields import Standing
from app.agencies.operations import add_agency
from app.chairs.structure import structure
from app.groups.fields import Frequency
from app.groups.operations import add_group, change_group
from app.partnerships.fields import OfficerRole
from app.partnerships.operations import add_officer, add_priority
from app.seats.operations import change_holder
from app.seats.queries import members_of
from app.seats.tenures import holders
from reports import engagement, groups, seats
from reports.document import Section, walk
from reports.structure import Placed, chart
from reports.table import Table
from reports.writers import write
from tests.app.groups.makers import TODAY, Board, make_board

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report
    from reports.structure import Chart


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def tables(report: Report) -> list[Table]:
    return [block for _, block in walk(report.blocks) if isinstance(block, Table)]


def plain(table: Table) -> list[list[str]]:
    return [[str(getattr(cell, "value", cell) or "") for cell in row] for row in table.rows]


def test_the_membership_list_says_what_its_heading_says(core: Core, board: Board) -> None:
    report = seats.build(core, board.board)
    assert report.subtitle == "5 seats, 5 filled. Quorum: LA, Police and ICB each present"
    assert report.basis == "Membership as at 11 Mar 2025"
    assert plain(tables(report)[0])[1] == [
        "Superintendent",
        "Lancashire Constabulary",
        "Superintendent Holder",
        "Tom Shaw",
        "Statutory",
        "",
    ]


def test_a_vacant_seat_is_marked_in_words(core: Core, board: Board) -> None:
    with core.read() as session:
        [holder] = holders(session, [board.seats["Nurse"]], TODAY)
    with core.work("End holder") as work:
        change_holder(work, holder.id, {"last_day": TODAY.replace(day=1)})
    report = seats.build(core, board.board)
    assert report.subtitle.startswith("5 seats, 4 filled.")
    assert plain(tables(report)[0])[2][2] == "Vacant"


def test_all_groups_have_a_section_each(core: Core, board: Board) -> None:
    report = seats.build(core, with_emails=True)
    sections = [block for block in report.blocks if isinstance(block, Section)]
    assert [each.title for each in sections] == ["SCP Board", "Neglect subgroup"]
    assert len(tables(report)) == 2
    assert board.board != board.subgroup


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".png"])
def test_every_format_can_be_written(core: Core, board: Board, tmp_path: Path, ending: str) -> None:
    for name, report in (
        ("members", seats.build(core, board.board)),
        ("structure", groups.build(core)),
        ("engagement", engagement.build(core)),
    ):
        path = tmp_path / f"{name}{ending}"
        write(report, path)
        assert path.stat().st_size > 1000


def test_the_engagement_matrix_has_a_row_per_relevant_agency(core: Core, board: Board) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Army Welfare", "standing": Standing.RELEVANT_AGENCY})
    [table] = tables(engagement.build(core))
    assert [column.label for column in table.columns] == [
        "Relevant agency",
        "Standing",
        "SCP Board",
    ]
    assert plain(table)[0] == ["Army Welfare", "Relevant agency", ""]
    assert len(table.rows) == 1 + len(board.agencies)


def test_the_structure_tells_each_group_once_with_its_chair(core: Core, board: Board) -> None:
    [table] = tables(groups.build(core))
    assert plain(table)[0] == [
        "SCP Board",
        "Board",
        "",
        "Quarterly",
        "Superintendent Holder, Superintendent",
        "5",
        "",
    ]
    assert plain(table)[1][2] == "SCP Board"
    assert board.subgroup


def test_the_structure_names_lead_officers_and_priorities(core: Core, board: Board) -> None:
    with core.work("Add") as work:
        add_priority(work, {"partnership": board.partnership, "place": 1, "name": "Neglect"})
        add_officer(
            work,
            {
                "partnership": board.partnership,
                "role": OfficerRole.LEAD,
                "agency": board.agencies["LA"],
                "post": "Chief Executive",
            },
        )
    _, officers, priorities = tables(groups.build(core))
    assert plain(officers)[0][:3] == [
        "Lead safeguarding partner",
        "Blackburn with Darwen Borough Council",
        "Chief Executive",
    ]
    assert plain(priorities) == [["1", "Neglect", ""]]


def drawn(core: Core, board: Board) -> Chart:
    with core.read() as session:
        return chart(structure(session, board.partnership, TODAY))


def grow(core: Core, board: Board) -> None:
    """Add a second level, wide levels, and a group below two others at different heights."""
    with core.work("Grow") as work:
        first = [
            add_group(
                work,
                {
                    "partnership": board.partnership,
                    "name": f"Group {number} of the partnership with a long name",
                    "reports_to": (board.board,),
                },
                {"frequency": Frequency.QUARTERLY},
            )
            for number in range(8)
        ]
        both = add_group(
            work,
            {
                "partnership": board.partnership,
                "name": "Task and finish",
                "reports_to": (board.board, first[7]),
            },
        )
        change_group(work, board.subgroup, {"reports_to": (both, first[0])})


def touches(box: Placed, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Say whether a piece of a line passes the inside of a box."""
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    inside_x = left < box.x + box.width - 1 and right > box.x + 1
    return inside_x and top < box.bottom - 1 and bottom > box.y + 1


def test_no_line_passes_through_a_box_and_no_box_lies_on_another(core: Core, board: Board) -> None:
    grow(core, board)
    found = drawn(core, board)
    lines = [shape.points for shape in found.drawing.shapes if hasattr(shape, "points")]
    crossed = [
        box.box.group.name
        for points in lines
        for start, end in itertools.pairwise(points)
        for box in found.places
        if touches(box, start, end)
    ]
    assert crossed == []
    corners = {(box.x, box.y) for box in found.places}
    assert len(corners) == len(found.places) == 11


def test_everything_lies_on_the_sheet(core: Core, board: Board) -> None:
    grow(core, board)
    found = drawn(core, board)
    assert all(box.x > 0 and box.x + box.width < found.drawing.width for box in found.places)
    assert all(box.y > 0 and box.bottom < found.drawing.height for box in found.places)
    points = [point for shape in found.drawing.shapes for point in getattr(shape, "points", ())]
    assert all(0 <= x <= found.drawing.width for x, _ in points)


def test_the_drawing_tells_its_lines_in_words(core: Core, board: Board) -> None:
    alt = drawn(core, board).drawing.alt
    assert "Neglect subgroup reports to SCP Board" in alt


def test_members_of_the_document_are_those_of_the_screen(core: Core, board: Board) -> None:
    with core.read() as session:
        found = members_of(session, board.board, TODAY)
    assert [row[0] for row in plain(tables(seats.build(core, board.board))[0])] == [
        each.post for each in found
    ]
