"""A few kills of the real window at random moments, and proof that what looks at them sees a loss.

`python -m tests.journeys.kill_nine` does a thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.minutes.operations import save_minutes
from tests.journeys.kill_nine import Typed, compare, rounds
from tests.journeys.typist import words
from tests.ui.meetings.board import begin_meeting, make_sample

if TYPE_CHECKING:
    from app.bootstrap import Core

pytestmark = pytest.mark.journey

SEEDS = (3, 8)


def test_a_window_that_is_killed_loses_no_saved_edit_and_at_most_a_second_of_text() -> None:
    found = rounds(SEEDS)
    assert [each.wrong for each in found] == [()] * len(SEEDS)
    assert sum(each.edits for each in found)


def test_a_saved_edit_that_is_gone_and_more_than_a_second_of_text_are_seen(core: Core) -> None:
    sample = make_sample(core)
    begin_meeting(core, sample)
    first, second, third = sample.items[:3]
    with core.work("Minutes") as work:
        save_minutes(work, first, words(10))
        save_minutes(work, second, "Others")
    typed = Typed()
    for item, signs in ((first, 20), (second, 6), (third, 40)):
        for sign in range(signs):
            typed.hear(f"key {sign * 0.05} {item} {sign + 1}")
    typed.hear(f"stored {first} 20")
    typed.hear("stored")
    found = compare(core, sample.march, typed, 1)
    assert found.edits == 1
    assert found.lost == pytest.approx(39 * 0.05)
    assert [sentence.split(":")[0] for sentence in found.wrong] == [
        f"item {first}",
        f"item {second}",
        "1.95 seconds of typing were lost",
    ]
