"""What the rounds of the sample ask: the questions of a template in its own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.returns import Question, Standard

if TYPE_CHECKING:
    from app.work import Work


def questions_asked(work: Work, template: int) -> list[Question]:
    """Give the questions of a template as a return shows them."""
    chosen = (
        select(Question)
        .join(Standard, Standard.id == Question.standard_id)
        .where(Standard.template_id == template)
        .order_by(Standard.position, Question.position)
    )
    return list(work.session.scalars(chosen))
