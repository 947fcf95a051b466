"""The form of an action, to add one outside a meeting or to correct one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.actions.fields import ACTION, ActionScope, ActionSource
from app.actions.operations import add_action, change_action, number_action
from app.errors import Unreadable
from app.wording import shortened
from ui.actions.owners import OWNER, OwnerChoices, present_owner, with_owner
from ui.asking import ask, some, typed
from ui.forms import values_of

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from app.fields import Fields
    from ui.dialogs import FormDialog
    from ui.forms import Form
    from ui.page import Desk

ADD_ACTION = "Add action"
"""The label of the step in which an action is added, in a form or from a line of the minutes."""
CHANGED: Fields = (
    *some(ACTION, "text"),
    OWNER,
    *some(ACTION, "due", "evidence_wanted", "restricted", "source_note", "scope"),
)
NEW: Fields = (
    *some(ACTION, "text", "group"),
    OWNER,
    *some(
        ACTION,
        "raised_on",
        "due",
        "source",
        "source_note",
        "scope",
        "evidence_wanted",
        "restricted",
    ),
)


def open_action(desk: Desk, record: ActionRecord) -> FormDialog:
    """Open an action to be corrected; what issued minutes say of it is refused in words."""
    choices = OwnerChoices(desk, lambda: record.group.id)
    has = present_owner(record)
    values = {**values_of(CHANGED, record), "owner": choices.ref(has) if has else None}

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Change action", record.label) as work:
            change_action(work, record.id, with_owner(given, choices), record.version)

    return ask(desk, record.label, CHANGED, values, save=save, choices=choices)


def open_new_action(desk: Desk) -> FormDialog:
    """Open an empty form for an action that no meeting raised; it gets its number at once."""
    values: dict[str, Any] = {
        "raised_on": desk.core.clock.today(),
        "source": ActionSource.OTHER,
        "scope": ActionScope.PARTNERSHIP,
        "evidence_wanted": False,
        "restricted": False,
    }
    choices = OwnerChoices(desk, lambda: _group_of(dialog.form))

    def save(given: dict[str, Any]) -> int:
        with desk.core.work(ADD_ACTION, shortened(given["text"] or "", 60)) as work:
            action_id = add_action(work, typed(with_owner(given, choices)))
            number_action(work, action_id)
        return action_id

    dialog = ask(desk, "New action", NEW, values, save=save, new=True, choices=choices)
    return dialog


def _group_of(form: Form) -> int | None:
    """Give the group that is typed, whose members are offered as owners first."""
    try:
        found: int | None = form.editors["group"].value()
    except Unreadable:
        return None
    return found
