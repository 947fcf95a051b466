"""A choice of few words is one stop of Tab, and one key chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.acting import Key, click, focused, press, show
from ui.widgets.cards import column
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARKS = (
    Segment("y", "Y", "good", "attended"),
    Segment("d", "D", "note", "deputy attended"),
    Segment("a", "A", "none", "apologies"),
    Segment("n", "N", "bad", "did not attend"),
)


@pytest.fixture
def choices(qtbot: QtBot) -> list[SegmentedChoice]:
    """Give the marks of two people, one below the other."""
    window = QWidget()
    made = [SegmentedChoice(MARKS, name, window) for name in ("A. Ashworth", "B. Farooq")]
    for each in made:
        each.set_value("")
    window.setLayout(column(*made))
    show(qtbot, window)
    made[0].window_kept = window  # type: ignore[attr-defined]  # or Python would throw it away
    made[0].setFocus()
    return made


def test_a_letter_chooses_and_is_told_once(choices: list[SegmentedChoice], qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices[0].chosen) as told:
        press(Key.Key_A)
    assert told.args == ["a"]
    assert choices[0].value() == "a"
    assert [button.isChecked() for button in choices[0].buttons] == [False, False, True, False]


def test_a_click_chooses(choices: list[SegmentedChoice]) -> None:
    click(choices[1].buttons[3])
    assert choices[1].value() == "n"


def test_arrows_move_and_space_chooses(choices: list[SegmentedChoice]) -> None:
    press(Key.Key_Right)
    assert choices[0].value() == ""
    press(Key.Key_Space)
    assert choices[0].value() == "d"
    press(Key.Key_Left)
    press(Key.Key_Return)
    assert choices[0].value() == "y"


def test_tab_goes_to_the_next_person(choices: list[SegmentedChoice]) -> None:
    press(Key.Key_Y)
    press(Key.Key_Tab)
    assert choices[1].isAncestorOf(focused())


def test_choosing_again_keeps_the_choice(choices: list[SegmentedChoice]) -> None:
    click(choices[0].buttons[0])
    click(choices[0].buttons[0])
    assert choices[0].value() == "y"
    assert choices[0].buttons[0].isChecked()


def test_a_screen_reader_hears_whose_mark_it_is_and_what_it_means(
    choices: list[SegmentedChoice],
) -> None:
    choices[0].set_value("d")
    assert choices[0].accessibleName() == "A. Ashworth"
    assert choices[0].accessibleDescription() == "deputy attended"
    assert choices[0].buttons[1].accessibleName() == "A. Ashworth: deputy attended"
