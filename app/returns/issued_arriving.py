"""What a workbook that was made for a return belongs to in this file, and why one cannot be taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.amounts import counted, counted_of
from app.days import show_day
from app.errors import UserError
from app.fields import Day, Ref
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.natives import FieldReader, as_text
from app.returns.issued_editions import in_this_edition
from app.returns.issued_form import identity_of, percents_are_marked
from app.returns.issued_rows import RowReader, reads_of
from app.returns.issued_sheet import ABOUT_SHEET, MARK
from app.returns.queries import rounds
from app.returns.rules import AlreadyIn
from app.returns.templates import template
from models.agencies import Agency
from models.returns import ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from app.importing.form_kind import Surroundings
    from app.importing.workbook import Workbook
    from app.returns.issued_sheet import Identity
    from app.returns.queries import RoundRecord
    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion

_NAMED = 8
"""Questions that are named at most where many are not answered."""
_RETURNED = Day("returned_on", "Date of return")


class NotOfThisFile(UserError):
    """A workbook was made for a return that this file does not know."""

    def __init__(self, name: str, said: Identity) -> None:
        what = f" for {said.agency}, {said.round}, by {said.partnership}" if said.round else ""
        super().__init__(
            f"{name}: this workbook was made{what}, but this file knows no such return: it was made from another file, "
            "or the agency was taken out of the round."
        )


class WorkbookOfAnother(UserError):
    """A workbook belongs to a round of another partnership than the one it is brought in for."""

    def __init__(self, name: str, found: RoundRecord) -> None:
        super().__init__(
            f"{name}: this workbook belongs to {found.name} of {found.partnership}. Choose that partnership and bring "
            "it in there."
        )


class NothingAnswered(UserError):
    """A workbook came back as it went out."""

    def __init__(self, name: str, questions: int, agency: str) -> None:
        super().__init__(
            f"{name}: none of its {counted(questions, 'question')} is answered. Ask {agency} for the one that they "
            "filled in."
        )


@dataclass(frozen=True)
class _Known:
    """The request a workbook belongs to, with what its round asks."""

    row: ReturnRequest
    agency: Ref
    round: RoundRecord
    template: ReturnTemplateRecord

    @property
    def questions(self) -> dict[int, TemplateQuestion]:
        return {
            each.id: each for standard in self.template.standards for each in standard.questions
        }


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Say which agency's return a made workbook is and what its rows answer; UserError where it cannot be taken in."""
    name = around.workbook.name
    said = identity_of(form)
    known = _known(session, name, said)
    if around.partnership is not None and around.partnership.id != known.round.partnership.id:
        raise WorkbookOfAnother(name, known.round)
    if known.row.moderated_on is not None or known.row.accepted_on is not None:
        raise AlreadyIn(known.agency.name)
    form = in_this_edition(session, name, form, known.template)
    reader = RowReader(known.template, percents=percents_are_marked(around.workbook, form))
    rows = tuple(reader.rows(form))
    if not rows:
        raise NothingAnswered(name, known.template.questions, known.agency.name)
    header, doubt = _header(form, known, around.today)
    notes = [
        *form.notes,
        *reader.notes,
        *doubt,
        *_unanswered(known, rows),
        *_before(known, around.workbook),
    ]
    return replace(
        form, header=header, rows=rows, notes=tuple(notes), own_sheets=_own_sheets(around.workbook)
    )


def _known(session: Session, name: str, said: Identity) -> _Known:
    chosen = select(ReturnRequest, Agency.id, Agency.name).join(
        Agency, Agency.id == ReturnRequest.agency_id
    )
    found = session.execute(chosen.where(ReturnRequest.token == said.token)).first()
    if found is None:
        raise NotOfThisFile(name, said)
    row, agency_id, agency = found
    one = rounds(session, [row.round_id])[0]
    asked = template(session, one.template.id)
    if asked is None:
        raise NotOfThisFile(name, said)
    return _Known(row, Ref(agency_id, agency), one, asked)


def _header(
    form: Form, known: _Known, today: date | None
) -> tuple[dict[str, FormCell], list[FormCell]]:
    """Give what the head says of every row; a day of return that cannot be is left out and told."""
    header = {name: cell for name, cell in form.header.items() if name in _SAID_BY_SENDER}
    header["agency"] = FormCell("B2", known.agency.name)
    header["token"] = FormCell("A1", str(known.row.token))
    header["reads"] = FormCell("A1", reads_of(known.template))
    returned = header.get("returned_on")
    doubt = _day_doubt(known, returned, today) if returned else ""
    if not returned or not doubt:
        return header, []
    del header["returned_on"]
    told = f"{doubt} It counts as received on the day it is brought in."
    return header, [FormCell(returned.address, as_text(returned.value), told)]


def _day_doubt(known: _Known, returned: FormCell, today: date | None) -> str:
    reading = FieldReader(_RETURNED).read(returned.value)
    day = reading.value
    if reading.complaint or day is None:
        return reading.complaint or "The date of return is empty."
    if today is not None and day > today:
        return f"The date of return, {show_day(day)}, has not come yet."
    if known.row.sent_on is not None and day < known.row.sent_on:
        sent = show_day(known.row.sent_on)
        return f"The date of return, {show_day(day)}, is before the workbook was sent, on {sent}."
    return ""


def _unanswered(known: _Known, rows: tuple[FormRow, ...]) -> Iterator[FormCell]:
    """Say which questions that must be answered are not."""
    answered = {str(row.cells["number"].value) for row in rows if row.cells["answer"].value != ""}
    required = [each for each in known.questions.values() if each.required]
    empty = [each.number for each in required if each.number not in answered]
    if empty:
        verb = "is" if len(empty) == 1 else "are"
        more = f" and {len(empty) - _NAMED} more" if len(empty) > _NAMED else ""
        told = counted_of(len(empty), len(required), "question")
        yield FormCell("B1", "", f"{told} {verb} not answered: {', '.join(empty[:_NAMED])}{more}.")


def _before(known: _Known, workbook: Workbook) -> Iterator[FormCell]:
    """Say that another workbook of the agency came in before; what this one says otherwise takes its place."""
    row = known.row
    if row.received_on is not None and row.source_digest not in {None, workbook.sha256}:
        yield FormCell(
            "B1",
            "",
            f"Another workbook of {known.agency} came in on {show_day(row.received_on)}, {row.source_name}; where this "
            "one says otherwise it takes its place.",
        )


def _own_sheets(workbook: Workbook) -> tuple[str, ...]:
    """Name the sheets that came with the workbook and say nothing by themselves."""
    firsts = {
        each.name: as_text(each.rows[0][0])
        for each in workbook.sheets
        if each.rows and each.columns
    }
    return tuple(name for name, first in firsts.items() if first in {MARK, ABOUT_SHEET})


_SAID_BY_SENDER = frozenset({"person", "role", "email", "returned_on"})
