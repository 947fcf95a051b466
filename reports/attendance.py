"""Attendance of a group over a period as a document: codes, both rates, by seat, by meeting and by agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.attendance.fields import Code
from app.attendance.matrix import LOW, VACANT, matrix
from app.attendance.periods import YearKind, start_of, year_beginning
from app.days import show_day, show_full_day
from app.fields import Choice, Day, Fields, Link, Number
from app.groups.queries import group as read_group
from app.partnerships.queries import partnership_or_first
from app.partnerships.years import year_of
from app.wording import listed
from reports.document import Paragraph, Report, Section
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from datetime import date

    from app.attendance.matrix import AgencyRow, AttendanceMatrix, SeatRow
    from app.attendance.rates import AttendanceCounts
    from app.bootstrap import Core
    from reports.table import Cells

OPTIONS: Fields = (
    Link("group", "Group", kind="groups", required=True),
    Choice("year", "Year", words=YearKind, help="Where From and To are left empty."),
    Number(
        "beginning",
        "Year beginning in",
        least=1990,
        most=2100,
        help="2024 for 2024-25; the present year where left empty.",
    ),
    Day("first_day", "From", help="The start of the year where left empty."),
    Day("last_day", "To", help="Today, or the end of the year named, where left empty."),
)
KEY = (
    "Y attended, D deputy attended, A apologies, N did not attend, – not a member then. "
    "Represented: seats with the member or a deputy, over seats expected; by the member: seats with the member in "
    "person, over seats expected. A seat that was vacant, or none of the group's then, is not expected. Percentages "
    "are rounded half up."
)
AGENCIES = (
    "A column holds the codes of the agency's seats that were expected, one letter each. A seat that speaks for "
    "several agencies counts for each; an agency is represented at a meeting when any of its seats is."
)
BELOW = f"Seats represented at less than {LOW} % of the meetings they were expected at."
NO_MEETING = "No meeting was closed in this period."
_SHOWN = {Code.NOT_MEMBER: "–", VACANT: "vacant"}
_COUNTS = tuple(
    Column(label, kind)
    for label, kind in (
        ("Expected", Kind.NUMBER),
        ("Represented", Kind.NUMBER),
        ("Represented %", Kind.PERCENT),
        ("By the member", Kind.NUMBER),
        ("By the member %", Kind.PERCENT),
    )
)

_MEETINGS = (
    Column("Seats", Kind.NUMBER),
    Column("Meetings", Kind.NUMBER),
    Column("Represented at", Kind.NUMBER),
    Column("Represented at %", Kind.PERCENT),
)
_ROOM = 14
"""Meetings beside which a page has room for all figures of an agency."""


def build(
    core: Core,
    group: int,
    first_day: date | None = None,
    last_day: date | None = None,
    *,
    year: YearKind = YearKind.REPORTING,
    beginning: int | None = None,
) -> Report:
    """Report the attendance at a group's closed meetings over a year of a kind, or between two days."""
    today = core.clock.today()
    with core.read() as session:
        one = read_group(session, group, last_day or today)
        body = partnership_or_first(session, one.partnership.id)
        if beginning is None:
            span = year_of(start_of(body, year), last_day or today)
            last = last_day or today
        else:
            span = year_beginning(body, year, beginning)
            last = last_day or span.last_day
        first = first_day or span.first_day
        found = matrix(session, group, first, last)
    return Report(
        f"{one.name}: attendance",
        (
            Paragraph(in_short(found), look="lead"),
            Section("By seat", (seats_table(found), Paragraph(KEY, look="small"))),
            Section("By agency", (*_by_agency(found), Paragraph(AGENCIES, look="small"))),
            Section(f"Below {LOW} %", (low_table(found),)),
            Section("By meeting", (meetings_table(found),)),
        ),
        today,
        subtitle=f"{show_full_day(first)} to {show_full_day(last)}",
        partnership=body.name,
        basis=f"Closed meetings from {show_day(first)} to {show_day(last)}",
        marking=body.marking or "",
        landscape=True,
    )


def in_short(found: AttendanceMatrix) -> str:
    """Say both rates over the period with what they are of, and who was represented at less than half."""
    if not found.meetings:
        return NO_MEETING
    meetings = counted(len(found.meetings), "meeting")
    told = f"{meetings}: {found.counts.represented.told}; {found.counts.by_member.told}."
    if found.low:
        names = listed([row.holder or row.post for row in found.low])
        told += f" Below {LOW} % represented: {names}."
    return told


def seats_table(found: AttendanceMatrix) -> Table:
    """Put each seat in a row: a code per meeting, then both rates."""
    return Table(
        (
            Column("Member", width=22, optional=True),
            Column("Post", width=24),
            Column("Agency", width=20),
            *_days(found),
            *_COUNTS,
        ),
        tuple(map(_seat, found.seats)),
        total=(*_all_seats(found), "", *("" for _ in found.meetings), *_figures(found.counts)),
        empty=NO_MEETING,
    )


def meetings_table(found: AttendanceMatrix) -> Table:
    """Put each meeting in a row: how often each code was given, and both rates."""
    columns = (
        Column("Meeting", Kind.DAY),
        *(Column(each, Kind.NUMBER) for each in ("Y", "D", "A", "N", "–")),
        *_COUNTS,
    )
    rows = tuple(
        (each.day, *_codes(each.counts), *_figures(each.counts)) for each in found.meetings
    )
    return Table(columns, rows, total=("All", *_codes(found.counts), *_figures(found.counts)))


def agencies_table(found: AttendanceMatrix) -> Table:
    """Put each agency in a row: its seats' codes per meeting and both rates, then where there is room its meetings."""
    own = () if is_long(found) else _MEETINGS
    rows = tuple(
        (
            each.name,
            *("".join(map(shown_code, codes)) for codes in each.codes),
            *_figures(each.counts, low=each.is_low),
            *_meetings_of(each)[: len(own)],
        )
        for each in found.agencies
    )
    blank = ("" for _ in found.meetings)
    total = ("All seats, each once", *blank, *_figures(found.counts), *("" for _ in own))
    columns = (Column("Agency", width=30), *_days(found), *_COUNTS, *own)
    return Table(columns, rows, total=total, empty=NO_MEETING)


def agency_meetings_table(found: AttendanceMatrix) -> Table:
    """Put each agency in a row with the meetings at which any of its seats was represented."""
    rows = tuple((each.name, *_meetings_of(each)) for each in found.agencies)
    return Table((Column("Agency", width=30), *_MEETINGS), rows, caption="Meetings of agencies")


def is_long(found: AttendanceMatrix) -> bool:
    """Say whether the meetings leave no room for more than the rates beside them."""
    return len(found.meetings) > _ROOM


def low_table(found: AttendanceMatrix) -> Table:
    """Put each seat below half in a row with both rates, the least represented first."""
    rows = sorted(found.low, key=lambda row: row.counts.represented.percent or 0)
    return Table(
        (
            Column("Member", width=22, optional=True),
            Column("Post", width=24),
            Column("Agency", width=20),
            *_COUNTS,
        ),
        tuple((row.member, row.post, row.agency, *_figures(row.counts)) for row in rows),
        note=BELOW if rows else "",
        empty=f"Every seat was represented at {LOW} % or more." if found.meetings else NO_MEETING,
    )


def shown_code(code: Code | None) -> str:
    """Write a code as its letter; a seat that was vacant, or none then, has a mark of its own."""
    return _SHOWN.get(code) or str(code)


def _by_agency(found: AttendanceMatrix) -> tuple[Table, ...]:
    whole = agencies_table(found)
    return (whole, agency_meetings_table(found)) if is_long(found) else (whole,)


def _meetings_of(row: AgencyRow) -> Cells:
    rate = row.meetings
    return row.seats, rate.denominator, rate.numerator, rate.percent


def _all_seats(found: AttendanceMatrix) -> tuple[str, str]:
    """Name the total in the first column that is printed: members whose names nobody noted have none."""
    return ("All seats", "") if any(row.member for row in found.seats) else ("", "All seats")


def _days(found: AttendanceMatrix) -> tuple[Column, ...]:
    return tuple(Column(show_day(each.day), upright=True) for each in found.meetings)


def _seat(row: SeatRow) -> Cells:
    codes = tuple(map(shown_code, row.codes))
    return (
        row.member,
        row.post,
        row.agency,
        *codes,
        *_figures(row.counts, low=row.is_low),
    )


def _figures(counts: AttendanceCounts, *, low: bool = False) -> Cells:
    shown = counts.represented.percent
    return (
        counts.expected,
        counts.represented.numerator,
        Cell(shown, tone="bad") if low else shown,
        counts.by_member.numerator,
        counts.by_member.percent,
    )


def _codes(counts: AttendanceCounts) -> tuple[int, ...]:
    return counts.attended, counts.deputies, counts.apologies, counts.absent, counts.not_members
