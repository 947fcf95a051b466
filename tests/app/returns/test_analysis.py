"""A round taken apart: rates with what they are of, each agency beside its sector, and every weak answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.agencies.operations import change_agency
from app.returns.analysis import analyse, in_words
from app.returns.summary import review
from models.agencies import Sector
from tests.app.returns.sample import bring_in, open_round

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.analysis import Analysis


def analysed(core: Core, *, second_in: bool = True, same_sector: bool = True) -> Analysis:
    """Take apart a round of two agencies: 1 of 2 answers of ELHT are weak, 2 of 3 of Probation."""
    round_id, first, second = open_round(core)
    bring_in(core, first)
    if second_in:
        bring_in(core, second, [Decimal(0), Decimal(3), Decimal(1)])
    with core.work("Sector") as work:
        change_agency(work, 1, {"sector": Sector.HEALTH})
        change_agency(work, 2, {"sector": Sector.HEALTH if same_sector else Sector.PROBATION})
    with core.read() as session:
        found = review(session, round_id)
        assert found is not None
        return analyse(session, found, core.clock.today())


def test_standards_say_how_many_answers_and_how_many_agencies_are_weak(core: Core) -> None:
    lines = analysed(core).standards
    assert [(each.title, each.lowest, each.below, each.weak) for each in lines] == [
        ("Leadership", "Not met", "2 of 4", "2 of 2"),
        ("Policies", "Partly", "1 of 1", "1 of 1"),
    ]


def test_an_agency_stands_beside_its_whole_sector(core: Core) -> None:
    found = analysed(core)
    assert [(each.agency.name, each.below, each.of_sector.words()) for each in found.agencies] == [
        ("ELHT", "1 of 2", "3 of 5, 60.0 %"),
        ("Probation", "2 of 3", "3 of 5, 60.0 %"),
    ]
    [health] = found.sectors
    assert (health.sector, health.came, health.below) == ("Health", "2 of 2", "3 of 5")


def test_sectors_count_the_returns_that_are_not_in(core: Core) -> None:
    found = analysed(core, second_in=False, same_sector=False)
    assert [(each.sector, each.came, each.below, each.percent) for each in found.sectors] == [
        ("Health", "1 of 1", "1 of 2", Decimal(50)),
        ("Probation and youth justice", "0 of 1", "", None),
    ]


def test_weak_answers_come_by_standard_with_their_source(core: Core) -> None:
    found = analysed(core)
    assert [(each.agency.name, each.number, each.own, each.cell) for each in found.weak] == [
        ("Probation", "1.1", Decimal(0), "F12"),
        ("ELHT", "1.2", Decimal(1), "F13"),
        ("Probation", "2.1", Decimal(1), "F14"),
    ]
    told = "3 answers fall below 2; the weakest standard is 2 Policies: 1 of 1 answers, 100.0 %."
    assert in_words(found, 2) == told


def test_a_round_without_a_weak_answer_says_so(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first, [Decimal(3), Decimal(3), Decimal(2)])
    with core.read() as session:
        found = review(session, round_id)
        assert found is not None
        assert (
            in_words(analyse(session, found, core.clock.today()), 2) == "No answer falls below 2."
        )
