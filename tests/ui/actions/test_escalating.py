"""Escalation by keyboard: the list of what came back too often, one key for all chosen, and the rules of the groups."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.escalation_rules import escalation_rules, set_escalation_rule
from app.agenda.queries import agenda
from app.days import show_day
from app.meetings.queries import meetings_after
from tests.app.meetings.makers import hold
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.actions.log import TODAY, dialog_of, record, write
from tests.ui.checker import settle
from ui.list_dialog import ListDialog
from ui.widgets.cards import EmptyState

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.actions.page import ActionsPage
    from ui.window import Window

HELD = date(2025, 3, 3)


@pytest.fixture
def strict(core: Core, sample: Sample) -> None:
    """Let what is late be escalated from the Board after one meeting, which was held, to its subgroup."""
    with core.work("Hold a meeting") as work:
        hold(work, sample.board, HELD)
        set_escalation_rule(
            work, sample.board, {"after_back": 1, "after_late": None, "to_group": sample.subgroup}
        )


@pytest.mark.usefixtures("strict")
def test_one_key_escalates_what_came_back_too_often_and_undo_takes_it_back(
    page: ActionsPage, core: Core, made: list[int], sample: Sample
) -> None:
    page.span.choose("escalate")
    settle()
    assert (list(page.table.model.ids), page.subtitle) == ([made[0]], "1 action to escalate")
    page.table.select(made[0])
    press(Key.Key_E, CONTROL | SHIFT, page.table.view)
    settle()
    assert list(page.table.model.ids) == []
    empty = page.table.view.findChild(EmptyState)
    assert empty is not None
    assert "often enough" in empty.sentence()
    assert empty.button.isHidden()
    assert not page.rise.isEnabled()
    with core.read() as session:
        [march] = meetings_after(session, sample.subgroup, TODAY)
        titles = [each.title for each in agenda(session, march.id)]
    assert "Action, escalated by SCP Board: Chase Section 11 returns" in titles
    assert str(record(core, made[0]).escalated_to) == "Neglect subgroup"
    assert core.undo().about.endswith(f"to Neglect subgroup, {show_day(march.day)}")
    settle()
    assert list(page.table.model.ids) == [made[0]]


@pytest.mark.usefixtures("strict")
def test_all_chosen_actions_are_escalated_in_one_step(
    page: ActionsPage, core: Core, made: list[int]
) -> None:
    press(Key.Key_A, CONTROL, page.table.view)
    press(Key.Key_E, CONTROL | SHIFT, page.table.view)
    settle()
    assert {str(record(core, each).escalated_to) for each in made} == {"Neglect subgroup"}
    core.undo()
    assert {record(core, each).escalated_to for each in made} == {None}


def test_a_group_above_is_named_where_it_reports_to_none(
    window: Window, page: ActionsPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_E, CONTROL | SHIFT, page.table.view)
    settle()
    assert "SCP Board reports to no group" in window.messages.text()
    press(Key.Key_L, CONTROL | SHIFT, page.table.view)
    settle()
    rules = window.findChildren(ListDialog)[0]
    rules.table.select(sample.board)
    press(Key.Key_Return, on=rules.table.view)
    write(dialog_of(window), after_back="4", to_group="Neglect subgroup")
    settle()
    with core.read() as session:
        rule = escalation_rules(session, [sample.board], TODAY)[sample.board]
    assert (rule.after_back, rule.after_late, str(rule.goes_to)) == (4, 2, "Neglect subgroup")
