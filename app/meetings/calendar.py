"""The meetings of a stretch of days, read at once for a calendar on screen, and moving one to another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.meetings.moves import AHEAD, ENDED
from models.groups import Group
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Appointment:
    """A meeting as a calendar shows it; `group` carries the short name where the group has one."""

    id: int
    group: Ref
    day: date
    starts: time | None
    title: str | None
    venue: str | None
    state: MeetingState

    @property
    def can_move(self) -> bool:
        """Say whether it may still be put on another day."""
        return self.state in AHEAD

    @property
    def has_ended(self) -> bool:
        """Say whether it was cancelled, postponed or called off."""
        return self.state in ENDED


def appointments(
    session: Session, first: date, last: date, partnership: int | None = None
) -> list[Appointment]:
    """Give the meetings from one day to another, both inclusive, by day and start, in one query."""
    chosen = (
        select(
            Meeting.id,
            Meeting.group_id,
            GROUP_NAME.label("group"),
            Meeting.day,
            Meeting.starts,
            Meeting.title,
            Meeting.venue,
            Meeting.state,
        )
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.day.between(first, last))
        .order_by(Meeting.day, func.coalesce(Meeting.starts, time()), Meeting.id)
    )
    if partnership is not None:
        chosen = chosen.where(Group.partnership_id == partnership)
    return [
        Appointment(
            row.id,
            Ref(row.group_id, row.group),
            row.day,
            row.starts,
            row.title,
            row.venue,
            row.state,
        )
        for row in session.execute(chosen)
    ]
