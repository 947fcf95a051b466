"""The sample: it holds something for every screen, by the facts of seed 003, and its figures agree."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.budget.statement import year_budget
from app.budget.years import year_on_or_newest
from app.catalogue import LISTINGS, listing
from app.clock import FixedClock
from app.errors import Cancelled
from app.groups.queries import all_groups
from app.groups.terms import terms_on
from app.journal import history
from app.listing import SqlRows
from app.partnerships.queries import all_partnerships
from app.proof import find_tampering
from app.returns.heat import heat_map
from app.returns.phases import (
    common_weaknesses,
    completion_by_phase,
    newest_school_round,
    waiting_schools,
)
from app.returns.queries import newest_round
from app.rows import Wish
from app.sample.build import build_sample
from app.seats.queries import members_of
from app.seats.wanting import vacancies
from app.workdays import is_working_day
from models.agenda import AgendaItem
from models.groups import Group
from models.meetings import MeetingState
from models.minutes import Minute
from tests.files import open_core

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def listed(core: Core, kind: str) -> list[Any]:
    rows = SqlRows(core, listing(kind))
    return list(rows.rows(rows.ids(Wish())))


@pytest.mark.parametrize("kind", [each.kind for each in LISTINGS])
def test_every_list_has_something_to_show(sample: Core, kind: str) -> None:
    rows = SqlRows(sample, listing(kind))
    ids = rows.ids(Wish())
    if rows.listing.kind not in {"guests", "standing-items"}:
        assert ids
    assert len(rows.rows(ids[:50])) == len(ids[:50])


def test_the_contributions_of_2024_25_are_those_of_the_published_arrangements(sample: Core) -> None:
    with sample.read() as session:
        [partnership] = all_partnerships(session)
        year = year_on_or_newest(session, partnership.id, date(2024, 6, 1))
        assert year is not None
        budget = year_budget(session, year.id)
    assert [line.agreed for line in budget.contributions] == [
        7_500_000,
        7_500_000,
        5_000_000,
        3_600_000,
    ]
    assert budget.paid.agreed == 23_600_000


def test_the_board_has_one_vacant_seat(sample: Core) -> None:
    with sample.read() as session:
        board = session.query(Group).filter_by(name="SCP Board").one()
        found = members_of(session, board.id, sample.clock.today())
    assert len(found) == 14
    assert [each.post for each in vacancies(found)] == ["Head teacher, secondary"]


def test_ten_of_twelve_returns_are_in(sample: Core) -> None:
    with sample.read() as session:
        newest = newest_round(session)
        assert newest is not None
        heat = heat_map(session, newest.id)
    assert heat is not None
    assert (newest.progress, len(heat.standards)) == ("10 of 12", 8)


def test_every_school_is_asked_and_those_not_in_are_listed_by_phase_and_trust(sample: Core) -> None:
    with sample.read() as session:
        round_id = newest_school_round(session)
        assert round_id is not None
        phases = completion_by_phase(session, round_id, sample.clock.today())
        waiting = waiting_schools(session, round_id)
        weak = common_weaknesses(session, round_id)
    assert [(each.name, each.received, each.asked) for each in phases] == [
        ("Nursery", 1, 1),
        ("Primary", 4, 5),
        ("Secondary", 1, 2),
        ("Special", 1, 1),
        ("PRU or alternative provision", 0, 1),
        ("Independent", 0, 1),
    ]
    assert len({each.trust for each in waiting}) == 2
    assert {each.answered for each in weak} == {7}


def test_its_history_holds_and_names_what_each_step_was_about(sample: Core) -> None:
    with sample.read() as session:
        assert find_tampering(session) == []
        steps = history(session, limit=1000)
    assert all(step.about for step in steps)
    assert [step.at for step in steps] == sorted((step.at for step in steps), reverse=True)
    assert steps[0].at <= sample.clock.now()


def test_nobody_on_file_can_be_taken_for_another(sample: Core) -> None:
    names = [each.name.split() for each in listed(sample, "people")]
    for part in (0, -1):
        assert [
            name for name, count in Counter(each[part] for each in names).items() if count > 1
        ] == []


def test_a_post_of_an_agency_has_one_holder_on_every_group(sample: Core) -> None:
    holders: dict[tuple[str, str], set[str]] = {}
    for each in listed(sample, "members"):
        if each.holder:
            holders.setdefault((each.post, each.agency_short), set()).add(each.holder)
    assert [post for post, names in holders.items() if len(names) > 1] == []


def test_every_action_is_another_and_ends_or_was_heard_of(sample: Core) -> None:
    actions = listed(sample, "actions")
    assert [
        text for text, count in Counter(each.text for each in actions).items() if count > 1
    ] == []
    assert max(each.days_late for each in actions) < 60
    assert all(each.last_update for each in actions if each.days_late > 14)
    assert all(each.outcome for each in actions if not each.is_open)
    assert sum(each.is_open for each in actions) < len(actions) / 2
    assert any(each.due != each.first_due for each in actions)
    assert any(each.evidence for each in actions)


def test_minutes_of_two_items_of_business_are_never_the_same(sample: Core) -> None:
    with sample.read() as session:
        texts = session.scalars(
            select(Minute.text)
            .join(AgendaItem, AgendaItem.id == Minute.item_id)
            .where(AgendaItem.is_standing.is_(False))
        ).all()
    assert len(texts) > 60
    assert len(set(texts)) == len(texts)


def test_meetings_stand_in_every_state_that_a_year_brings(sample: Core) -> None:
    states = {each.state for each in listed(sample, "meetings")}
    assert states == set(MeetingState) - {MeetingState.IN_MEETING, MeetingState.CANCELLED}


def test_every_group_of_our_own_says_what_it_is_for_and_when_it_is_quorate(sample: Core) -> None:
    today = sample.clock.today()
    with sample.read() as session:
        own = [each.id for each in all_groups(session, today) if not each.attended_only]
        terms = terms_on(session, own, today)
    assert len(terms) == len(own) == 8
    assert all(each.purpose and each.functions and each.quorum for each in terms.values())


def test_it_says_of_itself_that_it_is_the_sample(sample: Core) -> None:
    assert sample.sample_day() == date(2025, 3, 11)


def test_at_the_turn_of_the_year_nobody_meets_at_christmas_and_it_is_as_rich(
    tmp_path: Path, template: Path
) -> None:
    core = open_core(tmp_path, template)
    core.clock = FixedClock(datetime(2026, 12, 29, 9, 2, tzinfo=UTC))
    build_sample(core)
    meetings = listed(core, "meetings")
    held = [each.day for each in meetings if each.closed_on]
    core.close()
    assert len(held) == 30
    assert all(is_working_day(each.day) for each in meetings)
    assert not any(
        (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 5) for day in held
    )


def test_a_stop_is_heard_between_two_steps(core: Core) -> None:
    class Impatient:
        """Lets the first two reports pass."""

        said: tuple[str, ...] = ()

        def report(self, label: str, _done: int, _total: int) -> None:
            """Remember what was said."""
            self.said = (*self.said, label)

        def stop_wished(self) -> bool:
            """Wish it at the third."""
            return len(self.said) > 2

    watching = Impatient()
    now = core.clock
    with pytest.raises(Cancelled):
        build_sample(core, watching)
    assert watching.said[0] == "Inventing agencies, groups and people"
    assert watching.said[1:] == ("Holding a year of meetings",) * 2
    assert core.clock is now
