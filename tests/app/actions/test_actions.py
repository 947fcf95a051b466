"""Actions: given from one line, moved with reasons, closed with outcomes, and back on the next agenda."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.candidates import around, owners_at
from app.actions.fields import ActionSource, ActionStatus
from app.actions.listings import ACTIONS
from app.actions.operations import (
    add_action,
    add_from_line,
    add_update,
    change_action,
    close_action,
    drop_action,
    hand_action_on,
    move_due,
    number_action,
    number_actions,
    remove_action,
    reopen_action,
)
from app.actions.queries import actions, actions_of, updates
from app.actions.quick_line import read_line
from app.actions.returning import returning_actions
from app.actions.rules import ActionClosed
from app.decisions.operations import NumberedForGood
from app.errors import InvalidValues
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import JUNE, MARCH, begin, plan

if TYPE_CHECKING:
    from app.actions.fields import ActionValues
    from app.actions.queries import ActionRecord
    from app.bootstrap import Core


def add(core: Core, meeting_id: int, **values: object) -> int:
    given: ActionValues = {"meeting": meeting_id, "text": "Bring three case examples"}
    given.update(values)  # type: ignore[typeddict-item]  # a test's own few values
    with core.work("Add action") as work:
        return add_action(work, given)


def read(core: Core, action_id: int, day: date = TODAY) -> ActionRecord:
    with core.read() as session:
        return actions(session, [action_id], {"as_at": day})[0]


def test_a_line_becomes_an_action_of_the_item_with_owner_and_due_day(core: Core) -> None:
    board, meeting_id, [item_id] = begin(core, "Neglect")
    plan(core, board, JUNE)
    with core.read() as session:
        owners, days = owners_at(session, meeting_id), around(session, meeting_id)
    reading = read_line("Bring data on missed appointments @Named Nurse 12/6", owners, days)
    assert reading.sentence == (
        "Owner: Named Nurse Holder, Named Nurse, Trust · due Thu 12 Jun 2025"
    )
    with core.work("Add action") as work:
        action_id = add_from_line(work, meeting_id, item_id, reading)
    record = read(core, action_id)
    assert record.label == "Action (new)"
    assert record.line == "Named Nurse Holder, Named Nurse, Trust · due 12 Jun 2025 · open"
    assert record.owner_seat is not None
    assert record.owner_seat.id == board.seats["Named Nurse"]


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("@chair", "Superintendent Holder, Superintendent, Police"),
        ("@shaw", "Tom Shaw, Police"),
        ("@constabulary", "Lancashire Constabulary"),
        ("@ICB", "NHS Lancashire and South Cumbria Integrated Care Board"),
        ("@all", "All members"),
    ],
)
def test_owners_are_members_people_and_agencies(core: Core, typed: str, owner: str) -> None:
    _, meeting_id, _ = begin(core)
    with core.read() as session:
        reading = read_line(
            f"Do it {typed}", owners_at(session, meeting_id), around(session, meeting_id)
        )
    assert reading.owner is not None, reading.sentence
    assert reading.owner.shown == owner


def test_the_next_meeting_is_a_due_day(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    plan(core, board, JUNE)
    with core.read() as session:
        reading = read_line("Do it @all next meeting", [], around(session, meeting_id))
    assert reading.due == JUNE


def test_an_unclear_line_is_not_made_an_action(core: Core) -> None:
    _, meeting_id, [item_id] = begin(core, "Neglect")
    with core.read() as session:
        owners, days = owners_at(session, meeting_id), around(session, meeting_id)
    reading = read_line("Do it @holder", owners, days)
    with pytest.raises(InvalidValues, match="fits 5"), core.work("Add action") as work:
        add_from_line(work, meeting_id, item_id, reading)


def test_a_due_day_moves_with_a_reason_and_the_history_keeps_both(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id, due=date(2025, 4, 30))
    with core.work("Move due day") as work:
        move_due(work, action_id, date(2025, 6, 12), "Data arrive in May")
    with core.read() as session:
        [update] = updates(session, action_id)
    assert (update.due_before, update.due_after) == (date(2025, 4, 30), date(2025, 6, 12))
    assert read(core, action_id).due == date(2025, 6, 12)
    core.undo()
    assert read(core, action_id).due == date(2025, 4, 30)


@pytest.mark.parametrize("reason", ["", "ongoing", "On-going.", "TBC"])
def test_ongoing_is_no_reason(core: Core, reason: str) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id, due=date(2025, 4, 30))
    with pytest.raises(InvalidValues, match="reason"), core.work("Move due day") as work:
        move_due(work, action_id, date(2025, 6, 12), reason)


def test_closing_asks_for_the_outcome_and_the_evidence_that_was_wanted(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id, evidence_wanted=True)
    with pytest.raises(InvalidValues) as refused, core.work("Close action") as work:
        close_action(work, action_id, "Done")
    assert set(refused.value.problems) == {"outcome", "evidence"}
    with core.work("Close action") as work:
        close_action(work, action_id, "Three cases heard; two changed plan.", "Paper 5b")
    record = read(core, action_id)
    assert (record.status, record.closed_on) == (ActionStatus.DONE, TODAY)
    assert record.last_update == "11 Mar 2025: Three cases heard; two changed plan."


def test_a_closed_action_takes_no_update_until_it_is_reopened(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id)
    with core.work("Drop action") as work:
        drop_action(work, action_id, "Overtaken by the national review")
    with pytest.raises(ActionClosed), core.work("Update") as work:
        add_update(work, action_id, "News")
    with core.work("Reopen action") as work:
        reopen_action(work, action_id, "The national review left it out")
        add_update(work, action_id, "News")
    assert read(core, action_id).status is ActionStatus.STARTED


def test_handing_on_keeps_who_had_it_and_what_the_minutes_said(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id, owner=board.people["DCS"])
    with core.read() as session:
        owner = read_line(
            "x @shaw", owners_at(session, meeting_id), around(session, meeting_id)
        ).owner
    assert owner is not None
    with core.work("Hand action on") as work:
        hand_action_on(work, action_id, owner)
    record = read(core, action_id)
    assert (record.first_owner, record.owner_name) == ("DCS Holder", "Tom Shaw, Police")
    assert record.last_update == "11 Mar 2025: From DCS Holder to Tom Shaw, Police."


def test_actions_get_their_numbers_in_order_and_a_numbered_one_stays(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    ids = [add(core, meeting_id) for _ in range(2)]
    with core.work("Number") as work:
        number_actions(work, meeting_id)
    assert [read(core, each).label for each in ids] == ["Action 2025/1", "Action 2025/2"]
    with pytest.raises(NumberedForGood), core.work("Remove action") as work:
        remove_action(work, ids[0])


def test_an_action_from_an_audit_is_numbered_at_once_in_the_same_series(core: Core) -> None:
    board = make_board(core)
    with core.work("Add action") as work:
        action_id = add_action(
            work,
            {
                "group": board.subgroup,
                "text": "Share the tool",
                "source": ActionSource.AUDIT,
                "raised_on": TODAY,
                "owner_agency": board.agencies["Trust"],
            },
        )
        number_action(work, action_id)
    record = read(core, action_id)
    assert (record.reference, record.owner_name) == ("2025/1", "Trust")


def test_a_new_action_is_removed_with_its_history(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id)
    with core.work("Update") as work:
        add_update(work, action_id, "News")
    with core.work("Remove action") as work:
        remove_action(work, action_id)
    core.undo()
    with core.read() as session:
        assert len(updates(session, action_id)) == 1


def test_an_action_cannot_be_due_before_it_was_raised(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with pytest.raises(InvalidValues, match="before it was raised"):
        add(core, meeting_id, due=date(2025, 3, 1))


def test_open_actions_come_back_to_the_next_meeting_of_their_group(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    later = plan(core, board, JUNE)
    late = add(core, meeting_id, due=date(2025, 4, 30))
    add(core, meeting_id, group=board.subgroup)
    done = add(core, meeting_id)
    undated = add(core, meeting_id)
    with core.work("Close action") as work:
        close_action(work, done, "Sent to all schools")
    with core.read() as session:
        found = returning_actions(session, later, JUNE)
        assert returning_actions(session, meeting_id, JUNE) == []
    assert [each.action.id for each in found] == [late, undated]
    assert (found[0].action.days_late, found[1].action.days_late) == (57, 0)


def test_what_is_due_before_a_meeting_to_come_is_not_called_late_yet(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    later = plan(core, board, JUNE)
    add(core, meeting_id, due=date(2025, 4, 30))
    with core.read() as session:
        days = (TODAY, date(2025, 5, 7), JUNE, date(2025, 12, 1))
        late = [returning_actions(session, later, day)[0].action.days_late for day in days]
    assert late == [0, 7, 57, 57]


def test_late_actions_are_found_the_longest_late_first(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    ids = [add(core, meeting_id, due=date(2025, 4, day)) for day in (20, 10)]
    for day, late in ((15, ids[1:]), (25, [ids[1], ids[0]])):
        rows = SqlRows(core, ACTIONS, overdue=True, as_at=date(2025, 4, day))
        assert rows.ids(Wish()) == late


def test_the_log_is_filtered_by_agency_state_and_lateness(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    by_seat = add(core, meeting_id, owner_seat=board.seats["Named Nurse"], due=MARCH)
    by_staff = add(core, meeting_id, owner=board.people["Named Nurse"], due=JUNE)
    add(core, meeting_id, owner_agency=board.agencies["LA"])
    rows = SqlRows(core, ACTIONS, agency=board.agencies["Trust"], as_at=date(2025, 4, 1))
    assert rows.ids(Wish()) == [by_seat, by_staff]
    assert rows.ids(Wish(filters={"overdue": "yes"})) == [by_seat]
    assert rows.ids(Wish(filters={"status": "open", "text": "case"}, sort="due")) == [
        by_seat,
        by_staff,
    ]


def test_an_action_may_be_corrected_while_its_minutes_are_open(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    action_id = add(core, meeting_id)
    with core.work("Change action") as work:
        change_action(work, action_id, {"text": "Bring four examples", "due": JUNE})
    with core.read() as session:
        [record] = actions_of(session, meeting_id, TODAY)
    assert (record.text, record.first_due) == ("Bring four examples", JUNE)
