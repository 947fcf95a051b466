"""A round of Section 11 goes out to twelve agencies and comes back in whatever shape, and the heat map agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from app.amounts import counted
from app.returns.queries import newest_round
from tests.app.returns.issued import (
    NAMES,
    bring_in,
    column_of,
    fill,
    look,
    make,
    open_issue,
    row_of,
)
from tests.journeys.issued_round import answers_of, lowest, open_section_11, shown
from tests.journeys.office_partner import fill_in, office

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.returns.issuing import Issue
    from tests.journeys.issued_round import Said
    from tests.journeys.office_partner import Act

pytestmark = pytest.mark.journey
UNHIDDEN = 5
"""The agency that deletes the hidden sheet before it saves."""


def test_twelve_returns_filled_by_script_come_back_as_they_were_meant(
    sample: Core, tmp_path: Path
) -> None:
    issue = open_section_11(sample)
    made = make(sample, issue.round.id, tmp_path)
    said = {each.agency.name: answers_of(issue, place) for place, each in enumerate(issue.agencies)}
    back = [
        fill(made.paths[name], said[name].written, tmp_path / f"return {place}.xlsx")
        for place, name in enumerate(said)
    ]
    _move_a_row(back[3])
    _write_between(back[7])
    back.sort(key=lambda path: path.name[::-1])
    for path in back:
        assert bring_in(sample, path).counts["new"] == issue.template.questions
    assert shown(sample, issue) == {name: lowest(issue, each) for name, each in said.items()}
    with sample.read() as session:
        newest = newest_round(session)
    assert newest is not None
    assert newest.progress == "12 of 12"


def test_twelve_returns_filled_in_libreoffice_come_back_as_they_were_meant(
    sample: Core, tmp_path: Path
) -> None:
    office()
    issue = open_section_11(sample)
    made = make(sample, issue.round.id, tmp_path)
    said = {each.agency.name: answers_of(issue, place) for place, each in enumerate(issue.agencies)}
    kept = {
        name: tmp_path / f"Kept by {place}{'.ods' if place % 2 else '.xlsx'}"
        for place, name in enumerate(said)
    }
    work = [
        (made.paths[name], kept[name], _typed(made.paths[name], each, place))
        for place, (name, each) in enumerate(said.items())
    ]
    fill_in(work, tmp_path)
    for path in kept.values():
        assert bring_in(sample, path).counts["new"] == issue.template.questions, path.name
    assert shown(sample, issue) == {name: lowest(issue, each) for name, each in said.items()}
    _check_kept(issue, next(path for path in kept.values() if path.suffix == ".xlsx"))


def test_answers_of_every_kind_come_through_libreoffice_as_they_were_typed(
    core: Core, tmp_path: Path
) -> None:
    office()
    made = make(core, open_issue(core), tmp_path).paths[NAMES[0]]
    sheet = openpyxl.load_workbook(made)["Return"]
    letter = get_column_letter(column_of(sheet, "answer"))
    typed = {"1.1": "3 Met", "2.1": "Yes", "2.2": 1234, "2.3": 0.7955, "2.4": 1250.5, "2.5": 45597}
    acts: list[Act] = [
        (
            "text" if isinstance(value, str) else "number",
            f"{letter}{row_of(sheet, number)}",
            f"{value}",
        )
        for number, value in typed.items()
    ]
    kept = [tmp_path / "kept.xlsx", tmp_path / "kept.ods"]
    fill_in([(made, path, acts) for path in kept], tmp_path)
    for path in kept:
        found = [row.values["answer"] for row in look(core, path).rows if row.values]
        assert found == ["3 Met", "Yes", "1,234", "79.55 %", "£1,250.50", "1 Nov 2024"]


def _move_a_row(path: Path) -> None:
    """Cut a row of a question and put it below all others, as somebody does who sorts what is open to the end."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row, below = row_of(sheet, "2.1"), sheet.max_row + 3
    for place in range(1, sheet.max_column + 1):
        sheet.cell(below, place).value = sheet.cell(row, place).value
        sheet.cell(row, place).value = None
    book.save(path)


def _write_between(path: Path) -> None:
    """Put two rows into the middle of the questions, one with a remark."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = row_of(sheet, "4.1")
    sheet.insert_rows(row, 2)
    sheet.cell(row, column_of(sheet, "wording")).value = "Still to be agreed with the team"
    book.save(path)


def _typed(path: Path, said: Said, place: int) -> list[Act]:
    """Give what a partner does in LibreOffice: answers every question, and some rearrange the sheet first."""
    sheet = openpyxl.load_workbook(path)["Return"]
    letter = get_column_letter(column_of(sheet, "answer"))
    acts: list[Act] = [
        ("text", f"{letter}{row_of(sheet, number)}", text) for number, text in said.written.items()
    ]
    if place in {2, 3}:
        acts += [("free",), ("move", "12", "30"), ("insert", "14"), ("rename", "Ours")]
    return [*acts, ("remove", "Desk")] if place == UNHIDDEN else acts


def _check_kept(issue: Issue, path: Path) -> None:
    """Look whether what the workbook was made with is still in it after LibreOffice saved it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Return"]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert sheet.cell(row_of(sheet, "1.1"), column_of(sheet, "answer")).protection.locked is False
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert len(lists) == issue.template.questions
    assert {each.formula1 for each in lists} == {"ReturnScale"}
    assert all(each.prompt and each.promptTitle and each.error for each in lists)
    assert book.defined_names["ReturnScale"].attr_text == "Desk!$D$1:$D$5"
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$4:$4", "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert book["Desk"].sheet_state in {"hidden", "veryHidden"}
    assert sheet.column_dimensions["A"].hidden
    assert counted(len(book.sheetnames), "sheet") == "3 sheets"
