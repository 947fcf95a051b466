"""Carrying an item over: which later meeting it goes to, and the step that puts it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.fields import Fields, Link, Ref
from app.meetings.queries import meetings_after
from app.minutes.carrying import carry_item_over
from ui.asking import ask
from ui.choices import fitting
from ui.link_editors import FoundBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from ui.page import Desk

TARGET: Fields = (
    Link(
        "meeting",
        "To the meeting",
        kind="meetings",
        required=True,
        help="It stands there with its purpose, presenter, minutes and paper.",
    ),
)


def carry_over(
    desk: Desk,
    record: MeetingRecord,
    item: ItemRecord,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Ask to which later meeting of the group an item goes, the next one proposed; `done` follows the step."""
    with desk.core.read() as session:
        later = meetings_after(session, record.group.id, record.day)
    if not later:
        new = {"new": True, "group": record.group}
        desk.messages.warn(
            f"No later meeting of {record.group} is planned, so there is no agenda for it yet.",
            "New meeting",
            lambda: desk.go("meetings", new),
        )
        return

    def save(given: dict[str, Any]) -> None:
        with desk.core.work("Carry item over", f"{item.title}, {record.name}") as work:
            carry_item_over(work, item.id, given["meeting"])
        done()

    refs = [Ref(each.id, each.name) for each in later]
    title = f"Carry over: {item.title}"
    choices = FoundBy(lambda _kind, text: fitting(refs, text))
    ask(
        desk,
        title,
        TARGET,
        {"meeting": refs[0]},
        save=save,
        new=True,
        verb="Carry over",
        choices=choices,
    )
