"""Letters without a screen: written into a folder, and who has no address is named."""

from __future__ import annotations

import json
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from app.actions.operations import add_action
from tests.app.letters.makers import make_meeting
from tests.files import open_core
from ui.cli import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, template: Path) -> str:
    """Give a closed file with the board's meeting of March, and two actions that are long late."""
    core = open_core(tmp_path, template)
    board, _ = make_meeting(core)
    with core.work("Add actions") as work:
        for post in ("Nurse", "Lead Member"):
            add_action(
                work,
                {
                    "group": board.board,
                    "text": "Bring cases",
                    "raised_on": date(2024, 9, 1),
                    "due": date(2025, 3, 1),
                    "owner": board.people[post],
                    "owner_name": f"{post} Holder",
                },
            )
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


def test_chasers_are_listed_and_nothing_is_changed(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chasers", file]) == DONE
    told = capsys.readouterr().out
    assert "Nurse Holder" in told
    assert "Action (new): Bring cases (SCP Board, due 1 Mar 2025, " in told
    assert "Lead Member Holder" in told
    assert "no e-mail address" in told
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("chasers")] == []


def test_a_chaser_to_one_is_written_and_marked_and_undone(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = ["chasers", file, "--person", "nurse holder", "--out", str(tmp_path), "--mark-chased"]
    assert main(wish) == DONE
    assert "Marked as chased." in capsys.readouterr().out
    assert chased(file, capsys) == {"Nurse Holder"}
    assert main(["undo", file]) == DONE
    capsys.readouterr()
    assert chased(file, capsys) == set()


def chased(file: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Give the names of those who were chased."""
    main(["chasers", file, "--json"])
    people = json.loads(capsys.readouterr().out)["people"]
    return {each["name"] for each in people if each["owed"][0]["chased_on"]}


def test_somebody_who_owes_nothing_is_refused_with_those_who_do(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chasers", file, "--person", "A. Nother"]) == REFUSED
    assert "Nurse Holder" in capsys.readouterr().err
