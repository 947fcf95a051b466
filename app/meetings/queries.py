"""What can be asked about meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from app.belonging import Belonging, within
from app.days import show_day, show_full_day, show_hours, show_weekday
from app.errors import NotFound
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.listing import AS_AT, IDS
from app.meetings.moves import AHEAD, ENDED
from app.meetings.timetable import Timetable, Timings, timetable, timings_by
from app.record_values import named_values
from app.unit.whose import EVERYBODY
from models.groups import Group
from models.meetings import Meeting, MeetingState
from models.people import Person
from models.periods import on
from models.planning import PlanningRule
from models.seats import ChairRole, ChairTerm, Holder, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.unit.whose import Whose


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting as lists and pages show it; `group` carries the short name where the group has one.

    `chair_name` is who chairs by the record or, where it says nothing, by the group's chair on the day.
    """

    id: int
    version: int
    group: Ref
    day: date
    starts: time | None
    finishes: time | None
    title: str | None
    venue: str | None
    online_link: str | None
    chair_seat: Ref | None
    chair: Ref | None
    minute_taker: str | None
    number: int
    notes: str | None
    state: MeetingState
    reason: str | None
    quorate: bool | None
    quorum_sentence: str | None
    chair_name: str
    agenda_issued_on: date | None
    closed_on: date | None
    issued_on: date | None
    approved_on: date | None
    postponed_to: Ref | None
    approved_at: Ref | None
    timings: Timings
    revision: int
    """Grows with every change of the meeting and of its group's planning rule, which its days are reckoned by."""
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def timetable(self) -> Timetable:
        """Its days from the call for papers to the issued minutes, by its group's rule."""
        return timetable(self.day, self.timings)

    @property
    def name(self) -> str:
        """What a step, a document and a window call it: "SCP Board, 27 March 2025"."""
        return f"{self.group.name}, {show_full_day(self.day)}"

    @property
    def chaired_by(self) -> str:
        """Who chairs, without the post, or the post of a vacant seat."""
        return self.chair_name.partition(", ")[0]

    @property
    def hours(self) -> str:
        """Its times as "09:30–12:00", "09:30" or nothing."""
        return show_hours(self.starts, self.finishes)

    @property
    def when(self) -> str:
        """Its weekday and times as "Tue 09:30–12:00"; a weekday alone would look like the whole of it."""
        weekday = show_weekday(self.day)[:3]
        return f"{weekday} {self.hours}" if self.hours else f"{weekday}, no time set"

    @property
    def place(self) -> str:
        """Where it is: the venue, "online", or both."""
        return " and ".join(filter(None, (self.venue, "online" if self.online_link else None)))


def meetings(session: Session, ids: Sequence[int]) -> list[MeetingRecord]:
    """Read meetings with their groups, chairs and linked meetings, in one query however many."""
    found: dict[int, MeetingRecord] = {}
    for row in session.execute(_meetings(), {"ids": ids}):
        found.setdefault(row.Meeting.id, _record(row))
    return list(found.values())


def meeting(session: Session, meeting_id: int) -> MeetingRecord:
    """Read one meeting; NotFound when it has gone."""
    found = meetings(session, [meeting_id])
    if not found:
        raise NotFound("meeting", meeting_id)
    return found[0]


def last_held(session: Session, group_id: int, before: date) -> int | None:
    """Give the id of the group's latest meeting before a day that took place, or is to."""
    return session.scalar(_last_held(), {"group": group_id, "as_at": before})


def next_after(session: Session, group_id: int, day: date) -> MeetingRecord | None:
    """Give the group's first meeting after a day that has not been cancelled or postponed."""
    chosen = select(Meeting.id).where(
        Meeting.group_id == group_id, Meeting.day > day, Meeting.state.not_in(ENDED)
    )
    found = session.scalar(chosen.order_by(Meeting.day, Meeting.id).limit(1))
    return None if found is None else meeting(session, found)


def meetings_after(session: Session, group_id: int, day: date) -> list[MeetingRecord]:
    """Give the group's meetings after a day whose agendas can still be added to, soonest first."""
    chosen = select(Meeting.id).where(
        Meeting.group_id == group_id, Meeting.day > day, Meeting.state.in_(_COMING)
    )
    found = meetings(session, session.scalars(chosen).all())
    return sorted(found, key=lambda each: (each.day, each.starts or time(), each.id))


def coming_ids(
    session: Session,
    today: date,
    limit: int = 20,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[int]:
    """Give the ids of the next meetings from today on, of a partnership's groups or of all, soonest first."""
    chosen = select(Meeting.id).where(
        Meeting.day >= today,
        Meeting.state.in_(_COMING),
        sees_to(whose),
        *within(OF_GROUP, partnership_id),
    )
    order = (Meeting.day, func.coalesce(Meeting.starts, time()), Meeting.id)
    return list(session.scalars(chosen.order_by(*order).limit(limit)))


def sees_to(whose: Whose) -> ColumnElement[bool]:
    """Say in SQL whom of the unit a meeting belongs to: its minute taker, else who looks after its group."""
    group = select(Group.looked_after_id).where(Group.id == Meeting.group_id).scalar_subquery()
    return whose.condition(group, Meeting.minute_taker)


@cache
def _last_held() -> Select[int]:
    chosen = select(Meeting.id).where(
        Meeting.group_id == bindparam("group"), Meeting.day < AS_AT, Meeting.state.not_in(ENDED)
    )
    return chosen.order_by(Meeting.day.desc(), Meeting.id.desc()).limit(1)


@cache
def _meetings() -> Select[Any]:
    chosen = (
        select(
            Meeting,
            PlanningRule,
            GROUP_NAME.label("group_name"),
            _seat.post,
            _holding.name.label("holder"),
            _named.name.label("named"),
            _later.day.label("later"),
            _approving.day.label("approving"),
        )
        .join(Group, Group.id == Meeting.group_id)
        .outerjoin(PlanningRule, PlanningRule.group_id == Meeting.group_id)
        .outerjoin(_later, _later.id == Meeting.postponed_to_id)
        .outerjoin(_approving, _approving.id == Meeting.approved_at_id)
        .where(Meeting.id.in_(IDS))
    )
    joined: Select[Any] = _chaired(chosen)
    return joined


def _record(row: Any) -> MeetingRecord:  # noqa: ANN401 - a row of the query above
    one: Meeting = row.Meeting
    plain = named_values(one, _PLAIN)
    return MeetingRecord(
        **plain,
        group=Ref(one.group_id, row.group_name),
        chair_seat=Ref(one.chair_seat_id, row.post) if one.chair_seat_id else None,
        chair=Ref(one.chair_id, row.named) if one.chair_id else None,
        chair_name=", ".join(filter(None, (row.named or row.holder, row.post))),
        postponed_to=_on(one.postponed_to_id, row.later),
        approved_at=_on(one.approved_at_id, row.approving),
        timings=timings_by(row.PlanningRule),
        revision=row.Meeting.version + (row.PlanningRule.version if row.PlanningRule else 0),
    )


def _on(meeting_id: int | None, day: date | None) -> Ref | None:
    return Ref(meeting_id, show_day(day)) if meeting_id and day else None


_PLAIN = (
    "id",
    "version",
    "day",
    "starts",
    "finishes",
    "title",
    "venue",
    "online_link",
    "minute_taker",
    "number",
    "notes",
    "state",
    "reason",
    "quorate",
    "quorum_sentence",
    "agenda_issued_on",
    "closed_on",
    "issued_on",
    "approved_on",
)
OF_GROUP = Belonging(Meeting.group_id, Group)
"""A meeting is of the partnership of its group."""
_DAY: ColumnElement[date] = Meeting.day.expression
_COMING = (*AHEAD, MeetingState.IN_MEETING)
_term, _seat, _holder = aliased(ChairTerm), aliased(Seat), aliased(Holder)
_holding, _named = aliased(Person), aliased(Person)
_later, _approving = aliased(Meeting), aliased(Meeting)
# Whoever the record names takes the chair; else whoever chairs the group on the day of the meeting.
_BY_TERM = and_(
    _term.group_id == Meeting.group_id,
    _term.role == ChairRole.CHAIR,
    on(_term, _DAY),
    Meeting.chair_seat_id.is_(None),
    Meeting.chair_id.is_(None),
)


def _chaired(chosen: Any) -> Any:  # noqa: ANN401 - a select of meetings, joined further
    """Join a select of meetings with the seat and the people that tell who chairs."""
    return (
        chosen.outerjoin(_term, _BY_TERM)
        .outerjoin(_seat, _seat.id == func.coalesce(Meeting.chair_seat_id, _term.seat_id))
        .outerjoin(_holder, and_(_holder.seat_id == _seat.id, on(_holder, _DAY)))
        .outerjoin(_holding, _holding.id == _holder.person_id)
        .outerjoin(_named, _named.id == func.coalesce(Meeting.chair_id, _term.person_id))
    )
