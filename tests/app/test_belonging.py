"""A file with two partnerships: every list, choice, figure and hit is of one of them, and both together are all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.catalogue import CHOICES, LISTINGS
from app.decisions.queries import DECISIONS
from app.listing import Listing, SqlRows
from app.overview.home import HomeView, home
from app.overview.setting_up import set_up_steps
from app.owners import is_shared, offered, owners
from app.partnerships.operations import add_partnership
from app.rows import Wish
from app.training.tally import summary
from tests.pair import MARKS, number_outside

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from tests.pair import Pair, Side

OWNED = [each for each in LISTINGS if each.belongs is not None]
TODAY = date(2025, 3, 11)
SHARED = {
    "agencies",
    "people",
    "rag-words",
    "ready-sentences",
    "return-templates",
    "schools",
    "spelling-words",
    "unit-members",
}


def listed(core: Core, each: Listing, side: Side | None) -> list[Any]:
    rows = SqlRows(core, each, partnership=side.id if side else None)
    return list(rows.rows(rows.ids(Wish())))


def view(core: Core, side: Side | None) -> HomeView:
    with core.read() as session:
        return home(session, side.id if side else None, core.clock.today())


def steps_of(session: Session, partnership_id: int) -> list[bool]:
    steps = set_up_steps(session, TODAY, has_second_backup=True, partnership_id=partnership_id)
    return [step.is_done for step in steps]


def other(side: Side) -> str:
    return next(mark for mark in MARKS if mark != side.mark)


def test_only_what_is_shared_belongs_to_nobody() -> None:
    assert {each.kind for each in LISTINGS if is_shared(each.kind)} == SHARED


@pytest.mark.parametrize("each", OWNED, ids=lambda each: each.kind)
def test_a_list_holds_its_own_rows_and_both_lists_together_hold_all(
    paired: Core, pair: Pair, each: Listing
) -> None:
    alder, birch = ([row.id for row in listed(paired, each, side)] for side in pair.sides)
    assert alder
    assert birch
    assert sorted(alder + birch) == sorted(row.id for row in listed(paired, each, None))


@pytest.mark.parametrize("each", OWNED, ids=lambda each: each.kind)
def test_no_row_of_one_names_the_other(paired: Core, pair: Pair, each: Listing) -> None:
    for side in pair.sides:
        shown = " ".join(str(row) for row in listed(paired, each, side))
        assert other(side) not in shown


@pytest.mark.parametrize("each", OWNED, ids=lambda each: each.kind)
def test_every_row_knows_whose_it_is(paired: Core, pair: Pair, each: Listing) -> None:
    for side in pair.sides:
        ids = [row.id for row in listed(paired, each, side)]
        with paired.read() as session:
            found = owners(session, each.kind, ids)
        assert {ref.id for ref in found.values()} == {side.id}
        assert found.keys() == set(ids)


@pytest.mark.parametrize("kind", ["groups", "agenda-items", "bookings", "contributions"])
def test_a_link_offers_ones_own_first_and_says_whose_the_others_are(
    paired: Core, pair: Pair, kind: str
) -> None:
    with paired.read() as session:
        found = offered(session, kind, "", pair.birch.id)
        mine = owners(session, kind, [ref.id for ref in found])
    whose = [mine[ref.id].id for ref in found]
    assert whose == sorted(whose, reverse=True)
    assert {
        ref.name.endswith(", Alder P") for ref in found if mine[ref.id].id == pair.alder.id
    } == {True}
    assert not any(ref.name.endswith(", Birch P") for ref in found)


@pytest.mark.parametrize("kind", CHOICES)
def test_a_file_with_one_partnership_says_nothing_of_it_in_its_links(
    sample: Core, kind: str
) -> None:
    with sample.read() as session:
        assert offered(session, kind, "") == CHOICES[kind](session, "")


def test_home_shows_one_or_both_and_both_are_all(paired: Core, pair: Pair) -> None:
    alder, birch, both = view(paired, pair.alder), view(paired, pair.birch), view(paired, None)
    assert len(both.deadlines) == len(alder.deadlines) + len(birch.deadlines)
    assert len(both.meetings) == len(alder.meetings) + len(birch.meetings) == 2
    for side, shown in zip(pair.sides, (alder, birch), strict=True):
        assert other(side) not in str(shown)
        whose = [each.partnership for each in shown.deadlines]
        whose += [each.partnership for each in shown.meetings]
        assert set(whose) == {f"{side.mark} P"}


def test_every_source_of_deadlines_has_one_for_each(paired: Core, pair: Pair) -> None:
    for side in pair.sides:
        pages = {each.page for each in view(paired, side).deadlines}
        assert pages >= {"actions", "training", "returns", "budget", "members", "groups", "meeting"}


def test_tiles_of_both_add_up(paired: Core, pair: Pair) -> None:
    figures = [
        {tile.icon: tile.figure for tile in view(paired, side).tiles}
        for side in (*pair.sides, None)
    ]
    alder, birch, both = figures
    assert (alder["check-check"], birch["check-check"], both["check-check"]) == ("1", "1", "2")
    assert (alder["wallet"], birch["wallet"], both["wallet"]) == ("£2,000", "£4,000", "£6,000")


def test_training_of_both_adds_up(paired: Core, pair: Pair) -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31), paired.clock.today())
    with paired.read() as session:
        one, two = (summary(session, *year, partnership_id=side.id) for side in pair.sides)
        both = summary(session, *year)
    assert one.events == two.events == 1
    assert both.total.registrations == one.total.registrations + two.total.registrations == 2


def test_numbers_begin_anew_in_the_partnerships_own_year(paired: Core, pair: Pair) -> None:
    with paired.work("Add actions") as work:
        made = [number_outside(work, side, paired.clock.today()) for side in pair.sides]
    actions = next(each for each in LISTINGS if each.kind == "actions")
    with paired.read() as session:
        told = [each.reference for each in actions.read(session, made, {"as_at": TODAY})]
    assert told == ["2025/2", "2024-25/2"]


def test_decisions_of_both_have_the_same_number_in_years_of_their_own(
    paired: Core, pair: Pair
) -> None:
    found = {side.mark: listed(paired, DECISIONS, side)[0].reference for side in pair.sides}
    assert found == {"Alder": "2025/1", "Birch": "2024-25/1"}


def test_a_second_partnership_has_its_own_setting_up(paired: Core, pair: Pair) -> None:
    with paired.work("Add partnership") as work:
        third = add_partnership(work, {"name": "Cedar"})
    with paired.read() as session:
        full = steps_of(session, pair.alder.id)
        empty = steps_of(session, third)
    assert empty == [True, True, False, False, False, False, True]
    assert all(full)
