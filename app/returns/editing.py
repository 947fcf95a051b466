"""What can be done to a template that no round asks yet: its name, scale, standards and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values
from app.errors import refuse
from app.fields import problems
from app.returns.defining import add_levels, scale_columns
from app.returns.outline_order import OutlineOrder
from app.returns.rules import scale_problems
from app.returns.template_fields import (
    QUESTION,
    RETURN_TEMPLATE,
    STANDARD,
    QuestionValues,
    ReturnTemplateValues,
    StandardValues,
)
from app.returns.templates import levels_of, named
from app.returns.using import TemplateAsked, check_unused, name_problems
from models.returns import AnswerKind, Question, ReturnRound, ReturnTemplate, ScaleLevel, Standard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.returns.scores import Scale
    from app.work import Work


def change_template(
    work: Work, template_id: int, values: ReturnTemplateValues, shown: int | None = None
) -> int:
    """Change the name, kind or guidance of a template that no round asks yet."""
    row = check_unused(work, template_id)
    if values.get("name"):
        refuse(name_problems(work.session, values["name"], row))
    work.edit(row, cast("Mapping[str, Any]", values), RETURN_TEMPLATE, shown)
    return template_id


def change_scale(work: Work, template_id: int, scale: Scale) -> int:
    """Give a template another scale; none only where no question asks for a score."""
    row = check_unused(work, template_id)
    order = OutlineOrder(work, template_id)
    kinds = [each.asks for section in order.sections for each in section.questions]
    broken = scale_problems(scale.levels, kinds)
    refuse({"scale": broken["asks"]} if broken else {})
    old = select(ScaleLevel.id).where(ScaleLevel.template_id == template_id)
    work.delete_many(ScaleLevel, work.session.scalars(old).all())
    add_levels(work, template_id, scale.levels)
    work.edit_columns(work.get(ReturnTemplate, row.id), scale_columns(scale))
    return template_id


def remove_template(work: Work, template_id: int) -> int:
    """Remove a template with its scale and outline; TemplateAsked where a round is of it."""
    row = work.get(ReturnTemplate, template_id)
    rounds = select(ReturnRound.name).where(ReturnRound.template_id == template_id)
    found = work.session.scalars(rounds.order_by(ReturnRound.id)).all()
    if found:
        raise TemplateAsked(named(row.name, row.edition), found)
    order = OutlineOrder(work, template_id)
    asked = [each.id for section in order.sections for each in section.questions]
    standards = [section.standard.id for section in order.sections]
    levels = select(ScaleLevel.id).where(ScaleLevel.template_id == template_id)
    work.delete_many(Question, asked)
    work.delete_many(Standard, standards)
    work.delete_many(ScaleLevel, work.session.scalars(levels).all())
    work.delete(work.get(ReturnTemplate, template_id))
    return template_id


def add_standard(work: Work, template_id: int, title: str, after: int | None = None) -> int:
    """Add a standard after another one, or at the end; it gets the next number."""
    check_unused(work, template_id)
    order = OutlineOrder(work, template_id)
    values = {"number": order.next_standard(), "title": title}
    refuse(problems(STANDARD, values))
    row = Standard(template_id=template_id, position=len(order.sections), **values)
    standard_id = work.add(row)
    order.insert_standard(row, after)
    order.settle()
    return standard_id


def change_standard(
    work: Work, standard_id: int, values: StandardValues, shown: int | None = None
) -> int:
    """Change the number or title of a standard."""
    row = work.get(Standard, standard_id)
    check_unused(work, row.template_id)
    others = {
        section.standard.number
        for section in OutlineOrder(work, row.template_id).sections
        if section.standard.id != standard_id
    }
    refuse(_twice(values.get("number"), others))
    work.edit(row, cast("Mapping[str, Any]", values), STANDARD, shown)
    return standard_id


def move_standard(work: Work, standard_id: int, by: int) -> int:
    """Move a standard with its questions up (-1) or down (1)."""
    order = OutlineOrder(work, _template_of(work, standard_id))
    order.move_standard(standard_id, by)
    order.settle()
    return standard_id


def remove_standard(work: Work, standard_id: int) -> int:
    """Remove a standard with its questions."""
    order = OutlineOrder(work, _template_of(work, standard_id))
    section = order.section_of(standard_id)
    order.sections.remove(section)
    for each in section.questions:
        work.delete(each)
    work.delete(section.standard)
    order.settle()
    return standard_id


def add_question(
    work: Work, standard_id: int, values: QuestionValues, after: int | None = None
) -> int:
    """Add a question to a standard after another one, or at its end; it asks for a score where nothing is said."""
    order = OutlineOrder(work, _template_of(work, standard_id))
    section = order.section_of(standard_id)
    full: dict[str, Any] = {
        "number": order.next_question(section),
        "wording": None,
        "asks": AnswerKind.SCORE,
        "required": True,
        "evidence": values.get("asks", AnswerKind.SCORE) is AnswerKind.SCORE,
        **values,
    }
    refuse(problems(QUESTION, full) or _twice(full["number"], order.numbers()))
    refuse(_unscaled(work, section.standard, full["asks"]))
    row = Question(
        standard_id=standard_id,
        position=len(section.questions),
        **column_values(QUESTION, full),
    )
    question_id = work.add(row)
    order.insert_question(section, row, after)
    order.settle()
    return question_id


def change_question(
    work: Work, question_id: int, values: QuestionValues, shown: int | None = None
) -> int:
    """Change some values of a question."""
    row = work.get(Question, question_id)
    order = OutlineOrder(work, _template_of(work, row.standard_id))
    if values.get("number") != row.number:
        refuse(_twice(values.get("number"), order.numbers()))
    if "asks" in values:
        refuse(_unscaled(work, order.section_of(row.standard_id).standard, values["asks"]))
    work.edit(row, cast("Mapping[str, Any]", values), QUESTION, shown)
    return question_id


def move_question(work: Work, question_id: int, by: int) -> int:
    """Move a question up (-1) or down (1), over the edge of its standard into the next one."""
    row = work.get(Question, question_id)
    order = OutlineOrder(work, _template_of(work, row.standard_id))
    order.move_question(row, by)
    order.settle()
    return question_id


def remove_question(work: Work, question_id: int) -> int:
    """Remove a question."""
    row = work.get(Question, question_id)
    order = OutlineOrder(work, _template_of(work, row.standard_id))
    order.section_of(row.standard_id).questions.remove(row)
    work.delete(row)
    order.settle()
    return question_id


def _template_of(work: Work, standard_id: int) -> int:
    """Give the template of a standard; TemplateInUse where it stays as it is."""
    return check_unused(work, work.get(Standard, standard_id).template_id).id


def _unscaled(work: Work, standard: Standard, asks: AnswerKind) -> dict[str, str]:
    return scale_problems(levels_of(work.session, standard.template_id), [asks])


def _twice(number: str | None, taken: set[str]) -> dict[str, str]:
    if number is None or number not in taken:
        return {}
    return {"number": f"There is another one with the number {number}. Give each its own."}
