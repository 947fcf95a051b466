"""Scales: those in use, and levels of a unit's own as they are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.errors import InvalidValues
from app.returns.fields import Scored
from app.returns.outlines import read_standards
from app.returns.scales import SCALES, KnownScale, known_scale, read_levels, write_levels
from models.returns import AnswerKind


@pytest.mark.parametrize("known", list(SCALES))
def test_every_scale_in_use_has_words_a_threshold_within_and_is_known_again(
    known: KnownScale,
) -> None:
    scale = SCALES[known]
    assert known_scale(scale) is known
    assert all(level.word for level in scale.levels)
    if scale.levels:
        assert scale.levels[0].value < scale.threshold <= scale.levels[-1].value


def test_fives_take_every_fifth_score_and_refuse_the_rest() -> None:
    field = Scored("self_score", "Self", scale=SCALES[KnownScale.FIVES])
    assert field.problem(Decimal(85)) is None
    assert field.problem(Decimal(52)) == (
        "Self is 52; this scale has 0-20 not met, 25-45 begun, 50-70 partly met, 75-100 met, in steps of 5."
    )


def test_a_scale_of_four_to_one_is_written_best_first() -> None:
    scale = SCALES[KnownScale.FOUR]
    assert scale.in_words() == "4 outstanding, 3 good, 2 adequate, 1 inadequate"
    assert read_levels(write_levels(scale)) == scale


def test_levels_of_our_own_take_their_colours_as_typed_or_by_their_place() -> None:
    scale = read_levels("3 - Embedded\n2 Developing\n0: Absent (red)\n1 Begun red")
    assert [(each.value, each.word, each.tone) for each in scale.levels] == [
        (0, "Absent", "bad"),
        (1, "Begun", "bad"),
        (2, "Developing", "caution"),
        (3, "Embedded", "good"),
    ]
    assert (scale.threshold, scale.best_first) == (2, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Met", "“Met” is no level"),
        ("1 Met", "from two to 12 levels"),
        ("1 Met\n1 Not met", "Two levels have the number 1"),
        ("0 None\n120 All", "120 is above 100"),
    ],
)
def test_what_is_no_scale_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidValues, match=sentence):
        read_levels(typed)


def test_a_typed_question_says_in_brackets_what_it_asks_for() -> None:
    [found] = read_standards("Workforce\n- Staff in post [number]\n- Trained [ % ]\n- Why [sic]")
    assert [(each.wording, each.asks) for each in found.questions] == [
        ("Staff in post", AnswerKind.NUMBER),
        ("Trained", AnswerKind.PERCENT),
        ("Why [sic]", AnswerKind.SCORE),
    ]
