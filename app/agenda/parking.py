"""Parking an item of an agenda in the forward plan, for a later meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.operations import remove_item
from app.errors import UserError
from app.forward.operations import add_topic, change_topic, park_again
from models.agenda import AgendaItem, ItemKind, PaperState
from models.forward import ForwardTopic, TopicState
from models.meetings import Meeting

if TYPE_CHECKING:
    from app.forward.fields import TopicValues
    from app.work import Work


class ComesByItself(UserError):
    """An item was to be parked that every agenda of its group has anyway."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” comes to every agenda by itself, so it is not parked.")


def park_item(work: Work, item_id: int, values: TopicValues) -> int:
    """Take an item off its agenda and let it wait for a later meeting; gives the id of its topic.

    `values` say for which meeting, or from which day. An item that came from the forward plan goes back to it.
    """
    row = work.get(AgendaItem, item_id)
    taken, full = _taken(work, row), _as_topic(work, row, values)
    remove_item(work, item_id, ended=True)
    return add_topic(work, full) if taken is None else change_topic(work, taken, full)


def park_and_keep(work: Work, item_id: int, values: TopicValues) -> int:
    """Do the same, but leave the item where it is: on record at a meeting that was held, or with papers it holds."""
    row = work.get(AgendaItem, item_id)
    taken, full = _taken(work, row), _as_topic(work, row, values)
    if taken is None:
        row.topic_id = add_topic(work, full)
        work.session.flush()
        return row.topic_id
    park_again(work, taken)
    return change_topic(work, taken, full)


def _taken(work: Work, row: AgendaItem) -> int | None:
    """Give the id of the topic that an item is, unless that comes back by itself or waits already."""
    if row.is_standing or row.kind is not ItemKind.ITEM:
        raise ComesByItself(row.title)
    topic = work.get(ForwardTopic, row.topic_id) if row.topic_id else None
    return topic.id if topic is not None and topic.state is TopicState.TAKEN else None


def _as_topic(work: Work, row: AgendaItem, values: TopicValues) -> TopicValues:
    return {
        "group": work.get(Meeting, row.meeting_id).group_id,
        "title": row.title,
        "purpose": row.purpose,
        "presenter": row.presenter,
        "minutes": row.minutes,
        "restricted": row.restricted,
        "wants_paper": row.paper_state is not PaperState.NONE,
        **values,
    }
