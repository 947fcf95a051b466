"""The form of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.decisions.fields import DECISION
from app.decisions.operations import change_decision
from app.fields import Fields, by_name
from ui.dialogs import FormDialog
from ui.forms import Form, values_of

if TYPE_CHECKING:
    from app.decisions.queries import DecisionRecord
    from ui.page import Desk

_KNOWN = by_name(DECISION)
FORM: Fields = tuple(
    _KNOWN[name]
    for name in (
        "text",
        "manner",
        "present",
        "dissent",
        "by_when",
        "changes_arrangements",
        "restricted",
    )
)


def open_decision(desk: Desk, record: DecisionRecord) -> FormDialog:
    """Open a decision to be changed; what may not change any more is refused in words."""
    form = Form(FORM, values_of(FORM, record), desk.lists.choices)

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Change decision", record.label) as work:
            change_decision(work, record.id, given, record.version)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's

    dialog = FormDialog(record.label, form, save, desk.window, present=desk.errors.present)
    dialog.show_fitted()
    return dialog
