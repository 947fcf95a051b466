"""Lists of schools' answers: a row per school and a column per question, as Microsoft Forms exports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.headers import squeeze
from app.importing.school_answers import read_answer, scale_of
from app.importing.school_columns import (
    ABOUT_BY_LABEL,
    BESIDE,
    COLUMNS,
    LOOKED_AT,
    answer_cells,
    cells_beside,
    first_text,
    number_and_wording,
    texts_of,
)
from app.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.workbook import Cell, Sheet

MANY_SCHOOLS = "Section 175/157, one row per school"

_PASSED_OVER = frozenset({"id", "starttime", "lastmodifiedtime", "totalpoints", "quizfeedback"})
"""What a Forms export adds by itself."""
_LEAST_ANSWERS, _LEAST_NUMBERED = 0.8, 0.5
"""Share of a column's cells that must be answers for it to be a question, and where its heading has a number."""
_LONGEST = 80


@dataclass(frozen=True)
class _Question:
    """A question of a list: its column, its number and wording, and the columns of what is said beside it."""

    column: int
    number: str
    wording: str
    beside: Mapping[str, int]


@dataclass(frozen=True)
class _List:
    """A list of schools: its sheet, the columns that say about a school, and the scale of its answers."""

    sheet: Sheet
    about: Mapping[str, int]
    scale: str


def read_school_list(sheet: Sheet) -> Form | None:
    """Read a list with a row per school and a column per question."""
    for head in range(1, min(LOOKED_AT, len(sheet.rows)) + 1):
        about = _about_columns(sheet, head)
        if {"agency", "urn"} & about.keys() and len(list(texts_of(sheet, head))) > len(about) + 1:
            break
    else:
        return None
    rows = [
        row
        for row in range(head + 1, len(sheet.rows) + 1)
        if any(
            sheet.cell(row, about[name]).value != "" for name in ("agency", "urn") if name in about
        )
    ]
    questions = _questions(sheet, head, about, rows)
    if not questions or not rows:
        return None
    scale = scale_of([sheet.cell(row, each.column) for each in questions for row in rows])
    whole = _List(sheet, about, scale)
    made = tuple(
        FormRow(sheet.name, row, _list_cells(whole, row, each))
        for row in rows
        for each in questions
    )
    known = set(rows)
    notes = (
        first_text(sheet, row)
        for row in range(head + 1, len(sheet.rows) + 1)
        if row not in known and any(texts_of(sheet, row))
    )
    told = _unread(whole, head, questions)
    return Form(MANY_SCHOOLS, sheet.name, {}, made, (*told, *notes))


def _about_columns(sheet: Sheet, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in texts_of(sheet, row):
        name = ABOUT_BY_LABEL.get(squeeze(text))
        if name:
            found.setdefault(name, column)
    return found


def _questions(
    sheet: Sheet, head: int, about: Mapping[str, int], rows: Sequence[int]
) -> list[_Question]:
    """Give the questions of a list in their order: columns whose cells are answers, each with what follows it."""
    found: list[tuple[int, str, dict[str, int]]] = []
    following: dict[str, int] = {}
    for column, text in texts_of(sheet, head):
        if column in about.values() or squeeze(text) in _PASSED_OVER:
            continue
        beside = _beside_name(text)
        if beside:
            following.setdefault(beside, column)
            continue
        # What follows a column that is no question is not said of the question before it.
        following = {}
        if _is_question(text, [sheet.cell(row, column) for row in rows]):
            found.append((column, text, following))
    return [
        _Question(column, number or str(place), wording, beside)
        for place, (column, text, beside) in enumerate(found, 1)
        for number, wording in [number_and_wording(text)]
    ]


def _beside_name(heading: str) -> str:
    """Say what a column that follows a question holds: evidence, an action, a date or a comment."""
    start = squeeze(heading)
    return next((name for word, name in COLUMNS if name in BESIDE and start.startswith(word)), "")


def _is_question(heading: str, cells: Sequence[Cell]) -> bool:
    said = [cell for cell in cells if cell.value != "" or cell.fill]
    read = [read_answer(cell, None) for cell in said]
    fits = sum(1 for each in read if each.word or each.not_applicable)
    least = _LEAST_NUMBERED if number_and_wording(heading)[0] else _LEAST_ANSWERS
    return bool(said) and fits >= least * len(said)


def _unread(whole: _List, head: int, questions: Sequence[_Question]) -> Iterator[FormCell]:
    """Tell the columns that hold something and were taken for no question."""
    taken = {*whole.about.values(), *(each.column for each in questions)}
    taken |= {column for each in questions for column in each.beside.values()}
    for column, text in texts_of(whole.sheet, head):
        below = (row[column - 1] for row in whole.sheet.rows[head:])
        if (
            column in taken
            or squeeze(text) in _PASSED_OVER
            or not any(each != "" for each in below)
        ):
            continue
        told = (
            f"“{shortened(text, _LONGEST)}” is not read: most of what stands below it is no answer."
        )
        yield FormCell(address(head, column), text, told)


def _list_cells(whole: _List, row: int, question: _Question) -> dict[str, FormCell]:
    sheet = whole.sheet
    answer = sheet.cell(row, question.column)
    cells = answer_cells(answer, whole.scale)
    cells["number"] = FormCell(answer.address, question.number)
    cells["wording"] = FormCell(answer.address, question.wording)
    for name, column in whole.about.items():
        cell = sheet.cell(row, column)
        if cell.value != "":
            cells[name] = FormCell(cell.address, cell.value)
    return cells | cells_beside(sheet, row, question.beside)
