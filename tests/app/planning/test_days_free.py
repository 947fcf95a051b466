"""What stands against a day, and the nearest one that is free."""

from __future__ import annotations

from datetime import date, time

from app.planning.days_free import Gathering, nearest_free, objections

BOARD = Gathering(
    "SCP Board", date(2025, 6, 26), time(9, 30), time(12), "Room C", frozenset({1, 2})
)


def other(**differs: object) -> Gathering:
    values = {"group": "SEG", "day": BOARD.day, "starts": time(11), "finishes": time(13)}
    return Gathering(**{**values, **differs})  # type: ignore[arg-type]  # any of the values of an occasion


def test_a_bank_holiday_is_named() -> None:
    boxing = Gathering("Board", date(2025, 12, 26))
    assert objections(boxing, []) == ["Fri 26 Dec 2025 is a bank holiday (Boxing Day)."]


def test_a_weekend_and_the_days_around_new_year_are_told() -> None:
    assert "weekend" in objections(Gathering("Board", date(2025, 6, 28)), [])[0]
    assert "Christmas" in objections(Gathering("Board", date(2025, 12, 30)), [])[0]


def test_a_person_who_sits_on_both_cannot_be_in_two_meetings() -> None:
    assert objections(BOARD, [other(people=frozenset({2, 3}))]) == [
        "SEG meets 11:00–13:00; 1 person sits on both."
    ]


def test_a_room_cannot_be_taken_twice_at_a_time() -> None:
    assert objections(BOARD, [other(venue="room  c")]) == ["room  c is taken by SEG 11:00–13:00."]


def test_meetings_after_each_other_do_not_clash() -> None:
    later = other(starts=time(12), finishes=time(13), venue="Room C", people=BOARD.people)
    assert objections(BOARD, [later]) == []


def test_meetings_of_unknown_hours_may_clash() -> None:
    assert objections(BOARD, [other(starts=None, finishes=None, people=frozenset({1}))])


def test_the_nearest_day_of_the_same_week_comes_first() -> None:
    taken = {date(2025, 6, 26), date(2025, 6, 27)}
    assert nearest_free(BOARD.day, lambda day: ["taken"] * (day in taken)) == date(2025, 6, 25)


def test_a_full_week_moves_the_meeting_to_the_same_weekday_of_the_next() -> None:
    week = BOARD.day.isocalendar().week
    found = nearest_free(BOARD.day, lambda day: ["taken"] * (day.isocalendar().week == week))
    assert found == date(2025, 7, 3)


def test_where_nothing_is_free_a_working_day_is_given() -> None:
    saturday = date(2025, 6, 28)
    assert nearest_free(saturday, lambda _day: ["taken"]).weekday() < 5
