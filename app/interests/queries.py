"""What can be asked about declared interests: those of a meeting, of a group over time, and those that stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from app.agenda.naming import headings, item_in
from app.agenda.queries import restricted_items
from app.attendance.register import register
from app.belonging import Belonging
from app.fields import Ref
from app.interests.fields import INTEREST
from app.listing import Listing, Scope, unscoped
from app.meetings.listings import MEETINGS
from app.meetings.naming import at_meetings, meeting_names, name_of
from app.record_values import named_values
from models.agenda import AgendaItem
from models.interests import Handling, Interest
from models.meetings import Meeting
from models.seats import Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.interests.fields import InterestKind

BACK = timedelta(days=3 * 365)
"""How long ago a standing interest may have been declared last."""
_PLAIN = ("id", "version", "name", "kind", "text", "handling", "standing", "restricted")


@dataclass(frozen=True)
class InterestRecord:
    """An interest that somebody declared at a meeting."""

    id: int
    version: int
    meeting: Ref
    day: date
    seat: Ref | None
    name: str
    item: Ref | None
    kind: InterestKind
    text: str
    handling: Handling | None
    standing: bool
    restricted: bool
    is_private: bool
    """Whether it is kept from the public: restricted by itself, or declared in a restricted item."""
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def line(self) -> str:
        """Tell it in a line: "F. Valli: governor of Beech School (Non-financial professional)"."""
        return f"{self.name}: {self.text} ({self.kind.title_text})"


def interests(session: Session, ids: Sequence[int]) -> list[InterestRecord]:
    """Read declarations with their meetings and items, four queries however many."""
    chosen = (
        select(Interest, Meeting.day, Seat.post)
        .join(Meeting, Meeting.id == Interest.meeting_id)
        .outerjoin(Seat, Seat.id == Interest.seat_id)
        .where(Interest.id.in_(ids))
        .order_by(Meeting.day, Interest.id)
    )
    rows = session.execute(chosen).all()
    names = meeting_names(session, [row.meeting_id for row, _, _ in rows])
    item_ids = [row.item_id for row, _, _ in rows if row.item_id]
    items, secret = headings(session, item_ids), restricted_items(session, item_ids)
    return [
        InterestRecord(
            **named_values(row, _PLAIN),
            meeting=Ref(row.meeting_id, names[row.meeting_id]),
            day=day,
            seat=Ref(row.seat_id, post or "") if row.seat_id else None,
            item=item_in(row.item_id, items),
            is_private=row.restricted or row.item_id in secret,
        )
        for row, day, post in rows
    ]


def interests_of(session: Session, meeting_id: int) -> list[InterestRecord]:
    """Give what was declared at a meeting, in the order in which it was."""
    chosen = select(Interest.id).where(Interest.meeting_id == meeting_id)
    ids = session.scalars(chosen).all()
    return interests(session, ids) if ids else []


def standing_interests(session: Session, meeting_id: int) -> list[InterestRecord]:
    """Give what stands from earlier meetings of the group, of people who are at this one, and is not declared yet.

    Of the same interest of the same person the newest declaration decides whether it stands.
    """
    here = session.get_one(Meeting, meeting_id)
    chosen = (
        select(Interest.id)
        .join(Meeting, Meeting.id == Interest.meeting_id)
        .where(
            Meeting.group_id == here.group_id,
            Meeting.day < here.day,
            Meeting.day >= here.day - BACK,
        )
    )
    ids = session.scalars(chosen).all()
    if not ids:
        return []
    known = {_key(each) for each in interests_of(session, meeting_id)}
    found = register(session, meeting_id)
    there = {each.name.casefold() for each in found.guests}
    for row in found.rows:
        there |= {name.casefold() for name in (row.holder, row.deputy_name) if name}
    newest = {_key(each): each for each in interests(session, ids)}
    return [
        each
        for key, each in newest.items()
        if each.standing and key not in known and each.name.casefold() in there
    ]


def declared_between(
    session: Session, group_id: int, first: date, last: date
) -> list[InterestRecord]:
    """Give what was declared at a group's meetings over a period, both days in it, for its register."""
    chosen = (
        select(Interest.id)
        .join(Meeting, Meeting.id == Interest.meeting_id)
        .where(Meeting.group_id == group_id, Meeting.day.between(first, last))
    )
    ids = session.scalars(chosen).all()
    return interests(session, ids) if ids else []


def _key(each: InterestRecord) -> tuple[str, str]:
    return each.name.casefold(), " ".join(each.text.casefold().split())


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return at_meetings(scope, Interest.meeting_id)


INTERESTS = Listing(
    kind="interests",
    title="Declarations of interest",
    one="declaration of interest",
    fields=INTEREST,
    table="interest",
    id_column=Interest.id,
    source=Interest,
    columns={
        "meeting": name_of(Interest.meeting_id),
        "name": Interest.name,
        "item": select(AgendaItem.title).where(AgendaItem.id == Interest.item_id).scalar_subquery(),
        "kind": Interest.kind,
        "text": Interest.text,
        "handling": Interest.handling,
        "standing": Interest.standing,
    },
    records=unscoped(interests),
    within=_within,
    order=("meeting", "name"),
    about=lambda record: f"{record.name}, {record.meeting}",
    belongs=Belonging(Interest.meeting_id, Meeting, MEETINGS.belongs),
)
