"""Attendance of a group over a period as a document: codes, both rates, by seat, by meeting and by agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.attendance.fields import Code
from app.attendance.matrix import LOW, VACANT, matrix
from app.days import show_day, show_full_day
from app.fields import Day, Fields, Link
from app.groups.queries import group as read_group
from app.partnerships.queries import partnership_or_first
from app.partnerships.years import year_of
from app.wording import listed
from reports.document import Paragraph, Report, Section
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from datetime import date

    from app.attendance.matrix import AttendanceMatrix, SeatRow
    from app.attendance.rates import AttendanceCounts
    from app.bootstrap import Core
    from reports.table import Cells

OPTIONS: Fields = (
    Link("group", "Group", kind="groups", required=True),
    Day("first_day", "From", help="The start of the reporting year where left empty."),
    Day("last_day", "To", help="Today where left empty."),
)
KEY = (
    "Y attended, D deputy attended, A apologies, N did not attend, – not a member then. "
    "Represented: seats with the member or a deputy, over seats expected; by the member: seats with the member in "
    "person, over seats expected. A vacant seat is not expected."
)
AGENCIES = (
    "A seat that speaks for several agencies counts for each; an agency is represented at a meeting when any of its "
    "seats is."
)
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


def build(
    core: Core, group: int, first_day: date | None = None, last_day: date | None = None
) -> Report:
    """Report the attendance at a group's closed meetings between two days."""
    today = core.clock.today()
    with core.read() as session:
        one = read_group(session, group, last_day or today)
        body = partnership_or_first(session, one.partnership.id)
        last = last_day or today
        first = first_day or year_of(body.reporting_year, last).first_day
        found = matrix(session, group, first, last)
    return Report(
        f"{one.name}: attendance",
        (
            Paragraph(in_short(found), look="lead"),
            Section("By seat", (seats_table(found), Paragraph(KEY, look="small"))),
            Section("By meeting", (meetings_table(found),)),
            Section("By agency", (Paragraph(AGENCIES, look="small"), agencies_table(found))),
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
        return "No meeting was closed in this period."
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
            Column("Member", width=22),
            Column("Post", width=24),
            Column("Agency", width=20),
            *(Column(show_day(each.day), upright=True) for each in found.meetings),
            *_COUNTS,
        ),
        tuple(map(_seat, found.seats)),
        total=("All seats", "", "", *("" for _ in found.meetings), *_figures(found.counts)),
        empty="No meeting was closed in this period.",
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
    """Put each agency in a row: both rates of its seats, and the meetings at which any of them was represented."""
    columns = (
        Column("Agency", width=30),
        Column("Seats", Kind.NUMBER),
        *_COUNTS,
        Column("Meetings", Kind.NUMBER),
        Column("Represented at", Kind.NUMBER),
        Column("Represented at %", Kind.PERCENT),
    )
    rows = tuple(
        (
            each.name,
            each.seats,
            *_figures(each.counts),
            each.meetings.denominator,
            each.meetings.numerator,
            each.meetings.percent,
        )
        for each in found.agencies
    )
    return Table(columns, rows)


def _seat(row: SeatRow) -> Cells:
    codes = tuple(_SHOWN.get(code) or str(code) for code in row.codes)
    return (
        row.holder or "Vacant",
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
