"""Underlines in an editor by itself: lines on screen alone, the word being typed left alone, places beyond U+FFFF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.spelling.words import words_in
from tests.ui.acting import Key, press, show, type_text
from tests.ui.checker import settle
from ui import theme
from ui.minutes.editor import MinuteEdit
from ui.spelling.underlines import Underlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.spelling.words import FoundWord

LIMIT = 5_000


def wrong(line: str) -> Sequence[FoundWord]:
    return [word for word in words_in(line) if word.text.startswith("x")]


@pytest.fixture
def editor(qtbot: QtBot) -> MinuteEdit:
    made = MinuteEdit()
    made.resize(400, 200)
    show(qtbot, made)
    made.setFocus()
    return made


@pytest.fixture
def underlines(editor: MinuteEdit) -> Underlines:
    return Underlines(editor, wrong, partial(editor.show_over, "spelling"))


def underlined(editor: MinuteEdit) -> list[str]:
    return [each.cursor.selectedText() for each in editor.extraSelections()]


def test_unknown_words_are_underlined_a_moment_after_they_were_typed(
    qtbot: QtBot, editor: MinuteEdit, underlines: Underlines
) -> None:
    type_text("xone two xthree.", editor)
    qtbot.waitUntil(lambda: underlined(editor) == ["xone", "xthree"], timeout=LIMIT)
    assert underlines.words() == [(0, 4), (9, 15)]
    assert editor.text() == "xone two xthree."


def test_the_word_that_is_being_typed_is_left_alone_until_the_caret_goes_on(
    editor: MinuteEdit, underlines: Underlines
) -> None:
    type_text("two xth", editor)
    underlines.look()
    assert underlined(editor) == []
    type_text(" ", editor)
    underlines.look()
    assert underlined(editor) == ["xth"]
    press(Key.Key_Left, on=editor)
    press(Key.Key_Left, on=editor)
    underlines.look()
    assert underlined(editor) == ["xth"]


def test_a_word_behind_a_smiling_face_is_underlined_where_it_stands(
    editor: MinuteEdit, underlines: Underlines
) -> None:
    editor.load("🙂 xone 🙂🙂 xtwo")
    underlines.look()
    assert underlined(editor) == ["xone", "xtwo"]


def test_only_lines_on_screen_are_looked_at(editor: MinuteEdit) -> None:
    asked: list[str] = []

    def note(line: str) -> Sequence[FoundWord]:
        asked.append(line)
        return wrong(line)

    looking = Underlines(editor, note, partial(editor.show_over, "spelling"))
    editor.load("\n".join(f"line {number}" for number in range(500)))
    settle()
    looking.look()
    assert asked[-1] == "line 499"
    assert len(asked) < 15
    asked.clear()
    editor.verticalScrollBar().setValue(0)
    looking.look()
    assert asked[0] == "line 0"
    assert len(asked) < 15


def test_marks_that_moved_with_the_text_are_not_drawn_again_but_in_another_theme(
    qapp: QApplication, editor: MinuteEdit
) -> None:
    shown: list[int] = []
    looking = Underlines(editor, wrong, lambda marks: shown.append(len(marks)))
    editor.load("xone two")
    looking.look()
    press(Key.Key_Home, on=editor)
    type_text("And ", editor)
    looking.look()
    assert looking.words() == [(4, 8)]
    assert shown == [1]
    theme.apply(qapp, "dark")
    looking.look()
    theme.apply(qapp, "light")
    assert shown == [1, 1]
    editor.load("xone two")
    looking.look()
    assert shown == [1, 1, 1]


def test_marks_of_another_kind_stay_and_ctrl_z_meets_none(
    editor: MinuteEdit, underlines: Underlines
) -> None:
    editor.load("xone")
    underlines.look()
    marks = editor.extraSelections()
    editor.show_over("found", marks)
    editor.show_over("spelling", [])
    assert underlined(editor) == ["xone"]
    editor.show_over("found", [])
    assert underlined(editor) == []
    assert not editor.document().isUndoAvailable()
