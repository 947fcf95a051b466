"""Templates as a person types them: a line per standard, its questions below it, and one of the scales in use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict, cast

from app.errors import refuse
from app.fields import Choice, Fields, Note, Text, problems
from app.returns.defining import (
    QuestionOutline,
    StandardOutline,
    add_template,
    outlined,
)
from app.returns.fields import AnswerKind, ReturnKind
from app.returns.rules import scale_problems
from app.returns.scales import OWN_LEVELS, KnownScale, chosen_scale
from app.returns.using import name_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


STATUTORY = (
    "Senior commitment",
    "Clear statement of responsibilities",
    "Line of accountability",
    "Services informed by views",
    "Staff training",
    "Safer recruitment",
    "Inter-agency working",
    "Information sharing",
)
"""The eight statutory features of Section 11 (domain.md 1.19)."""

ASKED_BY: Mapping[str, AnswerKind] = {
    "yes/no": AnswerKind.YES_NO,
    "y/n": AnswerKind.YES_NO,
    "number": AnswerKind.NUMBER,
    "%": AnswerKind.PERCENT,
    "per cent": AnswerKind.PERCENT,
    "£": AnswerKind.MONEY,
    "pounds": AnswerKind.MONEY,
    "date": AnswerKind.DAY,
    "text": AnswerKind.TEXT,
}
"""What a question asks for, by the word in brackets at its end."""

TEMPLATE: Fields = (
    Text("name", "Name", required=True, help="Such as Section 11 self-assessment."),
    Choice("kind", "Kind", words=ReturnKind, required=True),
    Choice(
        "scale",
        "Scale",
        words=KnownScale,
        required=True,
        chip=False,
        help="An answer below its amber level counts as weak.",
    ),
    OWN_LEVELS,
    Note(
        "standards",
        "Standards and questions",
        required=True,
        help="A line for each standard; below it a line for each of its questions, beginning with a hyphen. A question "
        "that asks for no score ends with what it asks: [yes/no], [number], [%], [£], [date] or [text].",
    ),
)


class TemplateValues(TypedDict, total=False):
    """The values of a template that can be typed."""

    name: str
    kind: ReturnKind
    scale: KnownScale
    own: str | None
    standards: str


@dataclass
class _Heading:
    """A standard while its questions are still being read."""

    number: str
    title: str
    questions: list[QuestionOutline] = field(default_factory=list)


def define_template(work: Work, values: TemplateValues) -> int:
    """Define a template from what was typed; its name is used once."""
    full: dict[str, Any] = {
        "name": None,
        "kind": None,
        "scale": None,
        "own": None,
        "standards": None,
        **values,
    }
    refuse(problems(TEMPLATE, full))
    refuse(name_problems(work.session, full["name"]))
    standards = read_standards(full["standards"])
    chosen = chosen_scale({"scale": full["scale"], "own": full["own"]})
    kinds = [asked.asks for each in standards for asked in each.questions]
    broken = scale_problems(chosen.levels, kinds)
    refuse({"standards": broken["asks"]} if broken else {})
    return add_template(work, outlined(full["name"], full["kind"], chosen, standards))


def read_standards(typed: str) -> tuple[StandardOutline, ...]:
    """Read standards and questions, numbered as typed or else in turn; refused where the lines make no outline.

    A standard without a question is asked as a whole, as in layouts with one score per area.
    """
    headings: list[_Heading] = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        asked = re.match(r"(?:[-–•*]\s*)?(\d+\.\d+)?[.)]?\s*(.+)", line)
        is_question = line[0] in "-–•*" or bool(asked and asked[1])
        if not is_question:
            headings.append(_heading(line, len(headings) + 1))
        elif not headings:
            refuse({"standards": f"“{line}” is a question without a standard above it."})
        else:
            number, words = cast("re.Match[str]", asked).groups()
            last = headings[-1]
            found = number or f"{last.number}.{len(last.questions) + 1}"
            last.questions.append(read_question(found, words))
    _refuse_twice([each.number for each in headings])
    _refuse_twice([asked.number for each in headings for asked in each.questions])
    return tuple(
        StandardOutline(
            each.number,
            each.title,
            tuple(each.questions) or (QuestionOutline(each.number, each.title),),
        )
        for each in headings
    )


def read_question(number: str, words: str) -> QuestionOutline:
    """Read what a question asks for from the words in brackets at its end."""
    found = re.fullmatch(r"(.+?)\s*\[([^\]]+)\]", words)
    asks = ASKED_BY.get(found[2].strip().casefold()) if found else None
    if found is None or asks is None:
        return QuestionOutline(number, words)
    return QuestionOutline(number, found[1], asks, evidence=False)


def _heading(line: str, place: int) -> _Heading:
    found = re.match(r"(\d+)[.)]?\s+(.+)", line)
    return _Heading(found[1], found[2]) if found else _Heading(str(place), line)


def _refuse_twice(numbers: list[str]) -> None:
    twice = next((each for each in numbers if numbers.count(each) > 1), None)
    if twice is not None:
        refuse({"standards": f"There are two with the number {twice}. Give each its own."})
