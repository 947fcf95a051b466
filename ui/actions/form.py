"""The form of an action, to add one outside a meeting or to correct one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.actions.fields import ACTION, Scope, Source
from app.actions.operations import add_action, change_action, number_action
from app.fields import Fields, by_name
from ui.dialogs import FormDialog
from ui.forms import Form, values_of

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from ui.page import Desk

_KNOWN = by_name(ACTION)


def _picked(*names: str) -> Fields:
    return tuple(_KNOWN[name] for name in names)


_OWNER = ("owner", "owner_seat", "owner_agency", "owner_name")
CHANGED = _picked("text", *_OWNER, "due", "evidence_wanted", "restricted", "source_note", "scope")
NEW = _picked(
    "text",
    "group",
    *_OWNER,
    "raised_on",
    "due",
    "source",
    "source_note",
    "scope",
    "evidence_wanted",
    "restricted",
)


def open_action(desk: Desk, record: ActionRecord) -> FormDialog:
    """Open an action to be corrected; what issued minutes say of it is refused in words."""
    form = Form(CHANGED, values_of(CHANGED, record), desk.lists.choices)

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Change action", record.label) as work:
            change_action(work, record.id, given, record.version)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's

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
    form = Form(NEW, values, desk.lists.choices, new=True)

    def save(typed: dict[str, Any]) -> int:
        kept = {name: value for name, value in typed.items() if value is not None}
        with desk.core.work("Add action", (typed["text"] or "")[:60]) as work:
            action_id = add_action(work, kept)  # type: ignore[arg-type]  # as above
            number_action(work, action_id)
        return action_id

    present = desk.errors.present
    dialog = FormDialog("New action", form, save, desk.window, verb="Add", present=present)
    dialog.show_fitted()
    return dialog
