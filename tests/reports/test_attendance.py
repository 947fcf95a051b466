"""The attendance matrix and the action log on paper and as workbooks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from app.attendance.periods import YearKind
from reports import actions, attendance
from reports.document import Section
from reports.table import Table
from reports.writers import write
from tests.app.attendance.calderdale import hold_meetings
from tests.reports.meeting_sample import SECRET, hold

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def test_calderdales_matrix_is_printed_with_both_rates_and_written_as_a_workbook(
    core: Core, tmp_path: Path
) -> None:
    group_id = hold_meetings(core)
    report = attendance.build(core, group_id, date(2015, 4, 1), date(2016, 3, 31))
    write(report, tmp_path / "attendance.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "attendance.pdf").pages)
    told = "65 of 96 seats represented, 67.7 %; 56 of 96 seats attended by the member, 58.3 %"
    assert told in " ".join(text.split())
    write(report, tmp_path / "attendance.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "attendance.xlsx")["By seat"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Member", "Post", "Agency", "2 Apr 2015")
    assert next(row for row in rows if row[1] == "Jarvis")[3:8] == ("Y", "–", "–", 1, 1)


def test_a_year_is_named_by_its_kind_and_the_year_it_begins_in(core: Core) -> None:
    group_id = hold_meetings(core)
    report = attendance.build(core, group_id, year=YearKind.CALENDAR, beginning=2015)
    assert (report.subtitle, report.landscape) == ("1 January 2015 to 31 December 2015", True)


def test_agencies_and_those_below_half_are_tables_of_real_numbers(
    core: Core, tmp_path: Path
) -> None:
    report = attendance.build(core, hold_meetings(core), beginning=2015)
    write(report, tmp_path / "attendance.xlsx")
    book = openpyxl.load_workbook(tmp_path / "attendance.xlsx")
    agencies = {row[0]: row[1:] for row in book["By agency"].iter_rows(values_only=True)}
    assert agencies["CHFT"] == ("YY", "D", "YA", 5, 4, 0.8, 3, 0.6, 3, 3, 3, 1)
    assert agencies["All seats, each once"][3:5] == (96, 65)
    low = list(book["Below 50 %"].iter_rows(values_only=True))
    assert len(low) == 1 + 10
    assert low[1][3:6] == (1, 0, 0)


def test_beside_many_meetings_those_of_agencies_have_a_table_of_their_own(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    group_id = hold_meetings(core)
    monkeypatch.setattr(attendance, "_ROOM", 2)
    report = attendance.build(core, group_id, beginning=2015)
    section = next(each for each in report.blocks if getattr(each, "title", "") == "By agency")
    assert isinstance(section, Section)
    whole, meetings, _ = section.blocks
    assert isinstance(whole, Table)
    assert isinstance(meetings, Table)
    labels = [each.label for each in whole.columns]
    assert (labels[-1], len(labels)) == ("By the member %", 1 + 3 + 5)
    assert next(row for row in meetings.rows if row[0] == "CHFT") == ("CHFT", 3, 3, 3, 100)


def test_pages_of_a_long_matrix_repeat_its_headings(core: Core, tmp_path: Path) -> None:
    write(attendance.build(core, hold_meetings(core), beginning=2015), tmp_path / "a.pdf")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages[:2]]
    assert all("Represented %" in page for page in pages)


def test_a_period_without_meetings_says_so(core: Core) -> None:
    group_id = hold_meetings(core)
    report = attendance.build(core, group_id, date(2016, 1, 1), date(2016, 12, 31))
    assert getattr(report.blocks[0], "text", "") == "No meeting was closed in this period."


@pytest.mark.parametrize("public", [True, False])
def test_the_action_log_is_a_workbook_and_restricted_actions_are_not_public(
    core: Core, tmp_path: Path, *, public: bool
) -> None:
    hold(core)
    path = tmp_path / "actions.xlsx"
    write(actions.build(core, public=public), path)
    rows = list(openpyxl.load_workbook(path)["Action log"].iter_rows(values_only=True))
    assert rows[0][:3] == ("No.", "Action", "Owner")
    assert any(SECRET in str(row) for row in rows) is not public
