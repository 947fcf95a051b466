"""What screens of seats share: the group that is shown first, and how a seat looks in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.chairs.structure import seat_counts
from app.groups.fields import Tier
from app.groups.queries import all_groups
from app.seats.fields import Category
from ui.table_model import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Field
    from app.groups.queries import GroupRecord
    from app.seats.queries import MemberRecord
    from ui.table_model import Looker


def first_to_show(session: Session, day: date, partnership_id: int | None) -> GroupRecord | None:
    """Give the group that a person means first: a board with seats, else any group with seats, else any."""
    own = [each for each in all_groups(session, day, partnership_id) if not each.attended_only]
    counts = seat_counts(session, [each.id for each in own], day)
    seated = [each for each in own if each.id in counts]
    boards = [each for each in seated if each.tier is Tier.BOARD]
    return next(iter(boards or seated or own), None)


def member_looker(day: Callable[[], date]) -> Looker:
    """Give what decides how a seat looks in a list as at a day that may change."""
    return lambda member, field, usual: member_look(member, field, usual, day())


def member_look(member: MemberRecord, field: Field, usual: Look, day: date) -> Look:
    """Show short names of agencies, an empty seat, a partner's missing deputy, and a term over before a day."""
    if field.name == "agency":
        return Look(member.agency_short or "-", is_name=True)
    if field.name == "holder" and member.is_vacant:
        return Look("Vacant", "bad", chip=True)
    if field.name == "deputy" and not member.deputies and member.category is Category.STATUTORY:
        return Look("none", "caution", chip=True)
    if field.name == "term_ends" and member.term_ended(day):
        return Look(f"ended {usual.text}", "bad")
    return usual
