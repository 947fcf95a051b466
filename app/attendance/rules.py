"""Rules of attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.errors import UserError
from models.agenda import AgendaItem
from models.attendance import Code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from app.attendance.records import RegisterRow
    from models.meetings import Meeting


_TYPED = (Code.ATTENDED, Code.DEPUTY, Code.APOLOGIES, Code.ABSENT)


class NotMemberThen(UserError):
    """Attendance or a reply was given for a seat that the group did not have on the meeting's day."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(
            f"That seat was none of the group's on {show_day(meeting.day)}. Enter the person as a guest, "
            "or correct the days of the seat."
        )


class SeatsUnmarked(UserError):
    """A meeting was to be closed while seats that were expected have no code."""

    def __init__(self, rows: Sequence[RegisterRow]) -> None:
        names = ", ".join(row.holder or row.post for row in rows[:4])
        more = f" and {len(rows) - 4} more" if len(rows) > 4 else ""
        lacking = counted(len(rows), "seat has", "seats have")
        super().__init__(
            f"{lacking} no attendance yet: {names}{more}. Type Y, D, A or N for each, then end the meeting."
        )


class NoCodes(UserError):
    """What was pasted into the register is no column of codes."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is no attendance. Copy a column of Y, D, A and N; an empty cell leaves its seat as it is."
        )


def read_codes(pasted: str) -> list[Code | None]:
    """Read a column of codes as a spreadsheet copies it, one per seat; an empty cell leaves its seat alone."""
    found: list[Code | None] = []
    for cell in pasted.rstrip("\r\n").splitlines():
        sign = cell.strip().upper()
        word = next(
            (each for each in _TYPED if sign in {each.value, each.title_text.upper()}), None
        )
        if word is None and sign not in {"", "-", "–"}:
            raise NoCodes(cell.strip()[:40])
        found.append(word)
    return found


def attendance_problems(
    session: Session, meeting: Meeting, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with an attendance's values as a whole: `{field name: sentence}`."""
    found = {}
    if values.get("code") is Code.NOT_MEMBER:
        found["code"] = (
            "“Not a member then” follows from the days of the seat; choose Y, D, A or N."
        )
    stood_in = values.get("deputy_name") or values.get("deputy")
    if stood_in and values.get("code") is not Code.DEPUTY:
        found["deputy_name"] = "A deputy's name belongs to a seat marked D."
    for name in ("arrived_item", "left_item"):
        if values.get(name) and not _on_agenda(session, meeting, values[name]):
            found[name] = "That item is not on this meeting's agenda."
    return found


def guest_problems(session: Session, meeting: Meeting, values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with a guest's values as a whole: `{field name: sentence}`."""
    if values.get("item") and not _on_agenda(session, meeting, values["item"]):
        return {"item": "That item is not on this meeting's agenda."}
    return {}


def _on_agenda(session: Session, meeting: Meeting, item_id: int) -> bool:
    item = session.get(AgendaItem, item_id)
    return item is not None and item.meeting_id == meeting.id
