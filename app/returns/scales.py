"""The scales that partnerships score by, and scales of a unit's own, typed a line per level."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from app.errors import InvalidValues, refuse
from app.fields import Choice, Fields, Note, Number
from app.returns.defining import SCALE_0_3, SCALE_RAG
from app.returns.scores import NO_SCALE, Level, Scale
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.words import Tone


class KnownScale(Word):
    """The scales in use (domain.md 1.19), and the way to another one."""

    ZERO_TO_THREE = "0-3", "0 to 3: not met, partly, mostly, met"
    LIGHTS = "rag", "Red, amber, green"
    FIVES = "0-100", "0 to 100 in fives"
    FOUR = "4-1", "4 to 1: outstanding, good, adequate, inadequate"
    MET = "met", "Met, partly met, not met"
    OWN = "own", "Levels of our own"
    NONE = "none", "No scores"


OWN_LEVELS = Note(
    "own",
    "Levels of our own",
    help="Only for a scale of your own: a line for each level with its number, word and colour, such as 3 Met green.",
)
SCALE: Fields = (
    Choice("scale", "Scale", words=KnownScale, required=True, chip=False),
    OWN_LEVELS,
    Number(
        "weak_below",
        "Weak below",
        least=0,
        most=100,
        help="A score below this counts as weak. Empty: below the first amber level.",
    ),
)


class ScaleValues(TypedDict, total=False):
    """A scale as it is chosen or typed."""

    scale: KnownScale
    own: str | None
    weak_below: int | None


SCALES: Mapping[KnownScale, Scale] = {
    KnownScale.ZERO_TO_THREE: Scale(SCALE_0_3, threshold=2),
    KnownScale.LIGHTS: Scale(SCALE_RAG, threshold=2),
    KnownScale.FIVES: Scale(
        (
            Level(0, "Not met", "bad"),
            Level(25, "Begun", "bad"),
            Level(50, "Partly met", "caution"),
            Level(75, "Met", "good"),
        ),
        threshold=50,
        most=100,
        step=5,
    ),
    KnownScale.FOUR: Scale(
        (
            Level(1, "Inadequate", "bad"),
            Level(2, "Adequate", "caution"),
            Level(3, "Good", "good"),
            Level(4, "Outstanding", "good"),
        ),
        threshold=2,
        best_first=True,
    ),
    KnownScale.MET: Scale(
        (Level(0, "Not met", "bad"), Level(1, "Partly met", "caution"), Level(2, "Met", "good")),
        threshold=1,
        best_first=True,
    ),
    KnownScale.NONE: NO_SCALE,
}

TONES: Mapping[str, Tone] = {"red": "bad", "amber": "caution", "yellow": "caution", "green": "good"}
"""The colours that levels may have, by the words they are typed with."""

_COLOURS: Mapping[Tone, str] = {"bad": "red", "caution": "amber", "good": "green"}
_MOST_LEVELS = 12


def known_scale(scale: Scale) -> KnownScale:
    """Say which of the scales in use a scale is, wherever weakness begins."""
    return next(
        (
            each
            for each, known in SCALES.items()
            if replace(known, threshold=scale.threshold) == scale
        ),
        KnownScale.OWN,
    )


def chosen_scale(values: ScaleValues) -> Scale:
    """Give the scale that was chosen or typed; refused where it is none or weakness begins outside it."""
    scale = values["scale"]
    found = read_levels(values.get("own") or "") if scale == KnownScale.OWN else SCALES[scale]
    weak_below = values.get("weak_below")
    if weak_below is None or not found.levels:
        return found
    lowest, highest = found.levels[0].value, found.top
    if not lowest <= weak_below <= highest:
        told = f"This scale goes from {lowest} to {highest}; what is weak begins within it."
        refuse({"weak_below": told})
    return replace(found, threshold=weak_below)


def write_levels(scale: Scale) -> str:
    """Write the levels of a scale a line each, in the order they are printed: "3 Met green"."""
    return "\n".join(f"{each.value} {each.word} {_COLOURS[each.tone]}" for each in scale.printed)


def read_levels(typed: str) -> Scale:
    """Read a scale of a unit's own: a line per level with its number, word and colour; refused where it is none.

    Typed from the best level down it is printed so. Where no colour is typed the lowest is red, the highest green,
    the rest amber; what lies below the first amber or green level is weak where nothing else is said.
    """
    lines = [line for line in map(str.strip, typed.splitlines()) if line]
    given = [_level(line, lines) for line in lines]
    _refuse_unusable(given)
    levels = tuple(sorted(given, key=lambda each: each.value))
    usual = next((each.value for each in levels if each.tone != "bad"), levels[-1].value)
    return Scale(
        levels,
        usual,
        best_first=given[0].value > given[-1].value,
    )


def _level(line: str, lines: Sequence[str]) -> Level:
    found = re.fullmatch(
        r"(\d{1,3})[\s.:=–-]+(.+?)(?:[\s,(]+(red|amber|yellow|green)\)?)?", line, re.IGNORECASE
    )
    if found is None:
        told = f"“{line}” is no level. Write its number, its word and its colour: 3 Met green."
        raise InvalidValues({"own": told})
    value, word, colour = int(found[1]), found[2], (found[3] or "").casefold()
    return Level(value, word, TONES.get(colour) or _usual(value, lines))


def _usual(value: int, lines: Sequence[str]) -> Tone:
    values = [int(found[0]) for found in (re.match(r"\d{1,3}", line) for line in lines) if found]
    if value == max(values):
        return "good"
    return "bad" if value == min(values) else "caution"


def _refuse_unusable(levels: Sequence[Level]) -> None:
    if not 2 <= len(levels) <= _MOST_LEVELS:
        refuse({"own": f"A scale has from two to {_MOST_LEVELS} levels."})
    twice = next(
        (one for one, other in pairwise(sorted(each.value for each in levels)) if one == other),
        None,
    )
    if twice is not None:
        refuse({"own": f"Two levels have the number {twice}. Give each its own."})
    highest = max(each.value for each in levels)
    if highest > 100:
        refuse({"own": f"{highest} is above 100, the most that a score can be."})
