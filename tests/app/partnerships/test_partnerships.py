"""Partnerships: their years, lead officers and priorities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues, Unreadable
from app.listing import SqlRows
from app.partnerships.fields import OfficerRole
from app.partnerships.listings import OFFICERS, PRIORITIES
from app.partnerships.operations import (
    add_officer,
    add_partnership,
    add_priority,
    replace_officer,
)
from app.partnerships.queries import all_partnerships
from app.partnerships.years import YearStart, year_of
from app.rows import Wish
from tests.app.groups.makers import Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


@pytest.mark.parametrize(
    ("start", "day", "name", "first"),
    [
        ("04-01", date(2025, 3, 31), "2024-25", date(2024, 4, 1)),
        ("04-01", date(2025, 4, 1), "2025-26", date(2025, 4, 1)),
        ("01-01", date(2025, 3, 11), "2025", date(2025, 1, 1)),
        ("09-30", date(2019, 9, 29), "2018-19", date(2018, 9, 30)),
    ],
)
def test_a_day_lies_in_the_year_its_partnership_counts(
    start: str, day: date, name: str, first: date
) -> None:
    found = year_of(start, day)
    assert (found.name, found.first_day) == (name, first)
    assert found.first_day <= day <= found.last_day


@pytest.mark.parametrize("typed", ["1 April", "1 apr", "01/04", "04-01"])
def test_a_years_start_is_read_and_shown_in_words(typed: str) -> None:
    field = YearStart("financial_year", "Financial year begins")
    assert field.show(field.parse(typed)) == "1 April"


def test_a_word_that_is_no_day_of_the_year_is_refused() -> None:
    with pytest.raises(Unreadable, match="write it as 1 April"):
        YearStart("financial_year", "Financial year begins").parse("spring")


def test_what_is_refused_is_told_as_it_was_typed() -> None:
    """Reproduces: "31 Febuary" was answered with a year that nobody had typed."""
    with pytest.raises(Unreadable, match=r"^“31 Febuary” is not"):
        YearStart("financial_year", "Financial year begins").parse("31 Febuary")


def test_a_year_cannot_begin_on_a_day_most_years_lack(core: Core) -> None:
    with pytest.raises(InvalidValues, match="29 February"), core.work("Add") as work:
        add_partnership(work, {"name": "SAB", "financial_year": "02-29"})


def test_a_partnership_has_usual_years_where_nothing_is_said(core: Core, board: Board) -> None:
    with core.read() as session:
        [found] = all_partnerships(session)
    assert (found.id, found.financial_year, found.numbering_year) == (
        board.partnership,
        "04-01",
        "01-01",
    )


def test_a_delegated_partner_is_followed_by_another_from_a_day_on(core: Core, board: Board) -> None:
    with core.work("Name officer") as work:
        first = add_officer(
            work,
            {
                "partnership": board.partnership,
                "role": OfficerRole.DELEGATED,
                "agency": board.agencies["LA"],
                "post": "Director of Children’s Services",
                "person": board.people["DCS"],
                "first_day": date(2023, 9, 1),
            },
        )
        second = replace_officer(work, first, {"person": board.people["Nurse"]}, date(2025, 1, 1))
    then = SqlRows(core, OFFICERS, as_at=date(2024, 12, 31)).ids(Wish())
    assert (then, SqlRows(core, OFFICERS).ids(Wish())) == ([first], [second])


def test_one_agency_has_one_officer_in_a_role(core: Core, board: Board) -> None:
    values = {
        "partnership": board.partnership,
        "role": OfficerRole.LEAD,
        "agency": board.agencies["LA"],
        "post": "Chief Executive",
    }
    with core.work("Name officer") as work:
        add_officer(work, values)  # type: ignore[arg-type]
        with pytest.raises(InvalidValues, match="Chief Executive has this role"):
            add_officer(work, values)  # type: ignore[arg-type]


def test_priorities_come_in_their_published_order(core: Core, board: Board) -> None:
    with core.work("Add priorities") as work:
        for place, name in ((3, "Neglect"), (1, "Contextual safeguarding"), (2, "Domestic abuse")):
            add_priority(work, {"partnership": board.partnership, "place": place, "name": name})
    rows = SqlRows(core, PRIORITIES, partnership=board.partnership)
    names = [getattr(row, "name", "") for row in rows.rows(rows.ids(Wish()))]
    assert names == ["Contextual safeguarding", "Domestic abuse", "Neglect"]
