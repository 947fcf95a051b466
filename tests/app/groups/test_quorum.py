"""Quorum rules judged by hand-made seats, without a file."""

from __future__ import annotations

import pytest

from app.fields import Ref
from app.groups.quorum import QuorumRule, Voice, agencies_present, does_count, evaluate
from models.groups import QuorumBasis

LA, POLICE, ICB = Ref(1, "LA"), Ref(2, "Police"), Ref(3, "ICB")
PARTNERS = QuorumRule(needed=(LA, POLICE, ICB))
DISTRICTS = tuple(Ref(10 + number, f"District {letter}") for number, letter in enumerate("ABCDEF"))


def voice(seat_id: int, *agencies: Ref, may_count: bool = True) -> Voice:
    return Voice(seat_id, agencies, frozenset(ref.id for ref in agencies), may_count)


SEATS = [voice(1, LA), voice(2, POLICE), voice(3, ICB), voice(4, LA), voice(5, LA, may_count=False)]


def test_a_rule_of_named_agencies_is_met_when_each_is_there() -> None:
    found = evaluate(PARTNERS, SEATS, {1, 2, 3})
    assert (found.is_met, found.chip) == (True, "Quorate 3 of 3")
    assert found.rule == "LA, Police and ICB each present"


def test_any_seat_that_speaks_for_an_agency_makes_it_present() -> None:
    assert evaluate(PARTNERS, SEATS, {4, 2, 3}).is_met
    joint = voice(6, POLICE, ICB)
    assert evaluate(PARTNERS, [*SEATS, joint], {1, 6}).is_met


def test_an_observer_of_an_agency_does_not_make_it_present() -> None:
    found = evaluate(PARTNERS, SEATS, {5, 2, 3})
    assert (found.is_met, found.missing) == (False, "LA is missing")


@pytest.mark.parametrize(
    ("present", "chip", "missing"),
    [
        (set[int](), "Not quorate 0 of 3", "LA, Police and ICB are missing"),
        ({2}, "Not quorate 1 of 3", "LA and ICB are missing"),
        ({1, 3}, "Not quorate 2 of 3", "Police is missing"),
    ],
)
def test_what_is_missing_is_said_in_words(present: set[int], chip: str, missing: str) -> None:
    found = evaluate(PARTNERS, SEATS, present)
    assert (found.chip, found.missing) == (chip, missing)


@pytest.mark.parametrize("present", range(7))
def test_four_of_six_districts(present: int) -> None:
    seats = [voice(number, district) for number, district in enumerate(DISTRICTS)]
    rule = QuorumRule(least=4, basis=QuorumBasis.AGENCIES)
    found = evaluate(rule, seats, set(range(present)))
    assert found.is_met == (present >= 4)
    assert found.parts[0].count == f"{present} of 6, 4 needed"
    assert found.rule == "at least 4 of 6 agencies present"


def test_a_choice_among_the_absent_is_offered_when_fewer_are_needed_than_missing() -> None:
    seats = [voice(number, district) for number, district in enumerate(DISTRICTS)]
    rule = QuorumRule(least=4, basis=QuorumBasis.AGENCIES)
    found = evaluate(rule, seats, {0, 1, 2})
    assert found.missing == "1 more of District D, District E or District F needed"


def test_two_seats_of_one_agency_count_once_as_agencies_and_twice_as_seats() -> None:
    seats = [voice(1, LA), voice(2, LA), voice(3, POLICE)]
    agencies = QuorumRule(least=2, basis=QuorumBasis.AGENCIES)
    plain = QuorumRule(least=2, basis=QuorumBasis.SEATS)
    assert evaluate(agencies, seats, {1, 2}).chip == "Not quorate 1 of 2"
    assert evaluate(plain, seats, {1, 2}).chip == "Quorate 2 of 3, 2 needed"


def test_a_vacant_seat_still_belongs_to_the_number_counted_from() -> None:
    rule = QuorumRule(least=3, basis=QuorumBasis.SEATS)
    seats = [voice(number, LA) for number in range(5)]
    found = evaluate(rule, seats, {0, 1})
    assert (found.parts[0].of, found.missing) == (5, "1 more seat needed")


def test_both_kinds_of_condition_must_hold() -> None:
    rule = QuorumRule(needed=(LA,), least=2, basis=QuorumBasis.NAMED, named=(POLICE, ICB))
    found = evaluate(rule, SEATS, {2, 3})
    assert found.chip == "Not quorate 0 of 1 and 2 of 2"
    assert found.sentence == "The meeting was not quorate (0 of 1 and 2 of 2): LA is missing."
    assert found.rule == "LA present, and at least 2 of Police and ICB present"


def test_without_a_rule_nothing_is_judged() -> None:
    found = evaluate(QuorumRule(), SEATS, {1})
    assert (found.is_met, found.chip, found.missing) == (None, "No quorum rule", "")


def test_a_seat_counts_when_its_presence_can_make_a_difference() -> None:
    trust = voice(7, Ref(9, "Trust"))
    assert does_count(SEATS[0], PARTNERS)
    assert not does_count(trust, PARTNERS)
    assert not does_count(SEATS[4], PARTNERS)
    assert does_count(trust, QuorumRule(least=2, basis=QuorumBasis.AGENCIES))


def test_the_agencies_present_are_those_spoken_for() -> None:
    assert agencies_present(SEATS, {4, 5, 2}) == {1, 2}
