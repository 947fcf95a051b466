"""The versions of minutes without a screen: listed, and compared with the minutes now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.meetings.moves import TO_CHAIR
from app.minutes.closing import carry_out
from app.minutes.keeping_versions import keep_version
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from tests.files import open_core
from tests.reports.meeting_sample import hold
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with a meeting whose minutes were sent to the chair and changed since."""
    core = open_core(tmp_path, template)
    meeting_id = hold(core)
    with core.read() as session:
        item = next(each for each in minuted(session, meeting_id, core.clock.today()) if each.text)
    with core.work("Keep version") as work:
        keep_version(work, meeting_id, {"name": "As sent"})
    with core.work("Write") as work:
        save_minutes(work, item.item.id, f"{item.text}\nOne line more.")
    with core.work(TO_CHAIR.label) as work:
        carry_out(work, meeting_id, TO_CHAIR)
    path = core.open_path()
    core.close()
    return str(path)


def test_versions_are_listed_and_compared(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["versions", file, "SCP Board", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert [(each["occasion"], each["name"]) for each in told][:2] == [
        ("to-chair", None),
        ("asked", "As sent"),
    ]
    newest, asked = (str(each["version"]) for each in told[:2])
    assert main(["versions", file, "SCP Board", "--compare", asked, newest]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 new."
    assert lines[1].endswith("new: “One line more.”")
    assert main(["versions", file, "SCP Board"]) == DONE
    assert "As sent" in capsys.readouterr().out


def test_a_version_that_is_not_there_is_refused(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["versions", file, "SCP Board", "--compare", "999"]) == REFUSED
    assert "version of minutes" in capsys.readouterr().err
