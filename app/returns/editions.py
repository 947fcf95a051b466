"""Editions of a template: a round keeps the one it was issued with, and answers are compared where wording agrees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.returns.defining import (
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
    outlined,
)
from app.returns.templates import template
from models.returns import ReturnTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion
    from app.work import Work


@dataclass(frozen=True)
class QuestionChanges:
    """The questions of two templates beside each other; only those that are the `same` can be compared.

    A question is the same where wording and kind of answer agree, whatever its number is now.
    """

    same: tuple[tuple[TemplateQuestion, TemplateQuestion], ...]
    """(before, now)."""
    new: tuple[TemplateQuestion, ...]
    gone: tuple[TemplateQuestion, ...]
    changed: tuple[TemplateQuestion, ...]
    """Those of now that have the number of an earlier one with another wording or kind of answer."""

    def in_words(self) -> str:
        """Say which questions are new, gone and changed; empty where all are the same."""
        parts = (
            ("new", self.new),
            ("changed", self.changed),
            ("gone", self.gone),
        )
        told = [
            f"{word}: {', '.join(each.number for each in found)}" for word, found in parts if found
        ]
        return f"Questions {'; '.join(told)}" if told else ""


def new_edition(work: Work, template_id: int) -> int:
    """Copy a template with everything as its next edition, to be changed from there; gives the id of the copy."""
    row = work.get(ReturnTemplate, template_id)
    highest = select(func.max(ReturnTemplate.edition)).where(ReturnTemplate.name == row.name)
    edition = (work.session.scalar(highest) or 0) + 1
    found = template(work.session, template_id)
    assert found is not None  # noqa: S101 - its row was fetched above
    return add_template(work, replace(outline_of(found), edition=edition))


def outline_of(found: ReturnTemplateRecord) -> TemplateOutline:
    """Give the outline of a template, from which it could be defined anew; the layout of a workbook stays behind."""
    standards = tuple(
        StandardOutline(
            each.number,
            each.title,
            tuple(
                QuestionOutline(
                    asked.number,
                    asked.wording,
                    asked.asks,
                    asked.required,
                    asked.evidence,
                    asked.guidance,
                )
                for asked in each.questions
            ),
        )
        for each in found.standards
    )
    return outlined(
        found.name,
        found.kind,
        found.scale,
        standards,
        edition=found.edition,
        guidance=found.guidance,
        built_in=found.built_in,
    )


def compare_questions(session: Session, before_id: int, now_id: int) -> QuestionChanges:
    """Put the questions of two templates beside each other, by number where the wording agrees, else by wording."""
    before, now = _questions(session, before_id), _questions(session, now_id)
    left = list(before)
    same: list[tuple[TemplateQuestion, TemplateQuestion]] = []
    for by_number in (True, False):
        matched = {each.id for _, each in same}
        for each in now:
            found = None if each.id in matched else _like(each, left, by_number=by_number)
            if found is not None:
                left.remove(found)
                same.append((found, each))
    known = {each.id for _, each in same}
    rest = [each for each in now if each.id not in known]
    numbers = {each.number for each in left}
    changed = tuple(each for each in rest if each.number in numbers)
    renumbered = {each.number for each in changed}
    return QuestionChanges(
        tuple(same),
        tuple(each for each in rest if each.number not in numbers),
        tuple(each for each in left if each.number not in renumbered),
        changed,
    )


def _like(
    one: TemplateQuestion, others: Sequence[TemplateQuestion], *, by_number: bool
) -> TemplateQuestion | None:
    return next(
        (
            each
            for each in others
            if each.wording.casefold() == one.wording.casefold()
            and each.asks is one.asks
            and (not by_number or each.number == one.number)
        ),
        None,
    )


def _questions(session: Session, template_id: int) -> list[TemplateQuestion]:
    found = template(session, template_id)
    return [each for standard in found.standards for each in standard.questions] if found else []
