"""Home: every figure that stands there agrees with the list it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.listings import ACTIONS
from app.actions.operations import add_action
from app.agencies.operations import add_agencies
from app.budget import due
from app.budget.operations import add_contribution, record_receipt
from app.budget.statement import year_budget
from app.budget.years import year_on_or_newest
from app.days import show_day
from app.listing import SqlRows
from app.overview.home import HomeView, home
from app.overview.setting_up import has_second_backup, set_up_steps
from app.partnerships.queries import all_partnerships
from app.returns.listings import RETURNS
from app.returns.queries import newest_round
from app.rows import Wish
from app.unit.whose import EVERYBODY
from tests.queries import asked_of

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.pair import Pair, Side


def view(core: Core) -> HomeView:
    with core.read() as session:
        return home(session, all_partnerships(session)[0].id, core.clock.today())


def figure(core: Core, icon: str) -> str:
    return next(tile.figure for tile in view(core).tiles if tile.icon == icon)


def test_the_late_actions_are_as_many_as_the_log_lists(sample: Core) -> None:
    rows = SqlRows(sample, ACTIONS)
    today = sample.clock.today()
    records = rows.rows(rows.ids(Wish(filters={"due": f"<{show_day(today)}"})))
    assert figure(sample, "check-check") == str(sum(record.overdue for record in records))  # type: ignore[attr-defined]


def test_the_returns_in_are_as_many_as_the_list_shows(sample: Core) -> None:
    with sample.read() as session:
        newest = newest_round(session)
    assert newest is not None
    rows = SqlRows(sample, RETURNS, round=newest.id)
    records = rows.rows(rows.ids(Wish()))
    came = sum(record.received_on is not None for record in records)  # type: ignore[attr-defined]
    assert figure(sample, "inbox") == f"{came} of {len(records)}"


def test_the_contributions_received_are_those_of_the_budget(sample: Core) -> None:
    with sample.read() as session:
        year = year_on_or_newest(session, all_partnerships(session)[0].id, sample.clock.today())
        assert year is not None
        received = year_budget(session, year.id).paid.received
    assert figure(sample, "wallet") == f"£{received // 100:,}"


def test_deadlines_come_late_first_then_soonest(sample: Core) -> None:
    days = [deadline.due for deadline in view(sample).deadlines]
    assert days == sorted(days)
    assert days[0] < sample.clock.today()


def test_a_new_file_has_its_setting_up_before_it(core: Core) -> None:
    with core.read() as session:
        steps = set_up_steps(session, core.clock.today(), has_second_backup=False)
    assert [step.is_done for step in steps] == [False] * 7


def test_the_sample_is_set_up_and_asks_for_no_second_place_of_backups(sample: Core) -> None:
    with sample.read() as session:
        chosen = has_second_backup(sample)
        steps = set_up_steps(session, sample.clock.today(), has_second_backup=chosen)
    assert [step.is_done for step in steps] == [True] * 6


def asked_by_home(core: Core) -> int:
    with core.read() as session, asked_of(core) as statements:
        home(session, None, core.clock.today())
    return len(statements)


def add_more(core: Core, side: Side) -> None:
    """Give a partnership ten more of what Home counts and lists."""
    today = core.clock.today()
    with core.work("Add more") as work:
        for agency in add_agencies(work, [{"name": f"School {number}"} for number in range(10)]):
            line = add_contribution(
                work,
                {
                    "year": side.ids["financial-years"],
                    "agency": agency,
                    "agreed": 100_00,
                    "due_on": today,
                },
            )
            record_receipt(work, {"contribution": line, "day": today, "amount": 10_00})
            add_action(
                work,
                {
                    "group": side.ids["groups"],
                    "text": "Report",
                    "raised_on": today,
                    "due": today,
                },
            )


def test_home_asks_as_often_for_many_lines_as_for_few(paired: Core, pair: Pair) -> None:
    few = asked_by_home(paired)
    add_more(paired, pair.alder)
    assert asked_by_home(paired) == few


def test_the_money_of_two_partnerships_is_asked_for_as_often_as_that_of_one(
    paired: Core, pair: Pair
) -> None:
    counts = []
    for sides in (pair.sides[:1], pair.sides):
        with paired.read() as session, asked_of(paired) as statements:
            due.tile(session, [side.id for side in sides], paired.clock.today(), EVERYBODY)
        counts.append(len(statements))
    assert counts[0] == counts[1]
