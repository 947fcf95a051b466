"""Templates as a person types them: a line per standard, its questions below it, and one of the scales in use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict, cast

from sqlalchemy import func, select

from app.errors import refuse
from app.fields import Choice, Fields, Note, Text, problems
from app.returns.defining import (
    SCALE_0_3,
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.fields import ReturnKind
from app.returns.scores import Level
from models.returns import ReturnTemplate
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


class Scale(Word):
    """The scales that partnerships score by (domain.md 1.19), the worst level first."""

    ZERO_TO_THREE = "0-3", "0 not met, 1 partly, 2 mostly, 3 met"
    LIGHTS = "rag", "Red, amber, green"
    MET = "met", "Not met, partly met, met"
    FOUR = "1-4", "1 inadequate, 2 adequate, 3 good, 4 outstanding"


LEVELS: Mapping[Scale, tuple[Level, ...]] = {
    Scale.ZERO_TO_THREE: SCALE_0_3,
    Scale.LIGHTS: SCALE_RAG,
    Scale.MET: (
        Level(0, "Not met", "bad"),
        Level(1, "Partly met", "caution"),
        Level(2, "Met", "good"),
    ),
    Scale.FOUR: (
        Level(1, "Inadequate", "bad"),
        Level(2, "Adequate", "caution"),
        Level(3, "Good", "good"),
        Level(4, "Outstanding", "good"),
    ),
}

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

TEMPLATE: Fields = (
    Text("name", "Name", required=True, help="Such as Section 11 self-assessment."),
    Choice("kind", "Kind", words=ReturnKind, required=True),
    Choice(
        "scale",
        "Scale",
        words=Scale,
        required=True,
        help="An answer below its amber level counts as weak.",
    ),
    Note(
        "standards",
        "Standards and questions",
        required=True,
        help="A line for each standard; below it a line for each of its questions, beginning with a hyphen.",
    ),
)


class TemplateValues(TypedDict, total=False):
    """The values of a template that can be typed."""

    name: str
    kind: ReturnKind
    scale: Scale
    standards: str


@dataclass
class _Heading:
    """A standard while its questions are still being read."""

    number: str
    title: str
    questions: list[QuestionOutline] = field(default_factory=list)


def define_template(work: Work, values: TemplateValues) -> int:
    """Define a template from what was typed; its name is used once."""
    full: dict[str, Any] = {"name": None, "kind": None, "scale": None, "standards": None, **values}
    refuse(problems(TEMPLATE, full))
    same = func.lower(ReturnTemplate.name) == full["name"].lower()
    if work.session.scalar(select(ReturnTemplate.id).where(same)) is not None:
        refuse({"name": f"There is a template called “{full['name']}” already."})
    standards = read_standards(full["standards"])
    levels = LEVELS[full["scale"]]
    weak_below = next(level.value for level in levels if level.tone == "caution")
    return add_template(
        work, TemplateOutline(full["name"], full["kind"], "", levels, weak_below, standards)
    )


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
            last.questions.append(QuestionOutline(found, words))
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


def _heading(line: str, place: int) -> _Heading:
    found = re.match(r"(\d+)[.)]?\s+(.+)", line)
    return _Heading(found[1], found[2]) if found else _Heading(str(place), line)


def _refuse_twice(numbers: list[str]) -> None:
    twice = next((each for each in numbers if numbers.count(each) > 1), None)
    if twice is not None:
        refuse({"standards": f"There are two with the number {twice}. Give each its own."})
