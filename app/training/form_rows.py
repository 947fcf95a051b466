"""The answers of a form set beside an event: who has evaluated it, or who has registered for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.amounts import counted, round_half_up
from app.days import show_day
from app.importing.display_names import plain_names
from app.importing.form_answers import FormAnswers, read_form_answers
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.lookup import Known
from app.importing.names import fold_name
from app.training.delegates import Callers, delegates_of, known
from app.training.placing import event_called, place
from app.wording import shortened
from models.training import Event
from models.words import Word

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.importing.form_answers import FormQuestion, Respondent
    from app.importing.form_kind import Surroundings
    from app.importing.workbook import Workbook

LAYOUT = "Answers exported from Microsoft Forms"
ANONYMOUS = "Anonymous, so it says of nobody that they answered"
_EXPORTED = re.compile(
    r"\(\d+\s*-\s*\d+\)|\b(evaluation|feedback|registration|booking|form|survey|responses|export)\b",
    re.IGNORECASE,
)
_LONGEST = 80


class FormPurpose(Word):
    """What a form was for."""

    EVALUATION = "evaluation", "Evaluation"
    REGISTRATION = "registration", "Registration"


def read_answers(workbook: Workbook) -> Form | None:
    """Recognise an export of Forms; its rows are made when it is set beside an event."""
    read = read_form_answers(workbook)
    if read is None:
        return None
    title = _EXPORTED.sub(" ", PurePath(workbook.name).stem).strip(" -_")
    notes = tuple(_notes(read))
    return Form(LAYOUT, read.sheet, {}, (), notes, read=(" ".join(title.split()), read))


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Make the rows: with the event that was said, else the one that is plainly meant, else without."""
    title, read = form.read
    events = around.names["events"]
    said = around.given.get("event", "")
    days = list(dict.fromkeys(each.done for each in read.answers if each.done is not None))
    found = event_called(events, said) if said else place(session, events, days, title)
    if found.known is None:
        return _without_event(form, read, found.offered)
    event = session.get_one(Event, found.known.id)
    delegates = delegates_of(session, event.id)
    header = {} if said else {"event": FormCell(read.head, found.known.name)}
    if not around.given.get("purpose"):
        purpose = _purpose(read, event)
        header["purpose"] = FormCell(read.head, purpose.title_text)
    return replace(
        form,
        header=header,
        rows=tuple(_rows(read, Callers(delegates, (each.email for each in read.answers)))),
        notes=(*form.notes, *_about_purpose(read, event, around)),
        known={"delegates": known(delegates)},
    )


def _without_event(form: Form, read: FormAnswers, offered: tuple[str, ...]) -> Form:
    rows = tuple(_row(read, each, plain_names(each.name)[0]) for each in read.answers)
    names = dict.fromkeys(plain_names(each.name)[0] for each in read.answers if each.name)
    delegates = tuple(Known(number, name) for number, name in enumerate(names, 1))
    return replace(form, rows=rows, offered={"event": offered}, known={"delegates": delegates})


def _rows(read: FormAnswers, callers: Callers) -> Iterator[FormRow]:
    for each in read.answers:
        called = callers.call(each.name, each.email)
        yield _row(read, each, called.text, called.note, known_by_mail=called.delegate is not None)


def _row(
    read: FormAnswers, each: Respondent, text: str, note: str = "", *, known_by_mail: bool = False
) -> FormRow:
    said = {"email": each.email, "agency": each.agency, "role": each.role, "done": each.done or ""}
    cells = {"booking": FormCell(each.cell, text, note)}
    cells |= {name: FormCell(each.cell, value) for name, value in said.items()}
    nobody = not known_by_mail and fold_name(each.name) in {"", "anonymous"}
    return FormRow(read.sheet, each.row, cells, ANONYMOUS if nobody else "")


def _purpose(read: FormAnswers, event: Event) -> FormPurpose:
    """Say what a form is by its days: who answers on the day of an event or later evaluates it."""
    later = sum(each.done >= event.day for each in read.answers if each.done)
    return FormPurpose.EVALUATION if later * 2 >= len(read.answers) else FormPurpose.REGISTRATION


def _about_purpose(read: FormAnswers, event: Event, around: Surroundings) -> Iterator[FormCell]:
    if not around.given.get("purpose"):
        what = _purpose(read, event).title_text.lower()
        text = (
            f"Taken as {what}, because most answered "
            f"{'on the day of the event or later' if what == 'evaluation' else 'before the event'}"
            f" ({show_day(event.day)}). It can be said otherwise for the whole file."
        )
        yield FormCell(read.head, text, text)


def _notes(read: FormAnswers) -> Iterator[FormCell]:
    """Tell each question of which the answers are not kept, with what the figures among them come to."""
    for each in read.questions:
        text = f"“{shortened(each.text, _LONGEST)}” is not kept ({_sum(each)})."
        yield FormCell(each.cell, text, text)


def _sum(question: FormQuestion) -> str:
    number = counted(len(question.answers), "answer")
    figures = [
        Decimal(text) for text in question.answers if re.fullmatch(r"\d{1,6}(\.\d{1,4})?", text)
    ]
    if not figures or len(figures) < len(question.answers):
        return number
    mean = round_half_up(sum(figures, Decimal(0)) / len(figures), 1)
    return f"{number}, {min(figures)} to {max(figures)}, {mean} on average"


__all__ = ["FormPurpose", "read_answers", "set_beside"]
