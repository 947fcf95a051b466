"""What can be done about guests of a meeting, who take part without a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.attendance.fields import GUEST, Mode
from app.attendance.rules import guest_problems
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.meetings.rules import check_open
from models.attendance import Guest
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.attendance.fields import GuestValues
    from app.work import Work


def add_guest(work: Work, values: GuestValues) -> int:
    """Add somebody without a seat who takes part in a meeting, or in one item of it."""
    full: dict[str, Any] = {"meeting": None, "name": None, "mode": Mode.ROOM, **values}
    row = work.get(Meeting, full["meeting"])
    check_open(row)
    refuse(problems(GUEST, full) | guest_problems(work.session, row, full))
    return work.add(Guest(**column_values(GUEST, full)))


def change_guest(work: Work, guest_id: int, values: GuestValues, shown: int | None = None) -> int:
    """Change some values of a guest."""
    guest = work.get(Guest, guest_id)
    row = work.get(Meeting, guest.meeting_id)
    check_open(row)
    given = cast("Mapping[str, Any]", values)
    refuse(guest_problems(work.session, row, {**field_values(GUEST, guest), **given}))
    work.edit(guest, given, GUEST, shown)
    return guest_id


def remove_guest(work: Work, guest_id: int) -> int:
    """Remove a guest who was entered by mistake."""
    guest = work.get(Guest, guest_id)
    check_open(work.get(Meeting, guest.meeting_id))
    work.delete(guest)
    return guest_id
