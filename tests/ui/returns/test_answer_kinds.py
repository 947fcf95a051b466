"""Answers that are no scores on the screen: typed in their cell or form, counted in the heat map, with their reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.agencies.operations import add_agency
from app.fields import Mark
from app.returns.asked import asked
from app.returns.built_in import take_built_in
from app.returns.heat import heat_map
from app.returns.operations import add_round, ask_agencies
from app.returns.templates import standards_of
from app.returns.tracking import record_arrival
from tests.app.budget.sample import add_body
from tests.ui.acting import Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, page_of
from ui.dialogs import FormDialog
from ui.returns.answers import AnswersDialog
from ui.returns.page import ReturnsPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.returns.asked import AskedRecord
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> ReturnsPage:
    """Show a round of contributions with one return that came in empty."""
    with core_of(window).work("Start") as work:
        body = add_body(work)
        template = take_built_in(work, "contribution")
        round_id = add_round(
            work,
            {"partnership": body, "name": "Money", "template": template, "period": "2025-26"},
        )
        [request] = ask_agencies(work, round_id, [add_agency(work, {"name": "ICB"})], None)
        record_arrival(work, request, date(2025, 3, 4))
    shown = page_of(window, "returns", ReturnsPage)
    shown.refresh()
    shown.heat.setFocus()
    settle()
    return shown


def answers(page: ReturnsPage) -> list[AskedRecord]:
    with page.desk.core.read() as session:
        heat = heat_map(session, page.place()["id"])
        assert heat is not None
        standard = standards_of(session, heat.round.template.id)[0]
        return asked(session, heat.rows[0].request.id, standard.id)


def word(page: ReturnsPage) -> str:
    page.refresh()
    return str(page.heat.heat.index(0, 1).data())


def opened(window: Window, page: ReturnsPage) -> AnswersDialog:
    page.chosen.open_answers()
    dialog = window.findChildren(AnswersDialog)[-1]
    settle()
    return dialog


def enter(dialog: AnswersDialog, row: int, typed: str, name: str = "answer") -> None:
    """Type into the answer's cell of a row, or another cell of it, as a person does."""
    names = [field.name for field in dialog.table.model.columns]
    view = dialog.table.view
    view.setFocus()
    view.setCurrentIndex(dialog.table.model.index(row, names.index(name)))
    press(Key.Key_F2)
    type_text(typed)
    press(Key.Key_Return)
    settle()


def test_answers_of_three_kinds_are_typed_in_their_cells_and_counted(
    window: Window, page: ReturnsPage
) -> None:
    assert word(page) == "Answered 0 of 3"
    dialog = opened(window, page)
    assert check(dialog) == []
    enter(dialog, 0, "£38,742.50")
    enter(dialog, 1, "yes")
    enter(dialog, 2, "1/4/25")
    assert [each.given for each in answers(page)] == [3_874_250, True, date(2025, 4, 1), None]
    assert [each.answer for each in answers(page)][:2] == ["£38,742.50", "Yes"]
    assert word(page) == "Answered 3 of 3"
    enter(dialog, 3, "n/a")
    reason = window.findChildren(FormDialog)[-1]
    reason.form.editors["reason"].set_value("Set in February.")
    reason.form.editors["reason"].changed.emit()
    reason.store()
    settle()
    assert answers(page)[3].given == Mark("not-applicable", "n/a")
    assert word(page) == "Answered 3 of 3"


def test_an_answer_is_moderated_in_its_cell_with_the_reason_which_the_panel_and_the_map_tell(
    window: Window, page: ReturnsPage
) -> None:
    dialog = opened(window, page)
    enter(dialog, 0, "£38,742.50")
    enter(dialog, 0, "£36,000.00", "moderated_answer")
    assert answers(page)[0].moderated is None
    asked_why = window.findChildren(FormDialog)[-1]
    type_text("As minuted in June.", asked_why.form.editors["moderation"].control)
    asked_why.store()
    settle()
    assert answers(page)[0].moderated_answer == "£36,000.00"
    dialog.accept()
    page.refresh()
    told = "\n".join(each.text() for each in page.detail.findChildren(Label))
    assert "1 changed by moderation" in told
    assert "£38,742.50\nModerated £36,000.00: As minuted in June." in told
    spoken = page.heat.heat.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(": Answered 1 of 3, 1 changed by moderation")


def test_what_is_no_answer_of_its_kind_is_refused_and_nothing_is_kept(
    window: Window, page: ReturnsPage
) -> None:
    dialog = opened(window, page)
    enter(dialog, 0, "plenty")
    assert answers(page)[0].given is None
    assert word(page) == "Answered 0 of 3"
    told = [each.text() for each in dialog.findChildren(Label) if each.isVisible()]
    assert "“plenty” is not an amount of money. Nothing was changed." in told


def test_the_form_of_an_answer_has_the_editor_of_its_kind_and_shows_the_guidance(
    window: Window, page: ReturnsPage
) -> None:
    dialog = opened(window, page)
    dialog.table.view.selectRow(0)
    dialog.table.on_rows.open()
    shown = window.findChildren(FormDialog)[-1]
    assert list(shown.form.editors) == [
        "answer",
        "moderated_answer",
        "moderation",
        "reason",
        "comment",
    ]
    assert "£38,742.50" in shown.form.note("answer")
    shown.form.editors["answer"].set_value(None)
    type_text("1200", shown.form.editors["answer"].control)
    shown.store()
    settle()
    assert answers(page)[0].answer == "£1,200.00"
