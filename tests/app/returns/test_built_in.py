"""The templates that come with the program: whole, taken over into the file, and free to be changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.returns.built_in import KEYS, built_in, built_in_templates, take_built_in
from app.returns.outlines import STATUTORY
from app.returns.templates import template
from models.returns import AnswerKind, ReturnKind

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_there_is_one_for_every_kind_of_return_but_the_other_ones() -> None:
    kinds = [each.outline.kind for each in built_in_templates()]
    assert kinds == [kind for kind in ReturnKind if kind is not ReturnKind.OTHER]


def test_section_11_asks_46_questions_on_the_eight_statutory_features() -> None:
    outline = built_in("section-11").outline
    assert (len(outline.standards), built_in("section-11").questions) == (8, 46)
    assert len(STATUTORY) == 8
    assert {asked.asks for each in outline.standards for asked in each.questions} == {
        AnswerKind.SCORE
    }


@pytest.mark.parametrize("key", KEYS)
def test_its_questions_differ_within_a_standard_and_scores_have_a_scale(key: str) -> None:
    outline = built_in(key).outline
    asked = [each for standard in outline.standards for each in standard.questions]
    for standard in outline.standards:
        assert len({each.wording for each in standard.questions}) == len(standard.questions)
    assert bool(outline.scale.levels) is any(each.asks is AnswerKind.SCORE for each in asked)
    assert outline.guidance
    assert built_in(key).source


def test_one_that_is_taken_over_twice_gets_a_name_of_its_own(core: Core) -> None:
    with core.work("Take over template") as work:
        first, second = (take_built_in(work, "contribution") for _ in range(2))
    with core.read() as session:
        one, other = template(session, first), template(session, second)
    assert one is not None
    assert other is not None
    assert (one.name, other.name) == ("Contribution confirmation", "Contribution confirmation (2)")
    assert (one.built_in, one.levels, one.questions) == ("contribution", (), 10)
    assert one.standards[0].questions[0].asks is AnswerKind.MONEY
