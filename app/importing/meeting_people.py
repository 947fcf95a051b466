"""The people of an attendance report: their stays joined, each person once, no minute counted twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import is_address
from app.importing.headers import squeeze
from app.importing.meeting_times import read_length, read_moment
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from app.importing.meeting_parts import Columns, ReportPart
    from app.importing.meeting_times import Order
    from app.importing.workbook import Cell, CellValue, Sheet

_NOBODYS_OWN = 3
"""Names beside one address from which it says nobody's: of an office, or put in place of what was blacked out."""
Told = tuple[str, str]
"""A cell and a sentence."""


@dataclass(frozen=True)
class Attendee:
    """One person of a report, whose stays may overlap: on a laptop and a telephone at once."""

    row: int
    cell: str
    name: str
    email: str
    role: str
    seconds: int
    joins: int
    first: datetime | None
    last: datetime | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A sheet and the order in which the dates of its moments go."""

    sheet: Sheet
    order: Order

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell."""
        return self.sheet.cell(row, column)

    def text(self, row: int, column: int) -> str:
        """Give what is written in a cell, in single spaces; "" where there is no such column."""
        return " ".join(as_text(self._value(row, column)).split())

    def moment(self, row: int, column: int) -> datetime | None:
        """Give the moment in a cell."""
        return read_moment(self._value(row, column), self.order)

    def seconds(self, row: int, columns: Columns) -> int | None:
        """Give the stated length of a line."""
        value = self._value(row, columns.length)
        if not columns.in_minutes:
            return read_length(value)
        try:
            return round(float(str(value).replace(",", ".")) * 60)
        except (ValueError, OverflowError):
            return None

    def _value(self, row: int, column: int) -> CellValue:
        return self.sheet.rows[row - 1][column - 1] if column else ""


@dataclass
class _Person:
    row: int
    cell: str
    name: str
    email: str
    role: str = ""
    stated: int | None = None
    first: datetime | None = None
    last: datetime | None = None
    stays: list[tuple[datetime, datetime]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def people_of(
    reading: Reading, tables: Sequence[tuple[ReportPart, Columns]]
) -> tuple[list[Attendee], list[Told]]:
    """Read everybody named in the tables of a report, in its order, and what is to be told of its lines.

    The first table lists people or their stays; where a second follows, the stays are there.
    """
    part, columns = tables[0]
    lines = list(_lines(reading, part, columns))
    shared = _shared_addresses(lines)
    people = _grouped(lines, shared)
    told = [
        (lines[0].cell, f"“{each}” stands beside several names, so it says nobody's address.")
        for each in sorted(shared)
    ]
    if columns.action:
        _come_and_go(reading, part, columns, people)
    elif len(tables) > 1 and len(tables[1][1].moments) > 1:
        told += _stay_as_listed(reading, tables[1], people, shared)
    else:
        for row, person in people.items():
            _stay(reading, row, columns, person)
            person.stated = None if person.stays else person.stated
    _close(reading, part, columns, people)
    return [_attendee(each) for each in _once(people.values())], told


def _lines(reading: Reading, part: ReportPart, columns: Columns) -> Iterator[_Person]:
    for row in part.rows[1:]:
        name = reading.text(row, columns.name)
        if name:
            email = _address(reading.text(row, columns.email), reading.text(row, columns.account))
            yield _Person(
                row, reading.cell(row, columns.name).address, name, email,
                reading.text(row, columns.role), reading.seconds(row, columns),
            )  # fmt: skip


def _address(*texts: str) -> str:
    return next((each.casefold() for each in texts if is_address(each)), "")


def _shared_addresses(lines: Iterable[_Person]) -> set[str]:
    names: dict[str, set[str]] = defaultdict(set)
    for each in lines:
        names[each.email].add(squeeze(each.name))
    return {mail for mail, met in names.items() if mail and len(met) >= _NOBODYS_OWN}


def _grouped(lines: Iterable[_Person], shared: set[str]) -> dict[int, _Person]:
    """Give the person of each line, by its row: the same name with the same address, or with one that is not told."""
    known = [replace(each, email="" if each.email in shared else each.email) for each in lines]
    mails: dict[str, list[str]] = defaultdict(list)
    for each in known:
        if each.email and each.email not in mails[squeeze(each.name)]:
            mails[squeeze(each.name)].append(each.email)
    found: dict[tuple[str, str], _Person] = {}
    by_row: dict[int, _Person] = {}
    for each in known:
        name = squeeze(each.name) or each.name
        own = mails[squeeze(each.name)]
        each.email = each.email or (own[0] if len(own) == 1 else "")
        by_row[each.row] = found.setdefault((name, each.email), each)
    return by_row


def _stay(reading: Reading, row: int, columns: Columns, person: _Person) -> None:
    """Put the stay of a line down; where no times stand its minutes are added up."""
    if len(columns.moments) < 2:
        if person.row != row:
            person.stated = (person.stated or 0) + (reading.seconds(row, columns) or 0)
        return
    came, went = (reading.moment(row, each) for each in columns.moments[:2])
    if came is not None and went is not None and went >= came:
        person.stays.append((came, went))
    elif came is not None:
        person.first = min(person.first or came, came)
    else:
        person.notes.append(f"Row {row} says no time that could be read")


def _come_and_go(
    reading: Reading, part: ReportPart, columns: Columns, people: Mapping[int, _Person]
) -> None:
    """Pair comings with goings; who has a going first was there before the list began."""
    actions: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for row in part.rows[1:]:
        moment = reading.moment(row, columns.moments[0])
        if row in people and moment is not None:
            actions[id(people[row])].append((moment, reading.text(row, columns.action)))
    begins = _comings(actions.values())
    start = min((moment for met in actions.values() for moment, _ in met), default=None)
    for person in _once(people.values()):
        met = actions[id(person)]
        came: datetime | None = None
        if met and met[0][1] not in begins and start is not None:
            came = start
            person.notes.append(
                f"No coming is listed; counted from {start:%H:%M:%S}, the report's first"
            )
        for moment, action in met:
            if action in begins:
                came = came or moment
            elif came is not None:
                person.stays.append((came, moment))
                came = None
        person.first = came


def _comings(lists: Iterable[Sequence[tuple[datetime, str]]]) -> set[str]:
    """Tell what words mean a coming, in whatever language: those that stand first, third and so on of most people."""
    turns: Counter[str] = Counter()
    for met in lists:
        for place, (_, action) in enumerate(met):
            turns[action] += -1 if place % 2 else 1
    return {action for action, surplus in turns.items() if surplus > 0}


def _stay_as_listed(
    reading: Reading,
    table: tuple[ReportPart, Columns],
    people: Mapping[int, _Person],
    shared: set[str],
) -> list[Told]:
    """Put the stays of the last part down with the people of the list, by name and address, and tell who is none."""
    part, columns = table
    strange = []
    by_name: dict[str, list[_Person]] = defaultdict(list)
    by_mail: dict[str, list[_Person]] = defaultdict(list)
    for each in _once(people.values()):
        by_name[squeeze(each.name)].append(each)
        by_mail[each.email].append(each)
    for line in _lines(reading, part, columns):
        email = "" if line.email in shared else line.email
        came, went = (reading.moment(line.row, each) for each in columns.moments[:2])
        named = by_name[squeeze(line.name)]
        own = [each for each in named if not email or each.email == email]
        own = own or (by_mail[email] if email else [])
        if len(own) == 1 and came is not None and went is not None and went >= came:
            own[0].stays.append((came, went))
            own[0].stated = None
        else:
            strange.append(line)
    if not strange:
        return []
    what = counted(len(strange), "line")
    sentence = (
        f"{what} from here on could not be tied to one person of the list above by name, such as "
        f"“{strange[0].name}”; the length that the list says counts for them."
    )
    return [(strange[0].cell, sentence)]


def _close(
    reading: Reading, part: ReportPart, columns: Columns, people: Mapping[int, _Person]
) -> None:
    """Take over first coming and last going where no stays are listed, and end what has no going with the report."""
    end = max((went for each in people.values() for _, went in each.stays), default=None)
    if len(columns.moments) == 1:
        moments = (reading.moment(row, columns.moments[0]) for row in part.rows[1:])
        end = max((each for each in moments if each is not None), default=None)
    for person in _once(people.values()):
        waits = not person.stays and person.first is None and not person.notes
        if waits and len(columns.moments) > 1:
            _stay(reading, person.row, columns, person)
        if person.first is not None and end is not None:
            person.stays.append((person.first, max(end, person.first)))
            person.notes.append(f"No going is listed; counted to {end:%H:%M:%S}, the report's last")


def _attendee(person: _Person) -> Attendee:
    stays = sorted(person.stays)
    spanned = _together(stays) if stays else person.stated or 0
    # A line of its own may stand for several stays: then it says how long they were, and its times only from and to.
    seconds = spanned if person.stated is None else min(spanned, person.stated)
    return Attendee(
        person.row,
        person.cell,
        person.name,
        person.email,
        person.role,
        seconds,
        len(stays) or 1,
        stays[0][0] if stays else None,
        max(went for _, went in stays) if stays else None,
        tuple(person.notes),
    )


def _together(stays: Sequence[tuple[datetime, datetime]]) -> int:
    """Add up the seconds of stays in order, those that overlap once."""
    total, until = 0.0, stays[0][0]
    for came, went in stays:
        if went > until:
            total += (went - max(came, until)).total_seconds()
            until = went
    return round(total)


def _once(people: Iterable[_Person]) -> Iterator[_Person]:
    met: set[int] = set()
    for each in people:
        if id(each) not in met:
            met.add(id(each))
            yield each
