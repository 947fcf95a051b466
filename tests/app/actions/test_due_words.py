"""Due days: what may be typed, which day it means, and what is said when it means none."""

from __future__ import annotations

from datetime import date

import pytest

from app.actions.due_words import Around, find_due

BOARD = Around(date(2025, 3, 27), next_meeting=date(2025, 6, 26))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/6", date(2025, 6, 12)),
        ("12.6.", date(2025, 6, 12)),
        ("12/06/2025", date(2025, 6, 12)),
        ("12/6/25", date(2025, 6, 12)),
        ("2025-06-12", date(2025, 6, 12)),
        ("12 Jun", date(2025, 6, 12)),
        ("12th of June", date(2025, 6, 12)),
        ("Thu 12 June 2025", date(2025, 6, 12)),
        ("12/1", date(2026, 1, 12)),
        ("27/3", date(2025, 3, 27)),
        ("Friday", date(2025, 3, 28)),
        ("Thursday", date(2025, 4, 3)),
        ("next Friday", date(2025, 4, 4)),
        ("in 2 weeks", date(2025, 4, 10)),
        ("in a week", date(2025, 4, 3)),
        ("within ten days", date(2025, 4, 6)),
        ("in 10 working days", date(2025, 4, 10)),
        ("in three months", date(2025, 6, 27)),
        ("end of month", date(2025, 3, 31)),
        ("end of next month", date(2025, 4, 30)),
        ("end of June", date(2025, 6, 30)),
        ("end of February", date(2026, 2, 28)),
        ("tomorrow", date(2025, 3, 28)),
        ("at next meeting", date(2025, 6, 26)),
        ("the next Board meeting", date(2025, 6, 26)),
    ],
)
def test_a_due_day_is_reckoned_forward_from_the_meeting(typed: str, day: date) -> None:
    rest, due = find_due(f"Named Nurse {typed}", BOARD)
    assert due is not None
    assert (rest, due.day, due.problem) == ("Named Nurse", day, "")


@pytest.mark.parametrize("joint", [" by ", ", due ", " before "])
def test_the_word_before_the_day_goes_with_it(joint: str) -> None:
    assert find_due(f"Named Nurse{joint}12 Jun", BOARD)[0] == "Named Nurse"


def test_words_without_a_day_are_left_alone() -> None:
    for typed in (
        "Named Nurse",
        "Ward 12",
        "paper 4.1a",
        "May Whitty",
        "Sunderland",
        "3/4 of schools",
    ):
        assert find_due(typed, BOARD) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/6", "“31/6” is not a day in the calendar."),
        ("12/6/2024", "12 Jun 2024 is before 27 Mar 2025; check the year."),
        ("in 2 working weeks", "“in 2 working weeks” is no time; write “in 10 working days”."),
    ],
)
def test_a_day_that_cannot_be_is_told(typed: str, sentence: str) -> None:
    due = find_due(f"Named Nurse {typed}", BOARD)[1]
    assert due is not None
    assert (due.day, due.problem) == (None, sentence)


def test_the_next_meeting_without_a_date_is_told() -> None:
    due = find_due("Named Nurse next meeting", Around(date(2025, 3, 27)))[1]
    assert due is not None
    assert "no date yet" in due.problem


def test_the_last_day_of_february_is_found_in_the_next_leap_year_only_if_near() -> None:
    near = find_due("x 29/2", Around(date(2027, 5, 1)))[1]
    far = find_due("x 29/2", Around(date(2025, 5, 1)))[1]
    assert near is not None
    assert near.day == date(2028, 2, 29)
    assert far is not None
    assert far.problem
