"""Several workbooks imported at once: every one is tried, and what was not stored is told and counts as refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.commandline.in_process import Pdesk

HEAD = ("Group", "Post", "Agency", "Name", "E-mail", "Term ends")


@pytest.fixture
def members(tmp_path: Path) -> Path:
    row = ("Board", "Head", "ELHT", "Zoe Valli")
    return write_workbook(tmp_path / "members.xlsx", {"Members": [HEAD, row]})


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    return write_workbook(
        tmp_path / "unknown.xlsx", {"Sheet": [("Colour", "Taste"), ("Red", "Sweet")]}
    )


def test_one_that_is_refused_does_not_keep_the_others_out(
    pdesk: Pdesk, file: Path, unknown: Path, members: Path
) -> None:
    code, printed = pdesk("import", file, unknown, members, "--json")
    first, second = json.loads(printed)
    assert code == 1
    assert "unknown.xlsx" in pdesk.refusal
    assert (first["kind"], first["step"], len(first["problems"])) == (None, None, 1)
    assert (second["workbook"], second["counts"]["new"]) == ("members.xlsx", 1)
    assert list(second["counts"]) == ["new", "changed", "unchanged", "rejected"]
    assert sum(second["counts"].values()) == len(second["rows"])
    assert len(pdesk.answer("list", file, "members")) == 1


def test_several_that_are_refused_are_counted_in_one_sentence(
    pdesk: Pdesk, file: Path, unknown: Path, members: Path
) -> None:
    code, printed = pdesk("import", file, unknown, members, unknown)
    assert code == 1
    assert (
        pdesk.refusal == "2 of 3 workbooks were not stored; why is told for each of them above.\n"
    )
    assert printed.count("unknown.xlsx") == 2


def test_one_whose_rows_wait_for_a_correction_is_refused(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    row = ("Board", "Head", "ELHT", "Zoe Valli", "", "31/02/26")
    path = write_workbook(tmp_path / "wrong.xlsx", {"Members": [HEAD, row]})
    assert pdesk("import", file, path)[0] == 1
    assert "nothing was stored" in pdesk.refusal
    code, printed = pdesk("import", file, path, "--preview")
    assert code == 0
    assert "wrong.xlsx: Members, 1 problem; nothing stored" in printed
    both = write_workbook(tmp_path / "both.xlsx", {"Members": [HEAD, row, ("Board", *row[1:])]})
    assert "Members, 2 problems; nothing stored" in pdesk("import", file, both, "--preview")[1]


def test_a_second_import_of_the_same_is_done_already(
    pdesk: Pdesk, file: Path, members: Path
) -> None:
    assert [pdesk("import", file, members)[0] for _time in range(2)] == [0, 0]


def test_a_backup_into_a_file_is_refused_in_words(pdesk: Pdesk, file: Path, members: Path) -> None:
    assert pdesk("backup", file, members)[0] == 1
    assert "it is a file" in pdesk.refusal


def test_a_marked_copy_is_written_for_each_workbook_with_problems_and_takes_no_files_place(
    pdesk: Pdesk, file: Path, members: Path, tmp_path: Path
) -> None:
    row = ("Board", "Head", "ELHT", "Zoe Valli", "", "31/02/26")
    wrong = write_workbook(tmp_path / "wrong.xlsx", {"Members": [HEAD, row]})
    folder = tmp_path / "back"
    folder.mkdir()
    wishes = ("--preview", "--marked-copy", folder)
    code, printed = pdesk("import", file, members, wrong, *wishes, "--json")
    told = [each["marked_copy"] for each in json.loads(printed)]
    copy = folder / "wrong - to put right.xlsx"
    assert (code, told) == (0, [None, str(copy)])
    before = copy.read_bytes()
    assert pdesk("import", file, wrong, *wishes)[0] == 1
    assert "is there already, so no copy was marked" in pdesk.refusal
    assert copy.read_bytes() == before
    one = tmp_path / "one.xlsx"
    code, printed = pdesk("import", file, copy, "--preview", "--marked-copy", one)
    assert code == 0
    assert "one.xlsx is written: 1 cell marked, 1 thing to put right." in printed
    assert pdesk("import", file, members, wrong, "--marked-copy", one)[0] == 2


REPORT = (
    "Name\tJoin time\tLeave time\tDuration\tEmail",
    "Lee, Ann (BwD)\t27/03/2025 09:30\t27/03/2025 11:30\t2h\tann@example.org",
    "Bo Harte\t27/03/2025 09:30\t27/03/2025 10:00\t30m\t",
)


def test_an_attendance_report_is_taken_into_the_event_that_is_named(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    head = ("Course title", "Course date", "Name", "Organisation", "Attended")
    rows = [("Neglect", "27/03/2025", name, "ELHT", "Booked") for name in ("Ann Lee", "Bo Hart")]
    booked = write_workbook(tmp_path / "register.xlsx", {"Training register": [head, *rows]})
    assert pdesk("import", file, booked)[0] == 0
    report = tmp_path / "report.csv"
    report.write_text("\n".join(REPORT), encoding="utf-8")
    code, _printed = pdesk("import", file, report, "--json")
    assert code == 1
    assert "--event" in pdesk.refusal
    code, printed = pdesk("import", file, report, "--event", "Neglect, 27 Mar 2025")
    assert code == 0
    assert "2 changed" in printed
    told = {each["person"]: each["status"] for each in pdesk.answer("list", file, "bookings")}
    assert told == {"Ann Lee": "attended", "Bo Hart": "left-early"}
