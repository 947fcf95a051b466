"""Where the returns of schools belong: the round and template of Section 175/157 that ask what they answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.errors import UserError
from app.fields import Ref
from app.importing.headers import fold
from app.importing.kind import NewName, partnership_of
from app.importing.school_answers import ANSWERS, MET, RAG, YES_NO
from app.partnerships.operations import partnership_meant
from app.partnerships.years import year_of
from app.returns.arriving import AnotherScale, free_name
from app.returns.defining import (
    SCALE_0_3,
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.operations import add_round
from app.returns.queries import OF_ROUND
from app.returns.scales import SCALES, KnownScale
from app.returns.scores import Level, Scale
from models.partnerships import Partnership
from models.returns import Question, ReturnKind, ReturnRound, ReturnTemplate, Standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import Values
    from app.work import Work

SCALE_YES_NO = (Level(0, "No", "bad"), Level(1, "Partly", "caution"), Level(2, "Yes", "good"))
SCALE_1_4 = tuple(Level(each.value + 1, each.word, each.tone) for each in SCALE_0_3)
_SCALES = {
    RAG: (SCALE_RAG, 2),
    MET: (SCALES[KnownScale.MET].levels, 1),
    YES_NO: (SCALE_YES_NO, 1),
}
"""Levels and the threshold below which an answer is weak: what is amber, or partly met, is not, as in templates."""
_NAMES = {RAG: "red, amber, green", MET: "met, partly, not met", YES_NO: "yes, partly, no"}
_ALIKE = 80
"""Least likeness in per cent of two wordings with one number for them to be one question."""


class NoScale(UserError):
    """A list answers in numbers of which nothing says what they are worth."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The answers are numbers up to {most}, and nothing says what they mean. Define a template with "
            "its scale first, open a round of it, and read the file again."
        )


def school_round(session: Session, rows: Sequence[Values]) -> int | None:
    """Give the round that rows name, else the newest Section 175/157 round whose template asks all they answer."""
    named = next((row["round"] for row in rows if row.get("round") is not None), None)
    if isinstance(named, NewName):
        return None
    if isinstance(named, Ref):
        return named.id
    template_id = _template(session, rows)
    chosen = select(ReturnRound.id).where(
        ReturnRound.template_id == template_id, *within(OF_ROUND, partnership_of(rows))
    )
    newest = chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc())
    return session.scalars(newest).first()


def questions_meant(
    session: Session, template_id: int, rows: Sequence[Values]
) -> dict[str, Question]:
    """Give the questions of a template by the wordings of rows: by wording, else by number where both read alike."""
    chosen = (
        select(Question)
        .join(Standard, Standard.id == Question.standard_id)
        .where(Standard.template_id == template_id)
        .order_by(Standard.position, Question.position)
    )
    return _meant(session.scalars(chosen).all(), rows)


def open_school_round(work: Work, rows: Sequence[Values]) -> int:
    """Open a round for rows that fit none: of the template that asks them, or of one made from them."""
    template_id = _template(work.session, rows)
    if template_id is None:
        template_id = add_template(work, _outline(work.session, rows))
    named = rows[0].get("round")
    partnership = partnership_meant(work, partnership_of(rows))
    begins = work.get(Partnership, partnership).financial_year
    newest = max((row["returned_on"] for row in rows if row.get("returned_on")), default=work.today)
    period = year_of(begins, newest).name
    names = select(ReturnRound.name).where(OF_ROUND.is_in(partnership))
    name = str(named) if named else free_name(work.session, names, f"Section 175/157 {period}")
    return add_round(
        work,
        {"partnership": partnership, "name": name, "template": template_id, "period": period},
    )


def value_of(answer: str, scale: Scale) -> Decimal:
    """Give what an answer is worth on a scale: its number, or that of its word; AnotherScale where it has neither.

    A number says nothing on a scale of words: 1 may be the best of them to one school and the worst to another.
    """
    numbers = () if is_in_words(scale) else scale.scores
    worth = {each.word.casefold(): each.value for each in scale.levels}
    found = worth.get(answer.casefold())
    if answer.isdecimal():
        found = int(answer) if int(answer) in numbers else None
    if found is None:
        raise AnotherScale(answer, ", ".join(each.word for each in scale.levels))
    return Decimal(found)


def is_in_words(scale: Scale) -> bool:
    """Say whether schools answer on a scale in words alone: red, amber and green, met or not, yes or no."""
    words = {each.word for each in scale.levels}
    return any(words <= set(known.values()) for known in ANSWERS.values())


def _template(session: Session, rows: Sequence[Values]) -> int | None:
    """Give the newest Section 175/157 template that asks everything that rows answer."""
    chosen = (
        select(Standard.template_id, Question)
        .join(Question, Question.standard_id == Standard.id)
        .join(ReturnTemplate, ReturnTemplate.id == Standard.template_id)
        .where(ReturnTemplate.kind == ReturnKind.SECTION_175)
    )
    asked: dict[int, list[Question]] = {}
    for template_id, question in session.execute(chosen):
        asked.setdefault(template_id, []).append(question)
    wanted = {row["wording"] for row in rows if row.get("wording")}
    fits = [each for each, known in asked.items() if len(_meant(known, rows)) == len(wanted)]
    return max(fits, default=None) if wanted else None


def _meant(known: Sequence[Question], rows: Sequence[Values]) -> dict[str, Question]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where returns of schools come in

    by_wording = {fold(each.wording): each for each in known}
    by_number = {each.number: each for each in known}
    found: dict[str, Question] = {}
    for wording, number in {row["wording"]: row.get("number") for row in rows}.items():
        meant = by_wording.get(fold(wording))
        numbered = by_number.get(number or "")
        if meant is None and numbered is not None:
            alike = fuzz.token_set_ratio(fold(wording), fold(numbered.wording))
            meant = numbered if alike >= _ALIKE else None
        if meant is not None:
            found[wording] = meant
    return found


def _outline(session: Session, rows: Sequence[Values]) -> TemplateOutline:
    """Make a template of what a file asks: its sections, or one standard per question where it has none."""
    sections: dict[str, dict[str, QuestionOutline]] = {}
    for row in rows:
        heading = str(row.get("section") or row["wording"])
        asked = QuestionOutline(row["number"], row["wording"])
        sections.setdefault(heading, {}).setdefault(row["wording"], asked)
    levels, threshold, told = _scale(rows)
    return TemplateOutline(
        free_name(session, select(ReturnTemplate.name), f"Section 175/157, {told}"),
        ReturnKind.SECTION_175,
        "",
        levels,
        threshold,
        tuple(
            StandardOutline(str(place), heading, tuple(questions.values()))
            for place, (heading, questions) in enumerate(sections.items(), 1)
        ),
    )


def _scale(rows: Sequence[Values]) -> tuple[tuple[Level, ...], int, str]:
    said = next((row["scale"] for row in rows if row.get("scale")), RAG)
    if said in _SCALES:
        return (*_SCALES[said], _NAMES[said])
    numbers = [int(row["answer"]) for row in rows if str(row.get("answer", "")).isdecimal()]
    most = max(numbers, default=0)
    if most > 4:
        raise NoScale(most)
    return (SCALE_1_4, 3, "scores 1 to 4") if most == 4 else (SCALE_0_3, 2, "scores 0 to 3")
