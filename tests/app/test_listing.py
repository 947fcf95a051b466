"""Listings: what a person types into a filter finds the right rows, in the right order, as records of their Fields."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from app import resources
from app.agencies.operations import add_agencies
from app.agencies.queries import AGENCIES
from app.catalogue import CHOICES, LISTINGS, SEARCHED, listing
from app.errors import NotFound
from app.fields import (
    Choice,
    Day,
    Field,
    Figure,
    Flag,
    Link,
    Links,
    Money,
    Number,
    Percent,
    Time,
    by_name,
)
from app.filters import condition
from app.listing import Listing, SqlRows
from app.rows import Wish
from models.agencies import Sector, Standing
from models.tables import Base, journaled

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.rows import Row

SORTED_BY_VALUE = (Number, Percent, Money, Day, Time)
FOUND_OTHERWISE = {("budget-lines", "variance")}
"""Columns whose words no filter reads: a variance shows “£3,650 over” and is filtered by its amount, “<0”."""
ALL = [pytest.param(each, id=each.kind) for each in LISTINGS]


@pytest.fixture
def rows(core: Core) -> SqlRows:
    """Give a list of five agencies."""
    with core.work("Import agencies") as work:
        add_agencies(
            work,
            [
                {"name": "Trust", "short_name": "ELHT", "sector": Sector.HEALTH},
                {
                    "name": "council",
                    "sector": Sector.LOCAL_AUTHORITY,
                    "closed_on": date(2025, 3, 31),
                },
                {
                    "name": "Police_1",
                    "sector": Sector.POLICE,
                    "standing": Standing.SAFEGUARDING_PARTNER,
                },
                {"name": "100% Housing", "closed_on": date(2024, 12, 1), "phone": "01254"},
                {
                    "name": "Trust Schools",
                    "sector": Sector.EDUCATION,
                    "closed_on": date(2025, 12, 31),
                },
            ],
        )
    return SqlRows(core, AGENCIES)


def names(rows: SqlRows, **wish: Any) -> list[str]:  # noqa: ANN401 - parts of a Wish
    return [str(getattr(row, "name", "")) for row in rows.rows(rows.ids(Wish(**wish)))]


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        ("name", "trust", ["Trust", "Trust Schools"]),
        ("name", "  schools trust ", ["Trust Schools"]),
        ("name", "!trust", ["100% Housing", "council", "Police_1"]),
        ("name", "%", ["100% Housing"]),
        ("name", "e_1", ["Police_1"]),
        ("name", "'", []),
        ("phone", "!1254", ["council", "Police_1", "Trust", "Trust Schools"]),
        ("sector", "local", ["council"]),
        ("sector", "health, police,", ["Police_1", "Trust"]),
        ("sector", "!health", ["100% Housing", "council", "Police_1", "Trust Schools"]),
        ("closed_on", "2025", ["council", "Trust Schools"]),
        ("closed_on", "3/2025", ["council"]),
        ("closed_on", "12/2025", ["Trust Schools"]),
        ("closed_on", "31/3/2025", ["council"]),
        ("closed_on", "<1 Apr 2025", ["100% Housing", "council"]),
        ("closed_on", ">= 31/03/2025", ["council", "Trust Schools"]),
        ("closed_on", "1/12/2024..31/3/2025", ["100% Housing", "council"]),
        ("closed_on", "..31/12/2024", ["100% Housing"]),
        ("closed_on", "..", ["100% Housing", "council", "Trust Schools"]),
        ("closed_on", "soon", []),
        ("closed_on", "0000", []),
        ("closed_on", "13/2025", []),
        ("closed_on", ">", []),
        ("gone_column", "x", ["100% Housing", "council", "Police_1", "Trust", "Trust Schools"]),
    ],
)
def test_a_filter_finds_what_was_typed(
    rows: SqlRows, column: str, typed: str, expected: list[str]
) -> None:
    assert names(rows, filters={column: typed}) == expected


@pytest.mark.parametrize("kind", by_name(AGENCIES.fields).values(), ids=lambda each: each.name)
@pytest.mark.parametrize(
    "typed", ["c", "-", "99999999999999999999", "1e400", "!", "NaN", "31/02/2025", "x" * 5000]
)
def test_no_text_breaks_a_filter(rows: SqlRows, kind: Any, typed: str) -> None:  # noqa: ANN401 - a Field
    assert isinstance(names(rows, filters={kind.name: typed}), list)


def test_words_typed_anywhere_are_all_found_in_some_column(rows: SqlRows) -> None:
    assert names(rows, search="elht trust") == ["Trust"]
    assert names(rows, search="safeguarding") == ["Police_1"]


def test_sorting_ignores_case_and_puts_absent_values_last(rows: SqlRows) -> None:
    by_name = ["100% Housing", "council", "Police_1", "Trust", "Trust Schools"]
    assert names(rows, sort="name") == by_name
    assert names(rows, sort="name", descending=True) == by_name[::-1]
    assert names(rows, sort="closed_on")[:3] == ["100% Housing", "council", "Trust Schools"]
    assert names(rows, sort="closed_on", descending=True)[0] == "Trust Schools"
    assert names(rows, sort="gone_column") == by_name


def test_rows_that_are_gone_are_left_out_and_the_order_asked_for_is_kept(rows: SqlRows) -> None:
    first, second, *_ = rows.ids(Wish())
    assert [row.id for row in rows.rows([second, 999, first])] == [second, first]


def test_more_records_than_one_round_of_queries_are_read_in_order(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number:04}"} for number in range(1200)])
    rows = SqlRows(core, AGENCIES)
    ids = rows.ids(Wish(sort="name", descending=True))
    assert [row.id for row in rows.rows(ids)] == ids


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="agencies"):
        listing("agncies")


@pytest.mark.parametrize("each", ALL)
def test_every_listing_counts_sorts_filters_and_searches_an_empty_file(
    core: Core, each: Listing
) -> None:
    rows = SqlRows(core, each)
    for name in each.columns:
        for descending in (False, True):
            wish = Wish(search="a", filters={name: "1"}, sort=name, descending=descending)
            assert rows.rows(rows.ids(wish)) == []
    with core.read() as session:
        assert each.count(session, Wish(), rows.scope) == 0


@pytest.mark.parametrize("each", ALL)
def test_a_column_of_any_list_sorts_by_what_it_shows_and_finds_it(
    sample: Core, each: Listing
) -> None:
    rows, kinds = SqlRows(sample, each), by_name(each.fields)
    every = sorted(rows.ids(Wish()))
    assert every
    for name in each.columns:
        up, down = (rows.ids(Wish(sort=name, descending=over)) for over in (False, True))
        assert sorted(up) == sorted(down) == every
        shown = [row for row in rows.rows(up) if getattr(row, name) not in (None, "", ())]
        if isinstance(kinds[name], SORTED_BY_VALUE):
            values = [getattr(row, name) for row in shown]
            assert values == sorted(values), name
        if shown and (each.kind, name) not in FOUND_OTHERWISE:
            typed = _typed(kinds[name], shown[0], name)
            assert shown[0].id in rows.ids(Wish(filters={name: typed})), (name, typed)


@pytest.mark.parametrize("each", ALL)
def test_every_listed_field_has_its_column_and_every_column_its_field(each: Listing) -> None:
    kinds = by_name(each.fields)
    assert set(each.columns) <= set(kinds)
    assert {*each.order, *each.sorts} <= set(each.columns)
    assert each.table in journaled()


@pytest.mark.parametrize("each", ALL)
def test_every_stored_field_is_a_mapped_column(each: Listing) -> None:
    # A figure is two columns, its value and its mark.
    mapped = Base.metadata.tables[each.table].columns.keys()
    missing = [
        field.name
        for field in each.fields
        if not field.computed
        and not isinstance(field, (Links, Figure))
        and (f"{field.name}_id" if isinstance(field, Link) else field.name) not in mapped
    ]
    assert missing == []


@pytest.mark.parametrize("each", ALL)
def test_every_link_offers_choices(each: Listing) -> None:
    kinds = {
        field.kind
        for field in each.fields
        if isinstance(field, (Link, Links)) and not field.computed
    }
    assert kinds <= set(CHOICES)


@pytest.mark.parametrize("each", ALL)
def test_postgresql_would_take_every_list_with_all_its_sorts_and_filters(each: Listing) -> None:
    typed = {Day: "2025", Flag: "yes", Choice: "a"}
    kinds = by_name(each.fields)
    for name, column in each.columns.items():
        fits = condition(kinds[name], column, typed.get(type(kinds[name]), "1"))
        chosen = select(each.id_column).select_from(each.source).where(fits).order_by(column)
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        assert "SELECT" in str(chosen.compile(dialect=dialect))


@pytest.mark.parametrize(
    "given",
    [
        [each.kind for each in LISTINGS],
        [each.title for each in LISTINGS],
        [str(each.number) for each in SEARCHED],
    ],
    ids=["kinds", "titles", "numbers"],
)
def test_a_kind_a_title_and_a_search_number_are_each_given_once(given: list[str]) -> None:
    assert sorted(given) == sorted(set(given))


def test_everything_searched_has_an_icon_that_is_there() -> None:
    for each in SEARCHED:
        assert resources.read_text("icons", f"{each.icon}.svg").count("<svg") == 1


def test_every_searched_part_names_its_record() -> None:
    for each in SEARCHED:
        for part, column in each.parts.items():
            assert column in Base.metadata.tables[part].columns


def _typed(kind: Field, row: Row, name: str) -> str:
    """Give what a person types to find what a column shows: a value as it is shown, of words the longest."""
    shown = kind.show(getattr(row, name))
    if isinstance(kind, (*SORTED_BY_VALUE, Flag, Figure, Choice)):
        return shown
    words: list[str] = re.findall(r"\w+", shown)
    return max(words, key=len)
