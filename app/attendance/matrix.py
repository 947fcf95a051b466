"""Attendance of a group over a period: a code per seat and meeting, both rates by seat, by meeting and by agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.attendance.rates import PRESENT, AttendanceCounts, count, of_meetings
from app.meetings.moves import HELD
from app.seats.queries import agencies_of
from models.attendance import Attendance, Code
from models.meetings import Meeting, MeetingState
from models.seats import Category, Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rates import Rate

VACANT = None
"""What stands for a seat that existed but was vacant: it was not expected, so it is in no rate."""
LOW = 50
"""Per cent represented below which the chair speaks to a member (South Gloucestershire, domain.md 1.9)."""


@dataclass(frozen=True)
class MeetingColumn:
    """One meeting of the period with its counts over all seats expected."""

    id: int
    day: date
    state: MeetingState
    counts: AttendanceCounts


@dataclass(frozen=True)
class SeatRow:
    """One seat over the period: a code per meeting in their order, None where the seat was vacant."""

    seat_id: int
    post: str
    holder: str
    agency: str
    category: Category
    codes: tuple[Code | None, ...]
    counts: AttendanceCounts

    @property
    def member(self) -> str:
        """Who was in it, or that it was vacant; empty where somebody was whose name nobody noted."""
        was_held = any(code not in {VACANT, Code.NOT_MEMBER} for code in self.codes)
        return self.holder or ("" if was_held else "Vacant")

    @property
    def is_low(self) -> bool:
        """Whether it was represented at less than half of the meetings it was expected at."""
        return _is_low(self.counts)


@dataclass(frozen=True)
class AgencyRow:
    """One agency, or sector, over the period: the slots of its seats, and the meetings with any of them represented.

    `codes` are per meeting those of its seats that were expected; one "not a member then" where none was a seat.
    """

    name: str
    seats: int
    codes: tuple[tuple[Code | None, ...], ...]
    counts: AttendanceCounts
    meetings: Rate

    @property
    def is_low(self) -> bool:
        """Whether its seats were represented at less than half of the times they were expected."""
        return _is_low(self.counts)


@dataclass(frozen=True)
class AttendanceMatrix:
    """The attendance of a group from one day to another; `outside` counts seats that no rate includes."""

    meetings: tuple[MeetingColumn, ...]
    seats: tuple[SeatRow, ...]
    agencies: tuple[AgencyRow, ...]
    counts: AttendanceCounts
    outside: int

    @property
    def low(self) -> tuple[SeatRow, ...]:
        """The seats represented at less than half of their meetings."""
        return tuple(row for row in self.seats if row.is_low)

    @property
    def low_agencies(self) -> tuple[AgencyRow, ...]:
        """The agencies whose seats were represented at less than half of the times they were expected."""
        return tuple(row for row in self.agencies if row.is_low)


def matrix(session: Session, group_id: int, first_day: date, last_day: date) -> AttendanceMatrix:
    """Give the attendance of a group's closed meetings within a period, in five queries."""
    held = session.scalars(
        select(Meeting)
        .where(
            Meeting.group_id == group_id,
            Meeting.day.between(first_day, last_day),
            Meeting.closed_on.is_not(None),
            or_(Meeting.state.in_(HELD), Meeting.state == MeetingState.INQUORATE),
        )
        .order_by(Meeting.day, Meeting.id)
    ).all()
    kept = _kept(session, [each.id for each in held])
    found = {
        seat_id: rows
        for seat_id, rows in kept.items()
        if any(_counts(row) for row in rows.values())
    }
    seats = _seats(held, found)
    columns = tuple(
        MeetingColumn(
            each.id,
            each.day,
            each.state,
            count(row.codes[place] for row in seats if _is_in(row, place)),
        )
        for place, each in enumerate(held)
    )
    counts = count(code for row in seats for code in row.codes if code is not VACANT)
    agencies = _agencies(session, seats)
    return AttendanceMatrix(columns, seats, agencies, counts, len(kept) - len(found))


def _kept(session: Session, meeting_ids: Sequence[int]) -> dict[int, dict[int, Attendance]]:
    """Give the kept attendance by seat and meeting."""
    chosen = select(Attendance).where(Attendance.meeting_id.in_(meeting_ids))
    found: dict[int, dict[int, Attendance]] = {}
    for row in session.scalars(chosen):
        found.setdefault(row.seat_id, {})[row.meeting_id] = row
    return found


def _counts(row: Attendance) -> bool:
    return bool(row.expected) or row.category is not Category.WIDER


def _seats(
    held: Sequence[Meeting], found: Mapping[int, Mapping[int, Attendance]]
) -> tuple[SeatRow, ...]:
    rows = [_seat(held, seat_id, kept) for seat_id, kept in found.items()]
    order = list(Category)
    return tuple(sorted(rows, key=lambda row: (order.index(row.category), row.agency, row.seat_id)))


def _seat(held: Sequence[Meeting], seat_id: int, kept: Mapping[int, Attendance]) -> SeatRow:
    """Make a seat's row; post, holder and agency as at the last meeting it was expected at."""
    last = [kept[each.id] for each in held if each.id in kept][-1]
    codes = tuple(_code(kept.get(each.id)) for each in held)
    holders = [kept[each.id].holder for each in held if each.id in kept and kept[each.id].holder]
    return SeatRow(
        seat_id=seat_id,
        post=last.post or "",
        holder=holders[-1] or "" if holders else "",
        agency=last.agencies or "",
        category=last.category or Category.CORE,
        codes=codes,
        counts=count(code for code in codes if code is not VACANT),
    )


def _code(row: Attendance | None) -> Code | None:
    if row is None:
        return Code.NOT_MEMBER
    return row.code if row.expected else VACANT


def _is_in(row: SeatRow, place: int) -> bool:
    return row.codes[place] is not VACANT


def _agencies(session: Session, seats: Sequence[SeatRow]) -> tuple[AgencyRow, ...]:
    """Group the seats by each agency they speak for, else by their sector; a seat of two agencies counts for both."""
    spoken = agencies_of(session, [row.seat_id for row in seats])
    chosen = select(Seat.id, Seat.sector).where(Seat.id.in_([row.seat_id for row in seats]))
    sectors = {seat_id: sector for seat_id, sector in session.execute(chosen)}  # noqa: C416 - a Row is no plain pair to mypy
    by_name: dict[str, list[SeatRow]] = {}
    for row in seats:
        names = [short for _, short in spoken.get(row.seat_id, ())]
        for name in names or [sectors.get(row.seat_id) or "No agency"]:
            by_name.setdefault(name, []).append(row)
    return tuple(_agency(name, rows) for name, rows in sorted(by_name.items()))


def _agency(name: str, rows: Sequence[SeatRow]) -> AgencyRow:
    places = list(zip(*(row.codes for row in rows), strict=True))
    expected = [
        tuple(code for code in place if code is not VACANT and code is not Code.NOT_MEMBER)
        for place in places
    ]
    told = [any(code in PRESENT for code in codes) for codes in expected if codes]
    counts = count(code for place in places for code in place if code is not VACANT)
    shown = tuple(codes or _nobody(place) for codes, place in zip(expected, places, strict=True))
    return AgencyRow(name, len(rows), shown, counts, of_meetings(told))


def _nobody(place: Sequence[Code | None]) -> tuple[Code | None, ...]:
    """Say why nobody was expected: all seats were vacant, or some were none then."""
    return (VACANT,) if all(code is VACANT for code in place) else (Code.NOT_MEMBER,)


def _is_low(counts: AttendanceCounts) -> bool:
    percent = counts.represented.percent
    return percent is not None and percent < LOW
