"""The forms of a topic: a new one, one to be changed, and an item of an agenda that is parked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.parking import park_item
from app.forward.fields import TOPIC, USUAL, TopicValues
from app.forward.operations import add_topic, change_topic
from app.forward.queries import meetings_ahead
from app.wording import shortened
from ui.asking import ask, some, typed
from ui.choices import OwnChoices
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.fields import Ref
    from app.forward.queries import TopicRecord
    from app.meetings.queries import MeetingRecord
    from ui.dialogs import FormDialog
    from ui.page import Desk

FORM = some(
    TOPIC,
    "title",
    "group",
    "due",
    "meeting",
    "repeat",
    "agency",
    "person",
    "wants_paper",
    "purpose",
    "presenter",
    "minutes",
    "restricted",
    "note",
)
PARKING = some(TOPIC, "meeting", "due", "note")


class MeetingsAhead(OwnChoices):
    """Gives the meetings that are still to come, of one group where that is known."""

    def __init__(self, desk: Desk, group_id: int | None = None) -> None:
        super().__init__(desk.lists.choices)
        self._desk = desk
        self._group_id = group_id

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text."""
        if kind != "meetings":
            return super().find(kind, text)
        with self._desk.core.read() as session:
            return meetings_ahead(session, text, self._group_id)


def open_new_topic(desk: Desk, group: Ref | None = None) -> FormDialog:
    """Ask for a topic to park; the group is proposed where the list shows one."""

    def save(given: TopicValues) -> int:
        with desk.core.work("Park topic", shortened(given["title"] or "", 60)) as work:
            return add_topic(work, typed(given))

    values = {**USUAL, "group": group}
    choices = MeetingsAhead(desk)
    return ask(desk, "New topic", FORM, values, save=save, new=True, verb="Park", choices=choices)


def open_topic(desk: Desk, record: TopicRecord) -> FormDialog:
    """Open a topic to be changed."""

    def save(given: TopicValues) -> None:
        with desk.core.work("Change topic", record.title) as work:
            change_topic(work, record.id, given, record.version)

    choices = MeetingsAhead(desk, record.group.id)
    return ask(desk, record.title, FORM, values_of(FORM, record), save=save, choices=choices)


def open_parking(
    desk: Desk,
    record: MeetingRecord,
    item: ItemRecord,
    done: Callable[[], object] = lambda: None,
) -> FormDialog:
    """Ask for which later meeting, or from which day, an item of an agenda is parked; `done` follows the step."""

    def save(given: TopicValues) -> None:
        with desk.core.work("Park agenda item", f"{item.title}, {record.name}") as work:
            park_item(work, item.id, typed(given))
        done()

    return ask(
        desk,
        f"Park: {item.title}",
        PARKING,
        {},
        save=save,
        new=True,
        verb="Park",
        choices=MeetingsAhead(desk, record.group.id),
        told="It leaves this agenda and waits in the forward plan.",
    )
