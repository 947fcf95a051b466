"""The sheet that explains a return: how it is filled in, what the scale means, and what the workbook holds besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.returns.issued_sheet import ABOUT_SHEET, NOT_APPLICABLE
from reports.issue.return_look import fill_of, lines_in, set_height, text_of
from reports.issue.return_paper import set_up
from reports.plain import plain

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from app.returns.issuing import Issue

_HOW = (
    "White cells on the sheet “Return” are yours to fill in; all others are locked, without a password.",
    "Choose a cell to see what is wanted in it. Cells with an arrow offer a list.",
    f"Where a question does not apply to your organisation, choose {NOT_APPLICABLE} and say why beside it.",
    "An answer that is left empty is counted as not answered, never as 0.",
    "The file may be renamed, and saved by Excel or LibreOffice as .xlsx or .ods; please keep its rows as they are.",
    "Rows and columns may be made higher and wider. The workbook prints on A4 across, the headings on every page.",
)
_HIDDEN = (
    "A hidden sheet, “Desk”, and a hidden column say which return this is: the round, the organisation and the number "
    "of each question. By them the answers are read in again. Nothing else is hidden in this workbook, and it holds "
    "no macros and no links."
)
_FIRST_COLUMN, _SECOND_COLUMN = 26, 84


def write_about(book: Workbook, issue: Issue) -> None:
    """Add the sheet to a workbook."""
    sheet = book.create_sheet(ABOUT_SHEET)
    sheet.column_dimensions["A"].width = _FIRST_COLUMN
    sheet.column_dimensions["B"].width = _SECOND_COLUMN
    _line(sheet, "About this return", "title")
    _line(sheet, f"{issue.round.name}, {issue.partnership.name}", "told")
    _line(sheet, "")
    _pair(sheet, "Step", "How to fill it in", "head")
    for number, text in enumerate(_HOW, 1):
        _pair(sheet, str(number), text)
    if issue.choices:
        _line(sheet, "")
        _write_scale(sheet, issue)
    _line(sheet, "")
    _pair(sheet, "Besides", "What else it holds", "head")
    _pair(sheet, "Hidden parts", _HIDDEN)
    _pair(sheet, "Asked by", f"{issue.partnership.name}, template {issue.template.title}")
    if issue.partnership.mailbox:
        _pair(sheet, "Questions to", issue.partnership.mailbox)
    set_up(sheet, issue)


def _write_scale(sheet: Worksheet, issue: Issue) -> None:
    asked = issue.template
    _pair(sheet, "Answer", "What it means", "head")
    levels = {level.value: level for level in asked.levels}
    ordered = [levels[value] for value in sorted(levels, reverse=asked.best_first)]
    for level in ordered:
        upto = _upto(issue, level.value)
        weak = ", below what is wanted" if level.value < asked.threshold else ""
        _pair(sheet, f"{level.value}{upto} {level.word}", f"{level.word}{weak}")
        cell = sheet.cell(sheet.max_row, 1)
        cell.fill, cell.font = fill_of(level.tone), text_of(level.tone)
    _pair(
        sheet,
        NOT_APPLICABLE,
        "Does not apply to your organisation; it is left out of every rate. Say why.",
    )


def _upto(issue: Issue, value: int) -> str:
    """Write the highest score of a level that is a band, as on a scale of 0 to 100: "–45"."""
    above = [each.value for each in issue.template.levels if each.value > value]
    within = [
        score
        for score in issue.template.scores
        if score >= value and (not above or score < min(above))
    ]
    return f"–{within[-1]}" if len(within) > 1 else ""


def _line(sheet: Worksheet, text: str, look: str = "told") -> None:
    row = sheet.max_row + 1 if sheet["A1"].value else 1
    cell = sheet.cell(row, 1)
    cell.style = f"desk {look}"
    cell.value = plain(text) or None


def _pair(sheet: Worksheet, first: str, second: str, look: str = "asked") -> None:
    row = sheet.max_row + 1
    for column, text in ((1, first), (2, second)):
        cell = sheet.cell(row, column)
        cell.style = f"desk {look}"
        if text:
            cell.value = plain(text)
            cell.data_type = "s"
    needed = max(lines_in(first, _FIRST_COLUMN), lines_in(second, _SECOND_COLUMN))
    set_height(sheet, row, needed)
