"""Where the returns of schools belong: the round and template of Section 175/157 that ask what they answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.errors import UserError
from app.importing.headers import fold
from app.importing.school_answers import ANSWERS, MET, RAG, YES_NO
from app.returns.arriving import AnotherScale, RoundsFromFiles, free_name
from app.returns.defining import (
    SCALE_0_3,
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
)
from app.returns.scales import SCALES, KnownScale
from app.returns.scores import Level
from models.returns import Question, ReturnKind, ReturnTemplate, Standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import Values
    from app.returns.answer_words import ScaleChoice

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


def value_of(answer: str, choices: Sequence[ScaleChoice]) -> Decimal:
    """Give what an answer is worth on a scale: its number, or that of its word; AnotherScale where it has neither.

    A number says nothing on a scale of words: 1 may be the best of them to one school and the worst to another.
    """
    worth: dict[str, int] = {}
    for each in sorted(choices, key=lambda each: each.score):
        worth.setdefault(each.word.casefold(), each.score)
    if not is_in_words(choices):
        worth |= {str(each.score): each.score for each in choices}
    found = worth.get(str(int(answer)) if answer.isdecimal() else answer.casefold())
    if found is None:
        raise AnotherScale(answer, ", ".join(dict.fromkeys(each.word for each in choices)))
    return Decimal(found)


def is_in_words(choices: Sequence[ScaleChoice]) -> bool:
    """Say whether schools answer on a scale in words alone: red, amber and green, met or not, yes or no."""
    words = {each.word for each in choices}
    return any(words <= set(known.values()) for known in ANSWERS.values())


def _asks_all(known: Sequence[Question], rows: Sequence[Values]) -> bool:
    """Say whether questions are those of rows: every wording, or its number where both read alike."""
    wanted = {row["wording"] for row in rows if row.get("wording")}
    return bool(wanted) and len(_meant(known, rows)) == len(wanted)


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


SECTION_175_ROUNDS = RoundsFromFiles(ReturnKind.SECTION_175, "Section 175/157", _asks_all, _outline)
