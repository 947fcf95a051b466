"""The screens of templates: taken over, changed in place and by keys, kept once a round was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.returns.built_in import take_built_in
from app.returns.editions import new_edition
from app.returns.scales import KnownScale
from app.returns.template_queries import outline_lines
from app.returns.templates import template
from models.returns import AnswerKind, ReturnRound, ReturnTemplate
from tests.app.budget.sample import add_body
from tests.app.returns.sample import open_round
from tests.ui.acting import ALT, CONTROL, Key, press, type_text
from tests.ui.checker import SIZES, check, settle, show_at
from tests.ui.opened import core_of, page_of
from ui.dialogs import FormDialog
from ui.returns.outline import OutlinePage
from ui.returns.page import ReturnsPage
from ui.returns.template_list import ReturnTemplatesPage
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from app.returns.templates import ReturnTemplateRecord
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> OutlinePage:
    """Show the contribution confirmation, which no round asks."""
    with core_of(window).work("Take over template") as work:
        made = take_built_in(work, "contribution")
    shown = page_of(window, "return-template", OutlinePage, {"id": made})
    settle()
    return shown


def read(page: OutlinePage) -> ReturnTemplateRecord:
    with page.desk.core.read() as session:
        found = template(session, page.place()["id"])
    assert found is not None
    return found


def numbers(page: OutlinePage) -> list[str]:
    return [f"{each.number} {each.wording}" for each in outline_lines(read(page))]


def form(window: Window) -> FormDialog:
    return window.findChildren(FormDialog)[-1]


def test_a_built_in_template_is_taken_over_from_the_list_and_opens(window: Window) -> None:
    page = page_of(window, "return-templates", ReturnTemplatesPage)
    assert check(window) == []
    offered = page.new.entries()
    assert offered[0] == "Section 11 self-assessment (46 questions)"
    page.new.choose(offered[0])
    settle()
    shown = window.pages.page
    assert isinstance(shown, OutlinePage)
    assert shown.title == "Section 11 self-assessment"
    assert shown.subtitle == "Section 11 · 8 standards · 46 questions"
    chips = [chip.text() for chip in shown.scale.findChildren(Chip)]
    assert chips == ["0 Not met", "1 Partly", "2 Mostly", "3 Met"]


def test_a_typed_line_becomes_a_question_of_the_kind_in_brackets_below_the_chosen_one(
    page: OutlinePage,
) -> None:
    page.table.select(read(page).standards[0].questions[0].id)
    press(Key.Key_N, CONTROL)
    type_text("VAT number [text]")
    press(Key.Key_Return)
    settle()
    added = read(page).standards[0].questions[1]
    assert (added.number, added.wording, added.asks) == ("1.2", "VAT number", AnswerKind.TEXT)
    assert page.table.current_id() == added.id
    assert page.line.hasFocus()


def test_alt_and_arrows_move_a_question_over_the_edge_of_its_standard_and_undo_brings_it_back(
    window: Window, page: OutlinePage
) -> None:
    before = numbers(page)
    last = read(page).standards[0].questions[-1]
    page.table.select(last.id)
    page.table.view.setFocus()
    press(Key.Key_Down, ALT)
    settle()
    assert f"2.1 {last.wording}" in numbers(page)
    assert page.table.current_id() == last.id
    press(Key.Key_Z, CONTROL)
    settle()
    assert numbers(page) == before
    assert check(window) == []


def test_one_value_is_changed_in_all_chosen_questions_and_a_standard_is_passed_over(
    page: OutlinePage,
) -> None:
    page.table.view.setFocus()
    page.table.view.selectAll()
    page.table.acts.edit(page.table.chosen_ids(), "evidence", True)  # type: ignore[misc]
    asked = [each for standard in read(page).standards for each in standard.questions]
    assert all(each.evidence for each in asked)
    page.desk.core.undo()
    asked = [each for standard in read(page).standards for each in standard.questions]
    assert not any(each.evidence for each in asked)


def test_a_standard_goes_with_its_questions_in_one_step(page: OutlinePage) -> None:
    page.table.select(-read(page).standards[1].id)
    page.table.view.setFocus()
    press(Key.Key_Delete)
    settle()
    assert (len(read(page).standards), read(page).questions) == (2, 7)
    page.desk.core.undo()
    assert read(page).questions == 10


def test_the_form_of_a_question_stores_its_kind_and_guidance(
    window: Window, page: OutlinePage
) -> None:
    one = read(page).standards[0].questions[0]
    page.table.select(one.id)
    page.table.view.setFocus()
    press(Key.Key_Return)
    shown = form(window).form
    shown.editors["guidance"].set_value("Without VAT.")
    shown.editors["guidance"].changed.emit()
    form(window).store()
    settle()
    assert read(page).standards[0].questions[0].guidance == "Without VAT."


def test_the_scale_is_seen_while_it_is_chosen_and_what_is_none_is_told(
    window: Window, page: OutlinePage
) -> None:
    press(Key.Key_L, CONTROL)
    dialog = form(window)

    def choose(name: str, value: object) -> list[str]:
        dialog.form.editors[name].set_value(value)
        dialog.form.editors[name].changed.emit()
        settle()
        return [chip.text() for chip in dialog.findChildren(Chip) if chip.isVisible()]

    assert choose("scale", KnownScale.FIVES) == [
        "0–20 Not met",
        "25–45 Begun",
        "50–70 Partly met",
        "75–100 Met",
    ]
    assert choose("scale", KnownScale.OWN) == []
    assert choose("own", "2 Strong\n1 Fair amber\n0 Weak") == ["2 Strong", "1 Fair", "0 Weak"]
    dialog.store()
    settle()
    assert [level.word for level in read(page).printed] == ["Strong", "Fair", "Weak"]
    assert read(page).threshold == 1


def test_a_template_that_was_issued_is_read_only_until_its_next_edition(window: Window) -> None:
    core = core_of(window)
    open_round(core)
    with core.read() as session:
        issued = session.query(ReturnTemplate).one().id
    page = page_of(window, "return-template", OutlinePage, {"id": issued})
    settle()
    assert not page.line.isEnabled()
    assert check(window) == []
    press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert page.title == "Section 11, edition 2"
    assert page.line.isEnabled()
    assert read(page).questions == 3


def test_an_outline_that_may_be_changed_holds_in_a_low_window(
    window: Window, page: OutlinePage
) -> None:
    show_at(window, SIZES[1])
    assert page.line.isEnabled()
    assert check(window) == []


def test_a_standard_is_added_in_its_form_and_chosen(window: Window, page: OutlinePage) -> None:
    page.add_standard()
    opened = form(window)
    type_text("What comes next", opened.form.editors["title"].control)
    opened.store()
    settle()
    line = page.current()
    assert line is not None
    assert (line.is_standard, line.wording) == (True, "What comes next")


def test_a_round_is_opened_from_its_template_like_the_last_round_of_it(window: Window) -> None:
    """Reproduces: the page of a template led to no round, and New round offered another template."""
    core = core_of(window)
    round_id, *_ = open_round(core)
    with core.work("Take over another") as work:
        take_built_in(work, "contribution")
        asked = work.get(ReturnRound, round_id).template_id
        edition = new_edition(work, asked)
    page = page_of(window, "return-template", OutlinePage, {"id": edition})
    press(Key.Key_R, CONTROL)
    settle()
    dialog = form(window)
    assert check(dialog) == []
    given = {name: editor.value() for name, editor in dialog.form.editors.items()}
    assert (given["name"], given["period"], given["template"]) == (
        "S11 2025-26",
        "2025-26",
        edition,
    )
    assert len(given["agencies"]) == 2
    dialog.store()
    settle()
    shown = window.pages.page
    assert isinstance(shown, ReturnsPage)
    assert (shown.title, shown.subtitle.split(" · ")[0]) == ("S11 2025-26", "2 agencies")
    assert page.document.entries() == [f"Template as {name}" for name in ("PDF", "Word", "Excel")]


def test_the_chosen_template_of_the_list_opens_a_round(window: Window) -> None:
    with core_of(window).work("Take over") as work:
        made = take_built_in(work, "contribution")
        add_body(work)
    page_of(window, "return-templates", ReturnTemplatesPage)
    press(Key.Key_R, CONTROL)
    settle()
    assert form(window).form.editors["template"].value() == made
