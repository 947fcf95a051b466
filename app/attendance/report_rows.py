"""An attendance report set beside a meeting of a group: everybody in it, as member, as deputy, or to be asked about.

Whoever is not in the report is left alone: an apology stays one, and nobody is said to have been absent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.attendance.past import CALLED_OFF
from app.attendance.report_people import AttendsAs, MeetingPeople
from app.days import show_day
from app.fields import Link
from app.groups.queries import GROUP_NAME
from app.importing.form_kind import FormCell, FormRow
from app.importing.meeting_forms import attendee_cells, length_of, title_likeness, waiting
from app.importing.names import ALIKE
from app.importing.occasions import OccasionMeant, OccasionUnclear, occasion_called
from app.meetings.queries import meeting
from app.meetings.rules import check_open
from app.wording import listed
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import time

    from sqlalchemy.orm import Session

    from app.attendance.report_people import CalledAttender
    from app.importing.form_kind import Form, Surroundings
    from app.importing.meeting_reports import MeetingReport
    from app.importing.names import NameIndex
    from app.meetings.queries import MeetingRecord

WHO = Link("who", "Person", kind="attenders", required=True, width=34)
_NEAR = 60
"""Minutes within which a report begins near a meeting's time."""


class MeetingUnclear(OccasionUnclear):
    """The meeting that was named is none that is known, or several are called so."""

    what = "one meeting"
    advice = "the group and the day, such as “SCP Board, 27 Mar 2025”"


def is_of_meeting(session: Session, form: Form, around: Surroundings) -> bool:
    """Say whether a report is plainly of a group's meeting; any other may be of an event of training."""
    return _place(session, around.names["meetings"], form.read).known is not None


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Make the rows of a report: with the meeting that was said, else the one that is plainly meant, else without.

    Refused where the minutes of the meeting are issued, or it did not take place.
    """
    report: MeetingReport = form.read
    names, said = around.names["meetings"], around.given.get("meeting", "")
    found = occasion_called(names, said, MeetingUnclear) if said else _place(session, names, report)
    if found.known is None:
        return waiting(form, WHO, ("meeting", found.offered))
    check_open(session.get_one(Meeting, found.known.id))
    one = meeting(session, found.known.id)
    header = {} if said else {"meeting": FormCell(report.head, found.known.name)}
    people = MeetingPeople(session, one, [each.email for each in report.people if each.email])
    called = _call(people, report)
    there = {
        each.attender.id
        for each in called.values()
        if each.attender and each.attender.part != AttendsAs.GUEST
    }
    strangers = [
        (called[each.row].text, each.email)
        for each in report.people
        if called[each.row].attender is None
    ]
    return replace(
        form,
        header=header,
        rows=tuple(_rows(report, called, length_of(report))),
        notes=(*form.notes, *_about(report, one)),
        known={WHO.kind: people.known(strangers, there)},
    )


def _call(people: MeetingPeople, report: MeetingReport) -> Mapping[int, CalledAttender]:
    """Say whom every line means: the members first, since nobody stands in for one who is there."""
    first = {each.row: people.call(each.name, each.email) for each in report.people}
    there = {
        each.attender.id
        for each in first.values()
        if each.attender and each.attender.part is AttendsAs.MEMBER
    }
    return {each.row: people.call(each.name, each.email, there) for each in report.people}


def _rows(
    report: MeetingReport, called: Mapping[int, CalledAttender], length: int
) -> Iterator[FormRow]:
    for each in report.people:
        one = called[each.row]
        cells = {
            **attendee_cells(each, WHO.name),
            WHO.name: FormCell(each.cell, one.text, one.note),
            "length": FormCell(each.cell, length),
            "deputy_name": FormCell(each.cell, one.deputy),
        }
        yield FormRow(report.sheet, each.row, cells)


def _place(session: Session, names: NameIndex, report: MeetingReport) -> OccasionMeant:
    """Find the meeting of a title on one of the days that may be meant.

    It is plain where one alone on such a day is of a group called alike; of two the one begun near the report's time.
    """
    known = {each.id: each for each in names.known}
    chosen = (
        select(Meeting.id, Meeting.day, Meeting.starts, Group.name, GROUP_NAME, Meeting.title)
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.day.in_(report.days), Meeting.state.not_in(CALLED_OFF))
        .order_by(Meeting.id)
    )
    ranked = []
    for meeting_id, day, starts, *called, title in session.execute(chosen):
        if meeting_id in known:
            percent = _alike(report.title, called, title or "")
            away = _away(report, starts)
            ranked.append((percent < ALIKE, report.days.index(day), away, -percent, meeting_id))
    ranked.sort()
    alike = [each for each in ranked if not each[0]]
    near = [each for each in alike if each[2] <= _NEAR]
    plain = next((each for each in (alike, near) if len(each) == 1), None)
    if plain:
        return OccasionMeant(known[plain[0][-1]])
    return OccasionMeant.among(known, [each[-1] for each in ranked])


def _alike(said: str, groups: Sequence[str], title: str) -> int:
    called = [each for group in groups for each in (group, f"{group} {title}")]
    return max(title_likeness(said, each) for each in called)


def _away(report: MeetingReport, starts: time | None) -> int:
    """Give the minutes between the report's first moment and a meeting's time; a day where one is not known."""
    if starts is None or report.starts is None:
        return 24 * 60
    return abs(_in_minutes(report.starts.time()) - _in_minutes(starts))


def _in_minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _about(report: MeetingReport, one: MeetingRecord) -> Iterator[FormCell]:
    """Tell what becomes of those who are not in the report, and what speaks against the meeting."""
    stays = (
        "Only those in the report are entered; apologies and seats without a mark stay as they are. "
        "Mark the rest in the register."
    )
    told = [stays]
    if report.days and one.day not in report.days:
        days = listed([show_day(each) for each in report.days], "or")
        told.append(f"The report is of {days}, but the meeting is of {show_day(one.day)}.")
    yield from (FormCell(report.head, text, text) for text in told)


__all__ = ["WHO", "MeetingUnclear", "is_of_meeting", "set_beside"]
