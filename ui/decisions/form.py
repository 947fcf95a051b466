"""The form of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.decisions.carrying_out import record_carried_out
from app.decisions.fields import DECISION, DecisionValues, Manner
from app.decisions.operations import add_decision, change_decision, number_decision
from app.fields import Day, Fields, Note
from app.wording import shortened
from ui.asking import ask, some, typed
from ui.forms import values_of

if TYPE_CHECKING:
    from app.decisions.queries import DecisionRecord
    from ui.dialogs import FormDialog
    from ui.page import Desk

ADD_DECISION = "Add decision"
"""The label of the step in which a decision is added, in a form or from a line of the minutes."""
FORM = some(
    DECISION,
    "text",
    "manner",
    "present",
    "dissent",
    "by_when",
    "changes_arrangements",
    "restricted",
)
NEW = some(
    DECISION,
    "text",
    "group",
    "day",
    "manner",
    "dissent",
    "by_when",
    "changes_arrangements",
    "restricted",
)


CARRIED_OUT: Fields = (
    Day("carried_out_on", "Carried out on", help="Left empty it is still to be done."),
    Note("carried_out_how", "How", help="What was done, and where it can be seen."),
)


def open_carrying_out(desk: Desk, record: DecisionRecord) -> FormDialog:
    """Ask when a decision was carried out, and how."""

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Carry out decision", record.label) as work:
            record_carried_out(work, record.id, given["carried_out_on"], given["carried_out_how"])

    day = record.carried_out_on or desk.core.clock.today()
    values = {"carried_out_on": day, "carried_out_how": record.carried_out_how}
    return ask(
        desk,
        f"{record.label}: carried out",
        CARRIED_OUT,
        values,
        save=save,
        new=True,
        verb="Store",
        told=record.text,
    )


def open_new_decision(desk: Desk) -> FormDialog:
    """Open an empty form for a decision that no meeting took; it gets its number at once."""

    def save(given: DecisionValues) -> int:
        with desk.core.work(ADD_DECISION, shortened(given["text"] or "", 60)) as work:
            return number_decision(work, add_decision(work, typed(given)))

    values = {
        "day": desk.core.clock.today(),
        "manner": Manner.CHAIR,
        "changes_arrangements": False,
        "restricted": False,
    }
    return ask(desk, "New decision", NEW, values, save=save, new=True)


def open_decision(desk: Desk, record: DecisionRecord) -> FormDialog:
    """Open a decision to be changed; what may not change any more is refused in words."""

    def save(given: DecisionValues) -> None:
        with desk.core.work("Change decision", record.label) as work:
            change_decision(work, record.id, given, record.version)

    return ask(desk, record.label, FORM, values_of(FORM, record), save=save)
