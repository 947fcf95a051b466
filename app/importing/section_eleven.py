"""Section 11 returns recognised: the Greater Manchester form with scores from 0 to 3, and lists of areas by colour.

Scores come as 2, "2.0", "3 (fully met)", "1 " or "N/A"; colours as a word, a letter, or the cell's fill alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.header_block import labelled_cells
from app.importing.headers import fold, squeeze
from app.importing.natives import LIGHTS, as_text
from app.importing.ruled_colours import ruled_blanks
from app.importing.said_scores import LETTERS, NOT_APPLICABLE, ONE_NUMBER, light_of, note_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.importing.workbook import Cell, Sheet, Workbook

SCORES = "Section 11, scores by standard"
COLOURS = "Section 11, areas by colour"

_HEADER = {
    "organisationcompletingthistemplate": "agency",
    "organisation": "agency",
    "nameoforganisation": "agency",
    "agency": "agency",
    "nameofagency": "agency",
    "nameofpersoncompletingthistemplate": "person",
    "completedby": "person",
    "nameofsubstitutecontact": "substitute",
    "substitutecontact": "substitute",
    "contactemailaddress": "email",
    "email": "email",
    "dateofreturnoftemplate": "returned_on",
    "dateofreturn": "returned_on",
}
_COLUMNS = (
    ("moderat", "moderated_score"),
    ("selfassess", "self_score"),
    ("linktohealth", "health_link"),
    ("evidence", "evidence"),
    ("areasforimprovement", "improvement"),
    ("deadline", "deadline"),
    ("comment", "comment"),
    ("standard", "standard"),
    ("rag", "self_score"),
    ("area", "standard"),
)
_STANDARD = re.compile(r"(\d+(?:\.\d+)+)\.?\s+(\S.*)", re.DOTALL)
_COLOUR_WORDS = {**LETTERS, **{word.casefold(): word for word in LIGHTS}}
_SECTION = re.compile(r"(?:key )?standard \d+|section \d+|part \d+", re.IGNORECASE)
_LOOKED_AT = 60


@dataclass(frozen=True)
class _Heads:
    """One row of headings in a form: its row and the columns of the fields below it."""

    row: int
    columns: Mapping[str, int]
    by_colour: bool


def read_section_eleven(workbook: Workbook) -> Form | None:
    """Read a Section 11 return; None for any other workbook.

    Rows have self_score (int, or "Red", "Amber", "Green"), moderated_score, standard ("1.1" or the
    area), wording, section, not_applicable (True) with reason, health_link, evidence, improvement,
    deadline, comment; a blank is not there.
    """
    for sheet in workbook.sheets:
        # The few lines at the top are asked first: headings may stand anywhere in a sheet, which may be long.
        if sheet.visible and _speaks_of_section_eleven(workbook, sheet):
            heads = list(_find_heads(sheet))
            if heads:
                return _read_form(sheet, heads)
    return None


def _find_heads(sheet: Sheet) -> Iterator[_Heads]:
    """Find every row that heads both a standard and a score."""
    for row in range(1, len(sheet.rows) + 1):
        columns: dict[str, int] = {}
        by_colour = False
        for column, text in _texts(sheet, row):
            heading = squeeze(text)
            name = next((field for start, field in _COLUMNS if heading.startswith(start)), "")
            if name and name not in columns:
                columns[name] = column
                by_colour = by_colour or (name == "self_score" and heading.startswith("rag"))
        if {"standard", "self_score"} <= columns.keys():
            yield _Heads(row, columns, by_colour)


def _speaks_of_section_eleven(workbook: Workbook, sheet: Sheet) -> bool:
    said = [workbook.name, sheet.name]
    said += [
        text
        for row in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1)
        for _, text in _texts(sheet, row)
    ]
    folded = fold(" ".join(said))
    return bool(re.search(r"\bsection ?11\b|\bsection11\b|\bs11\b|\bs 11\b", folded))


def _read_form(sheet: Sheet, heads: list[_Heads]) -> Form:
    rows: list[FormRow] = []
    notes: list[FormCell] = []
    ends = [head.row for head in heads[1:]] + [len(sheet.rows) + 1]
    for head, end in zip(heads, ends, strict=True):
        section = _section_above(sheet, head.row)
        for row in range(head.row + 1, end):
            found = _read_row(sheet, row, head, section)
            if found:
                rows.append(found)
            else:
                notes += _note(sheet, row, heads)
        notes += _unread_rules(sheet, head, end)
    layout = COLOURS if any(head.by_colour for head in heads) else SCORES
    return Form(layout, sheet.name, _read_header(sheet, heads[0].row), tuple(rows), tuple(notes))


def _unread_rules(sheet: Sheet, head: _Heads, end: int) -> list[FormCell]:
    """Say of areas without a colour of their own that a rule may give them one, which is not read."""
    column, named = head.columns["self_score"], head.columns["standard"]
    rows = [row for row in range(head.row + 1, end) if sheet.cell(row, named).value != ""]
    told = ruled_blanks(sheet, column, rows) if head.by_colour else ""
    return [FormCell(address(head.row, column), "", told)] if told else []


def _read_header(sheet: Sheet, first_head: int) -> dict[str, FormCell]:
    """Read the labelled lines; where no line names the agency, the one bare line below the title does."""
    found: dict[str, FormCell] = {}
    for label, cell in labelled_cells(sheet, 1, first_head - 1):
        name = _HEADER.get(squeeze(label))
        if name and cell.value != "":
            found.setdefault(name, FormCell(cell.address, cell.value))
    if "agency" not in found:
        bare = [
            (row, texts[0])
            for row in range(2, first_head)
            if len(texts := list(_texts(sheet, row))) == 1 and not _SECTION.match(texts[0][1])
        ]
        if len(bare) == 1:
            row, (column, text) = bare[0]
            found["agency"] = FormCell(address(row, column), text)
    return found


def _section_above(sheet: Sheet, head_row: int) -> str:
    """Give the title over a row of headings: the nearest line above with one text."""
    for row in range(head_row - 1, max(head_row - 4, 0), -1):
        texts = list(_texts(sheet, row))
        if texts:
            return texts[0][1] if len(texts) == 1 and _SECTION.match(texts[0][1]) else ""
    return ""


def _read_row(sheet: Sheet, row: int, head: _Heads, section: str) -> FormRow | None:
    named = sheet.cell(row, head.columns["standard"])
    text = as_text(named.value).strip()
    numbered = _STANDARD.fullmatch(text)
    if not text or not (numbered or head.by_colour):
        return None
    score = sheet.cell(row, head.columns["self_score"])
    if head.by_colour and score.kind == "blank" and not light_of(score):
        return None
    cells = _scores(sheet, row, head)
    standard, wording = (numbered[1], numbered[2]) if numbered else (text, text)
    cells["standard"] = FormCell(named.address, standard)
    cells["wording"] = FormCell(named.address, " ".join(wording.split()))
    if head.by_colour:
        cells["scale"] = FormCell(named.address, COLOURS)
    if section:
        cells["section"] = FormCell(named.address, section)
    for name in ("health_link", "evidence", "improvement", "deadline", "comment"):
        if name in head.columns:
            cell = sheet.cell(row, head.columns[name])
            cells[name] = FormCell(cell.address, cell.value)
    return FormRow(sheet.name, row, cells)


def _scores(sheet: Sheet, row: int, head: _Heads) -> dict[str, FormCell]:
    """Read the self score first (its cell is the row's own) and the moderated one."""
    cells: dict[str, FormCell] = {}
    for name in ("self_score", "moderated_score"):
        if name not in head.columns:
            continue
        cell = sheet.cell(row, head.columns[name])
        cells[name] = read_colour(cell) if head.by_colour else read_score(cell)
        reason = NOT_APPLICABLE.fullmatch(as_text(cell.value).strip())
        if reason and name == "self_score":
            cells["not_applicable"] = FormCell(cell.address, value=True)
            cells["reason"] = FormCell(cell.address, reason[1].strip(" ()."))
    return cells


def read_score(cell: Cell) -> FormCell:
    """Read a score: the whole number it begins with; blank for "N/A"; any other text as it is, to be complained of."""
    if isinstance(cell.value, float) and cell.value.is_integer():
        return FormCell(cell.address, int(cell.value))
    text = as_text(cell.value).strip()
    if NOT_APPLICABLE.fullmatch(text):
        return FormCell(cell.address, "", f"“{text}”: not applicable")
    found = ONE_NUMBER.fullmatch(text)
    if not found:
        return FormCell(cell.address, text)
    note = "" if text in {found[1], f"{found[1]}.0"} else f"“{text}” read as {found[1]}"
    return FormCell(cell.address, int(found[1]), note)


def read_colour(cell: Cell) -> FormCell:
    """Read a traffic light: its word or letter, else the cell's fill; any other text as it is."""
    text = as_text(cell.value).strip()
    word = _COLOUR_WORDS.get(text.casefold()) if text else light_of(cell)
    if word is None:
        return FormCell(cell.address, "" if NOT_APPLICABLE.fullmatch(text) else text)
    return FormCell(cell.address, word, note_of(cell, text, word))


def _note(sheet: Sheet, row: int, heads: list[_Heads]) -> list[FormCell]:
    """Give a line that is no answer; titles over the next headings are no news."""
    texts = list(_texts(sheet, row))
    if not texts or _SECTION.match(texts[0][1]) or any(0 < head.row - row <= 1 for head in heads):
        return []
    column, text = texts[0]
    return [FormCell(address(row, column), text)]


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(sheet.rows[row - 1], 1):
        if value != "":
            yield column, as_text(value).strip()
