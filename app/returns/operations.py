"""What can be done to returns: define a template, open a round, ask agencies, store, moderate and chase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.errors import InvalidValues, UserError
from app.fields import problems
from app.partnerships.operations import partnership_meant
from app.returns.fields import RETURN_ANSWER, RETURN_ROUND, AnswerValues, RoundValues
from app.returns.scores import Level, columns_of
from app.work import column_values
from models.agencies import Agency
from models.returns import (
    LevelTone,
    Question,
    RequestState,
    ReturnAnswer,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
    ScaleLevel,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work

SCALE_0_3 = (
    Level(0, "Not met", "bad"),
    Level(1, "Partly", "bad"),
    Level(2, "Mostly", "caution"),
    Level(3, "Met", "good"),
)
"""The scale of the Greater Manchester Section 11 template: 3 met, 2 mostly, 1 partly, 0 not met."""

SCALE_RAG = (Level(1, "Red", "bad"), Level(2, "Amber", "caution"), Level(3, "Green", "good"))
"""Red, amber, green, in that order upwards."""


class AlreadyIn(UserError):
    """A workbook would replace answers that were moderated already."""

    def __init__(self, agency: str) -> None:
        super().__init__(
            f"The return of {agency} has been moderated. Take the moderation back before storing another workbook."
        )


@dataclass(frozen=True)
class StandardOutline:
    """A standard of a template with its questions as (number, wording)."""

    number: str
    title: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TemplateOutline:
    """A whole template as it is defined or as a workbook shows it."""

    name: str
    kind: ReturnKind
    layout: str
    levels: tuple[Level, ...]
    threshold: int
    standards: tuple[StandardOutline, ...]


def add_template(work: Work, outline: TemplateOutline) -> int:
    """Define a template with its scale, standards and questions."""
    row = ReturnTemplate(
        name=outline.name, kind=outline.kind, layout=outline.layout, threshold=outline.threshold
    )
    template_id = work.add(row)
    levels = [
        {
            "template_id": template_id,
            "value": level.value,
            "word": level.word,
            "tone": LevelTone(level.tone),
        }
        for level in outline.levels
    ]
    work.insert_many(ScaleLevel, levels)
    standards = work.insert_many(
        Standard,
        [
            {
                "template_id": template_id,
                "number": each.number,
                "title": each.title,
                "position": place,
            }
            for place, each in enumerate(outline.standards)
        ],
    )
    questions = [
        {"standard_id": standard_id, "number": number, "wording": wording, "position": place}
        for standard_id, each in zip(standards, outline.standards, strict=True)
        for place, (number, wording) in enumerate(each.questions)
    ]
    work.insert_many(Question, questions)
    return template_id


def add_round(work: Work, values: RoundValues) -> int:
    """Open a round of a template; a partnership, which need not be named where the file has one, uses a name once."""
    whose = partnership_meant(work, values.get("partnership"))
    given: dict[str, Any] = {"name": None, "template": None, "period": None, **values}
    plain = {**given, "partnership": whose}
    found = problems(RETURN_ROUND, plain)
    taken = select(ReturnRound.id).where(
        ReturnRound.name == plain["name"], ReturnRound.partnership_id == whose
    )
    if not found and work.session.scalar(taken) is not None:
        found = {"name": f"There is a round called “{plain['name']}” already. Choose another name."}
    if found:
        raise InvalidValues(found)
    return work.add(ReturnRound(**column_values(RETURN_ROUND, plain)))


def change_round(work: Work, round_id: int, values: RoundValues, shown: int | None = None) -> int:
    """Change some values of a round."""
    work.edit(
        work.get(ReturnRound, round_id), cast("Mapping[str, Any]", values), RETURN_ROUND, shown
    )
    return round_id


def ask_agencies(
    work: Work, round_id: int, agency_ids: Sequence[int], sent_on: date | None
) -> range:
    """Ask agencies for their share of a round; those that were asked before are passed over."""
    asked = set(
        work.session.scalars(
            select(ReturnRequest.agency_id).where(ReturnRequest.round_id == round_id)
        )
    )
    state = RequestState.SENT if sent_on else RequestState.NOT_SENT
    rows = [
        {"round_id": round_id, "agency_id": agency_id, "state": state, "sent_on": sent_on}
        for agency_id in dict.fromkeys(agency_ids)
        if agency_id not in asked
    ]
    return work.insert_many(ReturnRequest, rows)


def chase(work: Work, request_id: int, day: date) -> int:
    """Note that an agency was reminded; a return that is in is not chased."""
    row = work.get(ReturnRequest, request_id)
    if row.received_on is not None:
        raise InvalidValues({"chased_on": "This return is in already; there is nothing to chase."})
    row.state, row.chased_on = RequestState.CHASED, day
    work.session.flush()
    return request_id


def moderate(work: Work, request_id: int, day: date) -> int:
    """Close the moderation of a return that came in."""
    row = work.get(ReturnRequest, request_id)
    if row.received_on is None:
        raise InvalidValues(
            {"moderated_on": "This return has not come in, so it cannot be moderated."}
        )
    row.state, row.moderated_on = RequestState.MODERATED, day
    work.session.flush()
    return request_id


def change_answer(
    work: Work, answer_id: int, values: AnswerValues, shown: int | None = None
) -> int:
    """Change an answer, a score or its moderation; a score that does not apply needs a reason."""
    row = work.get(ReturnAnswer, answer_id)
    plain = dict(cast("Mapping[str, Any]", values))
    found = problems(RETURN_ANSWER, plain)
    if found:
        raise InvalidValues(found)
    for name in ("self", "moderated"):
        if f"{name}_score" in plain:
            value, mark = columns_of(plain.pop(f"{name}_score"))
            setattr(row, f"{name}_value", value)
            setattr(row, f"{name}_mark", mark)
    texts = tuple(field for field in RETURN_ANSWER if field.name in plain)
    work.edit(row, plain, texts, shown)
    return answer_id


def receive(work: Work, request_id: int, answers: Sequence[Mapping[str, Any]]) -> int:
    """Store the answers of a workbook for one request: rows by column of ReturnAnswer, replacing those it had."""
    row = work.get(ReturnRequest, request_id)
    if row.moderated_on is not None:
        raise AlreadyIn(work.get(Agency, row.agency_id).name)
    old = work.session.scalars(
        select(ReturnAnswer.id).where(ReturnAnswer.request_id == request_id)
    ).all()
    work.delete_many(ReturnAnswer, old)
    work.insert_many(ReturnAnswer, [{"request_id": request_id, **answer} for answer in answers])
    return request_id
