"""The partners' Section 11 workbooks through pdesk: every score and its cell, and undo takes each away whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.app.returns.partners import BY_COLOUR, BY_SCORE, answered, expected, number
from tests.inputs import real
from tests.ui.commandline.test_cli import answer, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.returns.partners import Scores


def stored(file: Path) -> Scores:
    return {
        (row["agency"], row["standard"]): (
            number(row["self_score"]),
            number(row["moderated_score"]),
            row["cell"],
        )
        for row in answer("list", file, "return-answers")
    }


def bring_in(file: Path, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Import workbooks, each as the return of the agency that sent it."""
    return [
        done
        for name in names
        for done in answer(
            "import",
            file,
            real("partner_returns", name),
            "--agency",
            answered(name)["agency"],
        )
    ]


def test_the_six_workbooks_give_exactly_their_scores_and_undo_removes_each_whole(
    tmp_path: Path,
) -> None:
    file = tmp_path / "board.pdesk"
    assert run("new", file).returncode == 0
    done = bring_in(file, BY_SCORE)
    assert [each["counts"]["new"] for each in done] == [18] * 6
    whole: Scores = {}
    for name in BY_SCORE:
        whole |= expected(name)
    assert stored(file) == whole
    for name in reversed(BY_SCORE):
        assert answer("undo", file)["label"] == "Import section 11 return"
        for key in expected(name):
            del whole[key]
        assert stored(file) == whole
    assert answer("list", file, "return-rounds") == []


def test_areas_shown_by_colour_alone_are_understood_and_undone(tmp_path: Path) -> None:
    file = tmp_path / "board.pdesk"
    assert run("new", file).returncode == 0
    [done] = bring_in(file, (BY_COLOUR,))
    assert (done["problems"], done["counts"]["new"]) == ([], 9)
    assert stored(file) == expected(BY_COLOUR)
    answer("undo", file)
    assert stored(file) == {}
