"""The answers of schools judged: by what their question asks where a template is known, else by their file's scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.importing.school_answers import ANSWERS
from app.returns.answer_words import all_read
from app.returns.arriving import AnotherScale
from app.returns.besides import READS
from app.returns.issued_rows import reads_of
from app.returns.school_rounds import is_in_words, value_of
from app.returns.templates import template
from models.returns import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from app.importing.kind import Values
    from app.returns.answer_words import Reads
    from app.returns.kinds import AnswerValue

ASKED = "asked"
"""Field with the number of the template's question that a row answers."""
_WORDS = {word for words in ANSWERS.values() for word in words.values()}
_DIGITS = 4
_PUT_RIGHT = "put the right one in, or N/A with its reason."


def rules(values: Values) -> Mapping[str, str]:
    """Object to an answer that its question may not have, or that is none on the scale of its file."""
    answer = values.get("answer")
    if not answer:
        return {}
    reads = reads_meant(values)
    try:
        if reads is not None:
            answer_of(reads, answer)
        elif answer not in _WORDS and not (answer.isdecimal() and len(answer) < _DIGITS):
            return {"answer": f"“{answer}” is no answer on the scale of this file; {_PUT_RIGHT}"}
    except (AnotherScale, Unreadable) as wrong:
        return {"answer": str(wrong)}
    return {}


def reads_meant(values: Values) -> Reads | None:
    """Give how the answer of a row is read, None where no template asks it yet."""
    reads = values.get(READS)
    return all_read(reads).get(values.get(ASKED, "")) if reads else None


def reads_in(session: Session, template_id: int) -> Mapping[str, Reads]:
    """Give how the answers to every question of a template are read, by number."""
    asked = template(session, template_id)
    return all_read(reads_of(asked)) if asked else {}


def answer_of(reads: Reads, text: str) -> AnswerValue:
    """Take an answer by what its question asks; AnotherScale or Unreadable where it is none."""
    if reads.asks is AnswerKind.SCORE:
        return value_of(text, reads.choices)
    return reads.read(text).value


def written(value: AnswerValue, reads: Reads) -> str:
    """Write an answer as a file of schools does."""
    if reads.asks is not AnswerKind.SCORE:
        return reads.write(value)
    words = {each.score: each.word for each in reads.choices} if is_in_words(reads.choices) else {}
    return words.get(int(str(value)), f"{value:f}") if isinstance(value, Decimal) else ""
