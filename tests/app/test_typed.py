"""Finding by what a person types."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.called import meant
from app.catalogue import CHOICES
from app.days import show_full_day
from app.owners import offered
from models.groups import Group
from models.meetings import Meeting
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.pair import Pair


def found(core: Core, typed: str) -> list[str]:
    with core.read() as session:
        return [ref.name for ref in CHOICES["agencies"](session, typed)]


@pytest.fixture
def agencies(core: Core) -> Core:
    add(core, "Blackburn with Darwen Council", short_name="BwD")
    add(core, "100% Support CIC")
    return core


def test_words_are_found_in_any_order_and_any_case(agencies: Core) -> None:
    assert found(agencies, "darwen BLACK") == ["Blackburn with Darwen Council"]


def test_each_word_may_stand_in_another_column(agencies: Core) -> None:
    assert found(agencies, "bwd council") == ["Blackburn with Darwen Council"]


def test_signs_of_sql_mean_themselves(agencies: Core) -> None:
    assert found(agencies, "100%") == ["100% Support CIC"]
    assert found(agencies, "_") == []


def test_nothing_typed_finds_everything(agencies: Core) -> None:
    assert len(found(agencies, "  ")) == 2


@pytest.mark.parametrize("kind", CHOICES)
def test_no_form_takes_a_sign_of_sql_for_anything(sample: Core, kind: str) -> None:
    with sample.read() as session:
        assert CHOICES[kind](session, "%_%") == []


@pytest.mark.parametrize(
    "typed",
    [
        "SCP Board, 26 Sep 2024",
        "scp board 26 September 2024",
        "SCP Board, Thu 26 Sep 24",
        "SCP Board, 2024-09-26",
        "2024-09-26 SCP Board",
        "board 26/9/2024",
    ],
)
def test_a_meeting_is_found_by_its_group_and_its_day_in_any_style(sample: Core, typed: str) -> None:
    with sample.read() as session:
        day = date(2024, 9, 26)
        ids = session.scalars(select(Meeting.id).where(Meeting.day == day)).all()
        [ref] = meant(CHOICES["meetings"](session, typed), typed)
    assert ref.id in ids
    assert ref.name == "SCP Board, 26 Sep 2024"


def test_a_meeting_is_found_by_the_whole_name_of_a_group_that_has_a_short_one(sample: Core) -> None:
    chosen = select(Meeting.id, Meeting.day, Group.name, Group.short_name).join(Group)
    with sample.read() as session:
        found = session.execute(chosen.where(Group.short_name.is_not(None))).first()
        assert found is not None
        meeting_id, day, *names = found
        for name in names:
            typed = f"{name}, {show_full_day(day)}"
            assert [ref.id for ref in meant(CHOICES["meetings"](session, typed), typed)] == [
                meeting_id
            ]


@pytest.mark.parametrize("typed", ["board sep", "SCP Board, 26 S", "SCP Board, 26 Sep 20"])
def test_a_meeting_stays_on_offer_while_its_name_is_typed(sample: Core, typed: str) -> None:
    with sample.read() as session:
        names = [ref.name for ref in CHOICES["meetings"](session, typed)]
    assert "SCP Board, 26 Sep 2024" in names


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_every_name_that_is_offered_is_understood_when_it_is_typed_in_full(
    sample: Core, kind: str
) -> None:
    with sample.read() as session:
        offers = offered(session, kind, "")
        taken = {ref: meant(offered(session, kind, ref.name), ref.name) for ref in offers}
    assert {
        ref.name: [each.name for each in found] for ref, found in taken.items() if found != [ref]
    } == {}


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_so_is_the_partnership_that_stands_in_it(paired: Core, pair: Pair, kind: str) -> None:
    with paired.read() as session:
        offers = offered(session, kind, "", pair.birch.id)
        found = [meant(offered(session, kind, ref.name, pair.birch.id), ref.name) for ref in offers]
    assert found == [[ref] for ref in offers]
