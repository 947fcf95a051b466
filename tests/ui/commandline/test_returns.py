"""Workbooks of a round without a screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.returns.issued import NAMES, fill, open_issue
from tests.files import open_core
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with a round that asks two agencies."""
    core = open_core(tmp_path, template)
    open_issue(core)
    path = core.open_path()
    core.close()
    return str(path)


def test_workbooks_are_made_filled_and_imported(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = ["returns", "make", file, "--round", "s11 2024-25", "--into", str(tmp_path)]
    assert main([*wish, "--drafts", "--sent", "--json"]) == DONE
    made = json.loads(capsys.readouterr().out)
    assert sorted(made["workbooks"]) == sorted(NAMES)
    assert (made["without_address"], bool(made["drafts"])) == ([NAMES[1]], True)
    back = fill(tmp_path / made["workbooks"][NAMES[0]], {"1.1": "3 Met"}, tmp_path / "b.xlsx")
    assert main(["import", file, str(back), "--json"]) == DONE
    [stored] = json.loads(capsys.readouterr().out)
    assert (stored["kind"], stored["agency"], stored["counts"]["new"]) == (
        "issued-return",
        NAMES[0],
        1,
    )


def test_what_cannot_be_made_is_refused_in_a_sentence(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = ["returns", "make", file, "--into", str(tmp_path), "--round"]
    assert main([*wish, "S11 2024-25", "--agency", NAMES[1]]) == DONE
    assert capsys.readouterr().out.endswith("1 workbook made.\n")
    assert main([*wish, "S11 2024-25", "--agency", NAMES[1]]) == REFUSED
    assert "already, such as “S11 2024-25 - Probation Service.xlsx”" in capsys.readouterr().err
    assert main([*wish, "S11 2024-25"]) == DONE
    assert main([*wish, "S11 2024-25"]) == REFUSED
    told = "Every agency of S11 2024-25 has its workbook or has answered, so none was made."
    assert told in capsys.readouterr().err
    assert main([*wish, "S12"]) == REFUSED
    assert "There is no return round “S12”; there are S11 2024-25." in capsys.readouterr().err
    assert main([*wish, "S11 2024-25", "--agency", "Nobody"]) == REFUSED
    assert f"There is no agency “Nobody”; there are {', '.join(NAMES)}." in capsys.readouterr().err
