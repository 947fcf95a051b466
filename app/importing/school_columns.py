"""What the headings of schools' returns mean, and the cells of one answer with what stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.form_kind import FormCell
from app.importing.headers import squeeze
from app.importing.natives import as_text
from app.importing.school_answers import read_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.importing.workbook import Cell, Sheet

_ABOUT = {
    "agency": ("school", "schoolname", "nameofschool", "nameofsetting", "setting", "establishment"),
    "urn": ("urn", "schoolurn", "uniquereferencenumber"),
    "phase": ("phase", "schooltype", "typeofschool", "schoolphase", "phaseofeducation"),
    "trust": ("trust", "mat", "multiacademytrust", "academytrust", "nameoftrust", "trustmat"),
    "authority": ("la", "localauthority", "authority"),
    "dsl": ("dsl", "designatedsafeguardinglead", "nameofdsl", "dslname", "nameofthedsl"),
    "email": ("email", "emailaddress", "contactemail", "dslemail", "schoolemail"),
    "person": ("completedby", "name", "nameofpersoncompleting", "yourname", "formcompletedby"),
    "returned_on": ("date", "completiontime", "datecompleted", "dateofreturn", "submitted"),
}
ABOUT_BY_LABEL = {label: name for name, labels in _ABOUT.items() for label in labels}
COLUMNS = (
    ("evidence", "evidence"),
    ("howdoyouknow", "evidence"),
    ("action", "improvement"),
    ("areasforimprovement", "improvement"),
    ("areasfordevelopment", "improvement"),
    ("deadline", "deadline"),
    ("bywhen", "deadline"),
    ("targetdate", "deadline"),
    ("comment", "comment"),
    ("rag", "answer"),
    ("score", "answer"),
    ("rating", "answer"),
    ("selfassess", "answer"),
    ("response", "answer"),
    ("answer", "answer"),
    ("met", "answer"),
    ("compliant", "answer"),
    ("standard", "wording"),
    ("question", "wording"),
    ("requirement", "wording"),
    ("statement", "wording"),
    ("ref", "number"),
    ("no", "number"),
)
BESIDE = ("evidence", "improvement", "deadline", "comment")
_NUMBERED = re.compile(r"(?:Q(?:uestion)?\s*)?(\d+(?:\.\d+)*)[.):]?\s+(\S.*)", re.DOTALL)
_LONGEST_HEADING = 120
LOOKED_AT = 60
"""Rows among which headings are looked for."""


def columns_of(sheet: Sheet, row: int) -> dict[str, int]:
    """Give the columns of a row of headings by what stands below them."""
    found: dict[str, int] = {}
    for column, text in texts_of(sheet, row):
        heading = squeeze(text)
        name = next((name for start, name in COLUMNS if heading.startswith(start)), "")
        if name and len(text) < _LONGEST_HEADING:
            found.setdefault(name, column)
    return found


def answer_cells(cell: Cell, scale: str) -> dict[str, FormCell]:
    """Give the answer first, since its cell is the row's own."""
    read = read_answer(cell, scale)
    cells = {
        "answer": FormCell(cell.address, read.word, read.note),
        "scale": FormCell(cell.address, scale),
    }
    if read.not_applicable:
        cells["not_applicable"] = FormCell(cell.address, value=True)
        cells["reason"] = FormCell(cell.address, read.reason)
    return cells


def cells_beside(sheet: Sheet, row: int, at: Mapping[str, int]) -> dict[str, FormCell]:
    """Give what a row says beside its answer, blanks left out."""
    return {
        name: FormCell(cell.address, cell.value)
        for name in BESIDE
        if name in at and (cell := sheet.cell(row, at[name])).value != ""
    }


def number_and_wording(text: str) -> tuple[str, str]:
    """Give the number a question begins with, "" for none, and its wording in single spaces."""
    plain = " ".join(text.split())
    found = _NUMBERED.fullmatch(plain)
    return (found[1], found[2]) if found else ("", plain)


def first_text(sheet: Sheet, row: int) -> FormCell:
    """Give the first text of a row with where it stands."""
    column, text = next(texts_of(sheet, row))
    return FormCell(address(row, column), text)


def texts_of(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    """Give the filled cells of a row as text, by column."""
    for column, value in enumerate(sheet.rows[row - 1], 1):
        if value != "":
            yield column, as_text(value).strip()
