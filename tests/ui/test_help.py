"""F1 in dialogs: what they are for, their own keys, and those of the lines they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.fields import Day, Folder, Link, Note, Text
from tests.ui.acting import CONTROL, Key, focused, press, show, type_text
from tests.ui.checker import check, settle
from tests.ui.gallery import members
from ui.dialogs import ChooseOne, Confirm, Dialog, FormDialog
from ui.forms import Form
from ui.help import HelpDialog, screen_help
from ui.tables import Table
from ui.widgets.cards import column
from ui.widgets.facts import Facts
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window import Window

FIELDS = (
    Text("name", "Name"),
    Day("day", "Date"),
    Link("agency", "Agency", kind="agencies"),
    Folder("folder", "Folder"),
    Note("notes", "Notes"),
)


@pytest.fixture
def form_dialog(window: Window) -> FormDialog:
    dialog = FormDialog("Change agency", Form(FIELDS), lambda _values: None, window)
    dialog.show_fitted()
    settle()
    return dialog


def helped(dialog: Dialog) -> HelpDialog:
    press(Key.Key_F1)
    settle()
    [found] = dialog.findChildren(HelpDialog)
    return found


def keys_in(dialog: HelpDialog) -> dict[str, str]:
    texts = [
        each.text() for facts in dialog.findChildren(Facts) for each in facts.findChildren(Label)
    ]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_a_form_explains_itself_and_the_keys_of_its_lines(form_dialog: FormDialog) -> None:
    found = helped(form_dialog)
    keys = keys_in(found)
    assert found.windowTitle() == "Change agency: help"
    assert keys["Ctrl+Return"] == "Save"
    assert {"F4", "Down", "Escape", "Tab, Shift+Tab"} <= set(keys)
    assert "Down, or a first letter" not in keys
    assert any("Nothing is stored before" in each.text() for each in found.findChildren(Label))
    assert check(found) == []


@pytest.mark.parametrize("name", ["notes", "day", "agency", "folder"])
def test_f1_is_heard_from_every_kind_of_line(form_dialog: FormDialog, name: str) -> None:
    form_dialog.form.focus(name)
    helped(form_dialog).accept()
    assert form_dialog.isVisible()


def test_the_help_of_a_screen_is_read_to_its_end_by_keyboard(window: Window) -> None:
    lines = [(f"Ctrl+{number}", "Does something with the meeting") for number in range(60)]
    found = HelpDialog("Meeting", "What it is for.", [("Here", lines)], parent=window)
    found.show_fitted()
    settle()
    bar = found.page.verticalScrollBar()
    assert focused() is found.page
    press(Key.Key_Down)
    assert bar.value() > 0
    for _page in range(20):
        press(Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    assert check(found) == []
    press(Key.Key_Return)
    assert not found.isVisible()


def test_a_question_names_the_key_that_leaves_everything_as_it_is(window: Window) -> None:
    question = Confirm("Erase?", "It is gone then.", "Erase", act=lambda: None, parent=window)
    question.show_fitted()
    settle()
    assert keys_in(helped(question))["Escape"] == "Close"
    question.close()


def test_control_and_return_press_the_primary_button_of_any_dialog(
    qtbot: QtBot, window: Window
) -> None:
    done: list[str] = []
    answers = (("Discard", lambda: done.append("no")), ("Keep", lambda: done.append("yes")))
    question = ChooseOne("Keep what you typed?", "It is not saved.", answers, window)
    show(qtbot, question)
    press(Key.Key_Return, CONTROL, on=question)
    assert done == ["yes"]


def test_what_is_typed_stays_while_help_is_read(form_dialog: FormDialog) -> None:
    form_dialog.form.focus("name")
    type_text("Probation")
    helped(form_dialog).accept()
    assert form_dialog.form.values() == {"name": "Probation"}


@pytest.mark.parametrize("has_filter", [True, False])
def test_letters_are_told_to_filter_only_where_a_list_has_its_filter(
    window: Window, *, has_filter: bool
) -> None:
    """Reproduces: on an agenda, where letters do nothing, F1 said that they filter the list."""
    page = QWidget(window)
    table = Table(members(3), "Members")
    parts = [table, table.filter_box] if has_filter else [table]
    page.setLayout(column(*parts))
    found = screen_help("Members", "Who sits on it.", (), (), parent=page)
    keys = keys_in(found)
    assert "F2" in keys
    assert ("Letters" in keys) is has_filter
    found.close()
