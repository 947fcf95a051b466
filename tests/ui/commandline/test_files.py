"""Verbs about files on the command line: backups, restoring and checks, with their exit codes."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency
from app.backup_names import read_name
from app.bootstrap import build_core
from app.catalogue import LISTINGS
from models.database import create_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.commandline.in_process import Pdesk

KINDS = (
    "agencies people groups seats members meetings attendance decisions actions courses events "
    "bookings contributions budget-lines returns return-answers"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a closed file with one agency; made anew, because backups are told apart by the file they are of."""
    path = tmp_path / "board.pdesk"
    create_file(path)
    add(path, "Trust")
    return path


def add(path: Path, name: str) -> None:
    core = build_core()
    core.open(path)
    with core.work("Add agency", name) as work:
        add_agency(work, {"name": name})
    core.close()


def test_a_path_that_is_taken_is_not_made_anew(pdesk: Pdesk, file: Path) -> None:
    before = file.read_bytes()
    assert pdesk("new", file)[0] == 1
    assert pdesk.refusal == f"{file} exists already. Choose another name, or open it.\n"
    assert file.read_bytes() == before


def test_a_backup_goes_to_the_folder_named_and_can_be_read(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    made = pdesk.answer("backup", file, tmp_path / "usb")
    [backup] = (tmp_path / "usb").iterdir()
    assert (made["backup"], made["steps"]) == (str(backup), 1)
    assert read_name(backup) is not None
    assert [row["name"] for row in pdesk.answer("list", backup, "agencies")] == ["Trust"]
    assert pdesk.answer("check", backup)["faults"] == []


def test_a_backup_is_not_changed_by_a_writing_verb(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    backup = pdesk.answer("backup", file, tmp_path / "usb")["backup"]
    assert pdesk("undo", backup)[0] == 1
    assert "for reading only" in pdesk.refusal


def test_a_backup_is_restored_and_the_old_file_kept(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    backup = pdesk.answer("backup", file, tmp_path / "usb")["backup"]
    add(file, "Added later")
    restored = pdesk.answer("restore", backup, file)
    assert [row["name"] for row in pdesk.answer("list", file, "agencies")] == ["Trust"]
    kept = pdesk.answer("list", restored["kept"], "agencies")
    assert [row["name"] for row in kept] == ["Added later", "Trust"]


def test_a_backup_is_restored_where_there_is_no_file(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    backup = pdesk.answer("backup", file, tmp_path / "usb")["backup"]
    assert pdesk.answer("restore", backup, tmp_path / "new.pdesk")["kept"] is None
    assert pdesk("check", tmp_path / "new.pdesk") == (0, "No fault was found.\n")


def test_writing_verbs_back_the_file_up_at_the_end(pdesk: Pdesk, file: Path) -> None:
    assert pdesk.answer("info", file)["last_backup"] is None
    pdesk.answer("undo", file)
    info = pdesk.answer("info", file)
    assert (info["backups"], info["steps"], info["counts"]["agencies"]) == (1, 2, 0)
    assert info["last_backup"].startswith("20")


def test_a_backup_that_fails_is_told_beside_the_answer(file: Path, tmp_path: Path) -> None:
    settings = build_core().settings
    (tmp_path / "usb").write_text("a file, no folder", encoding="utf-8")
    settings.change(second_backup_folder=str(tmp_path / "usb"))
    words = [sys.executable, "-m", "ui.cli", "undo", str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    settings.change(second_backup_folder="")
    assert (done.returncode, done.stdout) == (0, "Taken back: Add agency, Trust.\n")
    assert done.stderr.startswith("The second copy of the backup could not be made in")
    assert len(done.stderr.splitlines()) == 1


def test_findings_are_printed_and_the_exit_code_tells(pdesk: Pdesk, file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE agency SET phone = '1'")
    code, printed = pdesk("check", file, "--json")
    assert (code, json.loads(printed)["tampering"]) == (
        1,
        ["agency 1 was changed outside the program"],
    )
    assert pdesk.refusal == "One fault was found in board.pdesk.\n"


def test_a_file_that_may_only_be_read_is_read_but_not_changed(pdesk: Pdesk, file: Path) -> None:
    file.chmod(0o444)
    assert pdesk("history", file)[0] == 0
    assert pdesk("undo", file)[0] == 1
    assert "for reading only" in pdesk.refusal


def test_a_note_of_another_computer_is_taken_over_only_where_told(pdesk: Pdesk, file: Path) -> None:
    note = '{"user": "z", "host": "laptop-7", "pid": 1, "since": "2025-03-10T16:40:00+00:00"}'
    file.with_name(file.name + ".lock").write_text(note, encoding="utf-8")
    assert pdesk("undo", file)[0] == 1
    assert "left open by z on laptop-7" in pdesk.refusal
    assert pdesk("undo", file, "--take-over")[0] == 0


def test_a_damaged_file_with_a_note_of_another_computer_is_replaced_only_where_told(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    backup = pdesk.answer("backup", file, tmp_path / "usb")["backup"]
    note = '{"user": "z", "host": "laptop-7", "pid": 1, "since": "2025-03-10T16:40:00+00:00"}'
    file.with_name(file.name + ".lock").write_text(note, encoding="utf-8")
    assert pdesk("restore", backup, file)[0] == 1
    file.write_bytes(file.read_bytes()[:5000])
    assert pdesk("restore", backup, file, "--take-over")[0] == 0
    assert pdesk("check", file)[0] == 0


def test_a_new_file_is_named_and_its_documents_bear_the_name(pdesk: Pdesk, tmp_path: Path) -> None:
    path = tmp_path / "west.pdesk"
    assert pdesk("new", path, "--name", "Westshire SCP")[0] == 0
    assert [each["name"] for each in pdesk.answer("list", path, "partnerships")] == [
        "Westshire SCP"
    ]
    too_long = tmp_path / "long.pdesk"
    assert pdesk("new", too_long, "--name", "x" * 5000)[0] == 1
    assert not too_long.exists()


def test_info_speaks_to_people_in_their_words_and_to_programs_in_theirs(
    pdesk: Pdesk, file: Path
) -> None:
    told = pdesk("info", file)[1]
    head = pdesk.answer("info", file)["head"]
    assert "What it is: a partnership file, format 1\n" in told
    assert re.search(r"^Last changed: \d{1,2} \w{3} \d{4} \d\d:\d\d, step 1$", told, re.MULTILINE)
    assert "False" not in told
    assert head not in told
    assert "  agencies: 1\n" in told


def test_the_kinds_that_scripts_rely_on_are_there(pdesk: Pdesk) -> None:
    assert set(KINDS.split()) <= {each["kind"] for each in pdesk.answer("kinds")}


@pytest.mark.parametrize("kind", [each.kind for each in LISTINGS])
def test_every_kind_is_listed_as_lines_and_as_json(pdesk: Pdesk, file: Path, kind: str) -> None:
    assert pdesk("list", file, kind, "--as-at", "1/4/2025")[0] == 0
    assert isinstance(pdesk.answer("list", file, kind), list)


def test_our_own_fault_is_a_sentence_and_stands_in_the_log(
    pdesk: Pdesk,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Any,  # noqa: ANN401 - see conftest
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("a secret name")

    monkeypatch.setattr("app.file_info.describe", fail)
    expect_log("the command line failed")
    assert pdesk("info", file)[0] == 1
    assert pdesk.refusal.startswith("Something in Partnership Desk failed (ZeroDivisionError)")
    assert "secret" not in pdesk.refusal


def test_a_reader_that_stops_early_is_no_error(file: Path) -> None:
    command = f"{sys.executable} -m ui.cli kinds --json | head -c 5"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert file.exists()
    assert (done.stdout, done.stderr) == ("[\n {\n"[:5], "")


def test_no_verb_loads_qt_whatever_it_does(file: Path, tmp_path: Path) -> None:
    program = """
import sys
from ui.cli import main
file, folder = sys.argv[1:]
for words in (
    ["new", folder + "/new.pdesk"], ["info", file], ["kinds"], ["list", file, "members"],
    ["history", file], ["check", file], ["backup", file, folder], ["reports"],
    ["report", file, "actions", folder + "/out.xlsx"], ["undo", file], ["import", file, folder + "/out.xlsx"],
):
    main(words)
sys.exit(", ".join(name for name in sys.modules if name.startswith(("PySide6", "shiboken"))) or 0)
"""
    words = [sys.executable, "-c", program, str(file), str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
