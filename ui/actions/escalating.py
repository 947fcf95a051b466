"""Escalating the chosen actions, and the list of when each group's actions are escalated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.escalation import escalate, places_of
from app.actions.escalation_rules import (
    ESCALATION_RULE,
    EscalationRuleRecord,
    EscalationRuleValues,
    escalation_rules,
    set_escalation_rule,
)
from app.actions.queries import actions
from app.amounts import counted
from app.groups.queries import all_groups
from app.rows import MemoryRows
from ui.asking import ask, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Desk

_CHANGE = "Change rule of escalation"
_TYPED = without(ESCALATION_RULE, "group")


def escalate_chosen(desk: Desk, ids: Sequence[int]) -> None:
    """Put actions on the next agendas of the groups above theirs, in one step."""
    with desk.core.read() as session:
        found = actions(session, ids, {"as_at": desk.core.clock.today()})
    about = found[0].label if len(found) == 1 else counted(len(found), "action")
    with desk.core.work("Escalate action", about) as work:
        items = escalate(work, ids)
        # Nobody is asked where to, so the message, Undo and the history tell it.
        work.about = f"{about} to {places_of(work, items.values())}"


def open_escalation_rules(desk: Desk, partnership_id: int | None) -> ListDialog:
    """Open the list of groups with when their actions are escalated and to which group."""

    def acts(over: Desk) -> Acts:
        return Acts(
            open=lambda group_id: _open(over, group_id),
            edit=editing(over, (_CHANGE, "a group"), set_escalation_rule),
            table="partnership_group",
        )

    return show_list(
        desk,
        "When actions are escalated",
        (
            "Escalation rules",
            lambda: MemoryRows(ESCALATION_RULE, _rules(desk, partnership_id)),
            acts,
        ),
        line=lambda: (
            "An action is proposed for the group above when it has come back unfinished to so many meetings, or to so "
            "many since it fell due. Nothing goes up by itself."
        ),
        shown=("group", "after_back", "after_late", "goes_to"),
        empty="There is no group yet.",
    )


def _rules(desk: Desk, partnership_id: int | None) -> list[EscalationRuleRecord]:
    today = desk.core.clock.today()
    with desk.core.read() as session:
        groups = [
            each for each in all_groups(session, today, partnership_id) if not each.attended_only
        ]
        found = escalation_rules(session, [each.id for each in groups], today)
    return list(found.values())


def _open(desk: Desk, group_id: int) -> None:
    with desk.core.read() as session:
        record = escalation_rules(session, [group_id], desk.core.clock.today())[group_id]

    def save(values: EscalationRuleValues) -> None:
        with desk.core.work(_CHANGE, record.group.name) as work:
            set_escalation_rule(work, group_id, values, record.version)

    title = f"When actions of {record.group} are escalated"
    ask(desk, title, _TYPED, values_of(_TYPED, record), save=save, verb="Save")
