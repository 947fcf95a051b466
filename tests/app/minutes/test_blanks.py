"""Blanks: found, filled from the meeting, left where nobody knows, and told before a meeting is closed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.agenda.operations import change_item
from app.agenda.queries import agenda
from app.minutes.blanks import blanks, filled, known_blanks
from app.minutes.closing import closing_check
from app.minutes.operations import save_minutes
from tests.ui.meetings.board import make_sample

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_blank_is_what_stands_in_curly_brackets_on_one_line() -> None:
    text = "By {name} on {the date}; {} and {a\nb} are none"
    assert [text[start:end] for start, end in blanks(text)] == ["{name}", "{the date}"]


def test_known_blanks_are_filled_and_a_sentence_begins_with_a_capital() -> None:
    known = {"chair": "the chair"}
    assert filled("{chair} thanked {name}; {Chair} left.", known) == (
        "The chair thanked {name}; the chair left."
    )
    assert filled("! {chair} spoke", known) == "! The chair spoke"
    assert filled("{name} spoke", known) == "{name} spoke"


def test_the_meeting_fills_its_chair_its_days_and_the_time_on_its_day(core: Core) -> None:
    sample = make_sample(core)
    with core.work("Present") as work:
        change_item(work, sample.items[3], {"presenter": "Named Nurse"})
    with core.read() as session:
        item = next(each for each in agenda(session, sample.march) if each.id == sample.items[3])
        then = known_blanks(session, sample.march, item, datetime(2025, 3, 27, 10, 5, tzinfo=UTC))
        later = known_blanks(session, sample.june, item, datetime(2025, 7, 1, 9, 5, tzinfo=UTC))
    assert then == {
        "chair": "A. Ashworth",
        "presenter": "Named Nurse",
        "day": "27 March 2025",
        "last meeting": "12 December 2024",
        "next meeting": "26 June 2025",
        "time": "10:05",
    }
    assert {"time", "next meeting"} & later.keys() == set()


def test_blanks_that_are_left_are_told_before_a_meeting_is_closed(core: Core) -> None:
    sample = make_sample(core)
    with core.work("Minutes") as work:
        save_minutes(work, sample.items[0], "Apologies from {name}.")
        save_minutes(work, sample.items[1], "Agreed.")
    with core.read() as session:
        found = closing_check(session, sample.march).with_blanks
    assert found == ("1 Welcome, apologies and declarations of interest",)
