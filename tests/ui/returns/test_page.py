"""The returns screen: rounds and cycles, every step of a return with its day, answers from the cell, actions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLineEdit

from app.agencies.operations import add_agency
from app.groups.fields import Tier
from app.groups.operations import add_group
from app.returns.improving import actions_about
from app.returns.queries import all_rounds, requests
from models.returns import RequestState, ReturnRequest
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_last_cycle, open_round
from tests.ui.acting import CONTROL, SHIFT, Key, click, press, type_text
from tests.ui.checker import SIZES, check, settle, show_at
from tests.ui.opened import core_of, page_of
from ui.chasing import ChaseDialog
from ui.dialogs import FormDialog
from ui.returns.answers import AnswersDialog
from ui.returns.page import ReturnsPage
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.returns.queries import RequestRecord
    from ui.window import Window

ELHT, PROBATION = 1, 2


@pytest.fixture
def page(window: Window) -> ReturnsPage:
    """Show a round in which ELHT's return is in, 1.2 being weak, with the cycle before it."""
    core = core_of(window)
    with core.work("Start") as work:
        add_group(work, {"partnership": add_body(work), "name": "SCP Board", "tier": Tier.BOARD})
    round_id, first, _ = open_round(core)
    _, earlier = open_last_cycle(core, round_id)
    bring_in(core, first)
    bring_in(core, earlier)
    page = page_of(window, "returns", ReturnsPage)
    page.refresh()
    page.heat.setFocus()
    return page


def stand(page: ReturnsPage, row: int, column: int) -> None:
    page.heat.setFocus()
    page.heat.setCurrentIndex(page.heat.heat.index(row, column))


def request(page: ReturnsPage, request_id: int) -> RequestRecord:
    with page.desk.core.read() as session:
        return requests(session, [request_id])[0]


def form(window: Window) -> FormDialog:
    return window.findChildren(FormDialog)[-1]


def answers(window: Window) -> AnswersDialog:
    return window.findChildren(AnswersDialog)[-1]


def cell(dialog: AnswersDialog, row: int, name: str) -> str:
    names = [field.name for field in dialog.table.model.columns]
    return dialog.table.model.cell_look(row, names.index(name)).text


def shown(page: ReturnsPage) -> list[str]:
    """Give the buttons of the chosen return."""
    return [button.caption() for button in page.detail.acts.steps.values() if button.isVisible()]


def test_the_cell_tells_its_lowest_answer_how_many_fall_below_and_where_it_stood(
    page: ReturnsPage,
) -> None:
    stand(page, 0, 1)
    told = [label.text() for label in page.detail.findChildren(Label)]
    assert "1 of 2 answers below 2" in told
    assert "Self-assessed 1, not moderated, last cycle 1" in told
    assert "From cell F13, sheet “Standards”" in told


STEPS = (
    (PROBATION, Key.Key_R, CONTROL | SHIFT, "received_on", RequestState.RECEIVED),
    (ELHT, Key.Key_Q, CONTROL | SHIFT, "queried_on", RequestState.QUERIED),
    (ELHT, Key.Key_M, CONTROL, "moderated_on", RequestState.MODERATED),
    (ELHT, Key.Key_M, CONTROL | SHIFT, "accepted_on", RequestState.ACCEPTED),
)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[3])
def test_each_step_asks_for_its_day_and_undo_takes_it_back(
    window: Window, page: ReturnsPage, step: tuple[int, Key, Any, str, RequestState]
) -> None:
    agency, key, held, field, state = step
    stand(page, agency - 1, 1)
    before = request(page, agency)
    press(key, held, window)
    editor = form(window).form.editors[field].control
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text("10/3/2025", editor)
    press(Key.Key_Return, CONTROL, editor)
    found = request(page, agency)
    assert (found.state, getattr(found, field)) == (state, date(2025, 3, 10))
    window.undo()
    assert request(page, agency).state is before.state


def test_chase_shows_the_letter_records_it_with_today_and_undo_takes_it_back(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, PROBATION - 1, 1)
    press(Key.Key_J, CONTROL, window)
    [dialog] = window.findChildren(ChaseDialog)
    assert "we have not had your return yet" in dialog.letter.toPlainText()
    assert request(page, PROBATION).chased_on is None
    settle()
    dialog.record()
    assert request(page, PROBATION).chased_on == page.desk.core.clock.today()
    window.undo()
    assert request(page, PROBATION).chased_on is None


def test_the_buttons_are_the_steps_that_come_next(page: ReturnsPage) -> None:
    stand(page, 1, 1)
    assert shown(page) == ["Chase", "Received"]
    stand(page, 0, 1)
    assert shown(page) == ["Moderated", "Query", "Accept"]


def test_a_day_before_the_return_was_sent_is_refused_beside_its_field(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, 1, 1)
    page.chosen.correct_days()
    opened = form(window)
    editor = opened.form.editors["chased_on"].control
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text("5/1/2025", editor)
    press(Key.Key_Return, CONTROL, editor)
    told = [label.text() for label in opened.findChildren(Label)]
    assert "It cannot be chased on 5 Jan 2025: it was sent on 6 Jan 2025." in told
    assert request(page, PROBATION).chased_on is None
    opened.form.set_values({})
    opened.reject()


def test_a_score_is_corrected_from_the_cell_in_place(window: Window, page: ReturnsPage) -> None:
    stand(page, 0, 1)
    press(Key.Key_Return)
    opened = answers(window)
    names = [field.name for field in opened.table.model.columns]
    place = opened.table.model.index(1, names.index("moderated_score"))
    opened.table.view.setCurrentIndex(place)
    press(Key.Key_F2, on=opened.table.view)
    editor = opened.table.view.findChild(QLineEdit)
    assert editor is not None
    type_text("mostly", editor)
    press(Key.Key_Return, on=editor)
    settle()
    assert (cell(opened, 1, "self_score"), cell(opened, 1, "moderated_score")) == ("1", "2")
    opened.accept()
    page.refresh()
    assert page.heat.heat.index(0, 1).data() == "Mostly"


def test_not_applicable_asks_for_its_reason_before_anything_is_stored(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, 0, 1)
    press(Key.Key_Return)
    opened = answers(window)
    field = next(each for each in opened.table.model.columns if each.name == "self_score")
    [record] = opened.table.model.records([opened.table.model.ids[0]])
    assert opened.table.acts.edit is not None
    opened.table.acts.edit([record.id], "self_score", field.parse("n/a"))
    reason = opened.findChildren(FormDialog)[-1]
    editor = reason.form.editors["reason"].control
    press(Key.Key_Return, CONTROL, editor)
    assert cell(opened, 0, "self_score") == "3"
    type_text("No staff on site.", editor)
    press(Key.Key_Return, CONTROL, editor)
    assert cell(opened, 0, "self_score") == "n/a"
    opened.accept()


def test_an_answer_opens_with_all_its_words(window: Window, page: ReturnsPage) -> None:
    stand(page, 0, 1)
    press(Key.Key_Return)
    opened = answers(window)
    press(Key.Key_Return, on=opened.table.view)
    words = opened.findChildren(FormDialog)[-1]
    why = words.form.editors["moderation"].control
    type_text("Seen at the visit.", why)
    assert check(words) == []
    press(Key.Key_Return, CONTROL, why)
    assert cell(opened, 0, "moderation") == "Seen at the visit."
    assert check(opened) == []
    opened.accept()


def test_return_beside_the_standards_opens_the_days(window: Window, page: ReturnsPage) -> None:
    stand(page, 0, 3)
    press(Key.Key_Return)
    opened = form(window)
    assert opened.form.editors["received_on"].value() == date(2025, 3, 4)
    opened.reject()


def test_delete_takes_an_agency_out_of_the_round_and_undo_brings_it_back(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, 0, 1)
    press(Key.Key_Delete)
    page.refresh()
    assert page.subtitle.startswith("1 agency")
    window.undo()
    page.refresh()
    assert page.subtitle.startswith("2 agencies")


def test_an_action_is_raised_from_a_weak_cell_in_one_act_and_shown_there(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, 0, 1)
    press(Key.Key_A, CONTROL | SHIFT, window)
    opened = form(window)
    assert opened.form.editors["group"].value() is not None
    assert check(opened) == []
    press(Key.Key_Return, CONTROL, opened.form.editors["text"].control)
    page.refresh()
    with page.desk.core.read() as session:
        [raised] = actions_about(session, ELHT, 1, page.desk.core.clock.today())
    assert raised.text == "Bring “A group” (1.2) up to mostly"
    [button] = page.improvement.findChildren(Button)
    assert button.caption() == "Open action 2025/1"
    click(button)
    assert window.pages.page is not None
    assert (window.pages.key, window.pages.page.place()) == ("actions", {"id": raised.id})


def test_the_last_cycle_is_put_beside_this_one_and_taken_away_again(
    window: Window, page: ReturnsPage
) -> None:
    assert page.compare_button.caption() == "Compare with 2023-24"
    press(Key.Key_L, CONTROL, window)
    table = page.round_view.comparison.table
    assert [table.model.cell_look(0, column).text for column in range(7)] == [
        "1",
        "Leadership",
        "1 of 2",
        "50.0 %",
        "1 of 2",
        "50.0 %",
        "Same",
    ]
    assert (table.isVisible(), page.heat.isVisible()) == (True, False)
    press(Key.Key_L, CONTROL, window)
    assert page.heat.isVisible()


def test_an_earlier_cycle_is_chosen_and_come_back_to(page: ReturnsPage) -> None:
    page.bar.rounds.activated.emit(1)
    assert page.title == "S11 2023-24"
    assert not page.compare_button.isVisible()
    page.bar.rounds.activated.emit(0)
    assert page.title == "S11 2024-25"


def test_a_new_round_suggests_the_next_cycle_and_asks_the_same_agencies(
    window: Window, page: ReturnsPage
) -> None:
    press(Key.Key_N, CONTROL, window)
    opened = form(window)
    assert opened.form.editors["name"].value() == "S11 2025-26"
    assert check(opened) == []
    press(Key.Key_Return, CONTROL, opened.form.editors["name"].control)
    assert page.title == "S11 2025-26"
    assert page.subtitle.startswith("2 agencies")


def test_without_a_template_the_first_round_begins_with_one(window: Window) -> None:
    with core_of(window).work("Start") as work:
        add_body(work)
    page = page_of(window, "returns", ReturnsPage)
    press(Key.Key_N, CONTROL, window)
    opened = form(window)
    assert "Safer recruitment" in opened.form.editors["standards"].value()
    assert check(opened) == []
    name = opened.form.editors["name"].control
    type_text("Section 11 self-assessment", name)
    press(Key.Key_Return, CONTROL, name)
    settle()
    asking = form(window)
    type_text("Section 11 2024-25", asking.form.editors["name"].control)
    type_text("2024-25", asking.form.editors["period"].control)
    press(Key.Key_Return, CONTROL, asking.form.editors["period"].control)
    assert (page.title, page.subtitle) == (
        "Section 11 2024-25",
        "0 agencies · 8 standards · 8 questions",
    )


def test_a_round_is_changed_more_agencies_are_asked_and_all_late_ones_chased_at_once(
    window: Window, page: ReturnsPage
) -> None:
    core = page.desk.core
    with core.work("Add agency") as work:
        add_agency(work, {"name": "YJS"})
    page.more.choose("Ask more agencies")
    asking = form(window).form.editors["agencies"]
    asking.set_value((page.desk.lists.choices.find("agencies", "YJS")[0],))
    press(Key.Key_Return, CONTROL, form(window).form.editors["sent_on"].control)
    page.refresh()
    page.more.choose("Chase: all 2 agencies not in")
    [dialog] = window.findChildren(ChaseDialog)
    dialog.record()
    with core.read() as session:
        states = [row.state for row in session.query(ReturnRequest).filter_by(round_id=1)]
    assert states.count(RequestState.CHASED) == 2


def test_a_round_is_removed_and_undo_brings_it_back(window: Window, page: ReturnsPage) -> None:
    page.more.choose("Remove the round")
    assert page.title == "S11 2023-24"
    window.undo()
    with page.desk.core.read() as session:
        assert [each.name for each in all_rounds(session)] == ["S11 2024-25", "S11 2023-24"]


def test_a_moderation_is_taken_back_from_the_menu_of_the_return(
    window: Window, page: ReturnsPage
) -> None:
    stand(page, 0, 1)
    press(Key.Key_M, CONTROL, window)
    press(Key.Key_Return, CONTROL, form(window).form.editors["moderated_on"].control)
    page.refresh()
    page.detail.acts.edit.choose("Take the moderation back")
    assert request(page, ELHT).state is RequestState.RECEIVED


def test_history_opens_a_return_and_an_answer_in_their_round(
    window: Window, page: ReturnsPage
) -> None:
    page.bar.rounds.activated.emit(1)
    window.pages.open_record("return-answers", 2)
    assert page.title == "S11 2024-25"
    assert page.heat.currentIndex().column() == 1
    window.pages.open_record("returns", PROBATION)
    assert page.heat.currentIndex().row() == 1


def test_a_round_that_asks_nobody_says_what_comes_next(window: Window, page: ReturnsPage) -> None:
    for _ in range(2):
        stand(page, 0, 1)
        press(Key.Key_Delete)
        page.refresh()
    assert page.subtitle.startswith("0 agencies")
    assert not page.detail.isVisible()
    settle()
    assert check(window) == []


def test_the_screen_holds_in_a_low_window_with_a_weak_cell_and_beside_the_last_cycle(
    window: Window, page: ReturnsPage
) -> None:
    show_at(window, SIZES[1])
    stand(page, 0, 1)
    assert check(window) == []
    page.compare()
    settle()
    assert check(window) == []
