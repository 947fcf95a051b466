"""Word templates without a screen: set, used by the next report, taken away, and written to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from app.bootstrap import build_core
from app.partnerships.operations import add_partnership
from app.paths import paths_under
from tests.app.templates.makers import word
from tests.files import open_core
from tests.reports.meeting_sample import hold
from ui.cli import DONE, MISUSED, REFUSED, main


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with a meeting that was held."""
    core = open_core(tmp_path, template)
    hold(core)
    path = core.open_path()
    core.close()
    return str(path)


def written(file: str, folder: Path) -> list[str]:
    path = folder / "minutes.docx"
    assert main(["report", file, "minutes", str(path), "--option", "meeting=SCP Board"]) == DONE
    return [each.text for each in Document(str(path)).paragraphs]


def test_a_template_is_set_used_by_reports_and_taken_away(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = tmp_path / "Ours.docx"
    ours.write_bytes(word("Our letterhead", "{{title}}", "{{items}}"))
    assert main(["template", file, "minutes", str(ours), "--group", "SCP Board"]) == DONE
    assert "It has no {{meeting.date}}." in capsys.readouterr().out
    assert "Our letterhead" in written(file, tmp_path)
    assert main(["list", file, "word-templates"]) == DONE
    assert "Ours.docx" in capsys.readouterr().out
    assert main(["template", file, "minutes", "--built-in", "--group", "SCP Board"]) == DONE
    assert written(file, tmp_path)[0] == "SCP Board: minutes"
    assert main(["template", file, "minutes", "--built-in"]) == REFUSED
    assert "built-in layout is used already" in capsys.readouterr().err


def test_wrong_placeholders_are_told_and_nothing_is_set(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Ours.docx").write_bytes(word("{{grp}}"))
    assert main(["template", file, "minutes", str(tmp_path / "Ours.docx")]) == REFUSED
    assert "Perhaps {{group}} is meant." in capsys.readouterr().err
    assert written(file, tmp_path)[0] == "SCP Board: minutes"


def test_a_starting_template_is_written_and_taken(file: str, tmp_path: Path) -> None:
    start = str(tmp_path / "start.docx")
    assert main(["template", file, "minutes", "--start", start]) == DONE
    assert main(["template", file, "minutes", start]) == DONE
    assert "3  Neglect strategy" in written(file, tmp_path)


def test_one_thing_is_asked_for_and_one_partnership_meant(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", file, "minutes"]) == MISUSED
    core = build_core(paths_under(tmp_path))
    core.open(Path(file))
    with core.work("Add partnership") as work:
        add_partnership(work, {"name": "Adults Board"})
    core.close()
    capsys.readouterr()
    (tmp_path / "Ours.docx").write_bytes(word("{{items}}"))
    assert main(["template", file, "agenda", str(tmp_path / "Ours.docx")]) == REFUSED
    assert "--partnership" in capsys.readouterr().err
    named = ["--partnership", "Adults Board"]
    assert main(["template", file, "agenda", str(tmp_path / "Ours.docx"), *named]) == DONE
