"""What membership and groups put on Home."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.groups import due as group_due
from app.groups.operations import change_terms
from app.groups.terms import terms_on
from app.seats import due
from app.seats.operations import add_seat, change_holder, name_deputy
from app.seats.tenures import holders
from app.seats.timeline import timeline
from tests.app.groups.makers import TODAY, Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def end_term(core: Core, board: Board, post: str, day: date) -> None:
    with core.read() as session:
        [holder] = holders(session, [board.seats[post]], TODAY)
    with core.work("Change holder") as work:
        change_holder(work, holder.id, {"term_ends": day})


@pytest.mark.parametrize(
    ("day", "chip"),
    [
        (date(2025, 4, 30), ("ends 30 Apr", "none")),
        (date(2025, 2, 28), ("ended 28 Feb", "bad")),
    ],
)
def test_a_term_that_ends_asks_to_be_renewed(
    core: Core, board: Board, day: date, chip: tuple[str, str]
) -> None:
    end_term(core, board, "Named Nurse", day)
    with core.read() as session:
        [found] = due.deadlines(session, TODAY)
    assert (found.title, found.subtitle) == (
        "Membership term: Named Nurse Holder, Named Nurse",
        "SCP Board, Trust",
    )
    assert (found.chip, found.tone) == chip
    assert (found.page, found.record_id) == ("members", board.seats["Named Nurse"])


def test_a_term_that_ends_later_is_left_alone(core: Core, board: Board) -> None:
    end_term(core, board, "Named Nurse", date(2025, 5, 11))
    with core.read() as session:
        assert due.deadlines(session, TODAY) == []


def test_a_review_of_terms_of_reference_that_is_due_is_told(core: Core, board: Board) -> None:
    with core.read() as session:
        found = terms_on(session, [board.board], TODAY)[board.board]
    with core.work("Change terms") as work:
        change_terms(work, found.id, {"review_on": date(2025, 3, 20), "name": "2024/25"})
    with core.read() as session:
        [told] = group_due.deadlines(session, TODAY)
    assert (told.title, told.subtitle, told.chip) == (
        "Terms of reference: SCP Board",
        "Version 2024/25",
        "9 days left",
    )


def test_a_timeline_tells_what_happened_newest_first(core: Core, board: Board) -> None:
    with core.work("Name deputy") as work:
        name_deputy(
            work,
            {
                "seat": board.seats["DCS"],
                "person": board.people["deputy"],
                "first_day": date(2024, 1, 1),
                "last_day": date(2025, 2, 11),
            },
        )
    with core.read() as session:
        told = [(str(each.day), each.text) for each in timeline(session, board.seats["DCS"], TODAY)]
    assert told == [
        ("2025-02-12", "Deputy ended: Tom Shaw"),
        ("2024-01-01", "Deputy named: Tom Shaw"),
        ("2023-09-01", "DCS Holder took the seat"),
    ]


def test_a_seat_without_days_tells_how_it_came_into_the_file(core: Core, board: Board) -> None:
    with core.work("Import members", "members.xlsx") as work:
        seat = add_seat(work, {"group": board.board, "post": "Head teacher"})
    with core.read() as session:
        told = [(str(each.day), each.text) for each in timeline(session, seat, TODAY)]
    assert told == [("2025-03-11", "Entered: Import members, members.xlsx")]
