"""Whole templates: standards, questions of every kind, and the scores that a scale allows."""

from datetime import date
from decimal import Decimal

import pytest

from app.bootstrap import Core
from app.errors import Unreadable
from app.fields import Mark
from app.returns.defining import (
    SCALE_0_3,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
    outlined,
)
from app.returns.kinds import AnswerValue, answer_columns, answer_field, answer_value
from app.returns.scores import Level, Scale
from app.returns.templates import template
from models.returns import AnswerKind, ReturnAnswer, ReturnKind

TRAINED = QuestionOutline("1.2", "Staff trained", AnswerKind.PERCENT, False, False, "Of all staff")
OUTLINE = TemplateOutline(
    "Dataset",
    ReturnKind.DATASET,
    "",
    SCALE_0_3,
    2,
    (StandardOutline("1", "Training", (QuestionOutline("1.1", "A plan"), TRAINED)),),
    guidance="Answer for the quarter.",
)


def test_a_template_is_read_whole_with_its_questions_and_their_kinds(core: Core) -> None:
    with core.work("Define") as work:
        template_id = add_template(work, OUTLINE)
    with core.read() as session:
        found = template(session, template_id)
        assert template(session, template_id + 1) is None
    assert found is not None
    assert (found.title, found.guidance, found.questions) == ("Dataset", OUTLINE.guidance, 2)
    first, second = found.standards[0].questions
    assert (first.asks, first.required, first.evidence) == (AnswerKind.SCORE, True, True)
    assert (second.asks, second.required, second.evidence) == (AnswerKind.PERCENT, False, False)
    assert second.guidance == "Of all staff"
    assert found.scores == (0, 1, 2, 3)


def test_a_scale_in_fives_allows_every_fifth_score_and_prints_best_first_where_that_is_its_custom(
    core: Core,
) -> None:
    bands = (Level(0, "Weak", "bad"), Level(50, "Fair", "caution"), Level(75, "Good", "good"))
    outline = outlined(
        "Fives", ReturnKind.OTHER, Scale(bands, 50, 100, 5, best_first=True), (), edition=2
    )
    with core.work("Define") as work:
        template_id = add_template(work, outline)
    with core.read() as session:
        found = template(session, template_id)
    assert found is not None
    assert found.scores == tuple(range(0, 101, 5))
    assert [level.word for level in found.printed] == ["Good", "Fair", "Weak"]
    assert found.title == "Fives, edition 2"


@pytest.mark.parametrize(
    ("asks", "typed", "value", "shown"),
    [
        (AnswerKind.SCORE, "Mostly", Decimal(2), "2"),
        (AnswerKind.YES_NO, "yes", True, "Yes"),
        (AnswerKind.NUMBER, "1,204", Decimal(1204), "1,204"),
        (AnswerKind.NUMBER, "<5", Mark("suppressed", "<5"), "<5"),
        (AnswerKind.PERCENT, "91.5 %", Decimal("91.5"), "91.5 %"),
        (AnswerKind.MONEY, "£38,742.50", 3_874_250, "£38,742.50"),
        (AnswerKind.MONEY, "c", Mark("suppressed", "c"), "c"),
        (AnswerKind.DAY, "4/9/25", date(2025, 9, 4), "4 Sep 2025"),
        (AnswerKind.TEXT, "c\nand more", "c\nand more", "c\nand more"),
        (AnswerKind.TEXT, "N/A", Mark("not-applicable", "N/A"), "N/A"),
        (AnswerKind.DAY, "n/a", Mark("not-applicable", "n/a"), "n/a"),
        (AnswerKind.YES_NO, "", None, ""),
    ],
)
def test_an_answer_of_any_kind_is_read_kept_in_its_columns_and_shown_again(
    asks: AnswerKind, typed: str, value: AnswerValue, shown: str
) -> None:
    field = answer_field(asks, Scale(SCALE_0_3, 2))
    assert field.parse(typed) == value
    assert field.problem(value) is None
    row = ReturnAnswer(**answer_columns(asks, value))
    assert answer_value(asks, row) == value
    assert field.show(answer_value(asks, row)) == shown


def test_a_number_finer_than_four_places_and_a_word_for_a_date_are_told() -> None:
    number = answer_field(AnswerKind.NUMBER, name="n", label="Hours")
    assert number.problem(Decimal("1.23456")) == "Hours has more than four decimal places."
    with pytest.raises(Unreadable):
        answer_field(AnswerKind.DAY).parse("soon")
