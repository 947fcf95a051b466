"""What a return confirms, set beside what the file says: proposals that a person chooses from and stores in one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from app.errors import UserError
from app.fields import Mark, Ref
from app.returns.kinds import counted_answer
from models.agencies import Agency
from models.returns import Question, ReturnAnswer, ReturnRequest
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.returns.kinds import AnswerValue
    from app.work import Work


class ProposalState(Word):
    """How a proposal stands beside what the file says."""

    CHANGE = "change", "Change"
    ALREADY = "already", "Already so", "good"
    CANNOT = "cannot", "Cannot be taken", "caution"


class NothingChosen(UserError):
    """No proposal is ticked."""

    def __init__(self) -> None:
        super().__init__("No change is ticked; there is nothing to take over.")


@dataclass(frozen=True)
class Proposal:
    """One thing that an agency's return confirms: what stands now, and what it says."""

    agency: Ref
    what: str
    old: str
    """What stands in the file, "" for nothing."""
    new: str
    """What the return says, "" for nothing."""
    act: Callable[[Work], object] | None = None
    """Stores it; None where it is so already or cannot be taken."""
    note: str = ""
    """Why it cannot be taken, or what is to be thought of before it is ticked."""
    is_sure: bool = True
    """Whether it is ticked unless somebody unticks it."""

    @property
    def standing(self) -> ProposalState:
        """Say whether it is a change, so already, or cannot be taken."""
        if self.act is not None:
            return ProposalState.CHANGE
        return ProposalState.CANNOT if self.note else ProposalState.ALREADY


@dataclass(frozen=True)
class Said:
    """What one agency's return says, by the names of what is confirmed; the moderated answer where there is one."""

    agency: Ref
    answers: Mapping[str, AnswerValue]
    reasons: Mapping[str, str]

    def amount(self, name: str) -> int | None:
        """Give pounds in whole pence, None where there are none."""
        value = self.answers.get(name)
        return None if isinstance(value, Mark) else cast("int | None", value)

    def text(self, name: str) -> str:
        """Give words, "" where there are none; several lines are one with commas between."""
        value = self.answers.get(name)
        if not isinstance(value, str):
            return ""
        lines = (" ".join(each.split()).rstrip(",;") for each in value.splitlines())
        return ", ".join(filter(None, lines))

    def yes(self, name: str) -> bool | None:
        """Give yes or no, None where neither was said."""
        value = self.answers.get(name)
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """Give a date, None where there is none."""
        value = self.answers.get(name)
        return None if isinstance(value, Mark) else cast("date | None", value)

    def why_not(self, name: str) -> str:
        """Say why there is no such answer: not given, or not applicable with the agency's reason."""
        value = self.answers.get(name)
        if not isinstance(value, Mark):
            return "The return does not answer this."
        reason = self.reasons.get(name)
        return f"Answered {value.sign}: {reason}" if reason else f"Answered {value.sign}."


def said_in(
    session: Session, round_id: int, words: Mapping[str, str], request_id: int | None = None
) -> list[Said]:
    """Give what the returns of a round that are in say of these questions, or one of them, by agency; two queries."""
    came = (
        select(ReturnRequest.id, Agency.id, Agency.name, Agency.short_name)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id, ReturnRequest.received_on.is_not(None))
        .order_by(Agency.name, Agency.id)
    )
    if request_id is not None:
        came = came.where(ReturnRequest.id == request_id)
    agencies = {row[0]: Ref(row[1], row[2], row[3] or "") for row in session.execute(came)}
    names = {_folded(wording): name for name, wording in words.items()}
    given: dict[int, dict[str, AnswerValue]] = {each: {} for each in agencies}
    reasons: dict[int, dict[str, str]] = {each: {} for each in agencies}
    answered = (
        select(ReturnAnswer, Question.wording, Question.asks)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id)
    )
    for row, wording, asks in session.execute(answered):
        name = names.get(_folded(wording))
        if name is not None and row.request_id in given:
            given[row.request_id][name] = counted_answer(asks, row)
            reasons[row.request_id][name] = row.reason or ""
    return [Said(agency, given[each], reasons[each]) for each, agency in agencies.items()]


def take_over(work: Work, chosen: Sequence[Proposal]) -> None:
    """Store the chosen proposals, all or none; NothingChosen where there is none, InvalidValues where one cannot be."""
    acts = [each.act for each in chosen if each.act is not None]
    if not acts:
        raise NothingChosen
    for act in acts:
        act(work)


def _folded(wording: str) -> str:
    return " ".join(wording.casefold().replace("’", "'").split())
