"""What membership puts on Home: terms that end soon or have ended while nobody followed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.days import show_near_day
from app.deadlines import Deadline, Verb
from app.seats.fields import ENDING_WITHIN
from app.seats.listings import SEATS
from app.seats.queries import members
from app.unit.whose import EVERYBODY
from models.groups import Group
from models.periods import on
from models.seats import Holder, Seat

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.seats.queries import MemberRecord
    from app.unit.whose import Whose
    from models.words import Tone


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per seat whose term ends within 60 days, or has passed with the holder still there."""
    ends = func.coalesce(Holder.term_ends, Holder.last_day)
    chosen = (
        select(Seat.id)
        .join(Holder, Holder.seat_id == Seat.id)
        .join(Group, Group.id == Seat.group_id)
        .where(
            on(Holder, today),
            on(Seat, today),
            on(Group, today),
            ends <= today + timedelta(days=ENDING_WITHIN),
            whose.condition(Group.looked_after_id),
            *SEATS.own(partnership_id),
        )
    )
    found = members(session, session.scalars(chosen).all(), {"as_at": today})
    return [_deadline(each, today) for each in found]


def _deadline(member: MemberRecord, today: date) -> Deadline:
    due = member.term_ends or today
    shown = show_near_day(due, today)
    tone: Tone = "bad" if due < today else "none"
    who = f"{member.holder}, {member.post}" if member.holder else member.post
    return Deadline(
        f"Membership term: {who}",
        ", ".join(filter(None, (member.group.name, member.agency_short))),
        due,
        chip=f"ended {shown}" if due < today else f"ends {shown}",
        tone=tone,
        verb=Verb.RENEW,
        page="members",
        record_id=member.id,
    )
