"""Mine and Both: each record belongs to somebody of the unit or to both, the same in every figure and list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.actions.listings import ACTIONS
from app.actions.operations import add_action
from app.groups.operations import add_group
from app.listing import SqlRows
from app.meetings.operations import add_meeting
from app.overview.home import home
from app.partnerships.operations import add_partnership
from app.partnerships.queries import all_partnerships
from app.people.operations import add_person
from app.rows import Wish
from app.unit.operations import add_member, change_member
from app.unit.queries import members_on
from app.unit.whose import EVERYBODY, Whose, mine

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.overview.home import HomeView

TODAY = date(2025, 3, 11)
LATE = TODAY - timedelta(days=40)


def whose(core: Core, initials: str) -> Whose:
    with core.read() as session:
        members = members_on(session, TODAY)
    return mine(members, next((each for each in members if each.is_called(initials)), None))


def view(core: Core, seen_by: Whose) -> HomeView:
    with core.read() as session:
        bodies = all_partnerships(session)
        return home(session, bodies[0].id, TODAY, seen_by)


def titles(core: Core, initials: str) -> set[str]:
    found = view(core, whose(core, initials))
    return {each.title for each in found.deadlines} | {each.title for each in found.meetings}


@pytest.fixture
def groups(core: Core) -> dict[str, int]:
    """Make three groups: one of Sana's, one of Tom's, one of nobody's."""
    with core.work("Begin") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        sana = add_member(work, {"name": "Sana Khan", "initials": "SK"})
        tom = add_member(work, {"name": "Tom Hale", "initials": "TH"})
        return {
            name: add_group(work, {"partnership": body, "name": name, "looked_after": member})
            for name, member in (("Board", sana), ("Neglect", tom), ("Forum", None))
        }


def add_late(core: Core, group: int, text: str, owner: int | None = None) -> None:
    with core.work("Add action") as work:
        add_action(
            work,
            {"group": group, "text": text, "raised_on": LATE, "due": LATE, "owner": owner},
        )


def plan(core: Core, group: int, taker: str | None = None) -> None:
    with core.work("Plan meeting") as work:
        day = TODAY + timedelta(days=9)
        add_meeting(work, {"group": group, "day": day, "minute_taker": taker})


def test_a_deadline_takes_after_its_group_and_what_nobody_looks_after_is_for_both(
    core: Core, groups: dict[str, int]
) -> None:
    for name, group in groups.items():
        add_late(core, group, f"Of the {name}")
    assert titles(core, "SK") == {"Of the Board", "Of the Forum"}
    assert titles(core, "TH") == {"Of the Neglect", "Of the Forum"}
    assert len(view(core, EVERYBODY).deadlines) == 3


def test_the_owner_of_an_action_counts_before_its_group(core: Core, groups: dict[str, int]) -> None:
    with core.work("Add person") as work:
        tom = add_person(work, {"name": "Tom Hale", "post": "Business support officer"})
    add_late(core, groups["Board"], "Book the room", tom)
    assert titles(core, "TH") == {"Book the room"}
    assert titles(core, "SK") == set()


@pytest.mark.parametrize("taker", ["Tom Hale", "th", "Tom Hale, Business support officer"])
def test_the_minute_taker_of_a_meeting_counts_before_its_group(
    core: Core, groups: dict[str, int], taker: str
) -> None:
    plan(core, groups["Board"], taker)
    assert titles(core, "TH") == {"Board"}
    assert titles(core, "SK") == set()


def test_a_minute_taker_who_is_not_of_the_unit_leaves_the_meeting_with_its_group(
    core: Core, groups: dict[str, int]
) -> None:
    plan(core, groups["Board"], "Democratic Services")
    assert titles(core, "SK") == {"Board"}


def test_what_somebody_looked_after_who_has_left_is_for_both(
    core: Core, groups: dict[str, int]
) -> None:
    add_late(core, groups["Neglect"], "Left behind")
    with core.read() as session:
        tom = next(each for each in members_on(session, TODAY) if each.initials == "TH")
    with core.work("Tom leaves") as work:
        change_member(work, tom.id, {"last_day": TODAY - timedelta(days=1)})
    assert titles(core, "SK") == {"Left behind"}


def test_whoever_is_not_of_the_unit_sees_under_mine_what_nobody_looks_after(
    core: Core, groups: dict[str, int]
) -> None:
    for name, group in groups.items():
        add_late(core, group, f"Of the {name}")
    assert titles(core, "nobody") == {"Of the Forum"}


def test_each_tile_counts_what_the_list_it_leads_to_shows(sample: Core) -> None:
    for initials in ("SK", "TH"):
        seen_by = whose(sample, initials)
        tile = next(each for each in view(sample, seen_by).tiles if each.icon == "check-check")
        rows = SqlRows(sample, ACTIONS, overdue=True, whose=seen_by)
        assert tile.figure == str(len(rows.ids(Wish())))


def test_the_two_halves_of_the_sample_make_the_whole(sample: Core) -> None:
    halves = [len(view(sample, whose(sample, initials)).deadlines) for initials in ("SK", "TH")]
    assert all(halves)
    assert sum(halves) == len(view(sample, EVERYBODY).deadlines)
