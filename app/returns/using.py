"""Whether a template is in use: once a round of it was issued or answered it stays as it is, and editions follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, or_, select

from app.errors import UserError
from app.returns.templates import named
from models.returns import ReturnAnswer, ReturnRequest, ReturnRound, ReturnTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.work import Work

_OF_ROUND = ReturnRequest.round_id == ReturnRound.id
IS_IN_USE: ColumnElement[bool] = or_(
    ReturnRound.issued_on.is_not(None),
    exists().where(
        _OF_ROUND,
        or_(
            ReturnRequest.made_on.is_not(None),
            ReturnRequest.sent_on.is_not(None),
            ReturnRequest.received_on.is_not(None),
        ),
    ),
    exists().where(_OF_ROUND, ReturnAnswer.request_id == ReturnRequest.id),
)
"""Of a round: it was issued, a workbook of it made or sent, or an answer came in."""


class TemplateInUse(UserError):
    """A template that a round asks would change under the answers to it."""

    def __init__(self, name: str, rounds: Sequence[str]) -> None:
        super().__init__(
            f"{name} is asked by {', '.join(rounds[:3])}, so it stays as it is. Make a new edition and change that."
        )


class TemplateAsked(UserError):
    """A template that a round is of would be removed."""

    def __init__(self, name: str, rounds: Sequence[str]) -> None:
        super().__init__(
            f"{name} belongs to {', '.join(rounds[:3])}. Remove the round first, or keep the template."
        )


def rounds_in_use(session: Session, template_id: int) -> list[str]:
    """Give the names of the rounds of a template that were issued or answered."""
    chosen = select(ReturnRound.name).where(ReturnRound.template_id == template_id, IS_IN_USE)
    return list(session.scalars(chosen.order_by(ReturnRound.id)))


def check_unused(work: Work, template_id: int) -> ReturnTemplate:
    """Give the row of a template that may be changed; TemplateInUse where a round of it was issued or answered."""
    row = work.get(ReturnTemplate, template_id)
    found = rounds_in_use(work.session, template_id)
    if found:
        raise TemplateInUse(named(row.name, row.edition), found)
    return row


def name_problems(session: Session, name: str, row: ReturnTemplate | None = None) -> dict[str, str]:
    """Object to a name that another template has; editions of one template share theirs."""
    same = select(ReturnTemplate).where(func.lower(ReturnTemplate.name) == name.casefold())
    others = [each for each in session.scalars(same) if row is None or each.id != row.id]
    if not others or (row is not None and row.name.casefold() == name.casefold()):
        return {}
    return {"name": f"There is a template called “{name}” already. Choose another name."}
