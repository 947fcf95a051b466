"""Rules across the fields of rounds, requests and answers: `{field name: sentence}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.days import show_day
from app.errors import UserError
from app.returns.scores import is_not_applicable
from models.returns import AnswerKind, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.returns.scores import Level


class AlreadyIn(UserError):
    """A workbook would replace answers that were moderated or accepted already."""

    def __init__(self, agency: str) -> None:
        super().__init__(
            f"The return of {agency} has been moderated or accepted. Take that back on the page Returns before "
            "storing another workbook."
        )


_AFTER_ARRIVAL = {
    "queried_on": "queried",
    "moderated_on": "moderated",
    "accepted_on": "accepted",
}
_IN_ORDER = (
    ("opened_on", "opened", "sent_on", "sent"),
    ("chased_on", "chased", "sent_on", "sent"),
    ("received_on", "received", "sent_on", "sent"),
    ("moderated_on", "moderated", "received_on", "received"),
    ("accepted_on", "accepted", "received_on", "received"),
)


def round_problems(
    session: Session, round_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to a name that is taken, a due day before the issue, and another template once answers are in."""
    found: dict[str, str] = {}
    same = select(ReturnRound.id).where(
        func.lower(ReturnRound.name) == str(values.get("name") or "").lower(),
        ReturnRound.partnership_id == values.get("partnership"),
    )
    if any(each != round_id for each in session.scalars(same)):
        found["name"] = f"There is a round called “{values['name']}” already. Choose another name."
    issued, due = values.get("issued_on"), values.get("due_on")
    if issued and due and due < issued:
        found["due_on"] = f"{show_day(due)} is before it was issued, on {show_day(issued)}."
    if round_id is not None and _changes_answered_template(session, round_id, values):
        found["template"] = (
            "Answers to this round are in; they belong to the questions of its template."
        )
    return found


def request_problems(values: Mapping[str, Any], today: date) -> dict[str, str]:
    """Object to days that have not come yet, to steps before the return came in, and to days in the wrong order."""
    found: dict[str, str] = {}
    for name, verb in _AFTER_ARRIVAL.items():
        if values.get(name) and not values.get("received_on"):
            found[name] = f"This return has not come in, so it cannot be {verb}."
    for later, done, earlier, before in _IN_ORDER:
        first, last = values.get(earlier), values.get(later)
        if first and last and last < first:
            found.setdefault(
                later,
                f"It cannot be {done} on {show_day(last)}: it was {before} on {show_day(first)}.",
            )
    for name, day in values.items():
        if name.endswith("_on") and day is not None and day > today:
            found.setdefault(name, f"{show_day(day)} has not come yet.")
    return found


def scale_problems(levels: Sequence[Level], kinds: Iterable[AnswerKind]) -> dict[str, str]:
    """Object to a question that asks for a score where there is no scale to score on."""
    if levels or AnswerKind.SCORE not in kinds:
        return {}
    return {
        "asks": "Without a scale no score can be given. Choose a scale, or say what is asked for instead, such as "
        "[number] or [text]."
    }


def answer_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Ask why a question does not apply, which leaves the denominator, and why the unit takes an answer for another."""
    reason, moderation = values.get("reason"), values.get("moderation")
    own = [values.get(name) for name in ("self_score", "answer")]
    if any(map(is_not_applicable, own)) and not reason:
        return {"reason": "Say why the question does not apply."}
    if is_not_applicable(values.get("moderated_score")) and not (reason or moderation):
        return {"reason": "Say why the question does not apply."}
    if (
        is_moderated_otherwise(values.get("answer"), values.get("moderated_answer"))
        and not moderation
    ):
        return {"moderation": "Say why the answer is moderated."}
    return {}


def is_moderated_otherwise(own: object, moderated: object) -> bool:
    """Say whether moderation takes an answer for another than the agency gave."""
    return moderated is not None and moderated != own


def _changes_answered_template(session: Session, round_id: int, values: Mapping[str, Any]) -> bool:
    template = session.scalars(
        select(ReturnRound.template_id).where(ReturnRound.id == round_id)
    ).one()
    if values.get("template", template) == template:
        return False
    answered = (
        select(ReturnAnswer.id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id)
    )
    return session.scalars(answered.limit(1)).first() is not None
