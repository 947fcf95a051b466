"""Meetings that were removed and whose day is still to come: other people's calendars may have them, to be told so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.clock import LONDON
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.journal import values_of
from app.meetings.timetable import Timetable, Timings, timetable, timings_by
from models.groups import Group
from models.journal import Act, Change, Step
from models.meetings import Meeting
from models.planning import PlanningRule
from models.types import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

_TABLE = Meeting.__tablename__


@dataclass(frozen=True)
class WithdrawnMeeting:
    """A meeting as it was when it was removed; `revision` is the last it had."""

    id: int
    group: Ref
    day: date
    starts: time | None
    finishes: time | None
    title: str | None
    timings: Timings
    revision: int

    @property
    def timetable(self) -> Timetable:
        """Its days by its group's rule."""
        return timetable(self.day, self.timings)


def withdrawn_meetings(
    session: Session,
    first: date,
    last: date | None = None,
    *,
    group: int | None = None,
    partnership: int | None = None,
) -> list[WithdrawnMeeting]:
    """Give the removed meetings of some days, both inclusive, of a group, a partnership or all; in three queries.

    The journal keeps what they were. One whose planning was undone on the day of it was hardly sent to anybody, and is
    left out: each year that is planned twice would fill calendars with meetings nobody ever had.
    """
    removed = dict(_removed(session))
    groups = _groups(session, group, partnership)
    found = []
    for row_id, (version, was) in removed.items():
        known = groups.get(was["group_id"])
        if known is None or was["day"] < first or (last is not None and was["day"] > last):
            continue
        name, rule = known
        found.append(
            WithdrawnMeeting(
                row_id,
                Ref(was["group_id"], name),
                was["day"],
                was["starts"],
                was["finishes"],
                was["title"],
                timings_by(rule),
                version + (rule.version if rule else 0),
            )
        )
    return sorted(found, key=lambda each: (each.day, each.id))


def _removed(session: Session) -> Iterator[tuple[int, tuple[int, Mapping[str, Any]]]]:
    """Give version and values of each removed meeting by id, as its last removal kept them."""
    added, adding = aliased(Change), aliased(Step)
    planned = (
        select(added.row_id, func.min(adding.at).label("at"))
        .join(adding, adding.id == added.step_id)
        .where(added.table_name == _TABLE, added.act == Act.INSERT)
        .group_by(added.row_id)
        .subquery()
    )
    chosen = (
        select(Change, Step.at, Step.undoes_id, planned.c.at.label("planned"))
        .join(Step, Step.id == Change.step_id)
        .join(planned, planned.c.row_id == Change.row_id)
        .outerjoin(Meeting, Meeting.id == Change.row_id)
        .where(Change.table_name == _TABLE, Change.act == Act.DELETE, Meeting.id.is_(None))
        .order_by(Change.id)
    )
    latest = {row.Change.row_id: row for row in session.execute(chosen)}
    columns = Meeting.__table__.columns
    for row_id, row in latest.items():
        same_day = row.at.astimezone(LONDON).date() == row.planned.astimezone(LONDON).date()
        if row.undoes_id is not None and same_day:
            continue
        before = {name: pair[0] for name, pair in values_of(row.Change.images).items()}
        was = {
            name: from_text(columns[name].type, before.get(name))
            for name in ("group_id", "day", "starts", "finishes", "title")
        }
        yield row_id, (row.Change.row_version, was)


def _groups(
    session: Session, group: int | None, partnership: int | None
) -> dict[int, tuple[str, PlanningRule | None]]:
    chosen = select(Group.id, GROUP_NAME.label("name"), PlanningRule).outerjoin(
        PlanningRule, PlanningRule.group_id == Group.id
    )
    if group is not None:
        chosen = chosen.where(Group.id == group)
    if partnership is not None:
        chosen = chosen.where(Group.partnership_id == partnership)
    return {row.id: (row.name, row.PlanningRule) for row in session.execute(chosen)}
