"""Attendance reports of Teams and Zoom taken into the register of a meeting: members, deputies, guests.

Nothing is judged by the report alone: every mark is a proposal that the preview shows, and that can be corrected or
left out there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.amounts import counted, round_half_up
from app.attendance.fields import ATTENDANCE, AttendanceValues, Code, GuestValues, Mode
from app.attendance.guests import add_guest
from app.attendance.operations import record_seats
from app.attendance.report_people import Attender, AttendsAs, people_by_address
from app.attendance.report_rows import WHO, is_of_meeting, set_beside
from app.errors import UserError
from app.fields import Email, Fields, Link, Number, Ref, Text, Time, by_name
from app.importing.display_names import plain_names
from app.importing.form_kind import FormKind
from app.importing.kind import (
    PARTNERSHIP,
    Accepted,
    Existing,
    Shown,
    Values,
)
from app.importing.meeting_forms import read_report_form
from models.attendance import Attendance

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.attendance.report_people import OnFile
    from app.work import Work

_OF_SEAT = by_name(ATTENDANCE)

FIELDS: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True, width=26),
    WHO,
    replace(_OF_SEAT["code"], required=False),
    replace(_OF_SEAT["deputy_name"], required=False),
    _OF_SEAT["mode"],
    Number("minutes", "Minutes", least=0),
    Number("length", "Of minutes", least=0, listed=False),
    Number("joins", "Joins", least=0, width=7),
    Time("first", "First join"),
    Time("last", "Last leave"),
    replace(_OF_SEAT["note"], listed=False),
    Email("email", "E-mail", width=26, listed=False),
    Text("role", "Role in the meeting", longest=120, listed=False),
    Text("shown", "Name as shown", longest=200, listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)
_MARKS = {AttendsAs.MEMBER: Code.ATTENDED, AttendsAs.DEPUTY: Code.DEPUTY}
_KEPT = ("code", "deputy_name", "mode", "note")


class SeatTwice(UserError):
    """Two rows would be entered for one seat, such as its member and a deputy."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"“{one}” and “{other}” are both to be entered for one seat, so nothing was stored. Answer one of them "
            "otherwise, or leave it out."
        )


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give what the register says of the seats that rows were tied to, and the guests.

    How somebody took part, and a note, are compared only where nothing is recorded of it yet: who was in the room may
    have had a laptop open.
    """
    tied = [(row, Attender.of(row["who"].id)) for row in rows if isinstance(row.get("who"), Ref)]
    meetings = {row["meeting"].id for row, _ in tied if row.get("meeting")}
    chosen = select(Attendance).where(Attendance.meeting_id.in_(meetings))
    stored = {(each.meeting_id, each.seat_id): each for each in session.scalars(chosen)}
    for row, who in tied:
        said = {"meeting": row.get("meeting"), "who": row["who"]}
        if who.part is AttendsAs.GUEST:
            yield Existing(who.id, 0, said)
            continue
        kept = stored.get((row["meeting"].id, who.id)) if row.get("meeting") else None
        if kept is not None:
            fresh: dict[str, Any] = {} if kept.code else {"mode": kept.mode}
            fresh |= {} if kept.note else {"note": None}
            recorded = {"code": kept.code, "deputy_name": kept.deputy_name}
            yield Existing(kept.id, kept.version, {**said, **recorded, **fresh})


def settled(values: Values, _existing: Existing | None) -> Values:
    """Add the mark that follows from who it is; one that was typed stays, and a guest has none."""
    who = values.get("who")
    part = Attender.of(who.id).part if isinstance(who, Ref) else AttendsAs.GUEST
    full = {"mode": Mode.ONLINE, **values}
    if part is AttendsAs.GUEST:
        return full
    full.setdefault("code", _MARKS[part])
    if full["code"] is Code.DEPUTY:
        full.setdefault("deputy_name", plain_names(full.get("shown", ""))[0])
    if "minutes" in full:
        full.setdefault("note", _stay(full))
    return full


def telling(_values: Values, changes: Mapping[str, tuple[Any, Any]]) -> Mapping[str, str]:
    """Tell the note within what is remarked of a row."""
    return {"note": ""} if "note" in changes else {}


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Say how long somebody stayed of how long."""
    if values.get("minutes") is None or not values.get("length"):
        return ()
    length = values["length"]
    share = round_half_up(Decimal(min(values["minutes"], length) * 100) / length, 0)
    return (f"{_stay(values)}, {share} %, {counted(values.get('joins', 1), 'join')}",)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Enter the register: the marks of members and deputies, and the guests who are new."""
    people = people_by_address(work.session, [row.values.get("email", "") for row in rows])
    marks: dict[int, dict[int, AttendanceValues]] = {}
    entered: dict[tuple[int, int], str] = {}
    for row in rows:
        values, who = row.values, row.values["who"]
        meeting_id, found = values["meeting"].id, people.get(values.get("email", ""))
        if not isinstance(who, Ref):
            add_guest(work, _guest(values, found))
            continue
        seat = Attender.of(who.id).id
        first = entered.setdefault((meeting_id, seat), str(who))
        if first != str(who):
            raise SeatTwice(first, str(who))
        marks.setdefault(meeting_id, {})[seat] = _mark(row, found)
    for meeting_id, given_seats in marks.items():
        record_seats(work, meeting_id, given_seats)


def _guest(values: Values, found: OnFile | None) -> GuestValues:
    return {
        "meeting": values["meeting"].id,
        "name": str(values["who"]),
        "mode": values["mode"],
        "person": found.id if found else None,
        "agency": found.agency.id if found and found.agency else None,
    }


def _mark(row: Accepted, found: OnFile | None) -> AttendanceValues:
    """Give what a seat is marked with: of one that is marked already what differs."""
    said = row.values if row.existing is None else row.changes
    given = {name: row.values[name] for name in _KEPT if name in said}
    if given.get("code", row.values.get("code")) is Code.DEPUTY and found is not None:
        given |= {"deputy": found.id}
    return cast("AttendanceValues", given)


def goes_to(_session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the meeting."""
    found = next((row["meeting"] for row in rows if row.get("meeting")), None)
    return ("Meeting", str(found)) if found else None


def meeting_of(session: Session, attendance_id: int) -> int:
    """Give the meeting of a mark."""
    return session.get_one(Attendance, attendance_id).meeting_id


def _stay(values: Values) -> str:
    length = values.get("length")
    of = f" of {length:,}" if length else ""
    return f"{values['minutes']:,}{of} min online"


MEETING_ATTENDANCE = FormKind(
    "meeting-attendance",
    "Attendance of a meeting",
    FIELDS,
    key=("meeting", "who"),
    existing=existing,
    store=store,
    creates=frozenset({"who"}),
    asks=frozenset({"who"}),
    settled=settled,
    remarks=remarks,
    given_later=frozenset({"meeting"}),
    shown=Shown("meetings", "attendance", meeting_of),
    goes_to=goes_to,
    telling=telling,
    read_form=read_report_form,
    beside=set_beside,
    fits=is_of_meeting,
    said_first=frozenset({"meeting"}),
)
