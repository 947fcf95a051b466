"""A small round for tests: two agencies asked three questions under two standards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.fields import Mark
from app.returns.defining import (
    SCALE_0_3,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.scores import columns_of
from app.returns.tracking import record_arrival
from models.returns import Question, ReturnKind, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bootstrap import Core

OUTLINE = TemplateOutline(
    "Section 11",
    ReturnKind.SECTION_11,
    "gm",
    SCALE_0_3,
    2,
    (
        StandardOutline(
            "1", "Leadership", (QuestionOutline("1.1", "A lead"), QuestionOutline("1.2", "A group"))
        ),
        StandardOutline("2", "Policies", (QuestionOutline("2.1", "Current"),)),
    ),
)
SCORES: tuple[Decimal | Mark, ...] = (Decimal(3), Decimal(1), Mark("not-applicable", "N/A"))


def open_round(core: Core) -> tuple[int, int, int]:
    """Open a round asked of two agencies; give the round's id and the requests' ids."""
    with core.work("Open round") as work:
        agencies = [add_agency(work, {"name": name}) for name in ("ELHT", "Probation")]
        template = add_template(work, OUTLINE)
        round_id = add_round(
            work, {"name": "S11 2024-25", "template": template, "period": "2024-25"}
        )
        first, second = ask_agencies(work, round_id, agencies, date(2025, 1, 6))
    return round_id, first, second


def open_last_cycle(core: Core, round_id: int) -> tuple[int, int]:
    """Open the cycle before of the same template, asked of the same agencies, due a year ago."""
    with core.work("Open last cycle") as work:
        now = work.get(ReturnRound, round_id)
        now.due_on = date(2025, 3, 31)
        asked = work.session.query(ReturnRequest).filter_by(round_id=round_id)
        before = add_round(
            work,
            {
                "name": "S11 2023-24",
                "template": now.template_id,
                "period": "2023-24",
                "due_on": date(2024, 3, 31),
            },
        )
        first, _ = ask_agencies(work, before, [row.agency_id for row in asked], date(2024, 1, 6))
    return before, first


def bring_in(core: Core, request_id: int, scores: Sequence[Decimal | Mark] = SCORES) -> None:
    """Store three answers for a request, else 3, 1 and not applicable."""
    with core.work("Import return") as work:
        questions = [row.id for row in work.session.query(Question).order_by(Question.id)]
        rows = []
        for place, (question, score) in enumerate(zip(questions, scores, strict=True)):
            value, mark = columns_of(score)
            row = {"question_id": question, "self_value": value, "self_mark": mark}
            rows.append({**row, "sheet": "Standards", "cell": f"F{12 + place}"})
        store_answers(work, request_id, rows)
        record_arrival(work, request_id, date(2025, 3, 4))
