"""What can be done to the topics of the forward plan."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.forward.fields import TOPIC, USUAL, TopicState, TopicValues
from app.forward.landing import landing
from app.forward.rules import NothingToSkip, NotParked, WasTaken, due_again, topic_problems
from models.agenda import AgendaItem
from models.forward import ForwardTopic
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_topic(work: Work, values: TopicValues) -> int:
    """Park a topic for a later meeting of a group; one for a certain meeting takes its day where it has none."""
    full: dict[str, Any] = {"group": None, "title": None, "due": None, **USUAL, **values}
    if full["due"] is None and full.get("meeting"):
        full["due"] = work.get(Meeting, full["meeting"]).day
    refuse(problems(TOPIC, full) | topic_problems(work.session, full))
    return work.add(ForwardTopic(**column_values(TOPIC, full), state=TopicState.PARKED))


def change_topic(work: Work, topic_id: int, values: TopicValues, shown: int | None = None) -> int:
    """Change some values of a topic; what stands on an agenda already stays as it is there."""
    row = work.get(ForwardTopic, topic_id)
    given = cast("Mapping[str, Any]", values)
    refuse(topic_problems(work.session, field_values(TOPIC, row) | dict(given)))
    work.edit(row, given, TOPIC, shown)
    return topic_id


def take_topic(work: Work, topic_id: int, meeting_id: int) -> ForwardTopic:
    """Let a topic count as taken by a meeting: one that comes back is due again, any other waits no longer."""
    row = work.get(ForwardTopic, topic_id)
    _check_parked(row)
    again = due_again(row.due, row.repeat, work.get(Meeting, meeting_id).day)
    row.meeting_id = row.chased_on = None
    if again is None:
        row.state = TopicState.TAKEN
    else:
        row.due = again
    work.session.flush()
    return row


def skip_topic(work: Work, topic_id: int) -> int:
    """Let the meeting that a topic comes to do without it: it comes to the next, or when it is due again."""
    row = work.get(ForwardTopic, topic_id)
    _check_parked(row)
    meeting_id = work.session.scalar(select(landing()).where(ForwardTopic.id == topic_id))
    if meeting_id is None:
        raise NothingToSkip(row.title)
    day = work.get(Meeting, meeting_id).day
    row.due = due_again(row.due, row.repeat, day) or day + timedelta(days=1)
    row.meeting_id = None
    work.session.flush()
    return topic_id


def park_again(work: Work, topic_id: int) -> int:
    """Let a topic that was dropped, or taken by an agenda, wait for a meeting again."""
    work.get(ForwardTopic, topic_id).state = TopicState.PARKED
    work.session.flush()
    return topic_id


def drop_topic(work: Work, topic_id: int) -> int:
    """Let a topic wait no longer; the forward plan keeps it among those that were dropped."""
    row = work.get(ForwardTopic, topic_id)
    _check_parked(row)
    row.state, row.meeting_id = TopicState.DROPPED, None
    work.session.flush()
    return topic_id


def remove_topic(work: Work, topic_id: int) -> int:
    """Remove a topic that was on no agenda; WasTaken where it was."""
    row = work.get(ForwardTopic, topic_id)
    on_agenda = select(AgendaItem.id).where(AgendaItem.topic_id == topic_id).limit(1)
    if work.session.scalar(on_agenda) is not None:
        raise WasTaken(row.title)
    work.delete(row)
    return topic_id


def chase_topic(work: Work, topic_id: int) -> int:
    """Note that whoever owes a topic's report was reminded today."""
    work.get(ForwardTopic, topic_id).chased_on = work.today
    work.session.flush()
    return topic_id


def release_topic(work: Work, topic_id: int) -> None:
    """Let a topic wait again that was taken by an agenda, once no agenda has it any more."""
    row = work.get(ForwardTopic, topic_id)
    still = select(AgendaItem.id).where(AgendaItem.topic_id == topic_id).limit(1)
    if row.state is TopicState.TAKEN and work.session.scalar(still) is None:
        row.state = TopicState.PARKED
        work.session.flush()


def free_topics_of(work: Work, meeting_id: int) -> None:
    """Let the topics that were parked for a meeting, which is removed, wait for the next one from their day."""
    chosen = select(ForwardTopic).where(ForwardTopic.meeting_id == meeting_id)
    for row in work.session.scalars(chosen):
        row.meeting_id = None
    work.session.flush()


def _check_parked(row: ForwardTopic) -> None:
    if row.state is not TopicState.PARKED:
        raise NotParked(row.title, row.state.title_text.casefold())
