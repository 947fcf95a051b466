"""Names as partners write them beside the names as known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.importing.headers import fold
from app.importing.lookup import Known
from app.importing.names import ALIKE, NameIndex, likeness
from tests.app.importing.files import Rows, write_workbook
from tests.app.importing.kinds import CONTRIBUTIONS, MEMBERS, look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Blackburn Collage", "Blackburn College"),
        ("ELHT", "East Lancashire Hospitals NHS Trust"),
        ("LSCFT", "Lancashire and South Cumbria NHS Foundation Trust"),
        ("LFRS", "Lancashire Fire and Rescue Service"),
        ("YJS", "Youth Justice Service"),
        ("Public Health BwD", "Blackburn with Darwen Public Health"),
        ("BwD Adults", "Blackburn with Darwen Borough Council, Adult Services"),
        ("Together Housing", "Together Housing Group"),
        ("L&SC ICB", "NHS Lancashire and South Cumbria Integrated Care Board"),
        ("Lancs Police", "Lancashire Constabulary"),
        ("East Lancs Hospitals", "East Lancashire Hospitals NHS Trust"),
    ],
)
def test_the_names_partners_write_are_like_the_ones_we_know(written: str, known: str) -> None:
    assert ALIKE <= likeness(fold(written), fold(known)) < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lancashire Constabulary", "Lancashire County Council"),
        (
            "Blackburn with Darwen Borough Council, Children's Services",
            "Blackburn with Darwen Borough Council, Adult Services",
        ),
        ("North Lancashire Hospitals NHS Trust", "East Lancashire Hospitals NHS Trust"),
        ("Lancs Police", "Lancashire Fire and Rescue Service"),
        ("Youth Justice Service", "Probation Service"),
        (
            "NHS Lancashire and South Cumbria ICB",
            "Lancashire and South Cumbria NHS Foundation Trust",
        ),
    ],
)
def test_names_of_different_bodies_are_not_alike(one: str, other: str) -> None:
    assert likeness(fold(one), fold(other)) < ALIKE


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Lancashire County Council", "Lancashire County Council Public Health"),
        ("Blackburn College", "Blackburn College Nursery"),
    ],
)
def test_a_name_that_says_more_is_asked_about_and_not_taken(written: str, known: str) -> None:
    assert ALIKE <= likeness(fold(written), fold(known)) < 90


def test_a_present_name_comes_before_the_old_name_of_another() -> None:
    index = NameIndex(
        [Known(1, "New Trust", (("Old Trust", "name until 2020"),)), Known(2, "Old Trust")]
    )
    assert [each.known.id for each in index.exactly("the old trust")] == [2]


def test_an_old_name_is_known_with_its_reason() -> None:
    index = NameIndex(
        [Known(5, "Probation Service", (("National Probation Service", "name until 2021"),))]
    )
    (meant,) = index.exactly("national probation service")
    assert (meant.known.id, meant.how) == (5, "name until 2021")


def test_an_e_mail_address_is_compared_whole() -> None:
    index = NameIndex([Known(1, "Zoe Valli", (("zoe.valli@example.org", "e-mail"),))])
    assert index.exactly("Zoe.Valli@Example.org")
    assert not index.exactly("zoe valli example org")


def test_a_like_name_is_found_among_thousands() -> None:
    crowd = [Known(number, f"Primary School {number:05d}") for number in range(5000)]
    index = NameIndex(
        [*crowd, Known(9001, "Blackburn with Darwen Borough Council, Adult Services")]
    )
    assert [each.id for _, each in index.alike("BwD Adults")] == [9001]


def test_thousands_of_unknown_names_are_not_all_asked_about(tmp_path: Path) -> None:
    rows: Rows = [["Agency", "Financial year"]]
    rows += [
        [f"Agency {number:x} of {number * 7919 % 10007:x}", "2024-25"] for number in range(1500)
    ]
    preview = look(write_workbook(tmp_path / "a.xlsx", {"A": rows}), CONTRIBUTIONS)
    assert (len(preview.questions), preview.counts["problem"]) == (400, 1100)


def test_a_known_name_with_another_address_says_so(tmp_path: Path) -> None:
    """It is known by this name; what differs is the address, and that is what is asked about."""
    rows = [
        ("Group", "Post", "Agency", "Name", "Email"),
        ("SCP Board", "Nurse", "Blackburn College", "Zoe Valli", "zv@trust.example"),
    ]
    [question] = look(write_workbook(tmp_path / "a.xlsx", {"Members": rows}), MEMBERS).questions
    assert (
        question.text == "Name “Zoe Valli” is known, but not with zv@trust.example. Which is meant?"
    )
