"""Templates typed line by line: standards, their questions and their numbers, on one of the scales in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.returns.editing import add_question, change_scale
from app.returns.fields import ReturnKind
from app.returns.outlines import STATUTORY, define_template, read_standards
from app.returns.scales import SCALES, KnownScale
from app.returns.templates import scale_of, standards_of
from models.returns import ReturnTemplate

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.defining import StandardOutline
    from app.returns.outlines import TemplateValues

TYPED = """Leadership
- A named lead
- Reports to the governing body

2. Training
2.1 Induction
• Refreshers"""


def asked(standard: StandardOutline) -> list[tuple[str, str]]:
    return [(each.number, each.wording) for each in standard.questions]


def test_standards_and_questions_are_numbered_as_typed_or_else_in_turn() -> None:
    first, second = read_standards(TYPED)
    assert (first.number, first.title) == ("1", "Leadership")
    assert asked(first) == [("1.1", "A named lead"), ("1.2", "Reports to the governing body")]
    assert (second.number, second.title) == ("2", "Training")
    assert asked(second) == [("2.1", "Induction"), ("2.2", "Refreshers")]


def test_a_standard_without_a_question_is_asked_as_a_whole() -> None:
    [found] = read_standards("Supervision")
    assert asked(found) == [("1", "Supervision")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("- A named lead", "a question without a standard above it"),
        ("1 Leadership\n1 Training", "two with the number 1"),
        ("Leadership\n1.1 One\n1.1 Two", "two with the number 1.1"),
    ],
)
def test_lines_that_make_no_outline_are_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidValues, match=sentence):
        read_standards(typed)


def values(name: str = "Section 11") -> TemplateValues:
    return {
        "name": name,
        "kind": ReturnKind.SECTION_11,
        "scale": KnownScale.MET,
        "standards": "\n".join(STATUTORY),
    }


def test_a_template_is_defined_with_its_scale_and_what_counts_as_weak(core: Core) -> None:
    with core.work("Define template") as work:
        template = define_template(work, values())
    with core.read() as session:
        assert [each.title for each in standards_of(session, template)] == list(STATUTORY)
        assert [each.word for each in scale_of(session, template).levels] == [
            "Not met",
            "Partly met",
            "Met",
        ]
        assert session.get_one(ReturnTemplate, template).threshold == 1


def test_a_name_of_a_template_is_used_once(core: Core) -> None:
    with core.work("Define template") as work:
        define_template(work, values())
    with pytest.raises(InvalidValues, match="already"), core.work("Define template") as work:
        define_template(work, values("SECTION 11"))


def test_a_score_needs_a_scale_when_a_template_is_defined_and_changed(core: Core) -> None:
    given = values()
    given["scale"] = KnownScale.NONE
    with pytest.raises(InvalidValues, match="no score can be given"), core.work("Define") as work:
        define_template(work, given)
    given["standards"] = "Policies\n- Current [yes/no]"
    with core.work("Define") as work:
        one = define_template(work, given)
        two = define_template(work, values("Scored"))
    with core.read() as session:
        [standard] = standards_of(session, one)
    with pytest.raises(InvalidValues, match="no score can be given"), core.work("Change") as work:
        add_question(work, standard.id, {"wording": "Known"})
    with pytest.raises(InvalidValues, match="no score can be given"), core.work("Change") as work:
        change_scale(work, two, SCALES[KnownScale.NONE])
