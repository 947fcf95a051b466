"""The attendance matrix: Calderdale's published figures, from operations to both rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Code
from app.attendance.matrix import matrix
from tests.app.attendance.calderdale import hold_meetings
from tests.files import open_core
from tests.queries import asked_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.attendance.matrix import AttendanceMatrix
    from app.bootstrap import Core


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[tuple[Core, int]]:
    """Hold the meetings once for all tests here, which only read."""
    core = open_core(tmp_path_factory.mktemp("calderdale"), template)
    yield core, hold_meetings(core)
    core.close()


def read(held: tuple[Core, int], year: int) -> AttendanceMatrix:
    core, group_id = held
    with core.read() as session:
        return matrix(session, group_id, date(year, 1, 1), date(year, 12, 31))


@pytest.fixture
def board(held: tuple[Core, int]) -> AttendanceMatrix:
    return read(held, 2015)


def test_the_rates_are_those_of_the_published_matrix(board: AttendanceMatrix) -> None:
    told = [
        (each.counts.represented.words(), each.counts.by_member.rounded())
        for each in board.meetings
    ]
    assert told == [
        ("24 of 31, 77.4 %", Decimal("64.5")),
        ("23 of 32, 71.9 %", Decimal("62.5")),
        ("18 of 33, 54.5 %", Decimal("48.5")),
    ]
    assert board.counts.represented.words() == "65 of 96, 67.7 %"
    assert board.counts.by_member.words() == "56 of 96, 58.3 %"
    assert board.counts.line == "Y 56  D 9  A 26  N 5"
    assert (board.counts.not_members, len(board.seats)) == (6, 34)


def test_ten_seats_are_represented_at_less_than_half_of_their_meetings(
    board: AttendanceMatrix,
) -> None:
    assert sorted(row.post for row in board.low) == [
        "Bramley",
        "Greenwood",
        "Hughes",
        "Jackson",
        "Kershaw",
        "Long",
        "Newton",
        "Shaw",
        "Taylor",
        "Wade",
    ]


def test_an_agency_has_another_rate_by_slots_than_by_meetings(board: AttendanceMatrix) -> None:
    rows = {row.name: row for row in board.agencies}
    trust, heads = rows["CHFT"], rows["Primary Heads"]
    assert (trust.counts.represented.words(), trust.meetings.words()) == (
        "4 of 5, 80.0 %",
        "3 of 3, 100.0 %",
    )
    assert (heads.counts.represented.words(), heads.meetings.words()) == (
        "2 of 6, 33.3 %",
        "1 of 3, 33.3 %",
    )


def test_an_agency_shows_the_codes_of_its_seats_that_were_expected(board: AttendanceMatrix) -> None:
    rows = {row.name: row for row in board.agencies}
    letters = {
        name: ["".join(code or "" for code in codes) for codes in rows[name].codes]
        for name in ("CHFT", "Primary Heads", "Governors")
    }
    assert letters == {
        "CHFT": ["YY", "D", "YA"],
        "Primary Heads": ["AA", "YY", "AA"],
        "Governors": ["-", "Y", "A"],
    }
    assert [row.name for row in board.low_agencies] == [
        "CRC",
        "College",
        "Fire",
        "Lay",
        "NPS",
        "Primary Heads",
        "Public Health",
    ]


def test_the_matrix_asks_as_often_for_many_meetings_as_for_one(held: tuple[Core, int]) -> None:
    core, group_id = held
    counts = []
    for last in (date(2015, 4, 30), date(2015, 12, 31)):
        with core.read() as session, asked_of(core) as statements:
            found = matrix(session, group_id, date(2015, 1, 1), last)
        counts.append((len(found.meetings), len(statements)))
    assert [meetings for meetings, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1] <= 5


def test_not_a_member_then_comes_from_the_days_of_the_seat(board: AttendanceMatrix) -> None:
    [trust] = [row for row in board.seats if row.post == "Jarvis"]
    assert trust.codes == (Code.ATTENDED, Code.NOT_MEMBER, Code.NOT_MEMBER)


def test_a_period_without_meetings_has_no_rate(held: tuple[Core, int]) -> None:
    empty = read(held, 2016)
    assert (empty.meetings, empty.counts.represented.words()) == ((), "none")
