"""The chair's Word file without a screen: told, stored in one step, and refused in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.files import open_core
from tests.reports.meeting_sample import hold
from tests.reports.returned_files import ChairFile
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tmp_path: Path, template: Path) -> tuple[str, str]:
    """Give a closed file with a meeting that was held, and what its chair changed."""
    core = open_core(tmp_path, template)
    chair = ChairFile(core, hold(core), tmp_path / "back.docx")
    chair.track_words("Use had", "Use", "Neglect")
    chair.comment("primary", "And early years?")
    path = core.open_path()
    core.close()
    return str(path), str(chair.save())


def test_a_preview_tells_what_was_changed_and_stores_nothing(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, back = files
    assert main(["chair", file, "SCP Board", back, "--preview"]) == DONE
    assert capsys.readouterr().out.splitlines()[:2] == [
        "back.docx: 1 changed, 1 comment; nothing stored",
        "  Item 3 Neglect strategy, changed by A. Chair: “Use had **risen**.” -> “Neglect had **risen**.”",
    ]


def test_all_changes_are_stored_in_one_step(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, back = files
    assert main(["chair", file, "SCP Board", back, "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["stored"]
    assert [each["kind"] for each in told["passages"]] == ["changed", "comment"]
    assert main(["chair", file, "SCP Board", back, "--preview"]) == DONE
    assert "back.docx: 1 comment; nothing stored" in capsys.readouterr().out
    assert main(["undo", file]) == DONE
    assert "Take the chair's changes" in capsys.readouterr().out


def test_what_is_no_word_file_is_refused(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    assert main(["chair", files[0], "SCP Board", str(tmp_path / "scan.pdf")]) == REFUSED
    assert "“scan.pdf” is not a Word file" in capsys.readouterr().err
