"""Rules of the forward plan: which meeting a topic may wait for, and when one that comes back is due again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import months_on
from app.errors import UserError
from app.meetings.moves import AHEAD
from models.forward import Repeat
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

_MONTHS = {
    Repeat.QUARTERLY: 3,
    Repeat.HALF_YEARLY: 6,
    Repeat.YEARLY: 12,
    Repeat.TWO_YEARLY: 24,
}


class NotParked(UserError):
    """A topic was to be put on an agenda, or skipped, that does not wait for one."""

    def __init__(self, title: str, state: str) -> None:
        super().__init__(f"“{title}” is {state}, so it waits for no meeting. Park it again first.")


class NothingToSkip(UserError):
    """A topic was to be skipped that comes to no meeting yet."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"No meeting is planned that “{title}” would come to. Change its day instead."
        )


class WasTaken(UserError):
    """A topic was to be removed that stands on an agenda."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” was on an agenda, so it stays in the forward plan. Drop it instead."
        )


def topic_problems(session: Session, values: Mapping[str, Any]) -> dict[str, str]:
    """Object to a topic without a day, or that is parked for another group's meeting or for one that is over."""
    if values.get("due") is None:
        return {"due": "Say from which day on a meeting should take it, or choose the meeting."}
    meeting = session.get(Meeting, values["meeting"]) if values.get("meeting") else None
    if meeting is None:
        return {}
    if meeting.group_id != values.get("group"):
        return {"meeting": "That is a meeting of another group. Choose one of this group."}
    if meeting.state not in AHEAD:
        return {
            "meeting": f"That meeting is {meeting.state.title_text.casefold()}. Choose one that is to come."
        }
    return {}


def due_again(due: date, repeat: Repeat, taken: date) -> date | None:
    """Give the first day after `taken` on which a topic is due again, None for one that comes once.

    It is reckoned from the day it was due and not from the meeting, so that a late meeting moves no later ones.
    """
    months = _MONTHS.get(repeat)
    if months is None:
        return None
    count = 1
    while months_on(due, count * months) <= taken:
        count += 1
    return months_on(due, count * months)
