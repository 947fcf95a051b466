"""How rounds, returns and their answers are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.queries import BOTH_NAMES
from app.listing import Listing, Scope, unscoped
from app.returns.answered import answers
from app.returns.fields import RETURN_ANSWER, RETURN_REQUEST, RETURN_ROUND
from app.returns.queries import OF_ROUND, requests, rounds
from app.unit.queries import looked_after_by
from models.agencies import Agency
from models.partnerships import Partnership
from models.returns import Question, ReturnAnswer, ReturnRequest, ReturnRound, ReturnTemplate

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def _in_round(scope: Scope) -> list[ColumnElement[bool]]:
    return [ReturnRequest.round_id == scope["round"]] if scope.get("round") else []


_ASKED_OF = ReturnRequest.__table__.join(
    Agency.__table__, Agency.id == ReturnRequest.agency_id
).join(ReturnRound.__table__, ReturnRound.id == ReturnRequest.round_id)

ROUNDS = Listing(
    kind="return-rounds",
    title="Return rounds",
    one="return round",
    fields=RETURN_ROUND,
    table="return_round",
    id_column=ReturnRound.id,
    source=ReturnRound.__table__.join(
        Partnership.__table__, Partnership.id == ReturnRound.partnership_id
    ).join(ReturnTemplate.__table__, ReturnTemplate.id == ReturnRound.template_id),
    columns={
        "partnership": Partnership.name,
        "name": ReturnRound.name,
        "template": ReturnTemplate.name,
        "period": ReturnRound.period,
        "issued_on": ReturnRound.issued_on,
        "due_on": ReturnRound.due_on,
        "looked_after": looked_after_by(ReturnRound.looked_after_id),
    },
    records=unscoped(rounds),
    order=("due_on",),
    about=lambda record: record.name,
    belongs=OF_ROUND,
)

RETURNS = Listing(
    kind="returns",
    title="Returns",
    one="return",
    fields=RETURN_REQUEST,
    table="return_request",
    id_column=ReturnRequest.id,
    source=_ASKED_OF,
    columns={
        "agency": Agency.name,
        "round": ReturnRound.name,
        "state": ReturnRequest.state,
        "due_on": ReturnRound.due_on,
        "made_on": ReturnRequest.made_on,
        "sent_on": ReturnRequest.sent_on,
        "chased_on": ReturnRequest.chased_on,
        "received_on": ReturnRequest.received_on,
        "queried_on": ReturnRequest.queried_on,
        "moderated_on": ReturnRequest.moderated_on,
        "accepted_on": ReturnRequest.accepted_on,
        "completed_by": ReturnRequest.completed_by,
    },
    found_by={"agency": BOTH_NAMES},
    records=unscoped(requests),
    within=_in_round,
    order=("round", "agency"),
    about=lambda record: f"{record.agency}, {record.round}",
    belongs=OF_ROUND,
)

RETURN_ANSWERS = Listing(
    kind="return-answers",
    title="Return answers",
    one="answer",
    fields=RETURN_ANSWER,
    table="return_answer",
    id_column=ReturnAnswer.id,
    source=ReturnAnswer.__table__.join(
        ReturnRequest.__table__, ReturnRequest.id == ReturnAnswer.request_id
    )
    .join(Agency.__table__, Agency.id == ReturnRequest.agency_id)
    .join(ReturnRound.__table__, ReturnRound.id == ReturnRequest.round_id)
    .join(Question.__table__, Question.id == ReturnAnswer.question_id),
    columns={
        "agency": Agency.name,
        "round": ReturnRound.name,
        "standard": Question.number,
        "wording": Question.wording,
        "self_score": ReturnAnswer.self_value,
        "moderated_score": ReturnAnswer.moderated_value,
        "deadline": ReturnAnswer.deadline,
        "cell": ReturnAnswer.cell,
    },
    found_by={"agency": BOTH_NAMES},
    records=unscoped(answers),
    within=_in_round,
    order=("round", "agency", "standard"),
    about=lambda record: f"{record.agency} {record.standard}",
    belongs=OF_ROUND,
)
