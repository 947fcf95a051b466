"""Section 175/157 returns of schools recognised: one workbook per school, or one list with a row per school.

Answers come as red, amber and green (a word, a letter, or the cell's fill alone), as met, partly met and not met, as
yes, partly and no, or as numbers; what a file answers in is told by all of its answers together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.header_block import labelled_cells
from app.importing.headers import fold, squeeze
from app.importing.natives import as_text
from app.importing.school_answers import read_answer, scale_of
from app.importing.school_columns import (
    ABOUT_BY_LABEL,
    LOOKED_AT,
    answer_cells,
    cells_beside,
    columns_of,
    first_text,
    number_and_wording,
    texts_of,
)
from app.importing.school_list import read_school_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.importing.workbook import Sheet, Workbook

ONE_SCHOOL = "Section 175/157, one school"

_SPEAKS = re.compile(r"\b(?:s ?|section )?1(?:75|57)\b")
_LONGEST_TITLE = 120


@dataclass(frozen=True)
class _Line:
    """A question of a school's form: its row and place, the section above it, the columns of its headings."""

    row: int
    place: int
    section: str
    columns: Mapping[str, int]


def read_section_175(workbook: Workbook) -> Form | None:
    """Read a Section 175/157 return; None for any other workbook.

    Rows have `answer` (as it is written on its scale), `number`, `wording`, `section`, `scale` (one of ANSWERS),
    `not_applicable` with `reason`, and `evidence`, `improvement`, `deadline`, `comment`; rows of a list say the school
    themselves, those of one school have it in the header.
    """
    for sheet in workbook.sheets:
        if sheet.visible and _speaks(workbook, sheet):
            form = read_school_list(sheet) or _read_school(sheet)
            if form:
                return form
    return None


def _speaks(workbook: Workbook, sheet: Sheet) -> bool:
    said = [workbook.name, sheet.name]
    said += [
        text
        for row in range(1, min(LOOKED_AT, len(sheet.rows)) + 1)
        for _, text in texts_of(sheet, row)
    ]
    return bool(_SPEAKS.search(fold(" ".join(said).replace("_", " "))))


def _read_school(sheet: Sheet) -> Form | None:
    """Read the form of one school: labelled lines, then rows of questions with an answer each."""
    for head in range(1, min(LOOKED_AT, len(sheet.rows)) + 1):
        columns = columns_of(sheet, head)
        if {"wording", "answer"} <= columns.keys():
            break
    else:
        return None
    header = {
        name: FormCell(cell.address, cell.value)
        for label, cell in labelled_cells(sheet, 1, head - 1)
        if (name := ABOUT_BY_LABEL.get(squeeze(label))) and cell.value != ""
    }
    if not {"agency", "urn"} & header.keys():
        return None
    lines: list[_Line] = []
    notes: list[FormCell] = []
    section = ""
    for row in range(head + 1, len(sheet.rows) + 1):
        columns = columns_of(sheet, row) if _is_head(sheet, row) else columns
        kind = _line(sheet, row, columns)
        if kind == "question":
            lines.append(_Line(row, len(lines) + 1, section, columns))
        elif kind == "section":
            section = next(text for _, text in texts_of(sheet, row))
        elif kind == "note":
            notes.append(first_text(sheet, row))
    scale = scale_of([sheet.cell(each.row, each.columns["answer"]) for each in lines])
    made = tuple(FormRow(sheet.name, each.row, _school_cells(sheet, each, scale)) for each in lines)
    return Form(ONE_SCHOOL, sheet.name, header, made, tuple(notes)) if made else None


def _is_head(sheet: Sheet, row: int) -> bool:
    return {"wording", "answer"} <= columns_of(sheet, row).keys()


def _line(sheet: Sheet, row: int, columns: Mapping[str, int]) -> str:
    """Say what a line below the headings is: a question, a section, a note, or nothing."""
    texts = list(texts_of(sheet, row))
    if not texts or _is_head(sheet, row):
        return ""
    wording = as_text(sheet.cell(row, columns["wording"]).value).strip()
    answer = sheet.cell(row, columns["answer"])
    if wording and (answer.value != "" or read_answer(answer, None).word):
        return "question"
    numbered = number_and_wording(wording)[0] or ("number" in columns and len(texts) > 1)
    if wording and numbered:
        return "question"
    alone = len(texts) == 1
    return (
        "section"
        if alone and len(texts[0][1]) < _LONGEST_TITLE and not texts[0][1].endswith(".")
        else "note"
    )


def _school_cells(sheet: Sheet, line: _Line, scale: str) -> dict[str, FormCell]:
    row, at = line.row, line.columns
    named = sheet.cell(row, at["wording"])
    number, wording = number_and_wording(as_text(named.value).strip())
    if "number" in at:
        number = as_text(sheet.cell(row, at["number"]).value).strip() or number
    cells = answer_cells(sheet.cell(row, at["answer"]), scale)
    cells["number"] = FormCell(named.address, number or str(line.place))
    cells["wording"] = FormCell(named.address, wording)
    if line.section:
        cells["section"] = FormCell(named.address, line.section)
    return cells | cells_beside(sheet, row, at)
