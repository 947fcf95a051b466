"""Attendance reports as forms: what any kind takes of them alike, before its rows are set beside an occasion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.days import show_day
from app.importing.display_names import plain_names
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.headers import fold
from app.importing.lookup import Known
from app.importing.meeting_reports import MeetingReport, read_meeting_report
from app.importing.meeting_times import whole_minutes
from app.importing.names import likeness
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Link
    from app.importing.meeting_people import Attendee
    from app.importing.workbook import CellValue, Workbook

_HOLDS = 90


def read_report_form(workbook: Workbook) -> Form | None:
    """Recognise an attendance report; its rows are made when it is set beside what it is of."""
    report = read_meeting_report(workbook)
    if report is None:
        return None
    return Form(report.layout, report.sheet, {}, (), _notes(report), read=report)


def attendee_cells(each: Attendee, who: str) -> dict[str, FormCell]:
    """Give what a report says of one person, the plain name under the Field `who`."""
    said: dict[str, CellValue] = {
        who: plain_names(each.name)[0],
        "shown": each.name,
        "email": each.email,
        "role": each.role,
        "minutes": whole_minutes(each.seconds),
        "joins": each.joins,
        "first": each.first.time().replace(second=0) if each.first else "",
        "last": each.last.time().replace(second=0) if each.last else "",
    }
    cells = {name: FormCell(each.cell, value) for name, value in said.items()}
    cells["minutes"] = replace(cells["minutes"], note="; ".join(each.notes))
    return cells


def waiting(form: Form, who: Link, wanted: tuple[str, Sequence[str]]) -> Form:
    """Give the rows as they wait for what they are of to be said: `wanted` names its Field and what is offered for it.

    Every name in the Field `who` counts as known meanwhile, for whom it means depends on the answer.
    """
    report: MeetingReport = form.read
    rows = tuple(
        FormRow(report.sheet, each.row, attendee_cells(each, who.name)) for each in report.people
    )
    called = dict.fromkeys(str(each.cells[who.name].value) for each in rows)
    met = tuple(Known(number, text) for number, text in enumerate(called, 1))
    field, offered = wanted
    return replace(form, rows=rows, offered={field: offered}, known={who.kind: met})


def length_of(report: MeetingReport, planned: int = 0) -> int:
    """Give the minutes of which everybody's share is taken: as planned, or the meeting's own where that was shorter.

    Where neither is known, the longest stay is the whole of it.
    """
    lasted = whole_minutes(report.seconds)
    length = min(each for each in (planned, lasted) if each) if planned or lasted else 0
    return length or max(whole_minutes(each.seconds) for each in report.people)


def title_likeness(title: str, name: str) -> int:
    """Give how alike a meeting's title and a name are in per cent; one that holds the other whole is nearly it."""
    one, other = fold(title), fold(name)
    if one == other or not one:
        return 100 if one else 0
    words, others = set(one.split()), set(other.split())
    is_part = others <= words or (words <= others and len(words) > 1)
    return max(likeness(one, other), _HOLDS if is_part else 0)


def _notes(report: MeetingReport) -> tuple[FormCell, ...]:
    days = listed([show_day(each) for each in report.days], "or")
    title = f" “{report.title}”" if report.title else ""
    times = (
        f", {report.starts:%H:%M} to {report.ends:%H:%M}" if report.starts and report.ends else ""
    )
    lasted = f", {whole_minutes(report.seconds)} min" if report.seconds else ""
    told = f"The report is of the meeting{title}{f' on {days}' if days else ''}{times}{lasted}."
    cells = [(report.head, told), *report.notes]
    return tuple(FormCell(cell, text, text) for cell, text in cells)
