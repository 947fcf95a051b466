"""Indicators beside one another: order, what stands beside, groups, and the figures of a published table."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.fields import Mark
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.storing import store_preview
from app.indicators.operations import add_indicator
from app.indicators.queries import series
from app.indicators.series import Role
from app.indicators.sheet import EVERY_GROUP, indicator_sheet
from app.indicators.together import beside_one_another
from app.partnerships.operations import add_partnership
from reports.indicator_small import days_of, reaches, small_of
from reports.small_lines import described_small, drawn_small
from tests.files import open_core
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.bootstrap import Core
    from app.indicators.together import Beside

NEIGHBOURS = {
    *("Bradford", "Oldham", "Bolton", "Derby", "Rochdale"),
    *("Walsall", "Sheffield", "Stoke-on-Trent", "Birmingham", "Kirklees"),
}
OURS = "Blackburn with Darwen"
GROUPS = ("Neglect", "Physical", "Sexual", "Emotional", "Multiple")
D4 = "d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv"


def with_area(core: Core) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "The partnership", "area": OURS})


def read(core: Core) -> list[Beside]:
    with core.read() as session:
        return beside_one_another(session, None)


def rows() -> list[dict[str, str]]:
    with real("dfe", D4).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[Core]:
    """Give a file with the published table of plans by category, taken in once for tests that only read."""
    real("dfe", D4)
    core = open_core(tmp_path_factory.mktemp("published"), template)
    with_area(core)
    preview = Importer(core.read, KINDS, LOOKUPS, FileLayouts(core)).look(real("dfe", D4))
    preview.take_suggestions()
    store_preview(core, preview)
    yield core
    core.close()


def test_references_are_ordered_as_numbers_and_those_without_come_last(core: Core) -> None:
    with_area(core)
    with core.work("Add") as work:
        for reference in ("2.10", None, "2.9", "1.1"):
            add_indicator(work, {"name": f"Of {reference}", "reference": reference})
    assert [each.record.reference for each in read(core)] == ["1.1", "2.9", "2.10", None]


def test_the_categories_of_a_published_table_are_compared_with_its_own_figures(
    published: Core,
) -> None:
    source = [row for row in rows() if row["la_name"] == OURS]
    found = {each.record.name: each for each in read(published)}
    latest = found["Child protection plans at 31 March by latest category"]
    assert latest.record.latest == "5 groups"
    with published.read() as session:
        sheet = indicator_sheet(session, latest.record.id)
    assert sheet is not None
    assert sheet.group == EVERY_GROUP
    numbers = {
        (each.breakdown.split()[0], point.last_day.year): point.number
        for each in sheet.lines
        for point in each.points
    }
    written = {
        (group, int(row["time_period"])): row[f"{group}_Latest"]
        for row in source
        for group in GROUPS
    }
    assert {key: None if text == "c" else Decimal(text) for key, text in written.items()} == numbers
    hidden = Counter(group for (group, _), text in written.items() if text == "c")
    for group, count in hidden.items():
        assert any(
            part.strip(" .").startswith(group) and f"suppressed in {count} period" in part
            for part in sheet.source.partition("Gaps:")[2].split(";")
        )


def test_the_median_of_the_neighbours_is_that_of_the_file(published: Core) -> None:
    [total] = [each for each in read(published) if each.own is not None]
    with published.read() as session:
        [found] = series(session, [total.record.id], roles={Role.NEIGHBOURS})
    for point in found.points:
        year = str(point.last_day.year)
        texts = [
            row["CPP_At31"]
            for row in rows()
            if row["la_name"] in NEIGHBOURS and row["time_period"] == year
        ]
        numbers = [Decimal(text) for text in texts if text.isdigit()]
        assert point.number == median(numbers)
        assert point.basis.startswith(f"median of {len(numbers)} of 10")
    span = total.neighbours[-1]
    texts = [
        r["CPP_At31"] for r in rows() if r["la_name"] in NEIGHBOURS and r["time_period"] == "2024"
    ]
    assert (span.low, span.high) == (min(map(Decimal, texts)), max(map(Decimal, texts)))


def test_small_charts_share_days_and_name_their_groups(published: Core) -> None:
    smalls = [small_of(each) for each in read(published)]
    days = days_of(smalls)
    assert days is not None
    assert (days.first, days.last) == (date(2019, 3, 31), date(2024, 3, 31))
    drawing = drawn_small(smalls[0], days, (240, 150))
    texts = {getattr(shape, "text", "") for shape in drawing.shapes}
    assert {"Neglect", "Mar 2019", "Mar 2024", "5 groups"} <= texts
    low, high = reaches(smalls)["number"]
    assert low <= min(min(each.numbers()) for each in smalls)
    assert high >= max(max(each.numbers()) for each in smalls)
    assert "Source: Department for Education" in described_small(smalls[0])


def test_sixty_indicators_cost_no_more_queries_than_three(core: Core) -> None:
    with_area(core)

    def statements(count: int) -> int:
        with core.work("Add") as work:
            for place in range(count):
                add_indicator(work, {"name": f"Measure {count} {place}"})
        seen = []
        with core.read() as session:
            bind = session.get_bind()
            event.listen(bind, "before_cursor_execute", lambda *args: seen.append(args[2]))
            beside_one_another(session, None)
        return len(seen)

    few = statements(3)
    assert statements(60) <= 2 * few


def test_a_mark_is_a_gap_with_its_word_and_never_nought(core: Core) -> None:
    with_area(core)
    from tests.app.indicators.test_exceptions import C, measure  # noqa: PLC0415 - the same values

    measure(core, "Few", 5, C, 7)
    [small] = [small_of(each) for each in read(core)]
    days = days_of([small])
    assert days is not None
    drawing = drawn_small(small, days, (240, 150))
    assert "Suppressed" in {getattr(shape, "text", "") for shape in drawing.shapes}
    assert [dot.number for dot in small.own] == [Decimal(5), None, Decimal(7)]
    assert "Suppressed (c)" in drawing.alt
    assert isinstance(C, Mark)
