"""Agencies' own training figures in the window: the newest round by agency, and the way to a return."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.app.groups.makers import make_board
from tests.app.returns.confirming import confirm
from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, page_of
from ui.returns.page import ReturnsPage
from ui.training.own_figures import OwnFiguresDialog
from ui.training.page import TrainingPage

if TYPE_CHECKING:
    from ui.window import Window


def opened(window: Window) -> OwnFiguresDialog:
    page = page_of(window, "training", TrainingPage)
    window.activateWindow()
    page.events.table.view.setFocus()
    settle()
    press(Key.Key_G, CONTROL)
    return window.findChildren(OwnFiguresDialog)[-1]


def test_figures_are_listed_by_agency_and_lead_to_the_return(window: Window) -> None:
    core = core_of(window)
    board = make_board(core)
    answers = {"2.1": Decimal(40), "2.2": Decimal(30)}
    confirm(core, "training", {}, {board.agencies["ICB"]: answers})
    dialog = opened(window)
    assert dialog.told().startswith("training: 1 of 1 in. Level 1: 30 of 40, 75.0 % (1 agency)")
    assert check(dialog) == []
    record = dialog.table.model.record(0)
    assert record is not None
    dialog.table.acts.open(record.id)  # type: ignore[misc]  # given by the dialog
    settle()
    assert isinstance(window.pages.currentWidget(), ReturnsPage)


def test_a_file_without_such_a_round_says_where_to_open_one(window: Window) -> None:
    dialog = opened(window)
    assert dialog.told().startswith("No round has asked for these figures yet.")
    assert check(dialog) == []
    dialog.reject()
