"""Home: every figure that stands there agrees with the list it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.listings import ACTIONS
from app.budget.statement import year_budget
from app.budget.years import year_on
from app.days import show_day
from app.listing import SqlRows
from app.overview.home import HomeView, home
from app.overview.setting_up import set_up_steps
from app.partnerships.queries import all_partnerships
from app.returns.listings import RETURNS
from app.returns.queries import newest_round
from app.rows import Wish

if TYPE_CHECKING:
    from app.bootstrap import Core


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
        year = year_on(session, all_partnerships(session)[0].id, sample.clock.today())
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


def test_the_sample_is_set_up_but_for_the_place_of_backups(sample: Core) -> None:
    with sample.read() as session:
        steps = set_up_steps(session, sample.clock.today(), has_second_backup=False)
    assert [step.is_done for step in steps] == [True] * 6 + [False]
