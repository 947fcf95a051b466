"""Numbers per year or per meeting: a setting of the partnership that counts from then on and renumbers nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.actions.operations import add_action, number_action, number_actions
from app.actions.queries import actions
from app.decisions.operations import add_decision, number_decisions
from app.decisions.queries import DECISIONS, decisions_of
from app.groups.operations import change_group
from app.listing import SqlRows
from app.partnerships.fields import Numbering
from app.partnerships.operations import change_partnership
from app.rows import Wish
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.app.groups.makers import Board


def count_per(core: Core, board: Board, numbering: Numbering) -> None:
    with core.work("Change partnership") as work:
        change_partnership(work, board.partnership, {"numbering": numbering})


def decide(core: Core, meeting_id: int, *texts: str) -> None:
    with core.work("Record decisions") as work:
        for text in texts:
            add_decision(work, {"meeting": meeting_id, "text": text})
        number_decisions(work, meeting_id)


def numbers(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.reference for each in decisions_of(session, meeting_id)]


def test_numbers_per_meeting_name_group_and_day_and_begin_at_one(core: Core) -> None:
    board = make_board(core)
    with core.work("Change group") as work:
        change_group(work, board.board, {"short_name": "SCP"})
    count_per(core, board, Numbering.MEETING)
    first, second = plan(core, board), plan(core, board, DECEMBER)
    decide(core, first, "One", "Two")
    decide(core, second, "Three")
    assert numbers(core, first) == ["SCP 27.03.25/1", "SCP 27.03.25/2"]
    assert numbers(core, second) == ["SCP 12.12.24/1"]


def test_a_change_of_the_setting_renumbers_nothing(core: Core) -> None:
    board = make_board(core)
    first, second, third = plan(core, board), plan(core, board, DECEMBER), plan(core, board, JUNE)
    decide(core, first, "Per year")
    count_per(core, board, Numbering.MEETING)
    decide(core, second, "Per meeting")
    decide(core, first, "Per meeting too")
    count_per(core, board, Numbering.YEAR)
    decide(core, third, "Per year again")
    assert numbers(core, first) == ["2025/1", "SCP Board 27.03.25/1"]
    assert numbers(core, second) == ["SCP Board 12.12.24/1"]
    assert numbers(core, third) == ["2025/2"]


def test_a_number_taken_back_with_its_closing_is_kept_though_the_setting_changed(
    core: Core,
) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Record decision") as work:
        add_decision(work, {"meeting": meeting_id, "text": "One"})
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    core.undo()
    assert numbers(core, meeting_id) == ["new"]
    count_per(core, board, Numbering.MEETING)
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    assert numbers(core, meeting_id) == ["2025/1"]


def test_an_action_that_no_meeting_raised_is_counted_per_year(core: Core) -> None:
    board = make_board(core)
    count_per(core, board, Numbering.MEETING)
    meeting_id = plan(core, board)
    with core.work("Add actions") as work:
        raised = add_action(work, {"meeting": meeting_id, "text": "At a meeting"})
        number_actions(work, meeting_id)
        outside = {"group": board.board, "text": "By e-mail", "raised_on": date(2025, 3, 11)}
        alone = number_action(work, add_action(work, outside))  # type: ignore[arg-type]  # a dict of literals
    with core.read() as session:
        found = {each.id: each for each in actions(session, [raised, alone], {"as_at": JUNE})}
    assert found[raised].label == "Action SCP Board 27.03.25/1"
    assert found[alone].label == "Action 2025/1"


def test_the_log_is_sorted_by_year_or_day_of_the_meeting_then_by_number(core: Core) -> None:
    board = make_board(core)
    first, second, third = plan(core, board, DECEMBER), plan(core, board), plan(core, board, JUNE)
    decide(core, first, "A")
    count_per(core, board, Numbering.MEETING)
    decide(core, third, "C")
    decide(core, second, *(f"B{count}" for count in range(1, 11)))
    rows = SqlRows(core, DECISIONS)
    with core.read() as session:
        texts = {
            each.id: each.text
            for at in (first, second, third)
            for each in decisions_of(session, at)
        }
    sorted_texts = [texts[each] for each in rows.ids(Wish(sort="reference"))]
    assert sorted_texts == ["A", *(f"B{count}" for count in range(1, 11)), "C"]


JUNE = date(2025, 6, 26)
