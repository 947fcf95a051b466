"""Attendance as pages and documents show it: the register with its rows, guests, replies, counts and quorum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.attendance.rates import PRESENT, AttendanceCounts
from models.attendance import Answer, Code, Mode

if TYPE_CHECKING:
    from app.fields import Ref
    from app.groups.quorum import Quorum
    from app.meetings.queries import MeetingRecord
    from models.seats import Category


NOT_NAMED = "Not named"
"""What stands for somebody who was in a seat by what a list says, without a name."""


@dataclass(frozen=True)
class ReplyRecord:
    """What a seat said about coming, when, and from whom it is known."""

    id: int
    version: int
    answer: Answer
    deputy: int | None
    deputy_name: str | None
    replied_on: date | None
    replied_by: str | None
    note: str | None


@dataclass(frozen=True)
class RegisterRow:
    """One seat in the register of a meeting, as it was on the meeting's day.

    `version` is that of its attendance, None while nothing is recorded; `is_expected` says that it counts in the rates.
    """

    seat_id: int
    post: str
    holder: str | None
    holder_id: int | None
    agency: str
    category: Category
    is_expected: bool
    version: int | None = None
    code: Code | None = None
    mode: Mode = Mode.ROOM
    deputy: int | None = None
    deputy_name: str | None = None
    named_deputies: tuple[Ref, ...] = ()
    arrived: Ref | None = None
    left: Ref | None = None
    note: str | None = None
    reply: ReplyRecord | None = None
    is_chair: bool = False

    @property
    def name(self) -> str:
        """Who is in the seat, or that it is vacant; with a code somebody was whose name nobody noted."""
        return self.holder or ("Vacant" if self.is_vacant else NOT_NAMED)

    @property
    def is_vacant(self) -> bool:
        """Whether nobody was in the seat."""
        return self.holder is None and self.code is None

    @property
    def news(self) -> tuple[str, ...]:
        """What sets the seat apart at this meeting: the chair, the deputy, late arrival or early leaving, online."""
        told = ["chair"] if self.is_chair else []
        if self.code is Code.DEPUTY:
            told.append(f"deputy {self.deputy_name}" if self.deputy_name else "deputy not named")
        told += [f"came for item {_number(self.arrived)}"] if self.arrived else []
        told += [f"left after item {_number(self.left)}"] if self.left else []
        told += ["online"] if self.code in PRESENT and self.mode is Mode.ONLINE else []
        return tuple(told)

    @property
    def line(self) -> str:
        """What stands below the name: post and agency, then the news."""
        where = ", ".join(filter(None, (self.post, self.agency)))
        return " · ".join((where, *self.news))


def _number(item: Ref) -> str:
    return item.name.partition(" ")[0]


@dataclass(frozen=True)
class GuestRecord:
    """Somebody without a seat who took part, in one item or in all."""

    id: int
    version: int
    name: str
    role: str | None
    agency: Ref | None
    person: int | None
    item: Ref | None
    mode: Mode

    @property
    def line(self) -> str:
        """Such as "T. Noor, Public Health analyst, for item 4.1 Dataset"."""
        told = [self.name, self.role or (self.agency.name if self.agency else "")]
        told += [f"for item {self.item}"] if self.item else []
        return ", ".join(filter(None, told))


@dataclass(frozen=True)
class Register:
    """The whole attendance of a meeting with what follows from it."""

    meeting: MeetingRecord
    rows: tuple[RegisterRow, ...]
    guests: tuple[GuestRecord, ...]
    quorum: Quorum
    counts: AttendanceCounts = field(default_factory=AttendanceCounts)

    @property
    def unmarked(self) -> tuple[RegisterRow, ...]:
        """The seats expected that have no code yet."""
        return tuple(row for row in self.rows if row.is_expected and row.code is None)

    @property
    def foot(self) -> str:
        """The line below the register: "10 of 11 seats filled · Y 7  D 1  A 1  N 1", or how many are to be marked."""
        filled = sum(not row.is_vacant for row in self.rows)
        told = f"{filled} of {len(self.rows)} seats filled"
        if self.counts.unmarked:
            told = f"{self.counts.unmarked} of {self.counts.expected} to mark"
        return f"{told} · {self.counts.line}"
