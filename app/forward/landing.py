"""Which meeting a topic of the forward plan comes to, as SQL, and what comes to a meeting."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from app.meetings.moves import AHEAD
from models.forward import ForwardTopic, TopicState
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_chosen, _next, _there = aliased(Meeting), aliased(Meeting), aliased(Meeting)


@cache
def landing() -> Any:  # noqa: ANN401 - the id of a meeting, for the row's topic
    """Give the meeting that a parked topic comes to: its own while that is ahead, else the first planned one.

    One that waits no longer comes to none. A meeting whose agenda has gone out takes no topic by itself any more, only
    one that was parked for it.
    """
    own = (
        select(_chosen.id)
        .where(
            ForwardTopic.state == TopicState.PARKED,
            _chosen.id == ForwardTopic.meeting_id,
            _chosen.state.in_(AHEAD),
        )
        .correlate(ForwardTopic)
        .scalar_subquery()
    )
    first = (
        select(_next.id)
        .where(
            ForwardTopic.state == TopicState.PARKED,
            _next.group_id == ForwardTopic.group_id,
            _next.state == MeetingState.PLANNED,
            _next.day >= ForwardTopic.due,
        )
        .order_by(_next.day, _next.id)
        .limit(1)
        .correlate(ForwardTopic)
        .scalar_subquery()
    )
    return func.coalesce(own, first)


@cache
def landing_day() -> Any:  # noqa: ANN401 - a day, for the row's topic
    """Give the day of the meeting that a parked topic comes to."""
    return select(_there.day).where(_there.id == landing()).scalar_subquery()


def topics_for(session: Session, meeting_id: int) -> Sequence[ForwardTopic]:
    """Give the parked topics that come to a meeting, in the order they were parked."""
    return session.scalars(_coming_to(), {"meeting": meeting_id}).all()


def count_for(session: Session, meeting_id: int) -> int:
    """Count the parked topics that come to a meeting."""
    return session.scalar(_count(), {"meeting": meeting_id}) or 0


@cache
def _coming_to() -> Select[ForwardTopic]:
    chosen = select(ForwardTopic).where(*_comes())
    return chosen.order_by(ForwardTopic.due, ForwardTopic.id)


@cache
def _count() -> Select[int]:
    return select(func.count()).select_from(ForwardTopic).where(*_comes())


def _comes() -> tuple[ColumnElement[bool], ...]:
    """Say of a topic that it comes to the meeting of the statement's parameter."""
    wanted: BindParameter[int] = bindparam("meeting")
    group = select(Meeting.group_id).where(Meeting.id == wanted).scalar_subquery()
    return (
        ForwardTopic.group_id == group,
        landing() == wanted,
    )
