"""A workbook that asks an earlier edition than its round asks now: what both ask in the same words is kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.errors import UserError
from app.importing.form_kind import FormCell
from app.returns.editions import compare_questions
from app.returns.issued_form import KEY, identity_of
from app.returns.templates import template
from models.returns import AnswerKind, Question, ReturnTemplate, Standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from app.importing.form_kind import Form, FormRow
    from app.returns.editions import QuestionChanges
    from app.returns.issued_sheet import Identity
    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion


class OtherEdition(UserError):
    """A workbook asks nothing that its round asks now."""

    def __init__(self, name: str, edition: str, now: ReturnTemplateRecord) -> None:
        which = f"edition {edition}" if edition else "another edition"
        super().__init__(
            f"{name}: this workbook asks {which} of its template, and nothing of it is asked in the same words by "
            f"edition {now.edition} of {now.name}, which the round asks now. Make the workbook again and send it to "
            "the agency."
        )


def in_this_edition(session: Session, name: str, form: Form, now: ReturnTemplateRecord) -> Form:
    """Give the form with the keys and numbers that its questions have now; one of this edition stays as it is.

    A question is the same where wording and kind of answer agree, and a score where the scale does too. What is left
    out stands in the notes. OtherEdition where nothing is the same.
    """
    said = identity_of(form)
    before = _asked_by(session, said, form, now)
    if before is None:
        raise OtherEdition(name, said.edition, now)
    if before.id == now.id:
        return form
    changes = compare_questions(session, before.id, now.id)
    same = {old.id: new for old, new in changes.same if _has_one_scale(old, before, now)}
    if not same:
        raise OtherEdition(name, said.edition, now)
    rows = tuple(_moved(form, before, same))
    return replace(form, rows=rows, notes=(_told(before, now, changes, same), *form.notes))


def _asked_by(
    session: Session, said: Identity, form: Form, now: ReturnTemplateRecord
) -> ReturnTemplateRecord | None:
    """Give the template that a workbook was made of by its keys, else by its edition; None where it is gone."""
    keys = {key for row in form.rows if isinstance(key := row.cells[KEY].value, int)}
    if keys & {each.id for standard in now.standards for each in standard.questions}:
        return now
    if keys:
        chosen = select(Standard.template_id).join(Question, Question.standard_id == Standard.id)
        found = session.scalars(chosen.where(Question.id.in_(keys))).first()
    elif said.edition in {"", str(now.edition)}:
        return now
    else:
        named = select(ReturnTemplate.id).where(ReturnTemplate.name == said.template)
        found = session.scalars(named.where(ReturnTemplate.edition == said.edition)).first()
    return template(session, found) if found is not None else None


def _has_one_scale(
    old: TemplateQuestion, before: ReturnTemplateRecord, now: ReturnTemplateRecord
) -> bool:
    return old.asks is not AnswerKind.SCORE or before.scale.levels == now.scale.levels


def _moved(
    form: Form, before: ReturnTemplateRecord, same: Mapping[int, TemplateQuestion]
) -> Iterator[FormRow]:
    """Give the rows of questions that are still asked; the number of a row counts, since the person read it."""
    every = [each for standard in before.standards for each in standard.questions]
    by_id, by_number = {each.id: each for each in every}, {each.number: each for each in every}
    for row in form.rows:
        key, number = row.cells[KEY].value, row.cells["number"]
        old = by_number.get(str(number.value)) or (by_id.get(key) if isinstance(key, int) else None)
        new = same.get(old.id) if old is not None else None
        if new is not None:
            cells = {
                KEY: FormCell(row.cells[KEY].address, new.id),
                "number": FormCell(number.address, new.number),
            }
            yield replace(row, cells={**row.cells, **cells})


def _told(
    before: ReturnTemplateRecord,
    now: ReturnTemplateRecord,
    changes: QuestionChanges,
    same: Mapping[int, TemplateQuestion],
) -> FormCell:
    """Say what was read and what was not, for the person to agree to before it is stored."""
    told = [
        f"This workbook asks {before.title}, and the round now asks edition {now.edition}.",
        "Read is what both ask in the same words; see whether that will do.",
    ]
    differing = changes.in_words()
    told += [f"{differing}."] if differing else []
    if len(same) < len(changes.same):
        told.append("The scale is another one, so no score was read.")
    return FormCell("A1", before.title, " ".join(told))
