"""Closing and issuing: what stands in the way, what is kept for good, and how it is taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.actions.operations import add_action, add_update, change_action
from app.actions.queries import actions_of
from app.agenda.operations import add_item, remove_item
from app.attendance.fields import Code
from app.attendance.operations import mark_rest, record_attendance
from app.attendance.register import register
from app.attendance.rules import SeatsUnmarked
from app.decisions.operations import add_decision
from app.errors import CannotTakeBack, ChangedMeanwhile, InvalidValues
from app.finding import search
from app.meetings.moves import (
    APPROVE,
    CALL_OFF,
    CANCEL,
    CLOSE,
    ISSUE,
    REOPEN,
    RESUME,
    Move,
)
from app.meetings.operations import add_meeting, change_meeting
from app.meetings.queries import meeting
from app.meetings.rules import MinutesLocked
from app.minutes.closing import DraftsWaiting, carry_out, closing_check
from app.minutes.drafts import DraftKeeper
from app.minutes.operations import save_minutes
from app.minutes.queries import last_time, minuted
from app.minutes.removing import MeetingTookPlace, remove_meeting
from app.seats.operations import replace_holder
from models.actions import Action
from models.meetings import MeetingState
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import DECEMBER, JUNE, begin, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from tests.app.groups.makers import Board


def do(core: Core, meeting_id: int, move: Move, reason: str | None = None) -> None:
    with core.work(move.label, **move.options) as work:
        carry_out(work, meeting_id, move, reason=reason)


def held(core: Core) -> tuple[Board, int, int]:
    """Hold a meeting with everybody there, one decision, one action and some words."""
    board, meeting_id, [item_id] = begin(core, "Neglect strategy")
    with core.work("Hold meeting") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        add_decision(work, {"meeting": meeting_id, "item": item_id, "text": "Extend it."})
        add_action(work, {"meeting": meeting_id, "item": item_id, "text": "Bring cases."})
        save_minutes(work, item_id, "The chair presented.")
    return board, meeting_id, item_id


def read(core: Core, meeting_id: int) -> MeetingRecord:
    with core.read() as session:
        return meeting(session, meeting_id)


def test_closing_keeps_the_quorum_and_gives_the_numbers(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    record = read(core, meeting_id)
    assert record.state is MeetingState.DRAFT
    assert (
        record.quorum_sentence
        == "The meeting was quorate (3 of 3): LA, Police and ICB each present."
    )
    with core.read() as session:
        [item] = [each for each in minuted(session, meeting_id, TODAY) if each.is_done]
    assert [each.label for each in item.decisions] == ["Decision 2025/1"]
    assert [each.label for each in item.actions] == ["Action 2025/1"]


def test_what_is_kept_does_not_follow_a_later_change_of_holder(core: Core) -> None:
    board, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    with core.work("Replace holder") as work:
        replace_holder(
            work,
            {
                "seat": board.seats["DCS"],
                "person": board.people["deputy"],
                "first_day": date(2025, 1, 1),
            },
        )
    with core.read() as session:
        found = register(session, meeting_id)
    assert [row.holder for row in found.rows][:2] == ["DCS Holder", "Superintendent Holder"]
    assert found.meeting.chair_name == "Superintendent Holder, Superintendent"


def test_undoing_a_close_keeps_the_numbers_for_the_next_one(core: Core) -> None:
    _, meeting_id, item_id = held(core)
    do(core, meeting_id, CLOSE)
    core.undo()
    with core.work("Add action") as work:
        add_action(work, {"meeting": meeting_id, "item": item_id, "text": "A second one."})
    do(core, meeting_id, CLOSE)
    with core.read() as session:
        numbers = [each.reference for each in actions_of(session, meeting_id, TODAY)]
    assert numbers == ["2025/1", "2025/2"]


def labels(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        items = minuted(session, meeting_id, TODAY)
    return [
        label
        for item in items
        for label in (*(d.label for d in item.decisions), *(a.label for a in item.actions))
    ]


def test_what_is_added_to_a_draft_has_its_number_at_once(core: Core) -> None:
    _, meeting_id, item_id = held(core)
    do(core, meeting_id, CLOSE)
    late = {"meeting": meeting_id, "item": item_id, "text": "Remembered."}
    with core.work("Add both") as work:
        add_decision(work, late)  # type: ignore[arg-type]  # a dict of literals
        add_action(work, late)  # type: ignore[arg-type]  # a dict of literals
    assert labels(core, meeting_id)[1::2] == ["Decision 2025/2", "Action 2025/2"]


def test_a_number_whose_action_was_undone_is_not_given_again(core: Core) -> None:
    _, meeting_id, item_id = held(core)
    do(core, meeting_id, CLOSE)
    for text in ("Taken back.", "Kept."):
        with core.work("Add action") as work:
            add_action(work, {"meeting": meeting_id, "item": item_id, "text": text})
        if text == "Taken back.":
            core.undo()
    assert labels(core, meeting_id)[1:] == ["Action 2025/1", "Action 2025/3"]


def test_issuing_numbers_what_an_earlier_program_left_without_one(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    with core.work("Leave without a number") as work:
        [row] = work.session.scalars(select(Action))
        row.period = row.number = None
    do(core, meeting_id, ISSUE)
    assert labels(core, meeting_id) == ["Decision 2025/1", "Action 2025/1"]


def test_a_seat_without_a_code_stands_in_the_way_and_nothing_is_changed(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with pytest.raises(SeatsUnmarked):
        do(core, meeting_id, CLOSE)
    assert read(core, meeting_id).state is MeetingState.IN_MEETING


def test_words_that_are_only_a_draft_stand_in_the_way(core: Core) -> None:
    _, meeting_id, item_id = held(core)
    keeper = DraftKeeper(core)
    keeper.type(item_id, "The chair presented. More")
    keeper.close()
    with core.read() as session:
        assert closing_check(session, meeting_id).drafts == ("“3 Neglect strategy”",)
    with pytest.raises(DraftsWaiting, match="3 Neglect strategy"):
        do(core, meeting_id, CLOSE)


def test_before_closing_what_is_missing_is_listed(core: Core) -> None:
    _, meeting_id, _ = held(core)
    with core.read() as session:
        check = closing_check(session, meeting_id)
    assert [each.text for each in check.without_owner] == ["Bring cases."]
    assert "1 Welcome, apologies and declarations of interest" in check.without_words
    assert check.unmarked == ()
    assert not check.without_chair


def test_a_meeting_that_nobody_is_named_to_chair_is_told_before_closing(core: Core) -> None:
    board = make_board(core)
    with core.work("Plan") as work:
        meeting_id = add_meeting(work, {"group": board.subgroup, "day": TODAY})
    with core.read() as session:
        assert closing_check(session, meeting_id).without_chair
    with core.work("Name a chair") as work:
        change_meeting(work, meeting_id, {"chair": board.people["DCS"]})
    with core.read() as session:
        assert not closing_check(session, meeting_id).without_chair


def test_attendance_corrected_in_the_draft_changes_the_quorum_sentence(core: Core) -> None:
    board, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    with core.work("Attendance") as work:
        record_attendance(work, meeting_id, board.seats["Nurse"], {"code": Code.APOLOGIES})
    record = read(core, meeting_id)
    assert (record.quorate, "ICB is missing" in (record.quorum_sentence or "")) == (False, True)


def test_issued_minutes_are_locked_until_they_are_reopened(core: Core) -> None:
    board, meeting_id, item_id = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    with pytest.raises(MinutesLocked, match="Reopen them first"), core.work("Minutes") as work:
        save_minutes(work, item_id, "Other words")
    with pytest.raises(MinutesLocked), core.work("Attendance") as work:
        record_attendance(work, meeting_id, board.seats["DCS"], {"code": Code.ABSENT})
    do(core, meeting_id, REOPEN, "A name was wrong")
    with core.work("Minutes") as work:
        save_minutes(work, item_id, "Other words")
    assert read(core, meeting_id).issued_on is None


def test_no_earlier_step_of_issued_minutes_is_taken_back_until_they_are_reopened(
    core: Core,
) -> None:
    _, meeting_id, item_id = held(core)
    do(core, meeting_id, CLOSE)
    with core.work("Write minutes") as work:
        save_minutes(work, item_id, "The chair presented it.")
    do(core, meeting_id, ISSUE)
    with pytest.raises(CannotTakeBack, match="the minutes of SCP Board, 27 Mar 2025 are issued"):
        core.undo()
    do(core, meeting_id, REOPEN, "A name was wrong")
    core.undo()
    with core.read() as session:
        [item] = [each for each in minuted(session, meeting_id, TODAY) if each.item.id == item_id]
    assert item.text == "The chair presented."


def test_an_item_removed_before_issue_does_not_return_to_issued_minutes(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    with core.work("Add agenda item") as work:
        extra = add_item(work, {"meeting": meeting_id, "title": "Extra"})
    with core.work("Remove agenda item") as work:
        remove_item(work, extra)
    do(core, meeting_id, ISSUE)
    with pytest.raises(CannotTakeBack, match="are issued"):
        core.undo()


def test_an_update_of_an_action_is_taken_back_though_its_minutes_are_issued(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    with core.read() as session:
        [action] = actions_of(session, meeting_id, TODAY)
    with core.work("Update action") as work:
        add_update(work, action.id, "Two cases in")
    assert core.undo().label == "Update action"


def test_what_issued_minutes_say_of_an_action_stays(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    with core.read() as session:
        [action] = actions_of(session, meeting_id, TODAY)
    with pytest.raises(InvalidValues) as refused, core.work("Change action") as work:
        change_action(work, action.id, {"text": "Other", "due": JUNE})
    assert "Move its due day" in refused.value.problems["due"]


def test_issuing_and_approving_are_not_undone_by_undo(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    do(core, meeting_id, APPROVE)
    assert (ISSUE.options, CLOSE.options) == ({"can_undo": False}, {"can_undo": True})
    record = read(core, meeting_id)
    assert (record.state, record.approved_on) == (MeetingState.APPROVED, TODAY)


def test_the_approving_meeting_is_kept(core: Core) -> None:
    board, meeting_id, _ = held(core)
    later = plan(core, board, JUNE)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    with core.work(APPROVE.label, **APPROVE.options) as work:
        carry_out(work, meeting_id, APPROVE, approved_at=later)
    approved_at = read(core, meeting_id).approved_at
    assert approved_at is not None
    assert (approved_at.id, approved_at.name) == (later, "26 Jun 2025")


def test_a_meeting_that_is_not_quorate_keeps_who_came_and_why(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("Attendance") as work:
        record_attendance(work, meeting_id, board.seats["DCS"], {"code": Code.ATTENDED})
        mark_rest(work, meeting_id, Code.ABSENT)
    do(core, meeting_id, CALL_OFF, "Police and ICB did not come")
    record = read(core, meeting_id)
    assert (record.state, record.quorate) == (MeetingState.INQUORATE, False)
    assert record.reason == "Police and ICB did not come"


def test_a_closed_meeting_can_be_resumed(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, RESUME)
    record = read(core, meeting_id)
    assert (record.state, record.closed_on) == (MeetingState.IN_MEETING, None)


def test_words_changed_meanwhile_are_not_overwritten(core: Core) -> None:
    _, _, item_id = held(core)
    with core.work("Minutes") as work:
        save_minutes(work, item_id, "Words of A", shown=1)
    with pytest.raises(ChangedMeanwhile), core.work("Minutes") as work:
        save_minutes(work, item_id, "Words of B", shown=1)


def test_nothing_typed_is_nothing_saved(core: Core) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    with core.work("Minutes") as work:
        assert save_minutes(work, item_id, "  ") is None


def test_last_time_shows_what_was_said_under_the_same_title(core: Core) -> None:
    board = make_board(core)
    items = []
    for day in (DECEMBER, JUNE):
        meeting_id = plan(core, board, day)
        with core.work("Add item") as work:
            items.append(add_item(work, {"meeting": meeting_id, "title": "Neglect strategy"}))
    with core.work("Minutes") as work:
        save_minutes(work, items[0], "It was ! deferred.")
    with core.read() as session:
        [earlier] = last_time(session, items[1])
    assert (earlier.text, earlier.heading, earlier.day) == (
        "It was ! deferred.",
        "1 Neglect strategy",
        DECEMBER,
    )


def test_minutes_are_found_by_their_words(core: Core) -> None:
    _, _, _ = held(core)
    with core.read() as session:
        [found] = search(session, "chair presented")
    assert (found.kind, found.title) == ("minutes", "Neglect strategy (SCP Board, 27 Mar 2025)")


def test_a_meeting_planned_by_mistake_is_removed_with_its_agenda_and_undo_brings_it_back(
    core: Core,
) -> None:
    meeting_id = plan(core, make_board(core))
    with core.work("Add item") as work:
        item_id = add_item(work, {"meeting": meeting_id, "title": "Neglect"})
        add_item(work, {"meeting": meeting_id, "title": "Part", "parent": item_id})
    with core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    core.undo()
    with core.read() as session:
        assert len(minuted(session, meeting_id, TODAY)) == 2


def test_a_meeting_of_which_something_is_recorded_is_not_removed(core: Core) -> None:
    _, meeting_id, _ = held(core)
    with pytest.raises(MeetingTookPlace), core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    assert CANCEL.wants_reason


def test_what_issued_minutes_say_of_their_meeting_stays_but_notes_do_not(core: Core) -> None:
    _, meeting_id, _ = held(core)
    do(core, meeting_id, CLOSE)
    do(core, meeting_id, ISSUE)
    with pytest.raises(InvalidValues, match="Reopen them first"), core.work("Change") as work:
        change_meeting(work, meeting_id, {"venue": "Elsewhere"})
    with core.work("Change meeting") as work:
        change_meeting(work, meeting_id, {"notes": "Thank the caretaker"})
