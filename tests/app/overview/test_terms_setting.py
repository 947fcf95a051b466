"""Frequency and quorum proposed for all groups at once, from the seats each of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.groups.fields import Frequency, Tier
from app.groups.operations import add_group
from app.groups.quorum import QuorumRule
from app.groups.terms import terms_on
from app.overview.setting_up import set_up_steps
from app.overview.terms_setting import TermsProposal, proposals, set_terms
from app.partnerships.operations import add_partnership
from app.seats.fields import Category
from app.seats.operations import add_seat
from tests.queries import asked_of

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

PARTNERS = ("Council", "Police", "ICB")


@pytest.fixture
def groups(core: Core) -> dict[str, int]:
    """Make a board with statutory seats, a subgroup of five agencies, one without seats and one of others."""
    with core.work("Begin") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        agencies = [add_agency(work, {"name": each}) for each in (*PARTNERS, "Probation", "NSPCC")]
        made = {
            name: add_group(
                work,
                {"partnership": body, "name": name, "tier": tier, "attended_only": name == "Forum"},
            )
            for name, tier in (
                ("Board", Tier.BOARD),
                ("Neglect", Tier.SUBGROUP),
                ("Empty", Tier.SUBGROUP),
                ("Forum", Tier.LINKED),
            )
        }
        for name in ("Board", "Neglect", "Forum"):
            fill(work, made[name], agencies, is_statutory=name == "Board")
    return made


def fill(work: Work, group: int, agencies: list[int], *, is_statutory: bool) -> None:
    for place, agency in enumerate(agencies):
        category = Category.STATUTORY if is_statutory and place < 3 else Category.CORE
        add_seat(
            work,
            {
                "group": group,
                "post": f"Lead {place}",
                "agencies": (agency,),
                "category": category,
                "may_count": True,
            },
        )


def found(core: Core) -> dict[str, TermsProposal]:
    with core.read() as session:
        return {each.group.name: each for each in proposals(session, core.clock.today())}


def test_a_board_needs_each_statutory_agency_and_a_subgroup_more_than_half(
    core: Core, groups: dict[str, int]
) -> None:
    proposed = found(core)
    assert list(proposed) == ["Board", "Neglect"]
    assert proposed["Board"].words[0] == "Each of 3 statutory agencies present"
    assert proposed["Board"].whole[0] == "Council, Police and ICB each present"
    assert proposed["Neglect"].words[0] == "At least 3 of 5 agencies present"
    assert all(each.words[-1] == "No quorum for now" for each in proposed.values())
    assert set(groups) - set(proposed) == {"Empty", "Forum"}


def test_what_is_accepted_is_in_force_and_can_be_undone_as_one_step(
    core: Core, groups: dict[str, int]
) -> None:
    chosen = [(each, Frequency.MONTHLY, each.rules[0]) for each in found(core).values()]
    with core.work("Set frequency and quorum") as work:
        set_terms(work, chosen)
    with core.read() as session:
        terms = terms_on(session, list(groups.values()), core.clock.today())
    assert {each.frequency for each in terms.values()} == {Frequency.MONTHLY}
    assert terms[groups["Board"]].quorum == "Council, Police and ICB each present"
    assert found(core) == {}
    core.undo()
    assert list(found(core)) == ["Board", "Neglect"]


def test_terms_that_are_in_force_get_the_quorum_they_lack(
    core: Core, groups: dict[str, int]
) -> None:
    board = found(core)["Board"]
    with core.work("Set frequency and quorum") as work:
        set_terms(work, [(board, Frequency.QUARTERLY, QuorumRule())])
    again = found(core)["Board"]
    assert again.terms_id is not None
    with core.work("Set frequency and quorum") as work:
        set_terms(work, [(again, Frequency.SIX_WEEKLY, again.rules[0])])
    with core.read() as session:
        terms = terms_on(session, [groups["Board"]], core.clock.today())[groups["Board"]]
    assert (terms.id, terms.frequency) == (again.terms_id, Frequency.SIX_WEEKLY)


def test_the_step_is_done_once_every_group_that_meets_says_how_often(
    core: Core, groups: dict[str, int]
) -> None:
    def step() -> tuple[bool, str]:
        with core.read() as session:
            steps = set_up_steps(session, core.clock.today(), has_second_backup=True)
        return next((each.is_done, each.told) for each in steps if each.key == "terms")

    told = "0 of 2 groups with members have a quorum. Each of the others has a proposal."
    assert step() == (False, told)
    chosen = [(each, Frequency.MONTHLY, each.rules[0]) for each in found(core).values()]
    with core.work("Set frequency and quorum") as work:
        set_terms(work, chosen)
    assert step() == (True, "2 of 2 groups with members have a quorum.")
    assert len(groups) == 4


@pytest.mark.usefixtures("groups")
def test_many_groups_ask_as_often_as_few(core: Core) -> None:
    def asked() -> int:
        with core.read() as session, asked_of(core) as statements:
            proposals(session, core.clock.today())
        return len(statements)

    few = asked()
    with core.work("Add groups") as work:
        for name in ("Learning", "Exploitation", "Health"):
            fill(work, _again(work, name), [1, 2, 3], is_statutory=True)
    assert asked() == few


def _again(work: Work, name: str) -> int:
    return add_group(work, {"partnership": 1, "tier": Tier.SUBGROUP, "name": name})
