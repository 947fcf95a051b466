"""Exceptions: what is one, since when, what is said of it, and the action that is raised from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.actions.operations import drop_action
from app.agencies.operations import add_agency
from app.areas import area_named
from app.fields import Mark
from app.groups.operations import add_group
from app.indicators.acting import raise_indicator_action, suggested, usual_indicator_group
from app.indicators.due import deadlines
from app.indicators.exceptions import IndicatorException, due_day, exceptions
from app.indicators.fields import BetterWhen, HowOften, IndicatorStanding
from app.indicators.operations import (
    add_indicator,
    change_indicator,
    change_value,
    remove_indicator,
    store_values,
)
from app.indicators.places import area_ids
from app.indicators.records import indicators
from app.partnerships.operations import add_partnership
from models.actions import Action, ActionSource

if TYPE_CHECKING:
    from app.bootstrap import Core

C = Mark("suppressed", "c")
QUARTERS = ((2024, 4, "Q1 2024-25"), (2024, 7, "Q2 2024-25"), (2024, 10, "Q3 2024-25"))
TODAY = date(2025, 3, 11)


@pytest.fixture
def ours(core: Core) -> Core:
    with core.work("Set up") as work:
        body = add_partnership(work, {"name": "The partnership", "area": "Blackburn with Darwen"})
        add_agency(work, {"name": "Council"})
        add_group(work, {"name": "Board", "partnership": body})
    return core


def measure(core: Core, name: str, *numbers: object, **given: Any) -> int:  # noqa: ANN401 - of an indicator
    """Add an indicator with values of our area for the last quarters."""
    area = area_named("Blackburn with Darwen")
    assert area is not None
    with core.work("Add indicator") as work:
        made = add_indicator(work, {"name": name, "frequency": HowOften.QUARTERLY, **given})  # type: ignore[typeddict-item]
        place = area_ids(work, [area.code])[area.code]
        rows = [
            {
                "indicator_id": made,
                "area_id": place,
                "breakdown": "",
                "period": words,
                "first_day": date(year, month, 1),
                "last_day": date(year, month + 2, 31 if month == 10 else 30),
                "value": Decimal(number) if isinstance(number, int) else number,
                "numerator": Decimal(21),
                "denominator": Decimal(28),
            }
            for (year, month, words), number in zip(QUARTERS, numbers, strict=False)
        ]
        store_values(work, rows, {})
    return made


def told(core: Core, today: date = TODAY) -> list[IndicatorException]:
    with core.read() as session:
        return exceptions(session, None, today)


LIMIT: dict[str, Any] = {"better": BetterWhen.HIGHER, "exception_from": Decimal(75)}


def test_a_value_worse_than_its_limit_is_told_with_what_it_is_made_of_and_since_when(
    ours: Core,
) -> None:
    measure(ours, "On time", 80, 74, 73, **LIMIT)
    measure(ours, "Well", 80, 74, 76, **LIMIT)
    [found] = told(ours)
    assert (found.name, found.standing) == ("On time", IndicatorStanding.EXCEPTION)
    assert (found.why, found.made_of) == ("73 is below the limit of 75.", "21 of 28")
    assert (found.period, found.since) == ("Q3 2024-25", "Q2 2024-25")


def test_a_suppressed_value_is_no_figure_since_its_run_began(ours: Core) -> None:
    measure(ours, "Few", 5, C, C)
    [found] = told(ours)
    assert (found.standing, found.latest) == (IndicatorStanding.NO_FIGURE, "Suppressed (c)")
    assert found.since == "Q2 2024-25"


def test_a_figure_is_late_when_a_whole_further_period_has_passed(ours: Core) -> None:
    measure(ours, "Late", 5)
    [late] = told(ours, date(2025, 1, 1))
    assert (late.standing, late.why) == (
        IndicatorStanding.LATE,
        "No figure after Q1 2024-25; the next was due by 31 Dec 2024.",
    )
    assert told(ours, date(2024, 12, 31)) == []
    measure(ours, "In time", 5, 6, 7)
    assert [each.name for each in told(ours)] == ["Late"]


@pytest.mark.parametrize(
    ("often", "last", "due"),
    [
        (HowOften.QUARTERLY, date(2024, 9, 30), date(2025, 3, 31)),
        (HowOften.MONTHLY, date(2024, 12, 31), date(2025, 2, 28)),
        (HowOften.YEARLY, date(2024, 3, 31), date(2026, 3, 31)),
        (HowOften.WEEKLY, date(2025, 3, 2), date(2025, 3, 16)),
    ],
)
def test_the_next_figure_is_due_a_period_after_its_end(
    ours: Core, often: HowOften, last: date, due: date
) -> None:
    made = measure(ours, "Any", 1, frequency=often)
    with ours.read() as session:
        [record] = indicators(session, [made])
    assert due_day(record.frequency, last) == due


def test_exceptions_come_before_missing_and_late_ones_and_ended_ones_not_at_all(ours: Core) -> None:
    measure(ours, "A late", 5)
    measure(ours, "B missing", 5, 6, C)
    measure(ours, "C worse", 80, 79, 70, **LIMIT)
    measure(ours, "D ended", 5, 6, C, ended_on=date(2025, 1, 1))
    assert [each.name for each in told(ours)] == ["C worse", "B missing", "A late"]


def test_an_action_is_raised_in_the_log_and_shown_beside_its_exception(ours: Core) -> None:
    made = measure(ours, "On time", 80, 74, 73, agency=1, **LIMIT)
    [found] = told(ours)
    assert suggested(found).startswith("Explain and improve On time: 73 in Q3 2024-25.")
    with ours.read() as session:
        group = usual_indicator_group(session, found.partnership.id)
    with ours.work("Raise action from indicator") as work:
        raised = raise_indicator_action(
            work,
            made,
            found.period,
            {
                "text": suggested(found),
                "group": group.id if group else 1,
                "owner_agency": 1,
                "due": date(2025, 5, 1),
                "evidence_wanted": True,
            },
        )
    with ours.read() as session:
        row = session.get_one(Action, raised)
        assert (row.source, row.source_note) == (ActionSource.DATASET, "On time, Q3 2024-25")
        assert row.evidence_wanted
    assert told(ours)[0].action.endswith(", open")
    with ours.work("Remove indicator") as work:
        remove_indicator(work, made)
    with ours.read() as session:
        assert session.get_one(Action, raised).text == suggested(found)
    ours.undo()
    ours.undo()
    assert told(ours)[0].action == ""


def test_a_note_is_kept_with_the_value(ours: Core) -> None:
    measure(ours, "Few", 5, C, C)
    newest = told(ours)[0].value_id
    with ours.work("Note exception") as work:
        change_value(work, newest, {"commentary": "Two families."})
    assert told(ours)[0].commentary == "Two families."


def test_of_several_exceptions_the_one_furthest_off_comes_first(ours: Core) -> None:
    measure(ours, "Nearly", 80, 79, 74, **LIMIT)  # 1 of 75 below
    measure(ours, "Far", 80, 79, 30, **LIMIT)  # 45 of 75 below
    measure(ours, "Double", 1, 1, 20, better=BetterWhen.LOWER, exception_from=Decimal(10))
    assert [each.name for each in told(ours)] == ["Double", "Far", "Nearly"]


def due(core: Core, today: date = TODAY) -> list[tuple[str, str, date]]:
    with core.read() as session:
        return [(each.title, each.subtitle, each.due) for each in deadlines(session, today)]


def test_home_tells_of_an_exception_until_an_action_is_raised_or_it_is_put_right(
    ours: Core,
) -> None:
    made = measure(ours, "On time", 80, 74, 73, reference="2.1", **LIMIT)
    measure(ours, "Well", 80, 74, 76, **LIMIT)
    # The next figure, for January to March, is due when the quarter after it has ended.
    line = ("2.1 On time: no action yet", "73 is below the limit of 75.", date(2025, 6, 30))
    assert due(ours) == [line]
    with ours.work("Raise") as work:
        raise_indicator_action(
            work, made, "Q3 2024-25", {"text": "Explain", "group": 1, "owner_agency": 1}
        )
    assert due(ours) == []
    ours.undo()
    with ours.work("Raise") as work:
        action = raise_indicator_action(
            work, made, "Q2 2024-25", {"text": "Explain", "group": 1, "owner_agency": 1}
        )
    assert due(ours) == []  # the one of the quarter before is still open
    with ours.work("Close") as work:
        drop_action(work, action, "The list was wrong")
    assert due(ours) == [line]


def test_a_newer_value_of_an_agency_does_not_hide_what_our_area_lacks(ours: Core) -> None:
    made = measure(ours, "On time", 80, 74, **LIMIT)
    with ours.work("Agency") as work:
        common = {"indicator_id": made, "agency_id": 1, "breakdown": "", "period": "Q3 2024-25"}
        days = {"first_day": date(2024, 10, 1), "last_day": date(2024, 12, 31)}
        store_values(work, [{**common, **days, "value": Decimal(90)}], {})
    assert [each.standing for each in told(ours)] == [IndicatorStanding.EXCEPTION]
    assert [title for title, *_ in due(ours)] == ["On time: no action yet"]


def test_values_of_several_agencies_speak_for_no_indicator_whichever_came_last(ours: Core) -> None:
    with ours.work("Set up") as work:
        made = add_indicator(work, {"name": "On time", "frequency": HowOften.QUARTERLY, **LIMIT})  # type: ignore[typeddict-item]
        other = add_agency(work, {"name": "Trust"})
        rows = [
            {
                "indicator_id": made,
                "agency_id": agency,
                "breakdown": "",
                "period": words,
                "first_day": date(year, month, 1),
                "last_day": date(year, month + 2, 30),
                "value": Decimal(10),
            }
            for agency, (year, month, words) in zip((1, other), QUARTERS[:2], strict=True)
        ]
        store_values(work, rows, {})
    assert told(ours) == []
    assert due(ours) == []


def test_home_tells_of_a_figure_that_is_late_with_the_day_it_was_due(ours: Core) -> None:
    measure(ours, "Late", 5)
    why = "No figure after Q1 2024-25; the next was due by 31 Dec 2024."
    assert due(ours, date(2025, 1, 1)) == [("Late: figure not in", why, date(2024, 12, 31))]
    with ours.work("End") as work:
        change_indicator(work, 1, {"ended_on": date(2025, 1, 1)})
    assert due(ours, date(2025, 1, 1)) == []
