"""Issuing a round: what the workbook of each agency is made of, and what is noted when it was made."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.errors import NotFound, UserError
from app.fields import Ref
from app.partnerships.queries import partnership_or_first
from app.returns.answer_words import Reads
from app.returns.cycles import earlier_rounds
from app.returns.issued_sheet import Identity, choices_of
from app.returns.kinds import counted_answer
from app.returns.queries import rounds
from app.returns.states import settle_state
from app.returns.templates import template
from models.agencies import Agency
from models.returns import Question, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.partnerships.queries import PartnershipRecord
    from app.returns.queries import RoundRecord
    from app.returns.templates import ReturnTemplateRecord
    from app.work import Work


class NothingAsked(UserError):
    """Workbooks are wished of a round that asks no question or no agency."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} asks no {what}, so there is no workbook to make.")


@dataclass(frozen=True)
class AskedAgency:
    """One agency of a round, as its workbook needs it."""

    request: int
    agency: Ref
    email: str | None
    """Where its workbook is sent: the address given as contact, else the agency's own."""
    token: str
    """Known since its first workbook, else new."""
    made_on: date | None
    sent_on: date | None
    is_in: bool
    """Whether its return has come in."""
    before: Mapping[str, str] = field(default_factory=dict)
    """What it answered in the last cycle, as it is shown, by the wording of the question without regard to case."""


@dataclass(frozen=True)
class Issue:
    """A round with everything that its workbooks say."""

    round: RoundRecord
    partnership: PartnershipRecord
    template: ReturnTemplateRecord
    before: RoundRecord | None
    """The last cycle, None where no agency answered one."""
    agencies: tuple[AskedAgency, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """Give the words of the scale's drop-down."""
        return choices_of(self.template)

    def identity(self, asked: AskedAgency) -> Identity:
        """Say what the hidden sheet of an agency's workbook says."""
        return Identity(
            asked.token,
            self.partnership.name,
            self.template.name,
            str(self.template.edition),
            self.round.name,
            asked.agency.name,
        )


def issue_of(session: Session, round_id: int) -> Issue:
    """Read a round for its workbooks in a fixed number of queries; NothingAsked where there is nothing to make."""
    found = rounds(session, [round_id])
    if not found:
        raise NotFound("return round", round_id)
    one = found[0]
    asked = template(session, one.template.id)
    if asked is None or not asked.questions:
        raise NothingAsked(one.name, "question")
    earlier = next(iter(earlier_rounds(session, round_id)), None)
    answered = _answers_of(session, earlier, asked) if earlier else {}
    agencies = tuple(_agencies(session, round_id, answered))
    if not agencies:
        raise NothingAsked(one.name, "agency")
    whose = partnership_or_first(session, one.partnership.id)
    return Issue(one, whose, asked, earlier if answered else None, agencies)


def note_made(work: Work, made: Sequence[AskedAgency], *, sent: bool) -> None:
    """Note that workbooks were made, with the tokens by which they are known; `sent` lets them count as sent today.

    NotFound where an agency was taken out of the round meanwhile.
    """
    chosen = select(ReturnRequest).where(ReturnRequest.id.in_([each.request for each in made]))
    rows = {row.id: row for row in work.session.scalars(chosen)}
    for each in made:
        row = rows.get(each.request) or work.get(ReturnRequest, each.request)
        row.token, row.made_on = each.token, work.today
        if sent and row.sent_on is None:
            row.sent_on = work.today
            settle_state(row)
    round_ = work.get(ReturnRound, next(iter(rows.values())).round_id)
    if sent and round_.issued_on is None and (round_.due_on is None or round_.due_on >= work.today):
        round_.issued_on = work.today
    work.session.flush()


def _agencies(
    session: Session, round_id: int, answered: Mapping[int, Mapping[str, str]]
) -> list[AskedAgency]:
    chosen = (
        select(ReturnRequest, Agency)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id)
        .order_by(Agency.name)
    )
    return [
        AskedAgency(
            row.id,
            Ref(agency.id, agency.name, agency.short_name or ""),
            row.contact if row.contact and "@" in row.contact else agency.email,
            row.token or secrets.token_hex(8),
            row.made_on,
            row.sent_on,
            row.received_on is not None,
            answered.get(agency.id, {}),
        )
        for row, agency in session.execute(chosen)
    ]


def _answers_of(
    session: Session, earlier: RoundRecord, asked: ReturnTemplateRecord
) -> dict[int, dict[str, str]]:
    """Give what counted in an earlier round by agency and wording; a template made anew keeps no ids."""
    past = template(session, earlier.template.id)
    choices = choices_of(past) if past else choices_of(asked)
    chosen = (
        select(ReturnRequest.agency_id, Question.wording, Question.asks, ReturnAnswer)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == earlier.id)
    )
    found: dict[int, dict[str, str]] = {}
    for agency_id, wording, asks, row in session.execute(chosen):
        value = counted_answer(asks, row)
        if value is not None:
            text = Reads.of(asks, choices).write(value)
            found.setdefault(agency_id, {})[wording.casefold()] = text
    return found
