"""What can be done about interests declared at meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.attendance.register import register
from app.errors import refuse
from app.fields import problems
from app.interests.fields import INTEREST, InterestValues
from app.interests.queries import standing_interests
from app.meetings.rules import check_open
from app.work import column_values, field_values
from models.agenda import AgendaItem
from models.interests import Interest
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work

_USUAL = {"standing": False, "restricted": False, "handling": None, "seat": None, "item": None}


def declare_interest(work: Work, values: InterestValues) -> int:
    """Record an interest that somebody declared at a meeting; the name is that of the seat's member unless given."""
    full: dict[str, Any] = {"meeting": None, "kind": None, "text": None, **_USUAL, **values}
    refuse(problems(INTEREST, full))
    check_open(work.get(Meeting, full["meeting"]))
    full["name"] = full.get("name") or _member(work, full["meeting"], full["seat"])
    refuse(_problems(work, full))
    return work.add(Interest(**column_values(INTEREST, full)))


def change_interest(
    work: Work, interest_id: int, values: InterestValues, shown: int | None = None
) -> int:
    """Change some values of a declaration."""
    row = work.get(Interest, interest_id)
    check_open(work.get(Meeting, row.meeting_id))
    given: dict[str, Any] = dict(cast("Mapping[str, Any]", values))
    full = {**field_values(INTEREST, row), **given}
    if "seat" in given or not full["name"]:
        by_hand = given.get("name")
        given["name"] = full["name"] = by_hand or _member(work, row.meeting_id, full["seat"])
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

    What was done about them, and in which item, is left open: that is of the meeting.
    """
    check_open(work.get(Meeting, meeting_id))
    found = standing_interests(work.session, meeting_id)
    for each in found:
        declare_interest(
            work,
            {
                "meeting": meeting_id,
                "seat": each.seat.id if each.seat else None,
                "name": each.name,
                "kind": each.kind,
                "text": each.text,
                "standing": True,
                "restricted": each.is_private,
            },
        )
    return len(found)


def _member(work: Work, meeting_id: int, seat_id: int | None) -> str | None:
    """Give who is in a seat at a meeting: the deputy where one came, else its holder."""
    if seat_id is None:
        return None
    rows = register(work.session, meeting_id).rows
    found = next((each for each in rows if each.seat_id == seat_id), None)
    return (found.deputy_name or found.holder) if found else None


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
