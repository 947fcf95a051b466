"""What can be asked about the versions kept of a meeting's minutes: which there are, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.clock import LONDON
from app.days import show_day
from app.errors import NotFound
from app.fields import Ref
from app.meetings.naming import meeting_names
from app.minutes.queries import minuted
from app.minutes.version_words import kept_items, unpack
from models.journal import Act, Change, Step
from models.minutes import MinutesVersion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from app.meetings.fields import MeetingState
    from app.minutes.fields import Occasion
    from app.minutes.version_words import KeptItem

NOW = "The minutes now"
"""What stands in the place of a version for the minutes as they are."""


@dataclass(frozen=True)
class KeptMinutes:
    """A version: the meeting it is of, why, when and by whom it was kept, and the name a person gave it."""

    id: int
    meeting: Ref
    occasion: Occasion
    state: MeetingState
    name: str | None
    at: datetime | None
    who: str

    @property
    def when(self) -> str:
        """Give day and time in London: "12 Mar 2025, 14:02"; empty where the history does not know it."""
        if self.at is None:
            return ""
        here = self.at.astimezone(LONDON)
        return f"{show_day(here.date())}, {here:%H:%M}"

    @property
    def title(self) -> str:
        """Tell it in a line: "12 Mar 2025, 14:02 · Sent to chair · S. Khan"."""
        what = f"“{self.name}”" if self.name else self.occasion.title_text
        told = [self.when, what, self.state.title_text if self.name else "", self.who]
        return " · ".join(filter(None, told))


def versions_of(session: Session, meeting_id: int) -> list[KeptMinutes]:
    """Give the versions of a meeting's minutes, the newest first, without their words; three queries."""
    columns = (
        MinutesVersion.id,
        MinutesVersion.occasion,
        MinutesVersion.state,
        MinutesVersion.name,
    )
    chosen = select(*columns).where(MinutesVersion.meeting_id == meeting_id)
    rows = session.execute(chosen.order_by(MinutesVersion.id.desc())).all()
    kept = _kept(session, [row.id for row in rows])
    meeting = Ref(meeting_id, meeting_names(session, [meeting_id]).get(meeting_id, ""))
    return [
        KeptMinutes(
            row.id,
            meeting,
            row.occasion,
            row.state,
            row.name,
            *kept.get(row.id, (None, "")),
        )
        for row in rows
    ]


def words_of(
    session: Session, version_id: int, meeting_id: int | None = None
) -> tuple[KeptItem, ...]:
    """Give what a version says; NotFound where there is none, or it is of another meeting than the one named."""
    row = session.get(MinutesVersion, version_id)
    if row is not None and meeting_id not in {None, row.meeting_id}:
        row = None
    holder = row and (session.get(MinutesVersion, row.same_as_id) if row.same_as_id else row)
    if holder is None or holder.words is None:
        raise NotFound("version of minutes", version_id)
    return unpack(holder.words)


def words_now(session: Session, meeting_id: int, today: date) -> tuple[KeptItem, ...]:
    """Give what the minutes say now."""
    return kept_items(minuted(session, meeting_id, today))


def _kept(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[datetime, str]]:
    """Give when and by whom versions were kept: at their first step, whatever was undone and done again since."""
    first = (
        select(Change.row_id, func.min(Change.step_id).label("step"))
        .where(
            Change.table_name == MinutesVersion.__tablename__,
            Change.act == Act.INSERT,
            Change.row_id.in_(ids),
        )
        .group_by(Change.row_id)
        .subquery()
    )
    rows = session.execute(
        select(first.c.row_id, Step.at, Step.who).join(Step, Step.id == first.c.step)
    )
    return {row.row_id: (row.at, row.who) for row in rows}
