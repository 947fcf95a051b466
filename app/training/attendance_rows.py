"""An attendance report set beside its event: everybody in it, and who was booked and is not in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from app.days import show_day
from app.errors import UserError
from app.fields import Link
from app.importing.display_names import plain_names
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.headers import fold
from app.importing.meeting_forms import attendee_cells, length_of, read_report_form, waiting
from app.importing.names import NameIndex, fold_name
from app.importing.natives import as_text
from app.training.delegates import Callers, agencies_by_address, delegates_of, known
from app.training.fields import BookingStatus
from app.training.placing import event_called, minutes_of, place
from app.wording import listed
from models.training import Course, Event

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.importing.form_kind import Surroundings
    from app.importing.meeting_reports import MeetingReport
    from app.importing.workbook import Workbook
    from app.training.delegates import Delegate

ABSENT = "Booked, but not in the report"
ALIKE = 80
"""Least likeness in per cent at which it is asked whether a name in a report is that of a delegate."""
WHO = Link("booking", "Delegate", kind="delegates", required=True, width=26)
_HOSTS = ("organi", "wspolorgani", "arrang", "jarjest", "szervez", "duzenl", "host")
"""Beginnings of what programs call who called the meeting, without accents."""
_PRESENTERS = (
    "present",
    "prowadz",
    "osoba prowadz",
    "referent",
    "moderator",
    "relator",
    "prelegent",
)


_SETTING = re.compile(r"\w+ *\{ *\w+ *=.*\}")
_LOOKED_AT = 20


class ListOfProgram(UserError):
    """A file is the settings of a script and neither a list nor a report."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: this is a list that a program keeps for itself, of people and their addresses, and no report of "
            "a meeting. Choose the attendance report; delegates are known by the addresses of their bookings."
        )


@dataclass(frozen=True)
class _Beside:
    """An event as a report is set beside it."""

    event: Event
    name: str
    length: int
    """Minutes of which everybody's share is taken."""
    delegates: list[Delegate]


def read_attendance_report(workbook: Workbook) -> Form | None:
    """Recognise an attendance report; its rows are made when it is set beside an event."""
    form = read_report_form(workbook)
    if form is None:
        _refuse_settings(workbook)
    return form


def _refuse_settings(workbook: Workbook) -> None:
    """Refuse the list by which somebody's script turns addresses into names, which often lies beside reports."""
    lines = [
        " ".join(filter(None, map(as_text, row)))
        for sheet in workbook.sheets[:1]
        for row in islice(sheet.rows, _LOOKED_AT)
    ]
    said = [line for line in lines if line.strip()]
    if said and all(_SETTING.fullmatch(line.strip()) for line in said):
        raise ListOfProgram(workbook.name)


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Make the rows of a report: with the event that was said, else the one that is plainly meant, else without."""
    report: MeetingReport = form.read
    events = around.names["events"]
    said = around.given.get("event", "")
    found = (
        event_called(events, said) if said else place(session, events, report.days, report.title)
    )
    event = found.known
    if event is None:
        return waiting(form, WHO, ("event", found.offered))
    beside = _beside(session, report, event.id, event.name)
    header = {} if said else {"event": FormCell(report.head, event.name)}
    least = session.get_one(Course, beside.event.course_id).attended_from
    told = around.given.get("attended_from", "")
    header["attended_from"] = FormCell(report.head, least)
    return replace(
        form,
        header=header,
        rows=tuple(_rows(session, report, beside)),
        notes=(*form.notes, *_about_event(report, beside, told or str(least))),
        known={"delegates": known(beside.delegates)},
    )


def _beside(session: Session, report: MeetingReport, event_id: int, name: str) -> _Beside:
    """Take the event's planned length, or the meeting's own where that was shorter or no times are planned."""
    event = session.get_one(Event, event_id)
    length = length_of(report, minutes_of(event))
    return _Beside(event, name, length, delegates_of(session, event_id))


def _rows(session: Session, report: MeetingReport, beside: _Beside) -> Iterator[FormRow]:
    """Give everybody in the report, then everybody who is still booked and not in it."""
    callers = Callers(beside.delegates, (each.email for each in report.people))
    agencies = agencies_by_address(session, (each.email for each in report.people))
    hosts = _hosts(report, beside.event)
    there: set[int] = set()
    new: dict[str, str] = {}
    for each in report.people:
        called = callers.call(each.name, each.email)
        delegate, text = called.delegate, called.text
        if delegate is None and fold_name(text) in new and each.email:
            text = f"{text} ({each.email})"
        if delegate is None:
            new[fold_name(text)] = text
        else:
            there.add(delegate.id)
        cells = {
            **attendee_cells(each, WHO.name),
            "booking": FormCell(each.cell, text, called.note),
        }
        cells["length"] = FormCell(each.cell, beside.length)
        if delegate is None and each.email in agencies:
            cells["agency"] = FormCell(each.cell, agencies[each.email])
        aside = "" if delegate is not None else hosts.get(each.row, "")
        yield FormRow(report.sheet, each.row, cells, aside)
    yield from _absent(report, beside, there, new.values())


def _absent(
    report: MeetingReport, beside: _Beside, there: Collection[int], unknown: Iterable[str]
) -> Iterator[FormRow]:
    """Give who is still booked and not in the report; one who may be somebody in it under another name is left out."""
    index = NameIndex(known(beside.delegates))
    perhaps = {each.id: text for text in unknown for _, each in index.alike(text, ALIKE)}
    for missed in beside.delegates:
        if missed.status is BookingStatus.BOOKED and missed.id not in there:
            status = FormCell(report.head, BookingStatus.DID_NOT_ATTEND.title_text, ABSENT)
            cells = {"booking": FormCell(report.head, missed.name), "status": status}
            shown = perhaps.get(missed.id)
            aside = (
                f"Perhaps in the report as “{shown}”; take in who was not there" if shown else ""
            )
            yield FormRow(report.sheet, 0, cells, aside)


def _hosts(report: MeetingReport, event: Event) -> Mapping[int, str]:
    """Say who called the meeting or taught, by row.

    Teams calls everybody a presenter unless the organiser chose otherwise: the word says something only where others
    are called something else.
    """
    roles = {each.row: fold(each.role) for each in report.people}
    called = {role for role in roles.values() if not role.startswith(_HOSTS)}
    tells = any(not role.startswith(_PRESENTERS) for role in called)
    trainer = fold_name(event.trainer or "")
    found = {}
    for each in report.people:
        role = roles[each.row]
        names = {fold_name(name) for name in plain_names(each.name)}
        if trainer and trainer in names:
            found[each.row] = "The trainer, so no delegate; take in who is one"
        elif "organi" in role or role.startswith(_HOSTS):
            found[each.row] = f"“{each.role}” of the meeting, so no delegate; take in who is one"
        elif tells and role.startswith(_PRESENTERS):
            found[each.row] = f"“{each.role}”, so no delegate; take in who is one"
    return found


def _about_event(report: MeetingReport, beside: _Beside, least: str) -> Iterator[FormCell]:
    """Tell by what it is judged who attended, and what speaks against the event."""
    event = beside.event
    rule = (
        f"Attended means {least} % or more of {beside.length} minutes; whoever stayed for less has left early. "
        "It can be said otherwise for the whole file."
    )
    told = [rule]
    planned = minutes_of(event)
    if planned > beside.length:
        told.append(
            f"The event is planned for {planned} minutes, and the report covers {beside.length}: where the meeting "
            "went on after it was taken, ask for the whole report."
        )
    on_day = any(event.day <= day <= (event.last_day or event.day) for day in report.days)
    if report.days and not on_day:
        days = listed([show_day(each) for each in report.days], "or")
        told.append(f"The report is of {days}, but the event was on {show_day(event.day)}.")
    if event.last_day:
        told.append("The event has several days, and this report is of one meeting only.")
    yield from (FormCell(report.head, text, text) for text in told)


__all__ = ["ALIKE", "WHO", "read_attendance_report", "set_beside"]
