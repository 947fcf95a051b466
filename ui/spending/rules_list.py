"""The list of what is remembered of lines of a ledger: supplier, cost code or category, and the heading proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.listing import SqlRows
from app.spending.fields import SPENDING_RULE, RuleValues
from app.spending.listings import SPENDING_RULES
from app.spending.operations import add_rule, change_rule, remove_rule
from app.spending.queries import spending_rules
from ui.asking import ask, typed, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from ui.page import Desk

_RULE = without(SPENDING_RULE, "partnership")
_CHANGE, _ABOUT = "Change rule for headings", "spending"


def open_rules(desk: Desk, partnership_id: int) -> ListDialog:
    """Open the rules of a partnership."""

    def acts(over: Desk) -> Acts:
        return Acts(
            open=lambda rule_id: _open(over, rule_id),
            edit=editing(over, (_CHANGE, _ABOUT), change_rule),
            delete=removing(over, ("Remove rule for headings", _ABOUT), remove_rule),
            add=("Add rule", lambda: _add(over, partnership_id)),
        )

    return show_list(
        desk,
        "Rules for headings",
        ("Rules for headings", lambda: _rows(desk, partnership_id), acts),
        line=lambda: (
            "What was remembered of lines with a heading. It is proposed for lines without one, in every year that has "
            "a heading of that name; of several that fit the supplier's counts first, then the cost code's."
        ),
        empty="Nothing is remembered yet. Give lines their heading, and say there what is to be remembered.",
    )


def _rows(desk: Desk, partnership_id: int) -> SqlRows:
    return SqlRows(desk.core, SPENDING_RULES, partnership=partnership_id)


def _open(desk: Desk, rule_id: int) -> None:
    with desk.core.read() as session:
        [rule] = spending_rules(session, [rule_id])

    def save(values: RuleValues) -> None:
        with desk.core.work(_CHANGE, rule.text) as work:
            change_rule(work, rule.id, values, rule.version)

    ask(desk, rule.text, _RULE, values_of(_RULE, rule), save=save)


def _add(desk: Desk, partnership_id: int) -> None:
    def save(values: RuleValues) -> None:
        with desk.core.work("Add rule for headings", values["text"]) as work:
            add_rule(work, {**typed(values), "partnership": partnership_id})

    ask(desk, "Add rule for headings", _RULE, {}, save=save, new=True)
