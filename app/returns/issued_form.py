"""A workbook that was made for a return, read when it comes back: known by its hidden sheet, whatever its name.

Rows are known by the key in their hidden column, and where a row of answers was moved away from its key, by the number
that stands before it, which is what the person read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.importing.addresses import address
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.headers import squeeze
from app.importing.natives import as_text, in_hundredths
from app.returns.issued_sheet import HEADS, HEADS_KEY, MARK, SENDER, Identity, question_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.importing.workbook import Cell, CellValue, Sheet, Workbook

LAYOUT = "Workbook made by Partnership Desk"
KEY = "question"
"""Name of the cell that holds the key of a row."""
BESIDE = ("reason", "evidence", "improvement", "deadline")
"""What an agency writes beside an answer."""

_LOOKED_AT, _ACROSS = 400, 60
"""Rows and columns among which the headings stand, however much was put before them."""
_SQUEEZED = {squeeze(head): name for name, head in HEADS.items()}


class HeadingsGone(UserError):
    """The sheet of answers of a made workbook is not as it was, so that no answer can be found."""

    def __init__(self, name: str, agency: str) -> None:
        whose = f" for {agency}" if agency else ""
        super().__init__(
            f"{name}: this is a workbook made{whose} here, but the row of headings with “{HEADS['answer']}” is gone. "
            "Ask for the workbook with its headings, or type the answers in."
        )


@dataclass(frozen=True)
class _Found:
    """The sheet of answers: the row of its headings and the columns below them."""

    sheet: Sheet
    head_row: int
    columns: Mapping[str, int]


def read_issued(workbook: Workbook) -> Form | None:
    """Read a workbook that was made for a return; None for any other workbook.

    The header has what its hidden sheet says, and what the agency says about itself. Rows have `question` (the id of
    their key), `number`, `answer` and what stands beside it, as they are written.
    """
    said = _identity(workbook)
    if said is None:
        return None
    found = next(filter(None, (_answers_of(sheet) for sheet in workbook.sheets)), None)
    if found is None:
        raise HeadingsGone(workbook.name, str(said["agency"].value) if "agency" in said else "")
    rows = tuple(_rows(found))
    notes = tuple(_notes(found, {row.row for row in rows}))
    return Form(LAYOUT, found.sheet.name, {**said, **_sender(found)}, rows, notes)


def percents_are_marked(workbook: Workbook, form: Form) -> bool:
    """Say whether the file tells which cells show a percentage: .xlsx does, .ods is read without it."""
    sheet = next(each for each in workbook.sheets if each.name == form.sheet)
    return bool(sheet.marks.percents)


def identity_of(form: Form) -> Identity:
    """Give what the hidden sheet says the workbook is."""
    return Identity.read({name: str(cell.value) for name, cell in form.header.items()})


def _identity(workbook: Workbook) -> dict[str, FormCell] | None:
    """Read the hidden sheet; where somebody lost it, the token that stands on the sheet of answers too."""
    spare: dict[str, FormCell] | None = None
    for sheet in workbook.sheets:
        first = _text(sheet, 1, 1)
        if first == MARK:
            names = Identity.__dataclass_fields__
            return {
                name: FormCell(address(row, 2), value)
                for row in range(2, min(len(sheet.rows), 20) + 1)
                if (name := _text(sheet, row, 1)) in names and (value := _text(sheet, row, 2))
            }
        if first.startswith(f"{MARK} "):
            spare = {"token": FormCell("A1", first.removeprefix(f"{MARK} ").strip())}
    return spare


def _answers_of(sheet: Sheet) -> _Found | None:
    """Find the row of headings by its key, or by the words of the number and the answer."""
    for row in range(1, min(len(sheet.rows), _LOOKED_AT) + 1):
        columns = {
            name: column
            for column in range(1, min(sheet.columns, _ACROSS) + 1)
            if (name := _head(_text(sheet, row, column)))
        }
        is_keyed = _text(sheet, row, 1) == HEADS_KEY
        if "answer" in columns and (is_keyed or {"number", "wording"} <= columns.keys()):
            return _Found(sheet, row, columns)
    return None


def _head(text: str) -> str:
    """Name the column below a heading; "Last time (2023-24)" is one by its beginning."""
    plain = squeeze(text)
    before = squeeze(HEADS["before"])
    return _SQUEEZED.get(plain) or ("before" if plain.startswith(before) and plain else "")


def _sender(found: _Found) -> dict[str, FormCell]:
    """Read what the agency says about itself, by the key of its row or else by its label."""
    labels = {squeeze(label): name for name, label in SENDER.items()}
    said: dict[str, FormCell] = {}
    for row in range(1, len(found.sheet.rows) + 1):
        key = _text(found.sheet, row, 1)
        label = _text(found.sheet, row, found.columns.get("wording", 3))
        name = key if key in SENDER else labels.get(squeeze(label), "")
        cell = found.sheet.cell(row, found.columns["answer"])
        if name and cell.value != "":
            said.setdefault(name, FormCell(cell.address, cell.value))
    return said


def _rows(found: _Found) -> Iterator[FormRow]:
    """Give the rows of questions that say anything."""
    for row in range(1, len(found.sheet.rows) + 1):
        question = question_of(_text(found.sheet, row, 1))
        number = (
            _text(found.sheet, row, found.columns["number"]) if "number" in found.columns else ""
        )
        if row == found.head_row or (question is None and not _is_number(number)):
            continue
        cells = {
            name: FormCell(cell.address, _written(cell))
            for name in ("answer", *BESIDE)
            if name in found.columns
            and (cell := found.sheet.cell(row, found.columns[name])).value != ""
        }
        answer = address(row, found.columns["answer"])
        cells.setdefault("answer", FormCell(answer, ""))
        cells["number"] = FormCell(answer, number)
        cells[KEY] = FormCell(answer, "" if question is None else question)
        yield FormRow(found.sheet.name, row, cells)


def _notes(found: _Found, known: set[int]) -> Iterator[FormCell]:
    """Give what was written below the headings in rows that belong to no question."""
    places = [found.columns[name] for name in ("answer", *BESIDE) if name in found.columns]
    for row in range(found.head_row + 1, len(found.sheet.rows) + 1):
        if row not in known and _text(found.sheet, row, 1) not in SENDER:
            for place in places:
                text = _text(found.sheet, row, place)
                if text and squeeze(_text(found.sheet, row, 3)) not in map(
                    squeeze, SENDER.values()
                ):
                    where = address(row, place)
                    yield FormCell(
                        where,
                        text,
                        f"“{text[:200]}” stands in a row of no question and was not read.",
                    )


def _is_number(text: str) -> bool:
    return bool(text) and text[0].isdigit() and len(text) <= 12 and " " not in text


def _written(cell: Cell) -> CellValue:
    """Give a cell's value; one that is shown as a percentage is written as it is seen."""
    if cell.percent and isinstance(cell.value, float):
        return f"{in_hundredths(cell.value)}%"
    return cell.value


def _text(sheet: Sheet, row: int, column: int) -> str:
    if row > len(sheet.rows) or column > sheet.columns:
        return ""
    return as_text(sheet.rows[row - 1][column - 1]).strip()
