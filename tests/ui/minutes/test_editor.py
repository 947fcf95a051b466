"""The editor of minute text by itself: marks, lists that go on, paste, and what Ctrl+Z may touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QFont, QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.acting import CONTROL, SHIFT, Key, press, show, type_text
from ui import theme
from ui.minutes.editor import LINE, MinuteEdit, pasted
from ui.widgets.cards import column

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """Give a window with the editor and a line below it."""
    made = QWidget()
    made.setLayout(column(MinuteEdit(), QLineEdit()))
    made.resize(500, 300)
    show(qtbot, made)
    return made


@pytest.fixture
def editor(home: QWidget) -> MinuteEdit:
    found = home.findChildren(MinuteEdit)[0]
    found.setFocus()
    return found


def heights(editor: MinuteEdit) -> set[float]:
    document = editor.document()
    blocks = [document.findBlockByNumber(place) for place in range(document.blockCount())]
    return {block.blockFormat().lineHeight() for block in blocks}


def weights(editor: MinuteEdit, line: int) -> list[tuple[int, int, int]]:
    """Give the styled stretches of a line as start, length and weight."""
    formats = editor.document().findBlockByNumber(line).layout().formats()
    return [(each.start, each.length, each.format.fontWeight()) for each in formats]


def test_blanks_and_bold_words_behind_a_smiling_face_are_styled_where_they_stand(
    editor: MinuteEdit,
) -> None:
    editor.load("🙂 **so** {name}")
    assert weights(editor, 0)[0][0] == 3
    last = editor.document().firstBlock().layout().formats()[-1]
    assert (last.start, last.length) == (10, 6)
    assert last.format.background().color() == QColor(theme.current().note.ground)


def test_loading_is_no_typing_and_cannot_be_undone(editor: MinuteEdit) -> None:
    told: list[str] = []
    editor.typed.connect(told.append)
    editor.load("One\nTwo")
    assert told == []
    press(Key.Key_Z, CONTROL, editor)
    assert editor.text() == "One\nTwo"


def test_every_line_has_its_height_also_after_undo(editor: MinuteEdit) -> None:
    editor.load("One")
    type_text(" more", editor)
    press(Key.Key_Return, on=editor)
    type_text("Two", editor)
    assert heights(editor) == {LINE}
    for _time in range(20):
        press(Key.Key_Z, CONTROL, editor)
    assert (editor.text(), heights(editor)) == ("One", {LINE})


def test_a_list_goes_on_with_return_and_ends_where_nothing_is_written(editor: MinuteEdit) -> None:
    type_text("- milk", editor)
    press(Key.Key_Return, on=editor)
    type_text("eggs", editor)
    press(Key.Key_Return, on=editor)
    press(Key.Key_Return, on=editor)
    type_text("1. first", editor)
    press(Key.Key_Return, on=editor)
    type_text("second", editor)
    assert editor.text() == "- milk\n- eggs\n1. first\n2. second"


def test_a_restricted_line_is_followed_by_a_restricted_one(editor: MinuteEdit) -> None:
    type_text("! - secret", editor)
    press(Key.Key_Return, on=editor)
    assert editor.text() == "! - secret\n! - "


@pytest.mark.parametrize("mark", ["- ", "1. ", "! ", "! - "])
def test_a_mark_that_is_typed_behind_its_like_is_not_doubled(editor: MinuteEdit, mark: str) -> None:
    following = mark.replace("1", "2")
    editor.load(f"{mark}Apologies")
    press(Key.Key_Return, on=editor)
    type_text(f"{following[-2:] if following[-2] != '.' else following}None declared", editor)
    assert editor.toPlainText() == f"{mark}Apologies\n{following}None declared"


def test_a_dash_within_a_line_stays(editor: MinuteEdit) -> None:
    editor.load("- Dates")
    type_text(" - none", editor)
    press(Key.Key_Return, on=editor)
    type_text("-5 degrees", editor)
    assert editor.toPlainText() == "- Dates - none\n- -5 degrees"


def test_return_in_front_of_the_words_adds_no_mark(editor: MinuteEdit) -> None:
    editor.load("- milk")
    press(Key.Key_Home, on=editor)
    press(Key.Key_Return, on=editor)
    assert editor.text() == "\n- milk"


def test_bold_words_are_shown_bold_and_made_by_key(editor: MinuteEdit) -> None:
    editor.load("Agreed")
    press(Key.Key_B, CONTROL, editor)
    assert editor.text() == "**Agreed**"
    assert (2, 6, QFont.Weight.Bold.value) in weights(editor, 0)
    editor.selectAll()
    press(Key.Key_B, CONTROL, editor)
    assert editor.text() == "Agreed"


def test_a_restricted_line_is_tinted(editor: MinuteEdit) -> None:
    editor.load("plain\n! secret")
    assert weights(editor, 0) == []
    assert sum(length for _, length, _ in weights(editor, 1)) == len("! secret")


def test_paste_takes_clean_plain_text_only(editor: MinuteEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>Bold</b><img src='file:///etc/passwd'>")
    data.setText("\uf0b7\tFirst\u00a0point\r\n\u2022 Second\x07 point\r\n")
    editor.insertFromMimeData(data)
    assert editor.text() == "- First point\n- Second point"


def test_a_picture_alone_is_not_taken(editor: MinuteEdit) -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not editor.canInsertFromMimeData(data)


def test_nothing_that_a_text_names_is_ever_loaded(editor: MinuteEdit) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert editor.loadResource(kind, QUrl("file:///etc/passwd")) is None


def test_markup_in_a_text_stays_text(editor: MinuteEdit) -> None:
    editor.load("<b>not bold</b>")
    assert editor.text() == "<b>not bold</b>"


def test_tab_leaves_the_editor(editor: MinuteEdit) -> None:
    press(Key.Key_Tab, on=editor)
    assert (editor.text(), editor.hasFocus()) == ("", False)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\u2022\tone", "- one"),
        ("a\tb", "a b"),
        ("one\n\n", "one"),
        ("\u25aa two", "- two"),
        ("o\tbelow", "- below"),
        ("§\tsquare", "- square"),
        ("o one", "o one"),
        ("1.\tfirst\n2.\tsecond", "1. first\n2. second"),
    ],
)
def test_pasted_text_is_made_fit_for_minutes(text: str, clean: str) -> None:
    assert pasted(text) == clean


def test_chosen_lines_become_bullets_and_paragraphs_again_in_one_act(editor: MinuteEdit) -> None:
    editor.load("One\n! Two\nThree")
    editor.selectAll()
    editor.make_bullets()
    assert editor.text() == "- One\n! - Two\n- Three"
    assert heights(editor) == {LINE}
    press(Key.Key_Z, CONTROL, editor)
    assert editor.text() == "One\n! Two\nThree"


def test_numbers_go_on_from_the_line_before(editor: MinuteEdit) -> None:
    editor.load("1. One\nTwo\nThree")
    press(Key.Key_Up, SHIFT, editor)
    editor.make_numbers()
    assert editor.text() == "1. One\n2. Two\n3. Three"


def test_lines_are_restricted_unless_all_of_them_are(editor: MinuteEdit) -> None:
    editor.load("! One\n2. Two")
    editor.selectAll()
    editor.restrict()
    assert editor.text() == "! One\n! 2. Two"
    editor.selectAll()
    editor.restrict()
    assert editor.text() == "One\n2. Two"


def test_what_is_locked_is_not_formatted(editor: MinuteEdit) -> None:
    editor.load("One")
    editor.setReadOnly(True)
    editor.make_bullets()
    editor.restrict()
    assert editor.text() == "One"
