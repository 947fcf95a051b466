"""Workbooks of an edition that the round no longer asks: what is still asked is rescued, and the rest is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.returns.editions import new_edition
from app.returns.issued_editions import OtherEdition
from app.returns.operations import change_round
from models.returns import Question, ReturnTemplate, ScaleLevel, Standard
from tests.app.returns.issued import NAMES, bring_in, fill, look, make, open_issue, stored, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from app.work import Work


@pytest.fixture
def made(core: Core, tmp_path: Path) -> Path:
    """Make the workbooks of a round; give the one of the first agency."""
    return make(core, open_issue(core), tmp_path).paths[NAMES[0]]


def another_edition(core: Core, change: Callable[[Work, list[Question]], object]) -> None:
    """Let the round ask a next edition of its template, in which something was changed."""
    with core.work("Another edition") as work:
        [asked] = work.session.query(ReturnTemplate)
        made = new_edition(work, asked.id)
        of_it = work.session.query(Standard.id).filter_by(template_id=made)
        questions = work.session.query(Question).filter(Question.standard_id.in_(of_it))
        change(work, questions.order_by(Question.id).all())
        change_round(work, 1, {"template": made})


def test_of_a_workbook_of_an_earlier_edition_what_is_still_asked_is_read_and_the_rest_told(
    core: Core, made: Path, tmp_path: Path
) -> None:
    """Reproduces: an agency had filled in a workbook of the edition before, and all of it was refused."""

    def change(_work: Work, asked: list[Question]) -> None:
        asked[0].number, asked[1].number = "1.2", "1.1"
        asked[2].wording = "A policy is in force"
        asked[7].wording, asked[7].number = "What would help", "2.7"

    answers = {"1.1": "3 Met", "1.2": "1 Partly", "2.1": "Yes", "2.2": 41, "2.6": "Nothing"}
    full = fill(made, answers, tmp_path / "a.xlsx")
    another_edition(core, change)
    preview = bring_in(core, full)
    assert told(preview)[0] == (
        "This workbook asks Section 11 and figures, and the round now asks edition 2. Read is what both ask in the "
        "same words; see whether that will do. Questions new: 2.7; changed: 2.1; gone: 2.6."
    )
    found = stored(core)
    assert {number: each.given for number, each in found.items()} == {
        "1.2": Decimal(3),
        "1.1": Decimal(1),
        "2.2": Decimal(41),
    }


def test_of_another_scale_no_score_is_read(core: Core, made: Path, tmp_path: Path) -> None:
    def change(work: Work, asked: list[Question]) -> None:
        template_id = work.get(Standard, asked[0].standard_id).template_id
        levels = work.session.query(ScaleLevel).filter_by(template_id=template_id)
        levels.filter_by(value=3).one().word = "Fully met"

    full = fill(made, {"1.1": "3 Met", "2.2": 41}, tmp_path / "a.xlsx")
    another_edition(core, change)
    assert told(bring_in(core, full))[0].endswith("The scale is another one, so no score was read.")
    assert list(stored(core)) == ["2.2"]


def test_a_workbook_that_asks_nothing_of_what_is_asked_now_is_refused(
    core: Core, made: Path, tmp_path: Path
) -> None:
    def change(_work: Work, asked: list[Question]) -> None:
        for each in asked:
            each.wording = f"{each.wording}, now"

    full = fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx")
    another_edition(core, change)
    with pytest.raises(OtherEdition, match="asks edition 1 of its template, and nothing of it is"):
        look(core, full)
