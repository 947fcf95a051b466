"""An action put on an agenda of its own, and handed on to another owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.actions.bringing_back import LINE, bring_back
from app.actions.candidates import owners_of
from app.actions.operations import add_action, close_action, hand_action_on
from app.actions.queries import actions, updates
from app.actions.returning import brought_back
from app.actions.rules import ActionClosed
from app.agenda.operations import change_item, remove_item
from app.agenda.queries import agenda
from app.agenda.rules import OnAgendaAlready
from app.errors import InvalidValues
from tests.app.meetings.makers import JUNE, begin, plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core


def world(core: Core) -> tuple[int, int, int]:
    """Make an action raised in March under an item, and a meeting in June; gives action, item and meeting."""
    board, meeting_id, [item_id] = begin(core, "Neglect strategy")
    later = plan(core, board, JUNE)
    with core.work("Add action") as work:
        owner = {"owner_seat": board.seats["Named Nurse"]}
        values = {"meeting": meeting_id, "item": item_id, "text": "Bring data", **owner}
        action_id = add_action(work, values)  # type: ignore[arg-type]  # a dict of literals
    return action_id, item_id, later


def back(core: Core, action_id: int, meeting_id: int) -> int:
    with core.work("Put action on agenda") as work:
        return bring_back(work, action_id, meeting_id)


def own_items(session: Session, meeting_id: int) -> list[ItemRecord]:
    """Give the items of a meeting besides its standing ones."""
    return [each for each in agenda(session, meeting_id) if not each.is_standing]


def read(core: Core, action_id: int) -> ActionRecord:
    with core.read() as session:
        return actions(session, [action_id], {"as_at": JUNE})[0]


def test_an_action_gets_an_item_of_its_own_and_its_history_says_so(core: Core) -> None:
    action_id, _, later = world(core)
    item_id = back(core, action_id, later)
    with core.read() as session:
        [item] = own_items(session, later)
        assert (item.title, item.presenter) == ("Action: Bring data", "Named Nurse")
        assert brought_back(session, later, JUNE)[item_id].action.id == action_id
        told = [each.text for each in updates(session, action_id)]
    assert told == ["Put on the agenda of SCP Board, 26 Jun 2025."]
    assert str(read(core, action_id).back_at) == "SCP Board, 26 Jun 2025, item 4"


def test_an_item_taken_off_again_is_no_longer_where_the_action_comes_back(core: Core) -> None:
    action_id, _, later = world(core)
    item_id = back(core, action_id, later)
    with core.work("Remove") as work:
        remove_item(work, item_id)
    assert read(core, action_id).back_at is None
    assert back(core, action_id, later) != item_id


def test_an_action_is_put_on_one_agenda_once_and_only_while_it_is_open(core: Core) -> None:
    action_id, _, later = world(core)
    back(core, action_id, later)
    with pytest.raises(OnAgendaAlready):
        back(core, action_id, later)
    with core.work("Close") as work:
        close_action(work, action_id, "Data came in May")
    with pytest.raises(ActionClosed):
        back(core, action_id, later)


def test_an_action_of_a_restricted_item_comes_back_restricted(core: Core) -> None:
    action_id, item_id, later = world(core)
    with core.work("Restrict") as work:
        change_item(work, item_id, {"restricted": True})
    back(core, action_id, later)
    with core.read() as session:
        assert own_items(session, later)[0].restricted


def test_a_long_action_is_shortened_to_one_line_of_the_agenda(core: Core) -> None:
    _, _, later = world(core)
    with core.work("Add action") as work:
        action_id = add_action(work, {"meeting": later, "text": "Bring data\n" * 40})
    back(core, action_id, later)
    with core.read() as session:
        title = own_items(session, later)[0].title
    assert len(title) <= LINE
    assert title.endswith(("Bring…", "data…"))


def test_an_action_is_handed_on_with_the_reason_and_not_to_who_has_it(core: Core) -> None:
    action_id, _, _ = world(core)
    group_id = read(core, action_id).group.id
    with core.read() as session:
        owners = owners_of(session, group_id, JUNE)
    dcs = next(each for each in owners if each.seat and each.seat.name == "DCS")
    with core.work("Hand action on") as work:
        hand_action_on(work, action_id, dcs, "The data are the council's")
    record = read(core, action_id)
    assert record.owner_name == dcs.shown
    with core.read() as session:
        assert updates(session, action_id)[0].text.endswith("The data are the council's")
    with pytest.raises(InvalidValues, match="already"), core.work("Again") as work:
        hand_action_on(work, action_id, dcs)
