"""The tracker by keyboard: several returns chosen, one day for all, one letter to each agency, the gaps as actions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.groups.fields import Tier
from app.groups.operations import add_group
from app.returns.operations import change_round
from app.returns.queries import requests
from app.returns.tracking import record_arrival
from models.returns import RequestState
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_last_cycle, open_round
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, page_of
from ui.dialogs import Caution, FormDialog
from ui.letters.chaser import ChaserDialog
from ui.returns.gaps import GapsDialog
from ui.returns.page import ReturnsPage
from ui.returns.tracker import TrackerPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> TrackerPage:
    """Show two rounds of two agencies: ELHT's return of the later one is in, the earlier one is late."""
    core = core_of(window)
    with core.work("Start") as work:
        add_group(work, {"partnership": add_body(work), "name": "SCP Board", "tier": Tier.BOARD})
    round_id, first, _ = open_round(core)
    open_last_cycle(core, round_id)
    bring_in(core, first)
    with core.work("Set due day") as work:
        change_round(work, round_id, {"due_on": date(2025, 3, 31)})
    page = page_of(window, "return-tracker", TrackerPage)
    page.view.setFocus()
    return page


def stand(page: TrackerPage, row: int, column: int) -> None:
    page.view.setCurrentIndex(page.view.tracker.index(row, column))


def test_cells_say_how_far_returns_are_and_the_last_line_how_many(page: TrackerPage) -> None:
    model = page.view.tracker
    assert [model.index(row, 1).data() for row in range(3)] == [
        "received 4 Mar",
        "sent 6 Jan",
        "1 of 2",
    ]
    assert model.spoken(model.index(1, 0)).startswith("Probation, S11 2023-24: late, sent 6 Jan")
    assert page.subtitle == "2 agencies · 2 rounds · 2 late"


def test_one_day_is_recorded_for_all_chosen_returns_in_one_step(
    window: Window, page: TrackerPage
) -> None:
    stand(page, 0, 0)
    press(Key.Key_Down, SHIFT, page.view)
    assert len(page.chosen()) == 2
    press(Key.Key_R, CONTROL | SHIFT, window)
    [form] = window.findChildren(FormDialog)
    editor = form.form.editors["received_on"].control
    editor.selectAll()  # type: ignore[attr-defined]
    type_text("10/3/2025", editor)
    press(Key.Key_Return, CONTROL, editor)
    ids = [each.id for each in page.chosen()]
    assert len(ids) == 2
    with page.desk.core.read() as session:
        assert {each.state for each in requests(session, ids)} == {RequestState.RECEIVED}
    window.undo()
    with page.desk.core.read() as session:
        assert {each.state for each in requests(session, ids)} == {RequestState.SENT}


def test_chase_writes_one_letter_to_an_agency_about_all_it_owes(
    window: Window, page: TrackerPage
) -> None:
    stand(page, 0, 0)
    press(Key.Key_Down, on=page.view)
    press(Key.Key_Right, SHIFT, page.view)
    press(Key.Key_J, CONTROL, window)
    [dialog] = window.findChildren(ChaserDialog)
    body = dialog.form.values()["body"]
    assert "S11 2023-24" in body
    assert "S11 2024-25" in body
    dialog.close()


def test_return_opens_the_return_in_its_round_and_the_key_comes_back(
    window: Window, page: TrackerPage
) -> None:
    stand(page, 1, 1)
    press(Key.Key_Return, on=page.view)
    returns = window.findChildren(ReturnsPage)[0]
    request = returns.chosen.request()
    assert request is not None
    assert request.agency.name == "Probation"
    press(Key.Key_T, CONTROL, window)
    settle()
    assert window.pages.key == "return-tracker"


def test_only_those_who_owe_are_shown(window: Window, page: TrackerPage) -> None:
    press(Key.Key_B, CONTROL, window)
    assert page.view.tracker.rowCount() == 3
    with page.desk.core.work("Arrive") as work:
        record_arrival(work, 3, date(2025, 3, 5))
    settle()
    assert page.view.tracker.rowCount() == 2
    page.go({"id": 3})
    assert [each.id for each in page.chosen()] == [3]


@pytest.mark.usefixtures("page")
def test_what_was_changed_in_the_list_of_gaps_is_not_lost_unasked(window: Window) -> None:
    window.pages.open_at("returns", {"id": 1})
    press(Key.Key_G, CONTROL | SHIFT, window)
    [dialog] = window.findChildren(GapsDialog)
    press(Key.Key_Delete, on=dialog.table.view)
    dialog.reject()
    [question] = dialog.findChildren(Caution)
    assert dialog.isVisible()
    question.findChildren(Button)[0].click()
    assert not dialog.isVisible()


@pytest.mark.usefixtures("page")
def test_gaps_are_raised_as_actions_in_one_step(window: Window) -> None:
    window.pages.open_at("returns", {"id": 1})
    press(Key.Key_G, CONTROL | SHIFT, window)
    [dialog] = window.findChildren(GapsDialog)
    assert dialog.save_button.caption() == "Raise 1 action"
    dialog.form.editors["due"].control.setFocus()
    type_text("30/6/2025", dialog.form.editors["due"].control)
    press(Key.Key_Return, CONTROL, dialog.form.editors["due"].control)
    returns = window.findChildren(ReturnsPage)[0]
    returns.heat.setCurrentIndex(returns.heat.heat.index(0, 1))
    assert [each.due for each in returns.chosen.actions()] == [date(2025, 6, 30)]
    window.undo()
    assert returns.chosen.actions() == []


@pytest.mark.usefixtures("page")
def test_lists_of_a_round_lead_back_to_their_cell_in_the_heat_map(window: Window) -> None:
    window.pages.open_at("returns", {"id": 1})
    returns = window.findChildren(ReturnsPage)[0]
    captions = []
    for _ in range(4):
        press(Key.Key_B, CONTROL, window)
        settle()
        captions.append(returns.bar.look)
        assert check(returns) == []
    assert captions == ["standards", "agencies", "sectors", "weak"]
    assert not returns.chosen.is_in_standard()
    table = returns.round_view.analysis.table()
    assert table is not None
    press(Key.Key_Return, on=table.view)
    settle()
    assert returns.bar.look == "heat"
    standard = returns.chosen.standard()
    assert standard is not None
    assert standard.title == "Leadership"
