"""Schools by phase as a document: completion adds up, and each rate stands beside what it is of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from app.agencies.fields import Phase, Sector
from app.agencies.operations import add_agency
from app.errors import NotFound
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.partnerships.operations import add_partnership
from app.returns.operations import ask_agencies, change_round
from app.returns.phases import newest_school_round
from reports import return_phases
from reports.document import Paragraph, Section
from reports.table import Table
from reports.writers import write
from tests.app.returns.school_files import forms_export

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report

SCHOOLS = (
    ("119345", "Anchor Primary", Phase.PRIMARY),
    ("119346", "Beacon Primary", Phase.PRIMARY),
    ("119347", "Cove Academy", Phase.SECONDARY),
)


@pytest.fixture
def report(core: Core, tmp_path: Path) -> Report:
    with core.work("Begin") as work:
        add_partnership(work, {"name": "Borough SCP"})
        ids = [
            add_agency(work, {"name": name, "urn": urn, "phase": phase, "sector": Sector.SCHOOL})
            for urn, name, phase in SCHOOLS
        ]
    row = (119345, "Anchor Primary", "Primary", "", "Green", "Red", "Amber", "N/A - none")
    seen = Importer(core.read, KINDS, LOOKUPS).look(forms_export(tmp_path / "a.xlsx", row))
    with core.work(import_label(seen), about="a.xlsx") as work:
        apply(work, seen)
        round_id = newest_school_round(work.session)
        assert round_id is not None
        ask_agencies(work, round_id, ids, date(2025, 1, 6))
        change_round(work, round_id, {"due_on": date(2025, 2, 28)})
    return return_phases.build(core)


def _table(report: Report, title: str) -> Table:
    [section] = [
        each for each in report.blocks if isinstance(each, Section) and each.title == title
    ]
    [table] = [each for each in section.blocks if isinstance(each, Table)]
    return table


def test_completion_by_phase_adds_up_to_all(report: Report) -> None:
    table = _table(report, "Completion by phase")
    assert [row[:3] for row in table.rows] == [("Primary", 1, 2), ("Secondary", 0, 1)]
    assert table.total is not None
    assert table.total[:3] == ("All", 1, 3)
    assert _table(report, "Completion by trust").total == table.total


def test_the_summary_says_what_each_share_is_of(report: Report) -> None:
    lead = report.blocks[0]
    assert isinstance(lead, Paragraph)
    told = str(lead.text)
    assert told.startswith("1 of 3 schools have answered, 33.3 %; 2 of the others are late.")
    assert told.endswith("1 of 1 schools that answered it, 100.0 % fall short.")


def test_who_has_not_answered_is_listed_with_its_urn(report: Report) -> None:
    rows = _table(report, "Schools that have not answered").rows
    assert [row[:3] for row in rows] == [
        ("Beacon Primary", "119346", "Primary"),
        ("Cove Academy", "119347", "Secondary"),
    ]


def test_a_standard_is_weak_by_the_schools_whose_answer_counts(report: Report) -> None:
    [row] = _table(report, "Common weak standards").rows
    assert (row[0], row[2:4], row[5]) == ("1.2", (1, 1), "Primary 1 of 1")


def test_it_is_written_as_a_workbook_with_a_sheet_per_table(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path / "phases.xlsx")
    book = load_workbook(tmp_path / "phases.xlsx")
    assert len(book.sheetnames) >= 4
    assert book["Completion by phase"]["A1"].value == "Phase"


def test_a_file_without_such_a_round_says_so(core: Core) -> None:
    with pytest.raises(NotFound):
        return_phases.build(core)
