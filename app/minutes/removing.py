"""Removing a meeting that was planned by mistake, with its agenda, papers, replies and guests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agenda.recommended import remove_recommendations_of
from app.errors import UserError
from app.forward.operations import free_topics_of, release_topic
from app.meetings.moves import AHEAD, ENDED
from app.papers.operations import remove_papers_of
from models.actions import Action
from models.agenda import AgendaItem
from models.attendance import Attendance, Guest, Reply
from models.decisions import Decision
from models.interests import Interest
from models.letters import Reminder
from models.meetings import Meeting
from models.minutes import Minute, MinutesVersion
from models.papers import Pack

if TYPE_CHECKING:
    from app.work import Work


class MeetingTookPlace(UserError):
    """A meeting was to be removed of which something is recorded."""

    def __init__(self) -> None:
        super().__init__(
            "Something is recorded of this meeting, so it is not removed. Cancel it with a reason instead."
        )


def remove_meeting(work: Work, meeting_id: int) -> int:
    """Remove a meeting of which nothing is recorded but its agenda, papers, replies and guests.

    The topics that it had of the forward plan wait again.
    """
    row = work.get(Meeting, meeting_id)
    recorded = any(
        _ids(work, record, meeting_id)
        for record in (Minute, MinutesVersion, Attendance, Interest, Decision, Action, Pack)
    )
    if recorded or row.state not in AHEAD | ENDED:
        raise MeetingTookPlace
    of_topics = select(AgendaItem.topic_id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.topic_id.is_not(None)
    )
    topic_ids = [each for each in work.session.scalars(of_topics) if each is not None]
    remove_recommendations_of(work, _ids(work, AgendaItem, meeting_id))
    remove_papers_of(work, meeting_id)
    for record in (Reply, Guest, Reminder):
        work.delete_many(record, _ids(work, record, meeting_id))
    parts = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id.is_not(None)
    )
    work.delete_many(AgendaItem, work.session.scalars(parts).all())
    work.delete_many(AgendaItem, _ids(work, AgendaItem, meeting_id))
    for topic_id in topic_ids:
        release_topic(work, topic_id)
    free_topics_of(work, meeting_id)
    work.delete(work.get(Meeting, meeting_id))
    return meeting_id


def _ids(work: Work, record: Any, meeting_id: int) -> list[int]:  # noqa: ANN401 - a class with a meeting
    chosen = select(record.id).where(record.meeting_id == meeting_id)
    return list(work.session.scalars(chosen))
