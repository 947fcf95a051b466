"""Contribution confirmations beside the budget: what is agreed, proposed, given in kind, and what cannot be taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.agencies.operations import add_agency
from app.budget.confirmed import contribution_proposals
from app.budget.next_year import start_next_year
from app.budget.operations import add_contribution, change_contribution
from app.budget.statement import year_budget
from app.errors import ChangedMeanwhile
from app.fields import Mark
from app.returns.built_in import take_built_in
from app.returns.confirmed_words import CONTRIBUTION
from app.returns.operations import add_round, ask_agencies
from app.returns.taking_over import take_over
from models.agencies import Agency
from models.returns import ReturnRound
from tests.app.budget.sample import fill_year
from tests.app.returns.confirming import TODAY, confirm, seen
from tests.app.returns.issued import bring_in, fill, make
from tests.queries import asked_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.budget.queries import ContributionRecord
    from app.returns.kinds import AnswerValue
    from app.returns.taking_over import Proposal

CHILDREN, ICB, POLICE = (
    "BwD Council, Children's Services",
    "NHS Lancashire & South Cumbria ICB",
    "Lancashire Constabulary",
)


@pytest.fixture
def year(core: Core) -> int:
    return fill_year(core)


def agency(core: Core, name: str) -> int:
    with core.read() as session:
        return session.scalars(select(Agency.id).where(Agency.name == name)).one()


def proposed(
    core: Core, name: str, period: str = "2024-25", **answers: AnswerValue
) -> list[Proposal]:
    round_id = confirm(
        core, "contribution", CONTRIBUTION, {agency(core, name): answers}, period=period
    )
    with core.read() as session:
        return contribution_proposals(session, round_id, TODAY)


def taken(core: Core, proposals: list[Proposal]) -> None:
    with core.work("Take over") as work:
        take_over(work, proposals)


def line(core: Core, year: int, name: str) -> ContributionRecord:
    with core.read() as session:
        found = year_budget(session, year).contributions
    return next(each for each in found if each.agency.name == name)


def test_an_agreed_amount_and_cost_code_are_taken_over_and_one_undo_takes_both_back(
    core: Core, year: int
) -> None:
    found = proposed(core, POLICE, amount=3_700_050, is_agreed=True, cost_code="SC-22")
    assert [seen(each) for each in found] == [
        ("change", "£36,000 agreed", "£37,000.50 agreed", "£36,000 was invoiced already."),
        ("change", "", "SC-22", ""),
    ]
    assert [each.is_sure for each in found] == [False, True]
    taken(core, found)
    after = line(core, year, POLICE)
    assert (after.agreed, after.cost_code) == (3_700_050, "SC-22")
    core.undo()
    back = line(core, year, POLICE)
    assert (back.agreed, back.cost_code) == (3_600_000, None)


def test_what_is_so_already_is_told_and_proposes_nothing(core: Core, year: int) -> None:
    found = proposed(core, CHILDREN, amount=7_500_000, is_agreed=True)
    assert [seen(each) for each in found] == [("already", "£75,000 agreed", "£75,000 agreed", "")]
    assert line(core, year, CHILDREN).agreed == 7_500_000


def test_an_amount_that_is_not_agreed_yet_is_proposed_and_never_ticked_over_an_agreed_one(
    core: Core, year: int
) -> None:
    found = proposed(core, CHILDREN, amount=7_500_000, is_agreed=False)
    assert seen(found[0])[1:] == (
        "£75,000 agreed",
        "£75,000 proposed, still to be agreed",
        "The budget has it as agreed.",
    )
    assert not found[0].is_sure
    taken(core, found)
    after = line(core, year, CHILDREN)
    assert (after.agreed, after.proposed, after.status.value) == (None, 7_500_000, "to-be-agreed")


def test_the_year_after_and_what_is_given_in_kind_go_to_their_own_places(
    core: Core, year: int
) -> None:
    with core.work("Next year") as work:
        following = start_next_year(work, year)
    found = proposed(
        core,
        ICB,
        amount=5_000_000,
        is_agreed=True,
        next_amount=5_100_000,
        gives=True,
        what="Six trainer days",
        value=240_000,
    )
    assert [seen(each)[:3] for each in found] == [
        ("already", "£50,000 agreed", "£50,000 agreed"),
        ("change", "", "Six trainer days, £2,400"),
        ("change", "£50,000 proposed", "£51,000 proposed"),
    ]
    taken(core, found)
    assert line(core, following, ICB).proposed == 5_100_000
    with core.read() as session:
        given = {each.what: each.value for each in year_budget(session, year).in_kind}
        again = contribution_proposals(session, 1, TODAY)
    assert given["Six trainer days"] == 240_000
    assert {each.standing.value for each in again} == {"already"}


def test_an_amount_that_does_not_apply_is_told_with_the_reason(core: Core, year: int) -> None:
    found = proposed(core, POLICE, amount=Mark("not-applicable", "N/A"))
    assert seen(found[0])[0::3] == ("cannot", "Answered N/A: Set in May")
    assert line(core, year, POLICE).agreed == 3_600_000


def test_several_lines_of_an_agency_are_never_changed_by_guessing(core: Core, year: int) -> None:
    payer = agency(core, ICB)
    with core.work("Second line") as work:
        add_contribution(work, {"agency": payer, "year": year, "label": "Health", "agreed": 100})
    found = proposed(core, ICB, amount=5_000_000, is_agreed=True)
    assert seen(found[0]) == (
        "cannot",
        "2 lines, together £50,001 agreed",
        "£50,000 agreed",
        "The agency pays by several lines. Say on Budget which of them changes.",
    )


def test_a_year_that_the_budget_has_not_is_named(core: Core, year: int) -> None:
    found = proposed(core, POLICE, "2031-32", amount=100, is_agreed=True, next_amount=100)
    assert [each.note for each in found] == [
        "There is no financial year 2031-32 yet. Start it on Budget, then take this over."
    ]
    assert line(core, year, POLICE).agreed == 3_600_000


def test_an_agency_without_a_line_gets_one_with_its_cost_code(core: Core, year: int) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Probation Service"})
    found = proposed(core, "Probation Service", amount=120_000, cost_code="P1")
    assert (found[0].note, found[0].is_sure) == (
        "Whether it has been agreed is not answered.",
        False,
    )
    taken(core, found)
    added = line(core, year, "Probation Service")
    assert (added.proposed, added.agreed, added.cost_code) == (120_000, None, "P1")


def test_what_was_changed_meanwhile_stays_as_it_is(core: Core, year: int) -> None:
    found = proposed(core, CHILDREN, amount=7_600_000, is_agreed=True)
    before = line(core, year, CHILDREN)
    with core.work("Change") as work:
        change_contribution(work, before.id, {"agreed": 7_000_000})
    with pytest.raises(ChangedMeanwhile):
        taken(core, found)
    assert line(core, year, CHILDREN).agreed == 7_000_000


def test_a_workbook_that_comes_back_is_taken_over_into_the_budget(
    core: Core, year: int, tmp_path: Path
) -> None:
    payer = agency(core, POLICE)
    with core.work("Open round") as work:
        template = take_built_in(work, "contribution")
        round_id = add_round(
            work, {"name": "Contributions", "template": template, "period": "2024/25"}
        )
        ask_agencies(work, round_id, [payer], None)
    [made] = make(core, round_id, tmp_path).paths.values()
    answers = {
        "1.1": "£36,500.50",
        "1.2": "Yes",
        "1.3": date(2024, 3, 1),
        "1.4": "n/a, not known yet",
        "2.1": "Yes",
        "2.2": "A room on Mondays",
        "2.3": 1200,
        "3.1": "SC-22",
        "3.2": "Finance",
    }
    bring_in(core, fill(made, answers, tmp_path / "renamed.xlsx"))
    with core.read() as session:
        found = contribution_proposals(session, round_id, TODAY)
    taken(core, found)
    after = line(core, year, POLICE)
    assert (after.agreed, after.cost_code) == (3_650_050, "SC-22")
    with core.read() as session:
        given = {each.what: each.value for each in year_budget(session, year).in_kind}
    assert given["A room on Mondays"] == 120_000


@pytest.mark.usefixtures("year")
def test_the_file_is_asked_no_more_often_for_more_agencies(core: Core) -> None:
    answers = {"amount": 100, "is_agreed": True, "next_amount": 200}
    one = confirm(core, "contribution", CONTRIBUTION, {agency(core, POLICE): answers})
    every = [agency(core, each) for each in (POLICE, ICB, CHILDREN)]
    with core.work("Ask") as work:
        work.get(ReturnRound, one).name = "One"
    three = confirm(core, "contribution", CONTRIBUTION, dict.fromkeys(every, answers))
    counts = []
    for round_id in (one, three):
        with core.read() as session, asked_of(core) as asked:
            assert contribution_proposals(session, round_id, TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]
