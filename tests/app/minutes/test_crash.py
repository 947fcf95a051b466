"""A program that is killed while somebody types loses nothing that was shown as saved."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from app.minutes.recovery import recoverable
from app.minutes.side_files import SideFiles
from tests.app.meetings.makers import begin
from tests.conftest import ROOT

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_words_shown_as_saved_are_there_after_a_kill(core: Core) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    assert core.file is not None
    path = core.file.path
    core.close()
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.app.minutes.typist", str(path), str(item_id)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    saved = [int(typist.stdout.readline()) for _ in range(4)][-1]
    typist.kill()
    typist.communicate()
    assert core.open(path).left_unclean
    with core.read() as session:
        [found] = recoverable(session, SideFiles(core.paths.data / "drafts"), str(path))
    assert len(found.text) >= saved > 1
    assert found.saved == ""
