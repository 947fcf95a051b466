"""Spending as a council, a police and crime commissioner and a fire service published it, read whole to the penny."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from models.budget import FinancialYear
from models.spending import SpendingLine
from tests.app.spending.published import NAMES, Sum, by_sheet
from tests.inputs import real, real_files

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def stored(core: Core) -> list[SpendingLine]:
    with core.read() as session:
        return list(session.scalars(select(SpendingLine).order_by(SpendingLine.id)))


def whole(core: Core) -> Sum:
    with core.read() as session:
        rows, pence = session.execute(
            select(func.count(), func.coalesce(func.sum(SpendingLine.amount), 0))
        ).one()
    return Sum(rows, pence)


def test_no_published_file_is_left_out_here() -> None:
    found = [path.name for path in real_files("finance")]
    assert found in ([], sorted(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_and_every_penny_of_each_sheet_is_read_and_the_file_is_known_when_it_comes_again(
    core: Core, name: str
) -> None:
    path = real("finance", name)
    expected = by_sheet(path)
    preview = look(core, path)
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    assert {row.outcome for row in records} == {Outcome.NEW}
    assert preview.kind.name == "spending"
    rows, pence = Counter[str](), Counter[str]()
    for row in records:
        rows[row.sheet] += 1
        pence[row.sheet] += row.values["amount"]
    assert {sheet: Sum(rows[sheet], pence[sheet]) for sheet in rows} == expected
    store_preview(core, preview)
    assert whole(core) == Sum(sum(rows.values()), sum(pence.values()))
    if sum(rows.values()) > 5000:
        return  # Time; the smaller ones tell as much.
    again = {row.outcome for row in look(core, path).rows if row.outcome is not Outcome.NOTE}
    assert again == {Outcome.UNCHANGED}


def test_headings_that_come_again_with_a_column_less_begin_a_table_of_their_own(core: Core) -> None:
    preview = look(core, real("finance", "fire-2022-23.xlsx"))
    assert list(preview.columns) == ["Data to upload", "Data to upload, row 2745"]
    below = [row for row in preview.rows if row.row > 2745]
    assert len(below) == 165
    assert below[0].values["category"] == "Vehicle & Plant R&M (External)"
    assert below[0].values["amount"] == 213520


def test_each_line_says_its_file_and_row_and_goes_to_the_year_that_holds_its_day(
    core: Core,
) -> None:
    store_preview(core, look(core, real("finance", "hyndburn_015_1804.csv")))
    lines = stored(core)
    assert (lines[0].source, lines[0].place) == (
        "hyndburn_015_1804.csv",
        "hyndburn_015_1804, row 2",
    )
    with core.read() as session:
        names = {year.id: year.name for year in session.scalars(select(FinancialYear))}
    assert Counter(names[line.year_id] for line in lines) == {"2017-18": 2, "2018-19": 230}


def test_undo_takes_a_whole_ledger_away_with_the_years_it_added(core: Core) -> None:
    store_preview(core, look(core, real("finance", "hyndburn_000_1701.csv")))
    core.undo()
    assert whole(core) == Sum(0, 0)
    with core.read() as session:
        assert session.scalars(select(FinancialYear)).all() == []
