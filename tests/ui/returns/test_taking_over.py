"""Taking over what returns confirm in the window: what is ticked and stored in one step, and where it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.budget.statement import year_budget
from app.returns.confirmed_words import CONTRIBUTION
from models.agencies import Agency
from models.returns import ReturnRequest
from tests.app.budget.sample import PAYERS, fill_year
from tests.app.returns.confirming import confirm
from tests.app.returns.issued import open_issue
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, page_of
from ui.returns.page import ReturnsPage
from ui.returns.taking_over import TAKE_OVER, TakingOverDialog

if TYPE_CHECKING:
    from ui.window import Window


@pytest.fixture
def year(window: Window) -> int:
    """Show a confirmation of two agencies: one changes its amount, one says what stands already."""
    core = core_of(window)
    year = fill_year(core)
    with core.read() as session:
        ids = dict(session.execute(select(Agency.name, Agency.id)).all())
    council, icb = ids[PAYERS[0][0]], ids[PAYERS[2][0]]
    confirm(
        core,
        "contribution",
        CONTRIBUTION,
        {
            council: {"amount": 7_600_000, "is_agreed": True, "cost_code": "PO 1"},
            icb: {"amount": 5_000_000, "is_agreed": True},
        },
    )
    page_of(window, "returns", ReturnsPage).refresh()
    return year


def opened(window: Window) -> TakingOverDialog:
    window.activateWindow()
    page_of(window, "returns", ReturnsPage).heat.setFocus()
    settle()
    press(Key.Key_K, CONTROL | SHIFT)
    return window.findChildren(TakingOverDialog)[-1]


def agreed(window: Window, year: int) -> list[tuple[int | None, str | None]]:
    with core_of(window).read() as session:
        found = year_budget(session, year).contributions
    return [(each.agreed, each.cost_code) for each in found if each.agency.name == PAYERS[0][0]]


def test_what_is_ticked_is_stored_in_one_step_and_one_undo_takes_it_back(
    window: Window, year: int
) -> None:
    dialog = opened(window)
    assert check(dialog) == []
    # The budget has this amount invoiced otherwise, so that it is asked about.
    assert dialog.told.text() == "1 of 2 changes ticked · 1 already so"
    dialog.tick(every=True)
    dialog.rows[1].tick.click()
    assert dialog.take_button.caption() == "Take over 1 change"
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert agreed(window, year) == [(7_600_000, None)]
    core_of(window).undo()
    assert agreed(window, year) == [(7_500_000, None)]


def test_nothing_ticked_stores_nothing(window: Window, year: int) -> None:
    dialog = opened(window)
    dialog.tick(every=False)
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    assert agreed(window, year) == [(7_500_000, None)]


@pytest.mark.usefixtures("year")
def test_one_return_is_taken_over_by_itself_from_its_panel(window: Window) -> None:
    page = page_of(window, "returns", ReturnsPage)
    with core_of(window).read() as session:
        last = session.scalars(select(ReturnRequest.id).order_by(ReturnRequest.id.desc())).first()
    assert last is not None
    page.heat.go_to(last)
    settle()
    page.detail.acts.take_over.click()
    dialog = window.findChildren(TakingOverDialog)[-1]
    assert {each.proposal.agency.name for each in dialog.rows} == {PAYERS[2][0]}
    assert dialog.told.text() == "No change · 1 already so"
    dialog.reject()


def test_rounds_that_confirm_nothing_do_not_offer_it(window: Window) -> None:
    open_issue(core_of(window))
    page = page_of(window, "returns", ReturnsPage)
    page.refresh()
    assert not page.rounds.can_take_over()
    assert TAKE_OVER not in [each[0] for each in page.rounds.entries() if each]
    assert page.detail.acts.take_over.isHidden()
