"""What can be done with one topic of the forward plan: the one list behind its buttons, its menu and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.operations import put_topic_on_agenda
from app.forward.operations import drop_topic, park_again, skip_topic
from ui.forward.chasing import open_report_chaser
from ui.forward.form import open_topic
from ui.verbs import RecordVerb

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.forward.queries import TopicRecord
    from app.work import Work
    from ui.page import Desk


def _put(desk: Desk, record: TopicRecord) -> None:
    """Put a topic on the agenda of the meeting it comes to."""
    meeting = record.lands_on
    if meeting is not None:
        with desk.core.work("Put on agenda", f"{record.title}, {meeting}") as work:
            put_topic_on_agenda(work, record.id, meeting.id)
        desk.say(f"{record.title} is on the agenda of {meeting}.")


def _do(label: str, act: Callable[[Work, int], object]) -> Callable[[Desk, TopicRecord], None]:
    def do(desk: Desk, record: TopicRecord) -> None:
        with desk.core.work(label, record.title) as work:
            act(work, record.id)

    return do


def _chase(desk: Desk, record: TopicRecord) -> None:
    open_report_chaser(desk, record.id)


def _go(desk: Desk, record: TopicRecord) -> None:
    """Go to the meeting that a topic comes to."""
    if record.lands_on is not None:
        desk.go("meeting", {"id": record.lands_on.id})


def _lands(record: TopicRecord) -> bool:
    return record.lands_on is not None


def _is_owed(record: TopicRecord) -> bool:
    return record.is_parked and bool(record.owed_by)


VERBS: tuple[RecordVerb[TopicRecord], ...] = (
    RecordVerb(
        "put", "Put on the agenda", _put, can=_lands, icon="list-ordered", keys="Ctrl+Shift+G"
    ),
    RecordVerb("chase", "Chase", _chase, can=_is_owed, icon="bell", keys="Ctrl+J"),
    RecordVerb(
        "skip", "Skip once", _do("Skip topic once", skip_topic), can=_lands, icon="arrow-right"
    ),
    RecordVerb(
        "again",
        "Park again",
        _do("Park topic again", park_again),
        can=lambda record: not record.is_parked,
        icon="undo-2",
    ),
    RecordVerb(
        "drop",
        "Drop",
        _do("Drop topic", drop_topic),
        can=lambda record: record.is_parked,
        icon="circle-slash",
    ),
    RecordVerb(
        "change", "Change", open_topic, can=lambda _record: True, icon="pencil", keys="Ctrl+E"
    ),
    RecordVerb(
        "meeting", "Go to its meeting", _go, can=_lands, keys="Ctrl+G", menu="Go", has_button=False
    ),
)
"""In the order in which they are offered."""
