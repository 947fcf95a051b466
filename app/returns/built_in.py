"""The templates that come with the program; one that is taken over belongs to the file and may be changed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.resources import read_text
from app.returns.defining import (
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
    outlined,
)
from app.returns.scales import SCALES, KnownScale
from models.returns import AnswerKind, ReturnKind, ReturnTemplate

if TYPE_CHECKING:
    from app.work import Work

KEYS = (
    "section-11",
    "section-175",
    "dataset",
    "contribution",
    "membership",
    "training",
)
"""The files of `resources/returns`, in the order they are offered."""


@dataclass(frozen=True)
class BuiltIn:
    """A template that comes with the program: what it is for, and what it asks."""

    key: str
    about: str
    source: str
    """The statute or guidance that its standards follow."""
    outline: TemplateOutline

    @property
    def name(self) -> str:
        """Give its name."""
        return self.outline.name

    @property
    def questions(self) -> int:
        """Count its questions."""
        return sum(len(each.questions) for each in self.outline.standards)


@cache
def built_in_templates() -> tuple[BuiltIn, ...]:
    """Read the templates that come with the program."""
    return tuple(_read(key) for key in KEYS)


def built_in(key: str) -> BuiltIn:
    """Give one of them; KeyError where there is none."""
    return {each.key: each for each in built_in_templates()}[key]


def take_built_in(work: Work, key: str) -> int:
    """Make a built-in template one of the file's own, under another name where its own is taken."""
    outline = built_in(key).outline
    taken = set(work.session.scalars(select(func.lower(ReturnTemplate.name))))
    names = (outline.name, *(f"{outline.name} ({n})" for n in range(2, 1000)))
    name = next(each for each in names if each.casefold() not in taken)
    return add_template(work, replace(outline, name=name))


def _read(key: str) -> BuiltIn:
    """Read one file; what a question does not say holds for the whole template."""
    told: dict[str, Any] = tomllib.loads(read_text("returns", f"{key}.toml"))
    usual = QuestionOutline(
        "", "", AnswerKind(told.get("asks", "score")), evidence=told.get("evidence", False)
    )
    standards = tuple(
        StandardOutline(
            str(place),
            each["title"],
            tuple(
                _question(f"{place}.{inner}", asked, usual)
                for inner, asked in enumerate(each["questions"], 1)
            ),
        )
        for place, each in enumerate(told["standards"], 1)
    )
    outline = outlined(
        told["name"],
        ReturnKind(told["kind"]),
        SCALES[KnownScale(told["scale"])],
        standards,
        guidance=told["guidance"].strip(),
        built_in=key,
    )
    return BuiltIn(key, told["about"], told["source"], outline)


def _question(number: str, told: dict[str, Any], usual: QuestionOutline) -> QuestionOutline:
    return replace(
        usual,
        number=number,
        wording=told["ask"],
        asks=AnswerKind(told.get("asks", usual.asks)),
        required=told.get("required", True),
        evidence=told.get("evidence", usual.evidence),
        guidance=told.get("guidance"),
    )
