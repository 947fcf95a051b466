"""The form of a group's planning rule: its usual day, hours and place, and its timetable in working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.planning.fields import PLANNING_RULE
from app.planning.operations import set_planning_rule
from app.planning.queries import planning_rules
from ui.asking import ask, without
from ui.forms import values_of

if TYPE_CHECKING:
    from app.planning.fields import PlanningRuleValues
    from ui.dialogs import FormDialog
    from ui.page import Desk

_TYPED = without(PLANNING_RULE, "group")


def ask_rule(desk: Desk, group_id: int) -> FormDialog:
    """Ask how a group plans its meetings; what its last meeting suggests stands there already."""
    with desk.core.read() as session:
        [rule] = planning_rules(session, [group_id])

    def save(values: PlanningRuleValues) -> int:
        with desk.core.work("Change planning rule", rule.group.name) as work:
            return set_planning_rule(work, group_id, values, rule.version)

    new = rule.id is None
    title = f"How {rule.group.name} plans"
    return ask(desk, title, _TYPED, values_of(_TYPED, rule), save=save, new=new, verb="Save")
