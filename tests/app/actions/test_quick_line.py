"""The quick line: owner and due day are found, and what is unclear is told in words."""

from __future__ import annotations

from datetime import date

import pytest

from app.actions.due_words import Around
from app.actions.owners import EVERYONE, Owner
from app.actions.quick_line import read_line
from app.fields import Ref

BOARD = Around(date(2025, 3, 27), next_meeting=date(2025, 6, 26))


def member(number: int, name: str, post: str, agency: str) -> Owner:
    initials, surname = name.split(" ", 1)
    return Owner(
        "seat",
        f"{name}, {post}, {agency}",
        (name, surname, post, f"{initials} {surname}"),
        agency,
        near=True,
        person=Ref(number, name),
    )


NURSE = member(1, "F. Valli", "Named Nurse", "ELHT")
OTHER_NURSE = member(2, "J. Okafor", "Designated Nurse", "LSCFT")
POLICE = member(3, "B. Farooq", "Superintendent", "Police")
TRUST = Owner("agency", "East Lancashire Hospitals NHS Trust", ("ELHT",), agency=Ref(9, "ELHT"))
OUTSIDER = Owner(
    "person", "Farah Valli, Blackpool Council", ("Farah Valli", "Valli"), person=Ref(4, "")
)
OWNERS = (NURSE, OTHER_NURSE, POLICE, TRUST, OUTSIDER)


def test_the_line_of_the_picture_is_read_as_the_picture_shows() -> None:
    reading = read_line("Bring data on missed appointments @Named Nurse 12/6", OWNERS, BOARD)
    assert reading.text == "Bring data on missed appointments"
    assert reading.sentence == "Owner: F. Valli, Named Nurse, ELHT · due Thu 12 Jun 2025"
    assert reading.is_ready


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("Do it @valli", NURSE),
        ("Do it @f valli by Friday", NURSE),
        ("Do it @des nur", OTHER_NURSE),
        ("Do it @ELHT", TRUST),
        ("Do it @elht named", NURSE),
        ("Do it @all", EVERYONE),
        ("@police Do it", None),
    ],
)
def test_an_owner_is_found_by_name_post_or_agency(typed: str, owner: Owner | None) -> None:
    assert read_line(typed, OWNERS, BOARD).owner == owner


def test_a_name_that_fits_several_members_offers_each() -> None:
    reading = read_line("Do it @nurse 12/6", OWNERS, BOARD)
    assert reading.candidates == (NURSE, OTHER_NURSE)
    assert not reading.is_ready
    assert "“nurse” fits 2: F. Valli, Named Nurse, ELHT; J. Okafor" in reading.sentence


def test_an_unknown_name_offers_those_that_are_alike() -> None:
    reading = read_line("Do it @Vali", OWNERS, BOARD)
    assert NURSE in reading.candidates
    assert "“Vali” is nobody in this file. Did you mean F. Valli" in reading.sentence


def test_a_name_like_no_other_is_told_so() -> None:
    reading = read_line("Do it @Qxz", OWNERS, BOARD)
    assert reading.problems == ("“Qxz” is nobody in this file. Type a name, a post or an agency.",)


def test_somebody_with_two_seats_is_one_owner() -> None:
    twice = member(1, "F. Valli", "Named Nurse, children in care", "ELHT")
    assert read_line("Do it @valli", (NURSE, twice), BOARD).owner == NURSE


def test_a_day_that_cannot_be_stops_the_line() -> None:
    reading = read_line("Do it @valli 31/6", OWNERS, BOARD)
    assert not reading.is_ready
    assert "“31/6” is not a day in the calendar." in reading.sentence


def test_what_is_missing_is_a_hint_and_no_obstacle() -> None:
    reading = read_line("Send thanks to the school", OWNERS, BOARD)
    assert reading.is_ready
    assert len(reading.hints) == 2


def test_an_address_in_the_text_is_no_owner() -> None:
    reading = read_line("Write to office@example.org @valli 12/6", OWNERS, BOARD)
    assert (reading.text, reading.owner) == ("Write to office@example.org", NURSE)


def test_the_day_may_stand_before_the_owner() -> None:
    reading = read_line("Bring data by 12 June @valli", OWNERS, BOARD)
    assert (reading.text, reading.due) == ("Bring data", date(2025, 6, 12))


def test_words_that_sound_like_a_day_stay_in_the_text_without_by() -> None:
    assert read_line("Prepare the report for next Friday", OWNERS, BOARD).due is None
    assert read_line("Prepare the report by next Friday", OWNERS, BOARD).due == date(2025, 4, 4)
