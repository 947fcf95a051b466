"""Rules of meetings: what their values may be together, which moves they may make, and what is worth a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.bank_holidays import bank_holidays
from app.days import show_day, show_long_day
from app.errors import UserError
from app.meetings.moves import AHEAD, ENDED, LOCKED, moves_from
from models.groups import Group
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

    from app.meetings.moves import Move

    Life = tuple[date | None, date | None]
    """The first and the last day of a group, both inclusive and open where they are None."""


class WrongMove(UserError):
    """A meeting was asked to make a move that its state does not allow."""

    def __init__(self, move: Move, state: MeetingState) -> None:
        verbs = ", ".join(each.verb for each in moves_from(state))
        super().__init__(
            f"“{move.verb}” is not possible: the meeting is “{state.title_text}”. Possible now: {verbs}."
        )


class MinutesLocked(UserError):
    """Something that belongs to minutes which are issued or approved was to be changed."""

    def __init__(self, state: MeetingState) -> None:
        super().__init__(
            f"These minutes are {state.title_text.casefold()}, so nothing in them was changed. "
            "Reopen them first, with a reason."
        )


class MeetingEnded(UserError):
    """Something was to be recorded at a meeting that does not take place."""

    def __init__(self, state: MeetingState) -> None:
        super().__init__(f"This meeting is {state.title_text.casefold()}. Put it back first.")


def meeting_problems(
    session: Session, meeting_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a meeting's values as a whole: `{field name: sentence}`."""
    found = hours_problem(values)
    if values.get("chair_seat") and values.get("chair"):
        found["chair"] = "Give the chair either by seat or by person, not both."
    if values.get("group") and values.get("day") and _same_time(session, meeting_id, values):
        when = f" at {values['starts']:%H:%M}" if values.get("starts") else ""
        found["day"] = (
            f"The group has a meeting on {show_day(values['day'])}{when} already. Open that one."
        )
    return found


def life_problem(session: Session, values: Mapping[str, Any]) -> dict[str, str]:
    """Object to a day on which the group is not there yet, or no longer: `{"day": sentence}`."""
    group = session.get(Group, values["group"]) if values.get("group") else None
    if group is None or not values.get("day"):
        return {}
    told = outside_life(group.name, (group.first_day, group.last_day), values["day"])
    return {"day": told} if told else {}


def outside_life(name: str, life: Life, day: date) -> str:
    """Say that a day is before a group's first or after its last, both inclusive; "" where it is within."""
    first, last = life
    if first is not None and day < first:
        return f"{name} begins only on {show_day(first)}."
    if last is not None and day > last:
        return f"{name} ended on {show_day(last)}."
    return ""


def hours_problem(values: Mapping[str, Any]) -> dict[str, str]:
    """Object to an end that is not after the start: `{"finishes": sentence}`."""
    starts, finishes = values.get("starts"), values.get("finishes")
    if starts and finishes and finishes <= starts:
        told = f"It finishes at {finishes:%H:%M}, which is not after its start at {starts:%H:%M}."
        return {"finishes": told}
    return {}


def day_problem(state: MeetingState) -> str | None:
    """Say why the day or group of a meeting in this state can no longer be changed."""
    if state in AHEAD | {MeetingState.IN_MEETING}:
        return None
    return f"The meeting is “{state.title_text}”, so its group and date stay as they are."


def locked_problems(
    meeting: Meeting, before: Mapping[str, Any], given: Mapping[str, Any]
) -> dict[str, str]:
    """Object to changing what issued minutes say of their meeting; notes and the link are not in them."""
    if meeting.state not in LOCKED:
        return {}
    sentence = f"The minutes are {meeting.state.title_text.casefold()}, so this stays as it is. Reopen them first."
    free = {"notes", "online_link"}
    return {
        name: sentence for name in given if name not in free and given[name] != before.get(name)
    }


def check_move(meeting: Meeting, move: Move, reason: str | None) -> None:
    """Refuse a move that is not in the table for the meeting's state, or that lacks its reason."""
    if meeting.state not in move.before:
        raise WrongMove(move, meeting.state)
    if move.wants_reason and not (reason or "").strip():
        raise UserError(f"“{move.verb}” needs a reason, which the history and the minutes show.")


def check_open(meeting: Meeting) -> None:
    """Refuse a change to what a locked or ended meeting holds."""
    if meeting.state in LOCKED:
        raise MinutesLocked(meeting.state)
    if meeting.state in ENDED:
        raise MeetingEnded(meeting.state)


def day_warnings(
    session: Session,
    meeting_id: int | None,
    values: Mapping[str, Any],
    *,
    besides: Collection[int] = (),
) -> list[str]:
    """Give what a person may want to know about a day before planning on it: no obstacle, so sentences only.

    Meetings of that day whose ids are in `besides` are told elsewhere.
    """
    day: date | None = values.get("day")
    if day is None:
        return []
    found = []
    if day in bank_holidays(day.year):
        found.append(f"{show_long_day(day)} is a bank holiday in England.")
    elif day.weekday() > 4:
        found.append(f"{show_long_day(day)} is at the weekend.")
    others = _others_that_day(session, {meeting_id, *besides}, values)
    if others:
        found.append(f"On that day there is also: {', '.join(others)}.")
    return found


def _same_time(session: Session, meeting_id: int | None, values: Mapping[str, Any]) -> bool:
    chosen = select(Meeting.id).where(
        Meeting.group_id == values["group"],
        Meeting.day == values["day"],
        Meeting.starts.is_(None)
        if values.get("starts") is None
        else Meeting.starts == values["starts"],
        Meeting.state.not_in(ENDED),
    )
    if meeting_id is not None:
        chosen = chosen.where(Meeting.id != meeting_id)
    return session.scalar(chosen.limit(1)) is not None


def _others_that_day(
    session: Session, besides: Collection[int | None], values: Mapping[str, Any]
) -> list[str]:
    chosen = (
        select(Meeting.id, Meeting.starts, Group.name)
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.day == values["day"], Meeting.state.not_in(ENDED))
        .order_by(Meeting.starts, Group.name)
    )
    return [
        f"{row.name} at {row.starts:%H:%M}" if row.starts else row.name
        for row in session.execute(chosen)
        if row.id not in besides
    ]
