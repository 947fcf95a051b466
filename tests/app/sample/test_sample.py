"""The sample: it holds something for every screen, by the facts of seed 003, and its figures agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.budget.statement import year_budget
from app.budget.years import year_on
from app.catalogue import LISTINGS
from app.listing import SqlRows
from app.partnerships.queries import all_partnerships
from app.proof import find_tampering
from app.returns.heat import heat_map
from app.returns.queries import newest_round
from app.rows import Wish
from app.seats.queries import members_of, vacancies
from models.groups import Group

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.kind)
def test_every_list_has_something_to_show(sample: Core, listing: object) -> None:
    rows = SqlRows(sample, listing)  # type: ignore[arg-type]  # parametrised over listings
    ids = rows.ids(Wish())
    if rows.listing.kind not in {"guests", "standing-items"}:
        assert ids
    assert len(rows.rows(ids[:50])) == len(ids[:50])


def test_the_contributions_of_2024_25_are_those_of_the_published_arrangements(sample: Core) -> None:
    with sample.read() as session:
        [partnership] = all_partnerships(session)
        year = year_on(session, partnership.id, date(2024, 6, 1))
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


def test_its_history_holds(sample: Core) -> None:
    with sample.read() as session:
        assert find_tampering(session) == []
