"""The form of an action, to add one outside a meeting or to correct one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.actions.fields import ACTION, Scope, Source
from app.actions.operations import add_action, change_action, number_action
from app.errors import Unreadable
from app.fields import Fields, by_name
from ui.actions.owners import OWNER, OwnerChoices, present_owner, with_owner
from ui.dialogs import FormDialog
from ui.forms import Form, values_of

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from ui.page import Desk

_KNOWN = by_name(ACTION)


def _picked(*names: str) -> Fields:
    return tuple(_KNOWN[name] for name in names)


CHANGED: Fields = (
    *_picked("text"),
    OWNER,
    *_picked("due", "evidence_wanted", "restricted", "source_note", "scope"),
)
NEW: Fields = (
    *_picked("text", "group"),
    OWNER,
    *_picked("raised_on", "due", "source", "source_note", "scope", "evidence_wanted", "restricted"),
)


def open_action(desk: Desk, record: ActionRecord) -> FormDialog:
    """Open an action to be corrected; what issued minutes say of it is refused in words."""
    choices = OwnerChoices(desk, lambda: record.group.id)
    has = present_owner(record)
    values = {**values_of(CHANGED, record), "owner": choices.ref(has) if has else None}
    form = Form(CHANGED, values, choices)

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Change action", record.label) as work:
            change_action(work, record.id, with_owner(given, choices), record.version)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's

    dialog = FormDialog(record.label, form, save, desk.window, present=desk.errors.present)
    dialog.show_fitted()
    return dialog


def open_new_action(desk: Desk) -> FormDialog:
    """Open an empty form for an action that no meeting raised; it gets its number at once."""
    values: dict[str, Any] = {
        "raised_on": desk.core.clock.today(),
        "source": Source.OTHER,
        "scope": Scope.PARTNERSHIP,
        "evidence_wanted": False,
        "restricted": False,
    }
    choices = OwnerChoices(desk, lambda: _group_of(form))
    form = Form(NEW, values, choices, new=True)

    def save(typed: dict[str, Any]) -> int:
        given = with_owner(typed, choices)
        kept = {name: value for name, value in given.items() if value is not None}
        with desk.core.work("Add action", (typed["text"] or "")[:60]) as work:
            action_id = add_action(work, kept)  # type: ignore[arg-type]  # as above
            number_action(work, action_id)
        return action_id

    present = desk.errors.present
    dialog = FormDialog("New action", form, save, desk.window, verb="Add", present=present)
    dialog.show_fitted()
    return dialog


def _group_of(form: Form) -> int | None:
    """Give the group that is typed, whose members are offered as owners first."""
    try:
        found: int | None = form.editors["group"].value()
    except Unreadable:
        return None
    return found
