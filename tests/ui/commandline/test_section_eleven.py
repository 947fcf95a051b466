"""The partners' Section 11 workbooks through pdesk: every score and its cell, and undo takes each away whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.app.returns.partners import BY_COLOUR, BY_SCORE, answered, expected, number
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.returns.partners import Scores
    from tests.ui.commandline.in_process import Pdesk


def stored(pdesk: Pdesk, file: Path) -> Scores:
    return {
        (row["agency"], row["standard"]): (
            number(row["self_score"]),
            number(row["moderated_score"]),
            row["cell"],
        )
        for row in pdesk.answer("list", file, "return-answers")
    }


def bring_in(pdesk: Pdesk, file: Path, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Import workbooks, each as the return of the agency that sent it."""
    return [
        done
        for name in names
        for done in pdesk.answer(
            "import",
            file,
            real("partner_returns", name),
            "--agency",
            answered(name)["agency"],
        )
    ]


def test_the_six_workbooks_give_exactly_their_scores_and_undo_removes_each_whole(
    pdesk: Pdesk, file: Path
) -> None:
    done = bring_in(pdesk, file, BY_SCORE)
    assert [each["counts"]["new"] for each in done] == [18] * 6
    whole: Scores = {}
    for name in BY_SCORE:
        whole |= expected(name)
    assert stored(pdesk, file) == whole
    for name in reversed(BY_SCORE):
        assert pdesk.answer("undo", file)["label"] == "Import section 11 return"
        for key in expected(name):
            del whole[key]
        assert stored(pdesk, file) == whole
    assert pdesk.answer("list", file, "return-rounds") == []


def test_areas_shown_by_colour_alone_are_understood_and_undone(pdesk: Pdesk, file: Path) -> None:
    [done] = bring_in(pdesk, file, (BY_COLOUR,))
    assert (done["problems"], done["counts"]["new"]) == ([], 9)
    assert stored(pdesk, file) == expected(BY_COLOUR)
    pdesk.answer("undo", file)
    assert stored(pdesk, file) == {}
