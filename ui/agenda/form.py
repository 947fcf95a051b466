"""The form of an agenda item: its purpose, presenter, minutes and paper at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.fields import AGENDA_ITEM, ItemValues, PaperState, Purpose
from app.agenda.operations import add_item, change_item
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, some
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from ui.dialogs import FormDialog
    from ui.page import Desk

ADD_ITEM = "Add agenda item"
"""The label of the step in which an item is added to an agenda."""
FORM = some(
    AGENDA_ITEM,
    "title",
    "purpose",
    "presenter",
    "minutes",
    "paper",
    "paper_state",
    "parent",
    "at_end",
    "restricted",
)


def open_item(desk: Desk, item: ItemRecord, agenda: Sequence[ItemRecord]) -> FormDialog:
    """Open an item to be changed; it may be put under another item of its agenda."""

    def save(given: ItemValues) -> None:
        with desk.core.work("Change agenda item", item.title) as work:
            change_item(work, item.id, given, item.version)

    above = [each for each in agenda if each.parent is None and each.id != item.id]
    choices = MeetingChoices(desk.lists.choices, above)
    return ask(desk, item.heading, FORM, values_of(FORM, item), save=save, choices=choices)


def open_new_item(
    desk: Desk, record: MeetingRecord, title: str, agenda: Sequence[ItemRecord]
) -> FormDialog:
    """Open the form of an item to add to a meeting's agenda."""

    def save(given: ItemValues) -> int:
        with desk.core.work(ADD_ITEM, record.name) as work:
            return add_item(work, {**given, "meeting": record.id})

    values = {
        "title": title,
        "purpose": Purpose.DISCUSSION,
        "paper_state": PaperState.NONE,
        "at_end": False,
        "restricted": False,
    }
    above = [each for each in agenda if each.parent is None]
    choices = MeetingChoices(desk.lists.choices, above)
    return ask(desk, "New agenda item", FORM, values, save=save, new=True, choices=choices)
