"""The sample's Section 11 round: twelve agencies asked by the eight statutory standards, ten returns in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.returns.operations import (
    SCALE_0_3,
    StandardOutline,
    TemplateOutline,
    add_round,
    add_template,
    ask_agencies,
    chase,
    moderate,
    receive,
)
from models.returns import Question, RequestState, ReturnKind, ReturnRequest, Standard

if TYPE_CHECKING:
    from random import Random

    from app.sample.facts import Known
    from app.work import Work

STANDARDS = (
    (
        "Senior commitment",
        (
            "A named lead at senior level",
            "Safeguarding in the corporate plan",
            "Reports to the governing body",
        ),
    ),
    (
        "Clear statement of responsibilities",
        ("A current policy", "The policy is known to all staff"),
    ),
    (
        "Line of accountability",
        (
            "Accountability is written down",
            "Designated roles have time and training",
            "Supervision policy",
        ),
    ),
    (
        "Services informed by views",
        ("Children's views shape services", "Families are asked after each review"),
    ),
    (
        "Staff training",
        ("Induction covers safeguarding", "Refreshers every three years", "Take-up is reported"),
    ),
    (
        "Safer recruitment",
        ("Identity and references", "Disclosure checks at the right level", "Checks are renewed"),
    ),
    (
        "Inter-agency working",
        ("The escalation policy is used", "Attends the groups it has a seat on"),
    ),
    ("Information sharing", ("Staff know when to share", "Decisions are recorded")),
)
"""The eight statutory features of Section 11 (domain.md 1.19); the questions under them are invented."""

LATE = ("Together Housing", "LFRS")


def build_returns(work: Work, known: Known, chance: Random, today: date) -> None:
    """Open a round, ask twelve agencies, store ten returns and moderate most of them."""
    start = today.year if today.month >= 4 else today.year - 1
    period = f"{start}-{(start + 1) % 100:02d}"
    template = add_template(
        work,
        TemplateOutline(
            "Section 11 self-assessment",
            ReturnKind.SECTION_11,
            "",
            SCALE_0_3,
            2,
            tuple(
                StandardOutline(
                    str(place),
                    title,
                    tuple((f"{place}.{number}", each) for number, each in enumerate(asked, 1)),
                )
                for place, (title, asked) in enumerate(STANDARDS, 1)
            ),
        ),
    )
    round_id = add_round(
        work,
        {
            "name": f"Section 11 {period}",
            "template": template,
            "period": period,
            "issued_on": today - timedelta(days=75),
            "due_on": today + timedelta(days=20),
        },
    )
    asked = [*[short for short in known.agencies if short != "Schools"][:11], "LFRS"]
    requests = ask_agencies(
        work, round_id, [known.agencies[each] for each in asked], today - timedelta(days=75)
    )
    questions = _questions(work, template)
    for place, (short, request_id) in enumerate(zip(asked, requests, strict=True)):
        if short in LATE:
            chase(work, request_id, today - timedelta(days=4))
        else:
            _answer(work, request_id, questions, chance)
            came = today - timedelta(days=30 - place)
            row = work.get(ReturnRequest, request_id)
            row.state, row.received_on = RequestState.RECEIVED, came
            if place < 9:
                moderate(work, request_id, today - timedelta(days=8))


def _questions(work: Work, template: int) -> list[int]:
    chosen = select(Question.id).join(Standard, Standard.id == Question.standard_id)
    return list(
        work.session.scalars(chosen.where(Standard.template_id == template).order_by(Question.id))
    )


def _answer(work: Work, request_id: int, questions: list[int], chance: Random) -> None:
    """Store one agency's answers: mostly met, some lower, a moderator now and then lower still."""
    rows: list[dict[str, Any]] = []
    for question in questions:
        own = chance.choices((3, 2, 1), (78, 19, 3))[0]
        moderated = own - 1 if own > 1 and chance.random() < 0.05 else own
        rows.append(
            {
                "question_id": question,
                "self_value": Decimal(own),
                "moderated_value": Decimal(moderated),
                "evidence": "Policy, board minute and training log",
                "improvement": "Review the arrangements with the team" if moderated < 3 else None,
            }
        )
    receive(work, request_id, rows)
