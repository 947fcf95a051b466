"""Values typed and corrected by hand, series with comparators, exceptions, and what an indicator's page is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency
from app.areas import area_named
from app.errors import InvalidValues
from app.fields import Mark
from app.indicators.fields import BetterWhen, IndicatorStanding, IndicatorUnit, Measured
from app.indicators.listings import INDICATORS
from app.indicators.operations import (
    add_indicator,
    add_value,
    change_indicator,
    change_value,
    remove_indicator,
    remove_value,
    store_values,
)
from app.indicators.places import area_ids
from app.indicators.queries import series
from app.indicators.records import IndicatorRecord, indicators, values
from app.indicators.series import Role
from app.indicators.sheet import EVERY_GROUP, indicator_sheet
from app.indicators.wording import figure_words, mark_words
from app.partnerships.operations import add_partnership
from reports.indicator_lines import lines_of
from reports.lines import described

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.indicators.fields import ValueValues

OURS = "E06000008"
PERIOD: Any = {"period": "Q3 2024-25"}
C = Mark("suppressed", "c")
BAD = IndicatorStanding.EXCEPTION


@pytest.fixture
def ours(core: Core) -> Core:
    """Give a file whose partnership has an area."""
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Blackburn with Darwen SCP"})
        add_agency(work, {"name": "Council"})
    return core


def make(core: Core, **given: Any) -> int:  # noqa: ANN401 - values of an indicator
    with core.work("Add indicator") as work:
        return add_indicator(work, {"name": "Plans", "decimals": 1, **given})  # type: ignore[typeddict-item]  # as above


def give(core: Core, indicator: int, years: dict[str, dict[str, Any]]) -> None:
    """Store values by area's name and year: {"Bolton": {"2023-24": 41}}."""
    with core.work("Add values") as work:
        rows = []
        for name, by_year in years.items():
            area = area_named(name)
            assert area is not None
            [area_id] = [area_ids(work, [area.code])[area.code]]
            for year, value in by_year.items():
                start = int(year[:4])
                days = {"first_day": date(start, 4, 1), "last_day": date(start + 1, 3, 31)}
                number = Decimal(value) if isinstance(value, int) else value
                row = {"indicator_id": indicator, "area_id": area_id, "breakdown": ""}
                rows.append({**row, **days, "period": year, "value": number})
        store_values(work, rows, {})


def typed(indicator: int, value: Decimal | Mark) -> ValueValues:
    """Give what somebody types for a quarter of an agency."""
    return {"indicator": indicator, "agency": 1, "period": "Q3 2024-25", "value": value}


def record(core: Core, indicator: int) -> IndicatorRecord:
    with core.read() as session:
        return indicators(session, [indicator])[0]


def test_a_value_typed_by_hand_takes_its_days_from_its_period_and_is_undone(ours: Core) -> None:
    indicator = make(ours)
    with ours.work("Add value") as work:
        value = add_value(work, typed(indicator, C))
    with ours.work("Change value") as work:
        change_value(work, value, {"value": Decimal("3.5")})
    with ours.read() as session:
        [found] = values(session, [value])
    assert (found.first_day, found.last_day) == (date(2024, 10, 1), date(2024, 12, 31))
    assert found.value == Decimal("3.5")
    ours.undo()
    with ours.read() as session:
        assert values(session, [value])[0].value == C
    ours.undo()
    with ours.read() as session:
        assert values(session, [value]) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"agency": 1}, "period"),
        ({"agency": 1, "period": "last summer"}, "first_day"),
        ({**PERIOD}, "area"),
        ({**PERIOD, "agency": 1, "denominator": Decimal(0)}, "denominator"),
        ({**PERIOD, "agency": 1, "first_day": date(2025, 3, 1)}, "last_day"),
    ],
)
def test_a_value_that_cannot_be_is_refused_beside_its_field(
    ours: Core, given: dict[str, Any], field: str
) -> None:
    indicator = make(ours)
    with pytest.raises(InvalidValues) as refused, ours.work("Add value") as work:
        add_value(work, given | {"indicator": indicator})  # type: ignore[arg-type]  # as typed
    assert field in refused.value.problems


def test_a_period_and_place_have_one_value(ours: Core) -> None:
    indicator = make(ours)
    with ours.work("Add value") as work:
        add_value(work, typed(indicator, Decimal(1)))
    with pytest.raises(InvalidValues, match="already"), ours.work("Add value") as work:
        add_value(work, typed(indicator, Decimal(2)))


def test_an_indicator_needs_a_name_of_its_own_and_a_direction_for_its_limits(ours: Core) -> None:
    make(ours)
    with pytest.raises(InvalidValues, match="already"):
        make(ours, name="plans")
    with pytest.raises(InvalidValues, match="higher or lower"):
        make(ours, name="Other", target=Decimal(5))
    with pytest.raises(InvalidValues, match="more than 0"):
        make(ours, name="Other", exception_gap=Decimal(0))


def test_an_indicator_goes_with_its_values_and_comes_back_with_them(ours: Core) -> None:
    indicator = make(ours)
    give(ours, indicator, {"Blackburn": {"2023-24": 4}})
    with ours.work("Remove indicator") as work:
        remove_indicator(work, indicator)
    ours.undo()
    with ours.read() as session:
        assert len(series(session, [indicator])) == 1


def test_series_come_own_first_then_neighbours_region_and_england(ours: Core) -> None:
    indicator = make(ours)
    neighbours = ("Bradford", "Oldham", "Bolton", "Derby", "Rochdale")
    give(
        ours,
        indicator,
        {
            "England": {"2023-24": 40},
            "North West": {"2023-24": 45},
            "Blackburn": {"2022-23": 50, "2023-24": 52},
            "Cornwall": {"2023-24": 1},
            **{name: {"2023-24": 40 + place**2 // 2} for place, name in enumerate(neighbours)},
            "Walsall": {"2023-24": C},
        },
    )
    with ours.read() as session:
        found = series(session, [indicator])
    assert [(each.role, each.place.name) for each in found if each.role is not Role.NEIGHBOUR] == [
        (Role.OWN, "Blackburn with Darwen"),
        (Role.NEIGHBOURS, "Statistical neighbours"),
        (Role.REGION, "North West"),
        (Role.ENGLAND, "England"),
        (Role.OTHER, "Cornwall"),
    ]
    middle = next(each for each in found if each.role is Role.NEIGHBOURS).latest
    told = "median of 5 of 10, 1 suppressed, 4 without a figure"
    assert (middle.value, middle.basis) == (Decimal(42), told)
    assert found[0].change == Decimal(2)


def test_too_few_neighbours_have_no_median(ours: Core) -> None:
    indicator = make(ours)
    names = ("Bradford", "Oldham", "Bolton", "Derby")
    give(ours, indicator, {name: {"2023-24": 4} for name in names})
    with ours.read() as session:
        assert series(session, [indicator], roles={Role.NEIGHBOURS}) == []


def test_the_list_tells_the_newest_value_its_change_and_what_stands_beside_it(ours: Core) -> None:
    indicator = make(ours, unit=IndicatorUnit.PERCENT)
    give(
        ours,
        indicator,
        {"Blackburn": {"2022-23": 17, "2023-24": 21}, "England": {"2022-23": 18, "2023-24": 22}},
    )
    found = record(ours, indicator)
    assert (found.latest, found.period, found.change, found.england) == (
        "21.0 %",
        "2023-24",
        "+4.0",
        "22.0 %",
    )


def test_a_mark_is_the_newest_value_in_words_and_no_change_is_reckoned_from_it(
    ours: Core,
) -> None:
    indicator = make(ours)
    give(ours, indicator, {"Blackburn": {"2022-23": 4, "2023-24": Mark("suppressed", "<5")}})
    found = record(ours, indicator)
    assert (found.latest, found.change, found.standing) == (
        "Fewer than 5 (<5)",
        "",
        IndicatorStanding.NO_FIGURE,
    )


@pytest.mark.parametrize(
    ("given", "own", "england", "standing", "why"),
    [
        ({"better": "lower", "exception_from": 20}, 21, 20, BAD, "21.0 is above the limit of 20.0."),
        ({"better": "higher", "exception_from": 20}, 21, 20, None, ""),
        ({"better": "lower", "exception_gap": 10}, 12, 10, BAD, "20 % above England, 10.0."),
        ({"better": "lower", "exception_gap": 10}, 8, 10, None, ""),
        ({"better": "neither", "exception_gap": 10}, 8, 10, BAD, "20 % below England, 10.0."),
        ({"better": "higher", "target": 8}, 8, 10, IndicatorStanding.MET, "The target is 8.0."),
        ({"exception_gap": 10}, 8, C, None, ""),
    ],
)  # fmt: skip
def test_what_is_an_exception_is_said_with_its_reason(  # noqa: PLR0917 - the columns of the table
    ours: Core,
    given: dict[str, Any],
    own: int,
    england: object,
    standing: IndicatorStanding | None,
    why: str,
) -> None:
    limits = {name: Decimal(each) for name, each in given.items() if name != "better"}
    better = BetterWhen(given.get("better", "neither"))
    indicator = make(ours, better=better, **limits)
    give(ours, indicator, {"Blackburn": {"2023-24": own}, "England": {"2023-24": england}})
    found = record(ours, indicator)
    assert (found.standing, found.why) == (standing, why)


def test_a_page_shows_periods_newest_first_and_groups_beside_one_another(ours: Core) -> None:
    indicator = make(ours)
    give(ours, indicator, {"Blackburn": {"2022-23": 5, "2023-24": C}, "England": {"2023-24": 6}})
    with ours.work("Add values") as work:
        area = area_ids(work, [OURS])[OURS]
        for group, value in (("Neglect", 3), ("Physical abuse", 2)):
            add_value(
                work,
                {
                    "indicator": indicator,
                    "area": area,
                    "breakdown": group,
                    "period": "2023-24",
                    "value": Decimal(value),
                },
            )
    with ours.read() as session:
        sheet = indicator_sheet(session, indicator)
        groups = indicator_sheet(session, indicator, None, EVERY_GROUP)
    assert sheet is not None
    assert groups is not None
    assert [(row.period, row.value, row.england) for row in sheet.rows] == [
        ("2023-24", "Suppressed (c)", "6.0"),
        ("2022-23", "5.0", ""),
    ]
    assert sheet.source.startswith("Source: not said, newest value stored 11 Mar 2025.")
    assert [each.breakdown for each in groups.lines] == ["Neglect", "Physical abuse"]
    told = described(lines_of(sheet.record, sheet.lines))
    assert told.startswith("Line chart: Plans")
    assert "2023-24 Suppressed (c)" in told
    assert "0.0" not in told


def test_an_indicator_that_has_gone_has_no_page(ours: Core) -> None:
    with ours.read() as session:
        assert indicator_sheet(session, 9) is None


def test_removed_values_come_back(ours: Core) -> None:
    indicator = make(ours)
    give(ours, indicator, {"Blackburn": {"2023-24": 4}})
    with ours.read() as session:
        point = series(session, [indicator])[0].latest
    assert point.id is not None
    with ours.work("Remove value") as work:
        remove_value(work, point.id)
    with ours.read() as session:
        assert series(session, [indicator]) == []
    ours.undo()
    with ours.read() as session:
        assert len(series(session, [indicator])) == 1


def test_a_change_of_an_indicator_is_kept_and_its_values_stay(ours: Core) -> None:
    indicator = make(ours)
    give(ours, indicator, {"Blackburn": {"2023-24": 4}})
    with ours.work("Change indicator") as work:
        change_indicator(work, indicator, {"name": "Plans at 31 March", "unit": IndicatorUnit.RATE})
    found = record(ours, indicator)
    assert (found.name, found.latest) == ("Plans at 31 March", "4.0")


def test_indicators_are_listed_within_their_partnership(ours: Core) -> None:
    make(ours)
    with ours.work("Add partnership") as work:
        other = add_partnership(work, {"name": "Anytown"})
        add_indicator(work, {"name": "Plans", "partnership": other})
    with ours.read() as session:
        assert len(INDICATORS.own(other)) == 1
        assert [each.partnership.name for each in indicators(session, [1, 2])] == [
            "Blackburn with Darwen SCP",
            "Anytown",
        ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17%", Decimal(17)),
        ("£1,234", Decimal(1234)),
        ("41.44445", Decimal("41.4445")),
        ("c", C),
        ("<5", Mark("suppressed", "<5")),
        ("..", Mark("missing", "..")),
    ],
)
def test_values_are_read_as_people_write_them(text: str, value: object) -> None:
    field = Measured("value", "Value")
    assert field.parse(text) == value
    assert field.parse(field.show(field.parse(text))) == value


def test_figures_are_written_with_their_unit_and_rounded_half_up() -> None:
    assert figure_words(Decimal("2.45"), IndicatorUnit.PERCENT, 1) == "2.5 %"
    assert figure_words(Decimal("-1234.5"), IndicatorUnit.MONEY, 0) == "-£1,235"
    assert figure_words(None, IndicatorUnit.COUNT, 0) == ""
    assert [mark_words(Mark("missing", sign)) for sign in ("z", "?", "")] == [
        "Not applicable (z)",
        "Missing (?)",
        "Missing",
    ]
