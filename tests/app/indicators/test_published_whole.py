"""Every cell of nine published tables against the csv module's own reading: each column is one series, cell by cell.

How a column is named is of no account here: the cells of each column, by place and year, are the values of exactly one
indicator and group, marks with their kind and sign, and nothing else is stored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import TYPE_CHECKING

import pytest

from app.fields import Mark
from app.indicators.queries import series
from app.indicators.series import Role
from app.partnerships.operations import add_partnership
from tests.app.indicators.test_published import (
    LONG,
    NEIGHBOURS,
    OURS,
    SFR,
    Told,
    _place_of_older,
    place,
    read_rows,
    stored,
    take,
)
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.bootstrap import Core

KINDS = {
    "c": "suppressed",
    "x": "suppressed",
    "k": "suppressed",
    "low": "suppressed",
    "z": "missing",
    "u": "missing",
}
"""What each code of the tables is kept as; none is ever a number."""
Cells = frozenset[tuple[str, int, object]]


@pytest.fixture
def ours(core: Core) -> Core:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "The partnership", "area": "Blackburn with Darwen"})
    return core


def written(text: str) -> object:
    kind = KINDS.get(text)
    return Decimal(text) if kind is None else (kind, text)


def kept(value: object) -> object:
    return (value.kind, value.sign) if isinstance(value, Mark) else value


def columns(rows: Iterable[dict[str, str]], names: list[str]) -> Counter[Cells]:
    """Give the filled cells of each column by place and year, as the file has them."""
    every = list(rows)
    return Counter(
        frozenset(
            (place(row), int(row["time_period"]), written(row[name])) for row in every if row[name]
        )
        for name in names
    )


def in_store(core: Core) -> Counter[Cells]:
    """Give the values of each indicator and group by place and year, as they are stored."""
    found: dict[tuple[int, str], list[tuple[str, int, object]]] = defaultdict(list)
    for each in stored(core):
        assert each.area is not None
        found[each.indicator.id, each.breakdown].append(
            (each.area.name, each.last_day.year, kept(each.value))
        )
    return Counter(frozenset(cells) for cells in found.values())


@pytest.mark.parametrize("told", LONG, ids=lambda told: told.name[:12])
def test_each_cell_of_a_long_table_is_stored_at_its_place_and_year(ours: Core, told: Told) -> None:
    path = real("dfe", f"{told.name}.csv")
    rows = [row for row in read_rows(path) if place(row) in OURS | NEIGHBOURS]
    take(ours, path)
    assert in_store(ours) == columns(rows, list(rows[0])[-told.measures :])


def test_each_cell_of_every_area_is_stored_and_every_code_keeps_its_kind(ours: Core) -> None:
    path = real("dfe", f"{LONG[3].name}.csv")
    rows = read_rows(path)
    names = list(rows[0])[-LONG[3].measures :]
    take(ours, path, areas="all")
    codes = Counter(row[name] for row in rows for name in names if row[name] in KINDS)
    marks = Counter(each.value.sign for each in stored(ours) if isinstance(each.value, Mark))
    assert marks == codes
    assert in_store(ours) == columns(rows, names)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2010__SFR27_2010_March", 2010),
        ("2013__SFR36_CLA2013", 2013),
        ("2016__SFR41_CLA2016", 2016),
    ],
)
def test_each_cell_of_an_older_table_is_stored_at_its_place(
    ours: Core, name: str, year: int
) -> None:
    path = real("dfe", f"{SFR}{name}.csv")
    rows = [row for row in read_rows(path, "cp1252") if _place_of_older(row) in OURS | NEIGHBOURS]
    names = [each for each in rows[0] if not each.lower().startswith(("geog", "new_geog"))]
    take(ours, path)
    expected = Counter(
        frozenset(
            (_place_of_older(row), 2009 if "2009" in each else year, written(row[each].strip()))
            for row in rows
            if row[each].strip() and not row[each].startswith("#")
        )
        for each in names
    )
    assert in_store(ours) == expected


def test_each_amount_of_the_spending_table_is_stored_at_its_line_and_place(ours: Core) -> None:
    path = real("dfe", "LA_Spend__outturn_1314.csv")
    rows = [row for row in read_rows(path, "cp1252") if row["LA Name"] in OURS | NEIGHBOURS]
    names = list(rows[0])[list(rows[0]).index("ReportGroup") + 1 :]
    take(ours, path)
    lines: dict[tuple[str, str], list[tuple[str, int, object]]] = defaultdict(list)
    for row in rows:
        for name in names:
            if row[name].strip():
                lines[row["LineNumber"], name].append((row["LA Name"], 2014, written(row[name])))
    assert in_store(ours) == Counter(frozenset(cells) for cells in lines.values())


@pytest.mark.parametrize("told", LONG[:3], ids=lambda told: told.name[:12])
def test_the_median_of_the_neighbours_is_reckoned_from_the_file_s_numbers_alone(
    ours: Core, told: Told
) -> None:
    path = real("dfe", f"{told.name}.csv")
    rows = [row for row in read_rows(path) if row["la_name"] in NEIGHBOURS]
    take(ours, path)
    indicator = next(
        each.indicator.id for each in stored(ours) if each.indicator.name == told.indicator
    )
    with ours.read() as session:
        [found] = series(session, [indicator], roles={Role.NEIGHBOURS})
    expected = {}
    for year in {row["time_period"] for row in rows}:
        texts = [row[told.column] for row in rows if row["time_period"] == year]
        numbers = [Decimal(text) for text in texts if text and text not in KINDS]
        if len(numbers) >= 5:
            middle = Decimal(median(numbers)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            expected[int(year)] = (middle, len(numbers))
    reckoned = {
        point.last_day.year: (point.number, int(point.basis.split()[2])) for point in found.points
    }
    assert reckoned == expected
    assert len(expected) == 12
