"""For every kind of Field there is a control that shows its value and gives it back unchanged."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from app.errors import Unreadable
from app.fields import (
    Choice,
    Day,
    Field,
    Figure,
    Flag,
    Link,
    Links,
    Mark,
    Money,
    Note,
    Number,
    Percent,
    Ref,
    Text,
    Time,
)
from tests.ui.acting import Key, press, show, type_text
from tests.ui.gallery import AGENCIES, CHOICES, Category
from ui.link_editors import FoundBy, LinkEditor, LinksEditor, editor_for
from ui.note_editor import NoteEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.editors import LineEditor

SAME = (
    (Text("post", "Post"), "Head of Service"),
    (Note("purpose", "Purpose"), "First line\nsecond line"),
    (Number("places", "Places"), 1_200),
    (Percent("share", "Share"), Decimal("31.775")),
    (Money("fee", "Fee"), -138_405),
    (Figure("rate", "Rate"), Mark("suppressed", "c")),
    (Day("ends", "Ends"), date(2025, 3, 12)),
    (Time("begins", "Begins"), time(9, 30)),
    (Choice("category", "Category", words=Category), Category.LAY),
    (Flag("quorum", "Counts"), False),
    (Flag("standing", "Standing", required=True), True),
)


def shown(qtbot: QtBot, field: Field, value: Any = None, choices: FoundBy = CHOICES) -> Any:  # noqa: ANN401
    editor = editor_for(field, choices)
    editor.set_value(value)
    show(qtbot, editor)
    editor.setFocus()
    return editor


@pytest.mark.parametrize(("field", "value"), SAME, ids=lambda each: type(each).__name__)
def test_a_value_that_was_only_shown_comes_back_the_same(
    qtbot: QtBot, field: Field, value: object
) -> None:
    assert shown(qtbot, field, value).value() == value


@pytest.mark.parametrize(("field", "value"), SAME, ids=lambda each: type(each).__name__)
def test_every_control_has_the_name_of_its_field(qtbot: QtBot, field: Field, value: object) -> None:
    assert shown(qtbot, field, value).control.accessibleName() == field.label


@pytest.mark.parametrize("field", [field for field, _value in SAME if not field.required])
def test_an_empty_control_gives_nothing(qtbot: QtBot, field: Field) -> None:
    assert shown(qtbot, field).value() is None


def test_typing_is_told_and_tidied_when_the_line_is_left(qtbot: QtBot) -> None:
    editor: LineEditor = shown(qtbot, Money("fee", "Fee"))
    with qtbot.waitSignal(editor.changed):
        type_text("36000")
    press(Key.Key_Return)
    assert editor.line.text() == "£36,000.00"
    assert editor.value() == 3_600_000


def test_what_cannot_be_read_is_said_in_a_sentence(qtbot: QtBot) -> None:
    editor = shown(qtbot, Day("ends", "Ends"))
    type_text("31/02/26")
    with pytest.raises(Unreadable, match="31/02/26"):
        editor.value()


def test_a_wrong_value_is_described_to_a_screen_reader(qtbot: QtBot) -> None:
    editor = shown(qtbot, Text("post", "Post", help="As the terms name it."))
    editor.set_wrong("Post is needed.")
    assert editor.control.accessibleDescription() == "Post is needed."
    editor.set_wrong("")
    assert editor.control.accessibleDescription() == "As the terms name it."


def test_a_day_is_stepped_with_the_arrow_keys(qtbot: QtBot) -> None:
    editor = shown(qtbot, Day("ends", "Ends"), date(2025, 2, 28))
    press(Key.Key_Up)
    press(Key.Key_PageUp)
    assert editor.value() == date(2025, 3, 8)


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot) -> None:
    editor = shown(qtbot, Day("ends", "Ends"), date(2025, 2, 28))
    press(Key.Key_F4)
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert editor.value() == date(2025, 3, 1)
    assert QApplication.activePopupWidget() is None


def test_a_link_is_found_by_typing_a_part_of_its_name(qtbot: QtBot) -> None:
    editor: LinkEditor = shown(qtbot, Link("agency", "Agency", kind="agencies"))
    type_text("prob")
    popup = opened_list()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "Probation Service"
    ]
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    assert editor.line.text() == "Probation Service"
    assert editor.value() == 3


def test_a_whole_name_needs_no_choosing(qtbot: QtBot) -> None:
    editor = shown(qtbot, Link("agency", "Agency", kind="agencies"))
    type_text("elht")
    assert editor.value() == 4


def test_a_name_that_is_nobodys_is_refused(qtbot: QtBot) -> None:
    editor = shown(qtbot, Link("agency", "Agency", kind="agencies"))
    type_text("Blackburn Collage")
    with pytest.raises(Unreadable, match="There is no “Blackburn Collage”"):
        editor.value()


def test_the_only_one_that_fits_is_meant_before_the_line_is_left(qtbot: QtBot) -> None:
    editor = shown(qtbot, Link("agency", "Agency", kind="agencies"))
    type_text("prob")
    assert editor.value() == 3


def test_of_several_that_fit_none_is_guessed(qtbot: QtBot) -> None:
    editor = shown(qtbot, Link("agency", "Agency", kind="agencies"))
    type_text("co")
    with pytest.raises(Unreadable, match="Several fit “co”; choose one"):
        editor.value()


def test_a_missing_record_is_added_from_the_list(qtbot: QtBot) -> None:
    adding = FoundBy(lambda _kind, _text: (), {"agencies": lambda text: Ref(9, text)})
    editor = shown(qtbot, Link("agency", "Agency", kind="agencies"), choices=adding)
    type_text("New trust")
    popup = opened_list()
    assert popup.model().index(0, 0).data() == "Add “New trust”"
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    assert editor.value() == 9


def test_several_links_are_tokens_that_can_be_removed(qtbot: QtBot) -> None:
    editor: LinksEditor = shown(qtbot, Links("partners", "Partners", kind="agencies"), AGENCIES[:2])
    type_text("elht")
    popup = opened_list()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    assert editor.value() == (1, 2, 4)
    token = next(
        each
        for each in editor.findChildren(QWidget)
        if each.accessibleName() == "Remove Constabulary"
    )
    show(qtbot, editor)
    qtbot.waitUntil(token.isVisible)
    token.setFocus()
    press(Key.Key_Return)
    assert editor.value() == (1, 4)


def opened_list() -> QListView:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    return popup


def test_scrolling_over_a_closed_list_changes_nothing(qtbot: QtBot) -> None:
    editor = shown(qtbot, Choice("category", "Category", words=Category), Category.CORE)
    other = QLineEdit()
    show(qtbot, other)
    other.setFocus()
    assert not editor.box.hasFocus()
    assert editor.box.focusPolicy().name == "StrongFocus"


def test_a_box_for_several_lines_grows_with_what_is_typed(qtbot: QtBot) -> None:
    editor = NoteEditor(Note("notes", "Notes"))
    show(qtbot, editor)
    small = editor.sizeHint().height()
    editor.set_value("One line\n" * 7)
    larger = editor.sizeHint().height()
    editor.set_value("One line\n" * 40)
    assert (
        small
        < larger
        < editor.sizeHint().height()
        <= 10 * editor.text.fontMetrics().lineSpacing() + 24
    )
    editor.set_value("One line")
    assert editor.sizeHint().height() == small
