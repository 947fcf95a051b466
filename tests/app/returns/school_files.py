"""Workbooks of Section 175/157 in the forms schools send them: one for each school, and a list that Forms exports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

QUESTIONS = (
    ("1.1", "The governing body has a named governor for safeguarding"),
    ("1.2", "All staff have read part one of Keeping children safe in education"),
    ("2.1", "The single central record is checked each term"),
    ("2.2", "Filtering and monitoring are reviewed each year"),
)
COLOURS = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}


def school_form(
    path: Path, about: Mapping[str, object], answers: Sequence[object], *, fills: str = ""
) -> Path:
    """Write the form of one school; `fills` gives a colour's first letter for each answer that is a fill alone."""
    from openpyxl import Workbook  # noqa: PLC0415 - only tests that write a workbook need it
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - the same

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Audit"
    sheet.append(["Section 175/157 safeguarding audit 2024-25"])
    for label, value in about.items():
        sheet.append([label, value])
    sheet.append([])
    sheet.append(["Ref", "Standard", "RAG", "Evidence", "Action", "By when"])
    for place, ((number, wording), answer) in enumerate(zip(QUESTIONS, answers, strict=True)):
        if place in {0, 2}:
            sheet.append(["Part 1 Leadership" if place == 0 else "Part 2 Practice"])
        sheet.append([number, wording, answer, f"Evidence for {number}", "", ""])
        if fills[place : place + 1].strip():
            colour = next(each for each in COLOURS if each[0] == fills[place])
            cell = sheet.cell(sheet.max_row, 3)
            cell.fill = PatternFill("solid", fgColor=COLOURS[colour])
    sheet.append([])
    sheet.append(["Please return this form by the end of February."])
    book.save(path)
    return path


def forms_export(path: Path, *schools: tuple[object, ...]) -> Path:
    """Write a list as Microsoft Forms exports it: (urn, school, phase, trust, *answers)."""
    head: list[object] = ["ID", "Start time", "Completion time", "Email", "Name"]
    head += ["School name", "URN", "Phase", "Multi academy trust"]
    for number, wording in QUESTIONS:
        head += [f"{number} {wording}", f"Evidence for {number}"]
    rows: list[list[object]] = [head]
    for place, (urn, school, phase, trust, *answers) in enumerate(schools, 1):
        row: list[object] = [place, date(2025, 2, 3), date(2025, 2, 3 + place), "", f"Head {place}"]
        row += [school, urn, phase, trust]
        for answer in answers:
            row += [answer, "Seen by the governors" if answer else ""]
        rows.append(row)
    return write_workbook(path, {"Section 175 audit responses": rows})
