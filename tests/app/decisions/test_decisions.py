"""Decisions: who of the quorum was present, and numbers for good."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Code
from app.attendance.operations import mark_rest, record_attendance
from app.decisions.fields import Manner
from app.decisions.operations import (
    NumberedForGood,
    add_decision,
    change_decision,
    number_decisions,
    remove_decision,
)
from app.decisions.queries import DECISIONS, decision_choices, decisions_of
from app.errors import InvalidValues
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, begin, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.decisions.queries import DecisionRecord


def decide(core: Core, meeting_id: int, text: str, item_id: int | None = None) -> int:
    with core.work("Record decision") as work:
        return add_decision(work, {"meeting": meeting_id, "item": item_id, "text": text})


def read(core: Core, meeting_id: int) -> list[DecisionRecord]:
    with core.read() as session:
        return decisions_of(session, meeting_id)


def test_a_decision_notes_which_of_the_quorum_were_present_for_it(core: Core) -> None:
    board, meeting_id, [item_id] = begin(core, "Neglect strategy")
    with core.work("Attendance") as work:
        record_attendance(work, meeting_id, board.seats["Nurse"], {"code": Code.APOLOGIES})
        mark_rest(work, meeting_id, Code.ATTENDED)
    decide(core, meeting_id, "Extend the strategy to March 2027.", item_id)
    [record] = read(core, meeting_id)
    assert record.label == "Decision (new)"
    told = "LA and Police present, not quorate: ICB is missing"
    assert record.line == f"Agreed without a vote · {told}"
    assert (record.day, str(record.item)) == (date(2025, 3, 27), "3 Neglect strategy")


def test_numbers_follow_the_order_and_the_numbering_year(core: Core) -> None:
    board = make_board(core)
    first, second = plan(core, board), plan(core, board, DECEMBER)
    for meeting_id in (first, second):
        decide(core, meeting_id, "One")
        decide(core, meeting_id, "Two")
        with core.work("Number") as work:
            number_decisions(work, meeting_id)
    numbers = [each.reference for each in read(core, first) + read(core, second)]
    assert numbers == ["2025/1", "2025/2", "2024/1", "2024/2"]


def test_a_number_stays_with_its_decision_and_is_never_given_again(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    decide(core, meeting_id, "One")
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    core.undo()
    assert read(core, meeting_id)[0].reference == "new"
    decide(core, meeting_id, "Two")
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    assert [each.reference for each in read(core, meeting_id)] == ["2025/1", "2025/2"]


def test_a_new_decision_is_removed_and_a_numbered_one_stays(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    first, second = decide(core, meeting_id, "One"), decide(core, meeting_id, "Two")
    with core.work("Remove decision") as work:
        remove_decision(work, second)
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    with pytest.raises(NumberedForGood, match="Decision 2025/1"), core.work("Remove") as work:
        remove_decision(work, first)


def test_dissent_is_printed_with_the_decision(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    decision_id = decide(core, meeting_id, "One")
    with core.work("Change decision") as work:
        change_decision(work, decision_id, {"manner": Manner.VOTE, "dissent": "Police, on cost"})
    assert read(core, meeting_id)[0].line == "By vote · Dissent: Police, on cost"


def test_a_decision_outside_a_meeting_needs_its_day(core: Core) -> None:
    board = make_board(core)
    with pytest.raises(InvalidValues, match="needs its date"), core.work("Decision") as work:
        add_decision(work, {"group": board.board, "text": "By e-mail"})


def test_decisions_are_sorted_by_number_not_by_letters_and_found(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    ids = [decide(core, meeting_id, f"Number {count}") for count in range(1, 12)]
    with core.work("Number") as work:
        number_decisions(work, meeting_id)
    rows = SqlRows(core, DECISIONS, meeting=meeting_id)
    assert rows.ids(Wish(sort="reference")) == ids
    assert rows.ids(Wish(filters={"reference": "2025/11"})) == ids[-1:]
    with core.read() as session:
        assert [ref.id for ref in decision_choices(session, "2025/11")] == ids[-1:]
