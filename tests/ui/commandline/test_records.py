"""Lists, counts and undo on the command line, on the sample: figures that agree, whole names, nothing passed over."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import docx
import pytest

from app.agencies.operations import add_agency
from app.bootstrap import build_core

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.commandline.in_process import Pdesk


@pytest.fixture
def file(tmp_path: Path, sample_file: Path) -> Path:
    path = tmp_path / "sample.pdesk"
    shutil.copyfile(sample_file, path)
    return path


def test_info_counts_the_lines_of_each_list(pdesk: Pdesk, file: Path) -> None:
    counts = pdesk.answer("info", file)["counts"]
    for kind in ("agencies", "members", "events"):
        assert counts[kind] == len(pdesk.answer("list", file, kind))


def test_a_list_that_is_no_terminals_has_every_name_whole(pdesk: Pdesk, file: Path) -> None:
    printed = pdesk("list", file, "agencies")[1]
    assert "Blackburn with Darwen Borough Council, Children's Services" in printed
    assert "…" not in printed


def test_an_event_says_how_it_stands_on_a_day(pdesk: Pdesk, file: Path) -> None:
    found = pdesk.answer("list", file, "events", "--as-at", "2025-03-11")
    assert {each["state"] for each in found} == {"planned", "held", "cancelled"}
    before = pdesk.answer("list", file, "events", "--as-at", "2001-01-01")
    assert {each["state"] for each in before} == {"planned", "cancelled"}


def test_the_sample_is_the_work_of_its_unit_and_nothing_of_a_visitors(
    pdesk: Pdesk, file: Path
) -> None:
    core = build_core()
    core.settings.change(user_initials="ZV")
    assert {each["who"] for each in pdesk.answer("history", file)} == {"SK", "TH"}
    assert pdesk("undo", file)[0] == 1
    assert pdesk.refusal.startswith("You (ZV) have no step here that can be taken back.")


def test_the_newest_step_of_somebody_else_is_named_with_the_way_to_take_it_back(
    pdesk: Pdesk, tmp_path: Path
) -> None:
    path, core = tmp_path / "board.pdesk", build_core()
    core.settings.change(user_initials="SK")
    core.create(path)
    with core.work("Add agency", "Trust") as work:
        add_agency(work, {"name": "Trust"})
    core.close()
    build_core().settings.change(user_initials="ZV")
    assert pdesk("undo", path)[0] == 1
    assert pdesk.refusal == (
        "You (ZV) have no step here that can be taken back. The newest that can be is 1, “Add agency, Trust”, of SK: "
        "take it back with --step 1.\n"
    )
    assert pdesk.answer("undo", path, "--step", "1")["label"] == "Add agency"
    assert pdesk("undo", path, "--step", "1")[0] == 1


def test_an_act_for_good_is_not_passed_over(pdesk: Pdesk, tmp_path: Path) -> None:
    path, core = tmp_path / "board.pdesk", build_core()
    core.create(path)
    for label, can_undo in (("Add agency", True), ("Issue", False)):
        with core.work(label, can_undo=can_undo) as work:
            add_agency(work, {"name": label})
    core.close()
    assert pdesk("undo", path)[0] == 1
    assert "Step 2, “Issue”, is for good" in pdesk.refusal
    assert "--step 1." in pdesk.refusal
    assert pdesk.answer("undo", path, "--step", "1")["label"] == "Add agency"
    assert pdesk("undo", path, "--step", "1")[0] == 1
    assert pdesk("undo", path, "--step", "77")[0] == 1


def test_every_report_is_a_picture_too_and_no_calendar_without_meetings(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    told = {each["report"]: each["formats"] for each in pdesk.answer("reports")}
    assert ".png" in told["membership"]
    assert pdesk("report", file, "membership", tmp_path / "o.png")[0] == 0
    assert pdesk("report", file, "membership", tmp_path / "o.ics")[0] == 2
    assert pdesk.refusal.endswith("Let the name end in .pdf, .docx, .xlsx or .png.\n")


def test_a_name_that_several_records_hold_is_refused_with_theirs(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.pdf"
    assert pdesk("report", file, "attendance", out, "--option", "group=subgroup")[0] == 1
    assert "Neglect subgroup" in pdesk.refusal
    assert pdesk("report", file, "attendance", out, "--option", "groop=SCP Board")[0] == 2
    assert "There is no option “groop”" in pdesk.refusal
    assert pdesk("report", file, "attendance", out, "--option", "SCP Board")[0] == 2
    assert not out.exists()


def test_an_agenda_item_is_named_with_its_meeting_as_the_refusals_say(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    asked = ("report", file, "cover-report", tmp_path / "o.docx")
    assert pdesk(*asked)[0] == 2
    assert pdesk.refusal.startswith('Agenda item is needed: write --option item="1 ')
    assert "pdesk list" not in pdesk.refusal, "no list holds agenda items"
    title = "1 Welcome, apologies and declarations of interest"
    assert pdesk(*asked, "--option", f"item={title}")[0] == 1
    assert f"“{title}” may mean several: “{title}, " in pdesk.refusal
    assert "Write the whole name of one." in pdesk.refusal
    [whole] = re.findall(rf"“({title}, SCP Board[^”]*)”", pdesk.refusal)[:1]
    pdesk.answer(*asked, "--option", f"item={whole}")
    found = docx.Document(str(tmp_path / "o.docx"))
    assert "Report to SCP Board" in "\n".join(each.text for each in found.paragraphs)
    assert pdesk(*asked, "--option", "item=987654")[0] == 1
    assert pdesk.refusal == "There is no agenda item “987654” in this file.\n"
