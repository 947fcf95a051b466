"""Chasing an action's owner: one letter for everything of theirs that is late, recorded with its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.actions.chasing import chased_days, chaser
from app.actions.due import deadlines
from app.actions.fields import ActionStatus
from app.actions.operations import add_action, chase_action, close_action
from app.actions.queries import actions
from app.actions.rules import ActionClosed
from app.agencies.operations import add_agency
from app.groups.operations import add_group
from app.partnerships.operations import add_partnership
from app.people.operations import add_person
from app.seats.operations import add_seat, appoint

if TYPE_CHECKING:
    from app.actions.fields import ActionValues
    from app.bootstrap import Core
    from app.chasing import Chaser

TODAY = date(2025, 3, 11)


@pytest.fixture
def ids(core: Core) -> dict[str, int]:
    """Make a group with a seat, its holder, another person and an agency, each with an address."""
    with core.work("Begin") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        group = add_group(work, {"partnership": body, "name": "Board"})
        nurse = add_person(work, {"name": "F. Valli", "email": "f.valli@example.org"})
        holder = add_person(work, {"name": "G. Haslam", "email": "g.haslam@example.org"})
        agency = add_agency(work, {"name": "Housing", "email": "office@housing.example.org"})
        seat = add_seat(work, {"group": group, "post": "Head of Probation"})
        appoint(work, {"seat": seat, "person": holder, "first_day": date(2024, 1, 1)})
    return {"group": group, "nurse": nurse, "agency": agency, "seat": seat}


def add(core: Core, ids: dict[str, int], text: str, days: int, **values: object) -> int:
    full: ActionValues = {
        "group": ids["group"],
        "text": text,
        "raised_on": date(2024, 9, 1),
        "due": TODAY + timedelta(days=days),
        **values,  # type: ignore[typeddict-item]
    }
    with core.work("Add action") as work:
        return add_action(work, full)


def chase(core: Core, action_id: int) -> Chaser:
    with core.read() as session:
        return chaser(session, action_id, TODAY, "Sana Khan")


def test_one_letter_tells_everything_late_of_the_same_owner(
    core: Core, ids: dict[str, int]
) -> None:
    late = [
        add(core, ids, "Write to agencies", -40, owner=ids["nurse"]),
        add(core, ids, "Bring case examples", -3, owner=ids["nurse"]),
    ]
    add(core, ids, "Not due yet", 9, owner=ids["nurse"])
    add(core, ids, "Somebody else's", -9, owner_name="Chair")
    sent = chase(core, late[1])
    assert sent.records == tuple(late)
    assert sent.addresses == "f.valli@example.org"
    assert "Write to agencies" in sent.letter
    assert "Bring case examples" in sent.letter
    assert "Not due yet" not in sent.letter
    assert sent.letter.endswith("Sana Khan")


@pytest.mark.parametrize(
    ("owner", "address"),
    [
        ({"owner": "nurse"}, "f.valli@example.org"),
        ({"owner_seat": "seat"}, "g.haslam@example.org"),
        ({"owner_agency": "agency"}, "office@housing.example.org"),
        ({}, ""),
    ],
)
def test_the_address_is_the_owners_the_seat_holders_or_the_agencys(
    core: Core, ids: dict[str, int], owner: dict[str, str], address: str
) -> None:
    values = {name: ids[key] for name, key in owner.items()}
    sent = chase(core, add(core, ids, "Write to agencies", -4, **values))
    assert sent.addresses == address
    assert ("no e-mail address on file" in sent.addressees[0].line) is not bool(address)


def test_a_chaser_stands_in_the_history_with_its_day_and_the_action_stays_open(
    core: Core, ids: dict[str, int]
) -> None:
    action = add(core, ids, "Write to agencies", -4, owner=ids["nurse"])
    with core.work("Chase action") as work:
        chase_action(work, action)
    with core.read() as session:
        [record] = actions(session, [action], {"as_at": TODAY})
        assert chased_days(session, [action]) == {action: TODAY}
        [deadline] = deadlines(session, TODAY)
    assert (record.status, record.last_update) == (
        ActionStatus.OPEN,
        "11 Mar 2025: Reminded F. Valli.",
    )
    assert deadline.subtitle.endswith("F. Valli · chased 11 Mar")
    assert chase(core, action).addressees[0].chased_on == TODAY


def test_a_closed_action_is_not_chased(core: Core, ids: dict[str, int]) -> None:
    action = add(core, ids, "Write to agencies", -4)
    with core.work("Close") as work:
        close_action(work, action, "All were written to.")
    with pytest.raises(ActionClosed), core.work("Chase") as work:
        chase_action(work, action)
