"""Lists of schools through pdesk: their authority and those without a name are said beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.inputs import real
from tests.ui.commandline.test_cli import answer, run

if TYPE_CHECKING:
    from pathlib import Path


def test_real_schools_are_imported_listed_and_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "board.pdesk"
    assert run("new", file).returncode == 0
    four = real("schools", "nw_four_la_schools_derived.csv")
    premises = real("schools", "lancashire_cc_education_premises.csv")
    first, second = answer(
        "import", file, four, premises, "--keep-nameless", "--authority", "Lancashire"
    )
    assert (first["kind"], first["counts"]["new"]) == ("schools", 920)
    assert (second["counts"]["new"], second["counts"]["changed"]) == (381, 31)
    assert len(answer("list", file, "schools")) == 1_301
