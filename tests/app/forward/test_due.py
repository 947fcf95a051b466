"""Reports that are due to a group: when they are wanted, how Home shows them, and one letter for all of one owner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.forward.chasing import OwedByNobody, chaser
from app.forward.due import deadlines
from app.forward.operations import add_topic, chase_topic
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.app.groups.makers import Board

PAPERS_DUE = date(2025, 6, 17)
"""Seven working days before the meeting of 26 June 2025."""


def owe(core: Core, board: Board, title: str, agency: str | None = "Police") -> int:
    with core.work("Park topic") as work:
        return add_topic(
            work,
            {
                "group": board.board,
                "title": title,
                "due": date(2025, 6, 1),
                "agency": board.agencies[agency] if agency else None,
            },
        )


def shown(core: Core, today: date) -> list[tuple[str, date, str]]:
    with core.read() as session:
        return [(each.title, each.due, each.verb.value) for each in deadlines(session, today)]


def test_a_report_is_wanted_when_papers_of_its_meeting_are_due_and_shown_four_weeks_before(
    core: Core,
) -> None:
    board = make_board(core)
    plan(core, board, JUNE)
    owe(core, board, "MARAC figures")
    owe(core, board, "Owed by nobody", None)
    assert shown(core, date(2025, 5, 19)) == []
    assert shown(core, date(2025, 5, 20)) == [("Report due: MARAC figures", PAPERS_DUE, "Chase")]


def test_without_a_meeting_its_own_day_counts_and_once_chased_it_is_opened(core: Core) -> None:
    board = make_board(core)
    topic_id = owe(core, board, "MARAC figures")
    with core.work("Chase") as work:
        chase_topic(work, topic_id)
    assert shown(core, date(2025, 5, 20)) == [
        ("Report due: MARAC figures", date(2025, 6, 1), "Open")
    ]


def test_one_letter_is_about_all_that_one_agency_owes_by_then(core: Core) -> None:
    board = make_board(core)
    plan(core, board, JUNE)
    first, second = owe(core, board, "MARAC figures"), owe(core, board, "Missing children")
    owe(core, board, "Theirs", "ICB")
    with core.read() as session:
        found = chaser(session, first, date(2025, 6, 20), "Sana Khan")
    assert found.records == (first, second)
    assert found.subject == "2 reports overdue"
    assert "These were due to us:" in found.letter
    assert "MARAC figures (SCP Board, 26 Jun 2025, by 17 Jun 2025)" in found.letter
    assert "Theirs" not in found.letter


def test_what_nobody_owes_cannot_be_chased(core: Core) -> None:
    board = make_board(core)
    topic_id = owe(core, board, "Threshold document", None)
    with core.read() as session, pytest.raises(OwedByNobody):
        chaser(session, topic_id, JUNE, "Sana Khan")
