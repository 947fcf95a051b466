"""Attendance matrices read from workbooks: who came to which meeting, with the meetings and seats that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.attendance.fields import Code
from app.attendance.known_seats import KnownSeats
from app.attendance.past import CALLED_OFF, ListedRegister, RegisterRefused, take_register
from app.fields import Choice, Day, Fields, Link, Text
from app.importing.attendance_matrix import read_attendance_matrix
from app.importing.form_kind import FormKind
from app.importing.kind import PARTNERSHIP, Accepted, Existing, Shown, Values, partnership_of
from app.importing.matching import same_text
from app.meetings.rules import outside_life
from app.partnerships.operations import partnership_meant
from app.seats.arrivals import Arrivals
from app.seats.filling import FilledSeat, add_filled_seats
from models.attendance import Attendance
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.meetings.rules import Life
    from app.work import Work

FIELDS: Fields = (
    Link("group", "Group", kind="groups", required=True, aliases=("board", "subgroup")),
    Text("seat", "Seat", required=True, width=30, aliases=("post", "role")),
    Link("agency", "Agency", kind="agencies", width=26, aliases=("organisation", "partner")),
    Link("person", "Name", kind="people", listed=False, aliases=("holder", "member")),
    Day("day", "Meeting", required=True, aliases=("date",)),
    Choice("code", "Attendance", words=Code, required=True),
    Day("since", "Seat since", listed=False),
    Day("until", "Seat until", listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)
_SAID = ("group", "seat", "day")


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give what the registers of the days named say of each row's seat; a seat they do not know was no member then.

    A day on which its group was not there yet, or no longer, is doubted: no meeting can be made of it.
    """
    whole = [row for row in rows if all(row.get(name) for name in _SAID)]
    known = KnownSeats(session, whole)
    kept, lives = _kept(session, whole), _lives(session, whole)
    for row in whole:
        outside = outside_life(*lives[row["group"].id], row["day"])
        if outside:
            said = {name: row[name] for name in _SAID}
            yield Existing(0, 0, said, doubt=outside, doubted="day")
            continue
        register = kept.get((row["group"].id, row["day"]))
        if register is None:
            continue
        seat = known.find(row)
        stored = register.get(seat) if seat is not None else None
        said = {name: row[name] for name in _SAID}
        if stored is not None and (stored.expected is not False or stored.code):
            yield Existing(stored.id, stored.version, {**said, "code": stored.code})
        elif row.get("code") is Code.NOT_MEMBER:
            yield Existing(0, 0, {**said, "code": Code.NOT_MEMBER})


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Take over the registers, day by day; seats, agencies, people and the group that are new come with them."""
    arrivals = Arrivals(
        work, partial(partnership_meant, work, partnership_of(row.values for row in rows))
    )
    known = KnownSeats(work.session, [row.values for row in rows])
    fresh = [row for row in rows if known.find(row.values) is None]
    arrivals.add(fresh)
    made = _add_seats(work, fresh, arrivals)
    registers: dict[tuple[date, int], dict[int, Code]] = defaultdict(dict)
    for row in rows:
        group_id = arrivals.group(row.values["group"])
        seat = known.find(row.values) or made[group_id, same_text(row.values["seat"])]
        _enter(registers[row.values["day"], group_id], seat, row)
    for (day, group_id), codes in sorted(registers.items()):
        source = work.source_name or "a workbook"
        take_register(work, ListedRegister(group_id, day, codes, source))


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Remark on a mark that is reckoned from the days of the seat, and so stored nowhere else."""
    if values.get("code") is Code.NOT_MEMBER:
        return ("Not counted: the seat was none of the group's then",)
    return ()


def _kept(
    session: Session, rows: Sequence[Values]
) -> dict[tuple[int, date], dict[int, Attendance]]:
    """Give the registers of the meetings on the days named, by group and day, each by seat; two queries."""
    groups = {row["group"].id for row in rows}
    days = {row["day"] for row in rows}
    chosen = select(Meeting.id, Meeting.group_id, Meeting.day).where(
        Meeting.group_id.in_(groups), Meeting.day.in_(days), Meeting.state.not_in(CALLED_OFF)
    )
    places: dict[int, tuple[int, date]] = {}
    for meeting_id, group_id, day in session.execute(chosen.order_by(Meeting.id)):
        if (group_id, day) not in places.values():
            places[meeting_id] = (group_id, day)
    found: dict[tuple[int, date], dict[int, Attendance]] = {each: {} for each in places.values()}
    for row in session.scalars(select(Attendance).where(Attendance.meeting_id.in_(places))):
        found[places[row.meeting_id]][row.seat_id] = row
    return found


def _lives(session: Session, rows: Sequence[Values]) -> Mapping[int, tuple[str, Life]]:
    """Give name and first and last day of the groups that rows name."""
    chosen = select(Group.id, Group.name, Group.first_day, Group.last_day).where(
        Group.id.in_({row["group"].id for row in rows})
    )
    return {
        each.id: (each.name, (each.first_day, each.last_day)) for each in session.execute(chosen)
    }


def _add_seats(
    work: Work, rows: Sequence[Accepted], arrivals: Arrivals
) -> Mapping[tuple[int, str], int]:
    """Add each seat that is new once: it begins with its first code where it was none before, and ends likewise."""
    new: dict[tuple[int, str], Values] = {}
    for row in rows:
        place = (arrivals.group(row.values["group"]), same_text(row.values["seat"]))
        new.setdefault(place, row.values)
    ids = add_filled_seats(
        work, [_filled(group_id, values, arrivals) for (group_id, _), values in new.items()]
    )
    return dict(zip(new, ids, strict=True))


def _filled(group_id: int, values: Values, arrivals: Arrivals) -> FilledSeat:
    agency, person = values.get("agency"), values.get("person")
    first, last = values.get("since"), values.get("until")
    return FilledSeat(
        {
            "group": group_id,
            "post": values["seat"],
            "agencies": (arrivals.agency(agency),) if agency else (),
            "first_day": first,
            "last_day": last,
        },
        {"person": arrivals.person(person), "first_day": first, "last_day": last}
        if person
        else None,
    )


def _enter(register: dict[int, Code], seat: int, row: Accepted) -> None:
    """Put a code into the register of its day; RegisterRefused where another row means the same seat otherwise.

    No member then is put in only where the register has the seat: elsewhere there is nothing to say.
    """
    code = row.values["code"]
    if code is Code.NOT_MEMBER and row.existing is None:
        return
    if register.setdefault(seat, code) is not code:
        raise RegisterRefused(row.values["day"], f"{row.cell} means a seat that another row means.")


ATTENDANCE_MATRIX = FormKind(
    "attendance-matrix",
    "Attendance matrix",
    FIELDS,
    key=_SAID,
    existing=existing,
    store=store,
    creates=frozenset({"group", "agency", "person"}),
    remarks=remarks,
    given_later=frozenset({"group"}),
    alike={"agency": 90},
    shown=Shown("attendance", "attendance"),
    read_form=read_attendance_matrix,
)
