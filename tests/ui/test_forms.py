"""A form shows values, gives back what was changed, and says beside each field what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.errors import InvalidValues, UserError
from app.fields import Day, Note, Text
from tests.ui.acting import CONTROL, Key, click, press, show, type_text
from tests.ui.checker import settle
from tests.ui.gallery import AGENCIES, CHOICES, MEMBER, Category, members
from ui.dialogs import ChooseOne, FormDialog
from ui.forms import Form, values_of
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

FIRST = members(1).rows([1])[0]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """Give a form filled with one member."""
    form = Form(MEMBER, values_of(MEMBER, FIRST), CHOICES)
    show(qtbot, form)
    form.focus()
    return form


def retype(form: Form, name: str, text: str) -> None:
    form.focus(name)
    press(Key.Key_A, CONTROL)
    type_text(text)


def test_nothing_typed_is_nothing_changed(form: Form) -> None:
    assert not form.dirty
    assert form.values() == {}


def test_only_changed_values_come_back(form: Form) -> None:
    retype(form, "holder", "A. Ashworth")
    retype(form, "agency", "elht")
    assert form.values() == {"holder": "A. Ashworth", "agency": 4}


def test_typing_the_same_again_is_no_change(form: Form) -> None:
    retype(form, "post", "Chief Superintendent")
    assert not form.dirty


def test_an_emptied_value_comes_back_as_nothing(form: Form) -> None:
    form.focus("holder")
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    assert form.values() == {"holder": None}


def test_a_new_record_gives_every_value(qtbot: QtBot) -> None:
    form = Form(MEMBER, {"category": Category.CORE, "agency": AGENCIES[0]}, CHOICES, new=True)
    qtbot.addWidget(form)
    assert form.values()["category"] is Category.CORE
    assert form.values()["agency"] == 1
    assert set(form.values()) == {field.name for field in MEMBER}


def test_the_first_wrong_field_gets_the_focus_and_its_sentence(form: Form) -> None:
    retype(form, "fee", "lots")
    retype(form, "email", "nobody")
    assert not form.check()
    assert form.editors["email"].control.hasFocus()
    said = [form._notes[name].text() for name in ("email", "fee")]  # noqa: SLF001 - what stands beside
    assert said == [
        "“nobody” is not an e-mail address; it needs a name, @ and a domain.",
        "“lots” is not an amount of money.",
    ]


def test_a_needed_value_is_asked_for(form: Form) -> None:
    form.focus("post")
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    assert not form.check()
    assert form._notes["post"].text() == "Post is needed."  # noqa: SLF001 - what stands beside


def test_the_help_returns_when_the_problem_is_mended(form: Form) -> None:
    form.show_problems({"post": "Post is needed."})
    assert form.check()
    assert form._notes["post"].text() == "As the terms of reference name it."  # noqa: SLF001


@pytest.mark.parametrize("is_grabbed", [True, False])
def test_the_only_record_that_fits_is_taken_with_tab(form: Form, *, is_grabbed: bool) -> None:
    # Where a list that opens does not grab the keyboard, the line itself is given the key.
    line = form.editors["agency"].control
    assert isinstance(line, QLineEdit)
    retype(form, "agency", "prob")
    press(Key.Key_Tab, on=QApplication.activePopupWidget() if is_grabbed else line)
    assert line.text() == "Probation Service"
    assert not line.hasFocus()


def test_a_problem_goes_when_its_value_is_mended(form: Form) -> None:
    retype(form, "email", "nobody")
    assert not form.check()
    retype(form, "email", "nobody@example.org")
    assert form._notes["email"].text() == ""  # noqa: SLF001 - what stands beside


class Opened:
    """A form in its dialog, and what was saved."""

    def __init__(
        self, qtbot: QtBot, save: Callable[[dict[str, object]], object] | None = None
    ) -> None:
        self.saved: list[dict[str, object]] = []
        self.presented: list[Exception] = []
        form = Form(MEMBER, values_of(MEMBER, FIRST), CHOICES)
        self.dialog = FormDialog(
            "Change member", form, save or self.saved.append, None, present=self.presented.append
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.show_fitted()
        show(qtbot, self.dialog)


def test_saving_gives_the_changed_values_and_closes(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    retype(opened.dialog.form, "holder", "A. Ashworth")
    press(Key.Key_Return, CONTROL)
    assert opened.saved == [{"holder": "A. Ashworth"}]
    assert not opened.dialog.isVisible()


def test_a_wrong_value_keeps_the_dialog_open(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    retype(opened.dialog.form, "fee", "lots")
    click(opened.dialog.save_button)
    assert opened.dialog.isVisible()
    assert not opened.saved


def test_problems_found_while_saving_stand_beside_their_fields(qtbot: QtBot) -> None:
    def refuse(_values: dict[str, object]) -> None:
        raise InvalidValues({"post": "This post exists already.", "group": "The group is closed."})

    opened = Opened(qtbot, refuse)
    opened.dialog.store()
    assert opened.dialog.form.editors["post"].control.hasFocus()
    assert opened.dialog.refusal.text() == "The group is closed."


def test_any_other_refusal_is_presented_and_the_dialog_stays(qtbot: QtBot) -> None:
    def refuse(_values: dict[str, object]) -> None:
        raise UserError("The meeting is closed.")

    opened = Opened(qtbot, refuse)
    opened.dialog.store()
    assert [str(each) for each in opened.presented] == ["The meeting is closed."]
    assert opened.dialog.isVisible()


def test_typed_values_are_given_up_only_after_a_question(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    retype(opened.dialog.form, "holder", "A. Ashworth")
    press(Key.Key_Escape)
    question = opened.dialog.findChild(ChooseOne)
    assert isinstance(question, ChooseOne)
    discard = next(each for each in question.findChildren(Button) if each.caption() == "Discard")
    click(discard)
    assert not opened.dialog.isVisible()
    assert not opened.saved


def test_an_untouched_dialog_closes_with_escape(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    press(Key.Key_Escape)
    assert not opened.dialog.isVisible()


def test_a_small_form_is_shown_whole_without_a_scroll_bar(qtbot: QtBot) -> None:
    fields = (
        Text("name", "Post and organisation", help="As the terms of reference name it, in full."),
        Day("due", "Due", help="Leave it empty where nobody has said by when."),
        Note("notes", "Notes"),
    )
    dialog = FormDialog("Add guest", Form(fields, {}), lambda _values: None, None)
    dialog.show_fitted()
    show(qtbot, dialog)
    settle()
    assert dialog.page.verticalScrollBar().maximum() == 0
    assert dialog.height() < 400


def test_a_short_question_has_no_empty_room_above_its_buttons(qtbot: QtBot) -> None:
    """Reproduces: between a sentence and its buttons was a hand's breadth of nothing."""
    answers = (("Not yet", lambda: None), ("Start meeting", lambda: None))
    question = ChooseOne("Start it before its day?", "It is still to come.", answers, None)
    qtbot.addWidget(question)
    question.show_fitted()
    settle()
    words = question.page.body.totalHeightForWidth(question.page.width())
    assert question.page.height() <= max(words, question.page.minimumHeight()) + 4
    question.close()
