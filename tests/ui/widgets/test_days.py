"""Days are read as people type them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from app.days import show_day
from app.errors import Unreadable
from tests.ui.acting import Key, press, show, type_text
from ui.widgets.cards import column
from ui.widgets.days import AsAt, DayLine, today, typed_day

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = date(2025, 3, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", NOW),
        ("Tomorrow", date(2025, 3, 12)),
        ("+7", date(2025, 3, 18)),
        ("+2w", date(2025, 3, 25)),
        ("12/6", date(2025, 6, 12)),
        ("12 Jun", date(2025, 6, 12)),
        ("10/3", date(2026, 3, 10)),
        ("11/3", NOW),
        ("29/2", date(2028, 2, 29)),
        ("12/03/2024", date(2024, 3, 12)),
        ("Thu 12 Jun 2025", date(2025, 6, 12)),
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str, day: date) -> None:
    assert typed_day(text, NOW) == day


@pytest.mark.parametrize("text", ["31/02/26", "soon", "32/1", "12/13"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        typed_day(text, NOW)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_day_that_is_shown_can_be_typed(day: date) -> None:
    assert typed_day(show_day(day), NOW) == day


def test_as_at_shows_its_words_until_it_is_typed_in(qtbot: QtBot) -> None:
    line, other = AsAt(NOW), DayLine("Other")
    show(qtbot, other)
    show(qtbot, line)
    line.clearFocus()
    assert line.text() == "As at 11 Mar 2025"
    line.setFocus()
    assert line.text() == "11 Mar 2025"


def test_as_at_tells_another_day_and_is_never_empty(qtbot: QtBot) -> None:
    line = AsAt(NOW)
    show(qtbot, line)
    line.setFocus()
    line.selectAll()
    with qtbot.waitSignal(line.day_changed) as told:
        type_text("1/4/2025")
        press(Key.Key_Return)
    assert told.args == [date(2025, 4, 1)]
    line.clear()
    press(Key.Key_Return)
    assert line.day() == today()


def test_stepping_from_an_empty_line_begins_today(qtbot: QtBot) -> None:
    line = DayLine("Ends")
    show(qtbot, line)
    line.setFocus()
    press(Key.Key_Up)
    assert line.day() == today()
    press(Key.Key_Down)
    assert line.day() == today() - timedelta(days=1)


def test_a_text_that_is_no_day_is_still_there_to_be_put_right(qtbot: QtBot) -> None:
    """Reproduces: going back to a date that was refused emptied it."""
    both = QWidget()
    line, other = DayLine("Ends", parent=both), DayLine("Other", parent=both)
    both.setLayout(column(line, other))
    show(qtbot, both)
    line.setFocus()
    type_text("31/2/2025")
    other.setFocus()
    line.setFocus()
    assert line.text() == "31/2/2025"
