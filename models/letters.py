"""Reminders: that whoever owes a meeting a paper or a reply was asked for it on a day."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, ShortText, Whole, link


class Reminder(Record):
    """One reminder of what a meeting waits for: the paper of an item, or the reply of a seat.

    That of an action stands in the action's own history.
    """

    __tablename__ = "reminder"

    meeting_id: Mapped[int] = link("meeting")
    item_id: Mapped[Whole | None]
    """The item whose paper was asked for; no reference, so that the item can still be taken off its agenda."""
    seat_id: Mapped[Whole | None]
    """The seat whose reply was asked for; no reference, so that a seat entered by mistake can still be removed."""
    name: Mapped[ShortText]
    """Whom it went to."""
    day: Mapped[DayOf]
