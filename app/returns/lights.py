"""Scores that are said by traffic lights: reckoned with as numbers, shown by their words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from app.fields import Figure, Mark
from app.returns.defining import SCALE_RAG

if TYPE_CHECKING:
    from app.returns.scores import Scale, Score

_LIGHTS = {level.word.casefold(): Decimal(level.value) for level in SCALE_RAG}


class Light(Decimal):
    """The score of a traffic light, shown by its word."""

    word: str

    def __new__(cls, word: str) -> Self:
        """Count a word as 1 red, 2 amber, 3 green."""
        made = super().__new__(cls, _LIGHTS[word.casefold()])
        made.word = word.capitalize()
        return made


@dataclass(frozen=True)
class Answered(Figure):
    """A score as a number, or a traffic light by its word; a light counts as 1 red, 2 amber, 3 green."""

    def _read(self, text: str) -> Decimal | Mark:
        return Light(text) if text.casefold() in _LIGHTS else super()._read(text)

    def _write(self, value: Decimal | int | Mark) -> str:
        return value.word if isinstance(value, Light) else super()._write(value)


def as_light(score: Score, scale: Scale) -> Score:
    """Give a score as its traffic light where a round is answered in them, so that a change is told in words."""
    lights = {each.value: each.word for each in SCALE_RAG}
    if isinstance(score, Decimal) and scale.levels == SCALE_RAG and score in lights:
        return Light(lights[int(score)])
    return score
