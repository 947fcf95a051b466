"""Letters without a screen: written into a folder, and who has no address is named."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from tests.app.letters.makers import make_meeting
from tests.files import open_core
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with the board's meeting of March."""
    core = open_core(tmp_path, template)
    make_meeting(core)
    path = core.open_path()
    core.close()
    return str(path)


def test_an_invitation_to_all_is_one_draft_and_who_has_no_address_is_named(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letters", file, "SCP Board", "invitation", str(tmp_path)]) == DONE
    folder = tmp_path / "SCP Board 27 March 2025 invitation"
    assert capsys.readouterr().out == (
        f"Written: {folder}, 1 draft\nNo e-mail address: Lead Member Holder, Lead Member\n"
    )
    [draft] = folder.iterdir()
    found = message_from_bytes(draft.read_bytes(), policy=default)
    assert found["X-Unsent"] == "1"
    assert len(found["Bcc"].addresses) == 4


def test_one_to_each_is_a_folder_of_drafts(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = ["letters", file, "1", "invitation", str(tmp_path), "--send", "each", "--json"]
    assert main(wish) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["drafts"], told["without_address"]) == (5, ["Lead Member Holder, Lead Member"])
    assert len(list((tmp_path / "SCP Board 27 March 2025 invitation").iterdir())) == 5


def test_what_a_meeting_cannot_have_yet_is_refused_in_words(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letters", file, "1", "minutes", str(tmp_path)]) == REFUSED
    assert capsys.readouterr().err == (
        "SCP Board, 27 March 2025 is planned, so “Minutes” is no letter of it now; "
        "there are invitation, papers, pack.\n"
    )


def test_a_folder_that_is_not_there_is_refused(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letters", file, "1", "invitation", str(tmp_path / "none")]) == REFUSED
    assert "There is no folder" in capsys.readouterr().err
