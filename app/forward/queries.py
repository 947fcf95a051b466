"""What can be asked about the forward plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from app.agencies.queries import agency_ref
from app.errors import NotFound
from app.fields import Ref
from app.forward.landing import landing, landing_day
from app.groups.queries import GROUP_NAME
from app.listing import IDS
from app.meetings.moves import AHEAD
from app.meetings.naming import meeting_choices, meeting_names
from app.record_values import named_values
from app.typed import holding
from models.agencies import Agency
from models.agenda import AgendaItem
from models.forward import ForwardTopic, Repeat, TopicState
from models.groups import Group
from models.meetings import Meeting
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from models.agenda import Purpose

_taken_at = aliased(Meeting)


@dataclass(frozen=True)
class TopicRecord:
    """A topic of the forward plan; `lands_on` is the meeting it comes to, on its day, None while none is planned."""

    id: int
    version: int
    group: Ref
    title: str
    meeting: Ref | None
    due: date
    lands_on: Ref | None
    lands_day: date | None
    repeat: Repeat
    agency: Ref | None
    person: Ref | None
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    wants_paper: bool
    restricted: bool
    chased_on: date | None
    last_on: date | None
    state: TopicState
    note: str | None
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def is_parked(self) -> bool:
        """Say whether it waits for a meeting."""
        return self.state is TopicState.PARKED

    @property
    def owed_by(self) -> str:
        """Name who owes it: the person, and the agency."""
        names = (each.name for each in (self.person, self.agency) if each)
        return ", ".join(names)


def topics(session: Session, ids: Sequence[int]) -> list[TopicRecord]:
    """Read topics with the meetings they come to, two queries however many."""
    rows = session.execute(_topics(), {"ids": ids}).all()
    wanted = [each for row in rows for each in (row.ForwardTopic.meeting_id, row.lands_on) if each]
    names = meeting_names(session, wanted)
    return [
        TopicRecord(
            **named_values(row.ForwardTopic, _PLAIN),
            group=Ref(row.ForwardTopic.group_id, row.group_name),
            meeting=_meeting(row.ForwardTopic.meeting_id, names),
            lands_on=_meeting(row.lands_on, names),
            lands_day=row.lands_day,
            agency=agency_ref(row.ForwardTopic.agency_id, row.agency_name, row.agency_short),
            person=Ref(row.ForwardTopic.person_id, row.person_name) if row.person_name else None,
            last_on=row.last_on,
        )
        for row in rows
    ]


def topic(session: Session, topic_id: int) -> TopicRecord:
    """Read one topic; NotFound when it is gone."""
    found = topics(session, [topic_id])
    if not found:
        raise NotFound("topic", topic_id)
    return found[0]


def topic_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give topics whose title or group holds the words typed, the soonest first."""
    chosen = (
        select(ForwardTopic.id, ForwardTopic.title, GROUP_NAME.label("group_name"))
        .join(Group, Group.id == ForwardTopic.group_id)
        .where(holding(typed, ForwardTopic.title + " " + GROUP_NAME), *where)
    )
    order = (ForwardTopic.due, ForwardTopic.id)
    return [
        Ref(row.id, f"{row.title}, {row.group_name}")
        for row in session.execute(chosen.order_by(*order).limit(limit))
    ]


def meetings_ahead(session: Session, typed: str, group_id: int | None = None) -> list[Ref]:
    """Give the meetings to come that a topic can be parked for, of one group or of all."""
    of_group = [Meeting.group_id == group_id] if group_id else []
    return meeting_choices(session, typed, Meeting.state.in_(AHEAD), *of_group)


def last_taken() -> Any:  # noqa: ANN401 - a day, for the row's topic
    """Give in SQL the day of the last meeting that a topic stood on the agenda of."""
    return (
        select(func.max(_taken_at.day))
        .join(AgendaItem, AgendaItem.meeting_id == _taken_at.id)
        .where(AgendaItem.topic_id == ForwardTopic.id)
        .correlate(ForwardTopic)
        .scalar_subquery()
    )


def _meeting(meeting_id: int | None, names: dict[int, str]) -> Ref | None:
    return Ref(meeting_id, names[meeting_id]) if meeting_id else None


@cache
def _topics() -> Select[Any]:
    return (
        select(
            ForwardTopic,
            GROUP_NAME.label("group_name"),
            Agency.name.label("agency_name"),
            Agency.short_name.label("agency_short"),
            Person.name.label("person_name"),
            landing().label("lands_on"),
            landing_day().label("lands_day"),
            last_taken().label("last_on"),
        )
        .join(Group, Group.id == ForwardTopic.group_id)
        .outerjoin(Agency, Agency.id == ForwardTopic.agency_id)
        .outerjoin(Person, Person.id == ForwardTopic.person_id)
        .where(ForwardTopic.id.in_(IDS))
    )


_PLAIN = (
    "id",
    "version",
    "title",
    "due",
    "repeat",
    "purpose",
    "presenter",
    "minutes",
    "wants_paper",
    "restricted",
    "chased_on",
    "state",
    "note",
)
