"""The rows of a workbook that was made for a return, taken for the questions of its template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.importing.form_kind import FormCell
from app.importing.natives import as_text, in_hundredths
from app.returns.answer_words import all_read, all_told
from app.returns.issued_form import KEY
from app.returns.issued_sheet import choices_of
from models.returns import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.importing.form_kind import Form, FormRow
    from app.importing.workbook import CellValue
    from app.returns.answer_words import Reads
    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion

_OWN = frozenset({KEY, "number"})
_BY_WORD = frozenset({AnswerKind.SCORE, AnswerKind.YES_NO})
"""Kinds of answers whose words are taken for something; of others the value itself is shown."""


def reads_of(asked: ReturnTemplateRecord) -> str:
    """Write how the answers to each question of a template are read."""
    every = (each for standard in asked.standards for each in standard.questions)
    return all_told({each.number: each.asks for each in every}, choices_of(asked))


class RowReader:
    """Takes the rows of a workbook for the questions of its template."""

    def __init__(self, asked: ReturnTemplateRecord, *, percents: bool) -> None:
        """Take the questions of a template; `percents` says whether the file tells which cells show a percentage."""
        every = [each for standard in asked.standards for each in standard.questions]
        self._by_id = {each.id: each for each in every}
        self._by_number = {each.number: each for each in every}
        self._reads = all_read(reads_of(asked))
        self._percents = percents
        self.notes: list[FormCell] = []
        """Rows that were understood otherwise than by their key, or not at all."""

    def rows(self, form: Form) -> Iterator[FormRow]:
        """Give the rows that say something, each with its question's own number and wording."""
        for row in form.rows:
            question = self._question(row)
            says = any(cell.value != "" for name, cell in row.cells.items() if name not in _OWN)
            if question is not None and says:
                yield replace(row, cells=self._cells(row, question))

    def _question(self, row: FormRow) -> TemplateQuestion | None:
        """Take the question by the key of its row; a number that says otherwise is what the person read."""
        key, number = row.cells[KEY].value, str(row.cells["number"].value)
        by_key = self._by_id.get(key) if isinstance(key, int) else None
        by_number = self._by_number.get(number)
        where = row.cells["number"].address
        if by_number is not None and by_key is not by_number:
            if by_key is not None:
                told = f"This row was moved away from its place; it was read as question {number}."
                self.notes.append(FormCell(where, number, told))
            return by_number
        if by_key is None and row.cells["answer"].value != "":
            told = f"“{number}” is no question of this return, so its row was not read."
            self.notes.append(FormCell(where, number, told))
        return by_key

    def _cells(self, row: FormRow, question: TemplateQuestion) -> dict[str, FormCell]:
        reads = self._reads[question.number]
        answer = row.cells["answer"]
        cells = {
            name: cell for name, cell in row.cells.items() if name not in _OWN or name == "answer"
        }
        if answer.value != "":
            cells |= self._understood(reads, answer, cells)
        said = {"number": question.number, "wording": question.wording}
        return cells | {name: FormCell(answer.address, text) for name, text in said.items()}

    def _understood(
        self, reads: Reads, answer: FormCell, cells: Mapping[str, FormCell]
    ) -> dict[str, FormCell]:
        """Write an answer plainly; one that cannot be read stays as it is, to be complained of."""
        value = self._value(reads, answer.value)
        written = as_text(value).strip()
        try:
            found = reads.read(value)
        except Unreadable:
            return {"answer": FormCell(answer.address, written)}
        is_plain = found.text == written or reads.asks not in _BY_WORD
        note = "" if is_plain else f"“{written}” read as {found.text}"
        made = {"answer": FormCell(answer.address, found.text, note)}
        if found.reason and "reason" not in cells:
            made["reason"] = FormCell(answer.address, found.reason)
        if found.beside:
            made["comment"] = FormCell(answer.address, found.beside)
        return made

    def _value(self, reads: Reads, value: CellValue) -> CellValue:
        """Give a percentage as it was seen where the file does not tell that its cell shows one."""
        if reads.asks is AnswerKind.PERCENT and isinstance(value, float) and not self._percents:
            return f"{in_hundredths(value)}%"
        return value
