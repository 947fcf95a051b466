"""The decision log: newest first, opened and followed to its meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.decisions.operations import add_decision, change_decision, number_decision
from app.decisions.queries import decisions
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.decisions.page import DecisionsPage
from ui.dialogs import FormDialog
from ui.widgets.cards import EmptyState

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> DecisionsPage:
    begin_meeting(core, sample)
    with core.work("Add decision") as work:
        add_decision(
            work, {"meeting": sample.march, "item": sample.items[3], "text": "To extend it."}
        )
    shown = page_of(window, "decisions", DecisionsPage)
    shown.table.view.setFocus()
    settle()
    return shown


def test_a_decision_is_opened_with_return_and_changed(window: Window, page: DecisionsPage) -> None:
    press(Key.Key_Return)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text("Police disagreed", dialog.form.editors["dissent"].control)
    press(Key.Key_Return, CONTROL, dialog)
    page.refresh()
    assert "Dissent: Police disagreed" in page.table.current_record().line  # type: ignore[union-attr]  # chosen


def test_its_meeting_opens_at_its_item(window: Window, page: DecisionsPage, sample: Sample) -> None:
    assert page.table.current_id() is not None
    press(Key.Key_G, CONTROL)
    assert window.pages.key == "meeting"
    assert window.pages.page is not None
    assert window.pages.page.place() == {"id": sample.march, "item": sample.items[3]}


def test_a_key_says_when_it_was_carried_out_and_it_leaves_the_list_of_those_to_do(
    window: Window, page: DecisionsPage, core: Core
) -> None:
    chosen = page.table.current_id()
    assert chosen is not None
    with core.work("Change decision") as work:
        change_decision(work, chosen, {"by_when": date(2025, 3, 27)})
    page.span.choose("to-do")
    page.table.select(chosen)
    press(Key.Key_L, CONTROL, page.table.view)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text("It was published", dialog.form.editors["carried_out_how"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert list(page.table.model.ids) == []
    with core.read() as session:
        [record] = decisions(session, [chosen])
    assert (record.carried_out_on, record.carried_out_how) == (
        date(2025, 3, 27),
        "It was published",
    )


def test_the_log_holds_at_both_sizes(window: Window, page: DecisionsPage) -> None:
    assert page.isVisible()
    assert check_page(window, "decisions", window.messages.hide) == []


def test_a_decision_that_no_meeting_took_gets_its_number_at_once(
    window: Window, page: DecisionsPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_N, CONTROL)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    assert check(dialog) == []
    type_text("To write to the Department", dialog.form.editors["text"].control)
    type_text("SCP Board", dialog.form.editors["group"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    chosen = page.table.current_id()
    assert chosen is not None
    with core.read() as session:
        [made] = decisions(session, [chosen])
    assert (made.label, made.group.id) == ("Decision 2025/1", sample.board)
    assert made.manner.title_text == "Chair's action"


def test_a_new_decision_is_removed_and_a_numbered_one_stays(
    window: Window, page: DecisionsPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_Delete, on=page.table.view)
    settle()
    assert list(page.table.model.ids) == []
    with core.work("Add decision") as work:
        values = {"group": sample.board, "day": date(2025, 3, 1), "text": "By e-mail"}
        number_decision(work, add_decision(work, values))  # type: ignore[arg-type]  # a dict of literals
    settle()
    page.table.view.setFocus()
    press(Key.Key_Delete, on=page.table.view)
    assert "has its number for good" in window.messages.text()
    assert len(page.table.model.ids) == 1


def test_an_empty_list_of_what_is_to_be_carried_out_does_not_say_that_no_decision_is_there(
    page: DecisionsPage,
) -> None:
    empty = page.table.view.findChild(EmptyState)
    assert empty is not None
    page.span.choose("to-do")
    settle()
    assert empty.isVisible()
    assert "waiting to be carried out" in empty.sentence()
    page.span.choose("all")
    settle()
    assert empty.isHidden()
    assert "recorded yet" in empty.sentence()


def test_a_long_title_of_an_item_keeps_its_beginning(page: DecisionsPage) -> None:
    """Reproduces: "4 Preparing ...or the Board" cut words within, as it is right for bodies with parts only."""
    columns = [each.name for each in page.table.model.columns]
    for name, by_its_end in (("item", False), ("group", True)):
        assert page.table.model.cell_look(0, columns.index(name)).is_name is by_its_end
