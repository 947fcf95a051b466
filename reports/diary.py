"""The calendar of meetings: as a list to print, and as a file for other people's calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day, show_full_day, show_weekday
from app.fields import Day, Fields, Flag, Link, Ref
from app.groups.queries import full_names
from app.groups.queries import group as read_group
from app.meetings.listings import MEETINGS
from app.meetings.moves import AHEAD, ENDED
from app.meetings.withdrawn import WithdrawnMeeting, withdrawn_meetings
from app.rows import Wish
from app.wording import capital
from reports.document import Paragraph, Report
from reports.occasions import Occasion
from reports.partnerships import ANY, bodies
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from reports.table import Cells

OPTIONS: Fields = (
    ANY,
    Link("group", "Group", kind="groups", help="All groups where none is named."),
    Link("meeting", "Meeting", kind="meetings", help="Only this one."),
    Day("first_day", "From", help="Today where left empty."),
    Day("last_day", "To"),
    Flag(
        "with_deadlines",
        "With deadlines",
        help="The calendar file also has the days papers are due and agendas go out.",
    ),
)
_WITHDRAWN = "Cancelled"
_COLUMNS = (
    Column("Date", Kind.DAY),
    Column("Day", width=6),
    Column("Time", width=12),
    Column("Group", width=28),
    Column("Place", width=30),
    Column("Papers due", Kind.DAY),
    Column("Agenda out", Kind.DAY),
    Column("State", width=14),
)


def build(  # noqa: PLR0913 - one parameter an option
    core: Core,
    group: int | None = None,
    meeting: int | None = None,
    *,
    partnership: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    with_deadlines: bool = False,
) -> Report:
    """List meetings by day; cancelled and postponed ones stay, so that a calendar which has them takes them out.

    So do, in the calendar file alone, those that were removed, until their day has passed.
    """
    today = core.clock.today()
    first = first_day or (None if meeting else today)
    scope = {
        "group": group,
        "partnership": partnership,
        "first_day": first,
        "last_day": last_day,
    }
    with core.read() as session:
        ids = [meeting] if meeting else MEETINGS.ids(session, Wish(), scope)
        found = MEETINGS.read(session, ids, scope)
        whose = read_group(session, group, today) if group is not None else None
        gone = (
            withdrawn_meetings(
                session, max(first or today, today), last_day, group=group, partnership=partnership
            )
            if meeting is None
            else []
        )
        names = full_names(session, {each.group.id for each in (*found, *gone)})
        owners = bodies(session, whose.partnership.id if whose else partnership)
    found = [replace(one, group=Ref(one.group.id, names[one.group.id])) for one in found]
    gone = [replace(one, group=Ref(one.group.id, names[one.group.id])) for one in gone]
    file = core.identity()
    return Report(
        _title(found, whose.name if whose else "", alone=meeting is not None),
        (
            Paragraph(f"{counted(len(found), 'meeting')}.", look="lead"),
            Table(_COLUMNS, tuple(map(_row, found)), empty="No meeting."),
        ),
        today,
        partnership=owners.names,
        basis=f"Meetings as planned on {show_day(today)}",
        marking=owners.marking,
        landscape=True,
        occasions=tuple(
            each
            for one in (*found, *gone)
            for each in occasions(one, file, with_deadlines=with_deadlines)
        ),
    )


def occasions(
    one: MeetingRecord | WithdrawnMeeting, file: str, *, with_deadlines: bool = False
) -> Iterator[Occasion]:
    """Give a meeting as an occasion, with the days that lead to it where they are wished.

    `file` is the partnership file's own identity: with the meeting's id it makes a key that no other file gives.
    """
    key = f"meeting-{one.id}@{file}"
    if isinstance(one, WithdrawnMeeting):
        ended, revision, name = True, 2 * one.revision + 1, _WITHDRAWN
        place, notes, link = "", f"{_WITHDRAWN}: taken out of the plan.", ""
    else:
        # Every second number is left for a removal, which falls between the last revision and that of its undo.
        ended, revision = one.state in ENDED, 2 * one.revision
        name, place = one.state.title_text if ended else "", capital(one.place)
        notes, link = _notes(one), one.online_link or ""
    yield Occasion(
        key,
        revision,
        ": ".join(filter(None, (name, one.group.name, one.title))),
        one.day,
        starts=one.starts,
        finishes=one.finishes,
        place=place,
        notes=notes,
        link=link,
        is_cancelled=ended,
    )
    if with_deadlines:
        days = one.timetable
        for kind, what, day in (
            ("papers", "Papers due", days.papers_due),
            ("despatch", "Agenda and papers out", days.despatch),
        ):
            yield Occasion(
                f"{kind}-{key}",
                revision,
                f"{what}: {one.group.name}, {show_full_day(one.day)}",
                day,
                is_cancelled=ended,
                is_reminder=True,
            )


def _title(found: list[MeetingRecord], whose: str, *, alone: bool) -> str:
    if alone and found:
        return found[0].name
    return f"{whose}: meetings" if whose else "Calendar of meetings"


def _notes(one: MeetingRecord) -> str:
    lines = (
        f"Chair: {one.chair_name}" if one.chair_name else "",
        f"Papers due: {show_day(one.timetable.papers_due)}",
        f"{one.state.title_text}: {one.reason}" if one.state in ENDED and one.reason else "",
    )
    return "\n".join(filter(None, lines))


def _row(one: MeetingRecord) -> Cells:
    planned = one.state in AHEAD
    return (
        one.day,
        show_weekday(one.day)[:3],
        one.hours,
        ": ".join(filter(None, (one.group.name, one.title))),
        capital(one.place),
        one.timetable.papers_due if planned else None,
        one.timetable.despatch if planned else None,
        one.state.title_text,
    )
