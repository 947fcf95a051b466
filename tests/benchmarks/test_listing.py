"""How quickly the database gives a list of 150,000 rows: its ids in order, a filter, and one page of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.agencies.queries import AGENCIES
from app.finding import search
from app.listing import SqlRows
from app.rows import Wish
from models.agencies import Sector
from tests.benchmarks.measuring import best_of, told

if TYPE_CHECKING:
    from app.bootstrap import Core

ROWS = 150_000
PAGE = 60


@pytest.mark.benchmark
def test_a_list_of_150_000_rows_from_the_database(core: Core) -> None:
    sectors = list(Sector)
    with core.work("Import agencies") as work:
        add_agencies(
            work,
            [
                {"name": f"School {number * 7919 % ROWS}", "sector": sectors[number % len(sectors)]}
                for number in range(ROWS)
            ],
        )
    rows = SqlRows(core, AGENCIES)
    ids = rows.ids(Wish())

    def found() -> int:
        with core.read() as session:
            return len(search(session, "school 14"))

    costs = best_of(
        3,
        {
            "ids as they stand": lambda: rows.ids(Wish(sort="")),
            "first page": lambda: rows.rows(ids[:PAGE]),
            "page in the middle": lambda: rows.rows(ids[ROWS // 2 : ROWS // 2 + PAGE]),
            "ids sorted by name": lambda: rows.ids(Wish(sort="name")),
            "ids sorted by sector, last first": lambda: rows.ids(
                Wish(sort="sector", descending=True)
            ),
            "ids of names with “99”": lambda: rows.ids(Wish(filters={"name": "99"})),
            "search everything": found,
        },
    )
    print(told(f"{ROWS:,} rows of the database", "ids as they stand", costs))
    assert len(ids) == ROWS
