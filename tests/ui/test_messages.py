"""Messages are quiet, carry one button, and go by themselves when they are good news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from tests.ui.acting import Key, click, press, show
from ui.messages import MessageLine
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent
    from pytestqt.qtbot import QtBot


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[MessageLine]:
    """Give a message line over a window."""
    window = QWidget()
    window.resize(800, 400)
    line = MessageLine(window, lambda: QRect(100, 0, window.width() - 120, 28))
    show(qtbot, window)
    yield line
    window.close()


class Escaped(QWidget):
    """Counts how often Escape comes to it."""

    times = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.times += event.key() == Key.Key_Escape


def button(line: MessageLine) -> Button:
    return next(each for each in line.findChildren(Button) if each.caption())


def test_good_news_is_shown_with_its_button_and_takes_no_focus(line: MessageLine) -> None:
    done: list[str] = []
    line.say("Change agency", "Undo", lambda: done.append("undone"))
    assert line.text() == "Change agency"
    assert not any(each.hasFocus() for each in line.findChildren(QWidget))
    click(button(line))
    assert done == ["undone"]
    assert not line.isVisible()


def test_good_news_goes_by_itself_and_a_problem_stays(line: MessageLine) -> None:
    line.say("Change agency")
    assert line._going.isActive()  # noqa: SLF001 - waiting eight seconds tells no more
    line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    line._going.timeout.emit()  # noqa: SLF001 - the same
    assert not line.isVisible()
    line.warn("The meeting is closed.")
    assert not line._going.isActive()  # noqa: SLF001 - the same


def test_what_needs_nothing_is_neither_good_nor_bad_and_goes_by_itself(line: MessageLine) -> None:
    line.hint("Choose a contribution first")
    assert (line.text(), line.property("tone")) == ("Choose a contribution first", "note")
    assert not any(each.isVisible() for each in line.findChildren(Button) if each.caption())
    assert line._going.isActive()  # noqa: SLF001 - waiting eight seconds tells no more


def test_the_button_has_no_name_left_over_from_an_earlier_message(line: MessageLine) -> None:
    line.say("Change agency", "Undo", lambda: None)
    line.warn("There is nothing to undo.")
    assert not any(each.isVisible() for each in line.findChildren(Button) if each.caption())


def test_a_sentence_stands_in_its_strip_and_one_that_needs_more_asks_for_room(
    line: MessageLine,
) -> None:
    asked: list[int] = []
    line.beyond.connect(asked.append)
    line.say("Change agency", "Undo", lambda: None)
    assert line.geometry().topLeft() == QRect(100, 0, 680, 28).topLeft()
    assert (line.height(), asked) == (28, [0])
    line.warn("This record was changed after you opened it. " * 6)
    assert line.width() == 680
    assert asked[-1] == line.height() - 28 > 0
    line.hide()
    assert asked[-1] == 0


def test_a_long_sentence_wraps_inside_the_window(line: MessageLine) -> None:
    line.warn("This record was changed after you opened it. " * 6)
    window = line.window()
    assert window.rect().contains(line.geometry())
    window.resize(500, 300)
    assert window.rect().contains(line.geometry())


def test_escape_closes_a_problem_before_anything_else(line: MessageLine) -> None:
    box = Escaped(line.window())
    box.show()
    box.setFocus()
    line.warn("The meeting is closed.")
    press(Key.Key_Escape, on=box)
    assert not line.isVisible()
    assert box.times == 0
    press(Key.Key_Escape, on=box)
    assert box.times == 1


def test_good_news_leaves_escape_to_what_has_the_focus(line: MessageLine) -> None:
    box = Escaped(line.window())
    box.show()
    line.warn("The meeting is closed.")
    line.say("Change agency")
    press(Key.Key_Escape, on=box)
    assert line.isVisible()
    assert box.times == 1


def test_a_problem_goes_with_the_next_thing_that_is_done(line: MessageLine) -> None:
    line.warn("The meeting is closed.")
    line.speak("Add action")
    assert not line.isVisible()


def test_text_of_data_is_shown_as_it_is(line: MessageLine) -> None:
    line.say("<b>Bold</b> & more")
    assert line.text() == "<b>Bold</b> & more"
