"""What can be done about interests declared at meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.attendance.register import register, seat_rows
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.interests.fields import INTEREST, InterestValues
from app.interests.queries import standing_interests
from app.meetings.queries import meeting
from app.meetings.rules import check_open
from models.agenda import AgendaItem
from models.interests import Interest
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.attendance.records import RegisterRow
    from app.work import Work

_USUAL = {"standing": False, "restricted": False, "handling": None, "seat": None, "item": None}


def declare_interest(work: Work, values: InterestValues) -> int:
    """Record an interest that somebody declared at a meeting; the name is that of the seat's member unless given."""
    full: dict[str, Any] = {"meeting": None, "kind": None, "text": None, **_USUAL, **values}
    refuse(problems(INTEREST, full))
    check_open(work.get(Meeting, full["meeting"]))
    seat = _seat(work, full["meeting"], full["seat"])
    refuse(_seat_problems(full, seat))
    full["name"] = full.get("name") or _member(seat)
    refuse(_problems(work, full))
    return work.add(Interest(**column_values(INTEREST, full)))


def change_interest(
    work: Work, interest_id: int, values: InterestValues, shown: int | None = None
) -> int:
    """Change some values of a declaration, which stays that of its meeting."""
    row = work.get(Interest, interest_id)
    check_open(work.get(Meeting, row.meeting_id))
    given: dict[str, Any] = dict(cast("Mapping[str, Any]", values))
    full = {**field_values(INTEREST, row), **given}
    if full["meeting"] != row.meeting_id:
        refuse({"meeting": "It was declared at its own meeting. Declare it anew at the other one."})
    if "seat" in given or not full["name"]:
        seat = _seat(work, row.meeting_id, full["seat"])
        refuse(_seat_problems(full, seat))
        given["name"] = full["name"] = given.get("name") or _member(seat)
    refuse(_problems(work, full))
    work.edit(row, given, INTEREST, shown)
    return interest_id


def remove_interest(work: Work, interest_id: int) -> int:
    """Remove a declaration that was entered by mistake."""
    row = work.get(Interest, interest_id)
    check_open(work.get(Meeting, row.meeting_id))
    work.delete(row)
    return interest_id


def declare_standing(work: Work, meeting_id: int) -> int:
    """Declare at a meeting again what stands from earlier ones of its group; gives how many.

    What was done about them, and in which item, is left open: that is of the meeting. So is the seat, since people
    change seats.
    """
    check_open(work.get(Meeting, meeting_id))
    found = standing_interests(work.session, meeting_id)
    seats = {
        name.casefold(): row.seat_id
        for row in register(work.session, meeting_id).rows
        for name in (row.holder, row.deputy_name)
        if name
    }
    for each in found:
        declare_interest(
            work,
            {
                "meeting": meeting_id,
                "seat": seats.get(each.name.casefold()),
                "name": each.name,
                "kind": each.kind,
                "text": each.text,
                "standing": True,
                "restricted": each.is_private,
            },
        )
    return len(found)


def _seat(work: Work, meeting_id: int, seat_id: int | None) -> RegisterRow | None:
    """Give a seat as it is in the register of a meeting; None where it is none of the group's on that day."""
    if seat_id is None:
        return None
    rows = seat_rows(work.session, meeting(work.session, meeting_id), seat_id)
    return next(iter(rows), None)


def _member(seat: RegisterRow | None) -> str | None:
    """Name who is in a seat: the deputy where one came, else its holder."""
    return (seat.deputy_name or seat.holder) if seat else None


def _seat_problems(values: Mapping[str, Any], seat: RegisterRow | None) -> dict[str, str]:
    if values["seat"] is None or seat is not None:
        return {}
    return {"seat": "This seat is none of the group's on the day of the meeting."}


def _problems(work: Work, values: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    if not values["name"]:
        found["name"] = (
            "Say who declared it: nobody holds this seat."
            if values["seat"]
            else "Say who declared it, by seat or by name."
        )
    item = work.get(AgendaItem, values["item"]) if values["item"] else None
    if item is not None and item.meeting_id != values["meeting"]:
        found["item"] = "This item is on the agenda of another meeting."
    return found
