"""The years that attendance is looked at over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.attendance.periods import YearKind, year_beginning, year_spans
from app.groups.operations import add_group
from app.partnerships.operations import change_partnership
from app.partnerships.queries import partnership_or_first
from tests.app.attendance.calderdale import hold_meetings

if TYPE_CHECKING:
    from app.bootstrap import Core


def names(core: Core, group_id: int, today: date) -> list[str]:
    with core.read() as session:
        body = partnership_or_first(session, 1)
        return [each.name for each in year_spans(session, body, group_id, today)]


def test_years_go_back_to_the_first_meeting_and_kinds_that_begin_on_one_day_stand_once(
    core: Core,
) -> None:
    group_id = hold_meetings(core)
    assert names(core, group_id, date(2016, 5, 1)) == [
        "Year 2016-17",
        "Year 2015-16",
        "Calendar year 2016",
        "Calendar year 2015",
    ]


def test_a_partnership_whose_year_begins_in_september_has_a_financial_year_beside_it(
    core: Core,
) -> None:
    group_id = hold_meetings(core)
    with core.work("Change") as work:
        change_partnership(work, 1, {"reporting_year": "09-01"})
    assert names(core, group_id, date(2015, 10, 1)) == [
        "Year 2015-16",
        "Year 2014-15",
        "Financial year 2015-16",
        "Calendar year 2015",
    ]


def test_a_group_that_never_met_has_the_present_years(core: Core) -> None:
    hold_meetings(core)
    with core.work("Add") as work:
        group_id = add_group(work, {"partnership": 1, "name": "New group"})
    assert names(core, group_id, date(2025, 3, 11)) == ["Year 2024-25", "Calendar year 2025"]


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (YearKind.REPORTING, date(2015, 4, 1), date(2016, 3, 31)),
        (YearKind.CALENDAR, date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_a_year_is_named_by_the_one_it_begins_in(
    core: Core, kind: YearKind, first: date, last: date
) -> None:
    hold_meetings(core)
    with core.read() as session:
        year = year_beginning(partnership_or_first(session, 1), kind, 2015)
    assert (year.first_day, year.last_day) == (first, last)
