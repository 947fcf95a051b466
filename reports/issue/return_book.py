"""The workbook of a round: made once with all that its agencies share, then filled and saved for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from app.returns.fields import AnswerKind
from app.returns.issued_sheet import (
    HIDDEN_SHEET,
    MARK,
    NO,
    NOT_APPLICABLE,
    RETURN_SHEET,
    YES,
    key_of,
)
from reports.issue.return_about import write_about
from reports.issue.return_checks import SCALE, YES_NO
from reports.issue.return_look import add_styles
from reports.issue.return_sheet import ReturnSheet
from reports.plain import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from app.returns.issuing import AskedAgency, Issue

_VERSION = 1
"""Of the layout, which the hidden sheet tells."""
_LISTS = {SCALE: "D", YES_NO: "E"}
"""Columns of the hidden sheet that hold what drop-downs offer."""


class ReturnBook:
    """A workbook that is filled for one agency after another."""

    def __init__(self, issue: Issue) -> None:
        """Write what every agency of a round is sent."""
        self._issue = issue
        self._book = Workbook()
        add_styles(self._book)
        self._book.properties.title = one_line(issue.round.name)
        self._book.properties.creator = one_line(issue.partnership.name)
        self._book.properties.language = "en-GB"
        first = self._book.worksheets[0]
        first.title = RETURN_SHEET
        self._sheet = ReturnSheet(first, issue)
        write_about(self._book, issue)
        self._hidden = self._book.create_sheet(HIDDEN_SHEET)
        self._hidden.sheet_state = "veryHidden"
        self._hidden.protection.sheet = True
        self._write_lists()
        self._write_questions()

    def save_for(self, asked: AskedAgency, path: Path) -> None:
        """Fill it for an agency and save it."""
        identity = self._issue.identity(asked)
        self._hidden["A1"], self._hidden["B1"] = MARK, _VERSION
        for row, (name, value) in enumerate(identity.lines, 2):
            self._hidden.cell(row, 1, name)
            _write_text(self._hidden, row, 2, value)
        self._sheet.fill(asked)
        self._book.properties.subject = one_line(asked.agency.name)
        self._book.save(path)

    def _write_lists(self) -> None:
        """Write what drop-downs offer where nobody deletes it, and name it: a list in a check ends at 255 signs."""
        offered = {SCALE: (*self._issue.choices, NOT_APPLICABLE), YES_NO: (YES, NO, NOT_APPLICABLE)}
        for name, words in offered.items():
            letter = _LISTS[name]
            for row, word in enumerate(words, 1):
                _write_text(self._hidden, row, ord(letter) - ord("A") + 1, word)
            place = f"'{HIDDEN_SHEET}'!${letter}$1:${letter}${len(words)}"
            self._book.defined_names[name] = DefinedName(name, attr_text=place)

    def _write_questions(self) -> None:
        """Write which row is which question, for whoever has to look into a workbook by hand."""
        every = [each for standard in self._issue.template.standards for each in standard.questions]
        for row, each in enumerate(every, 1):
            self._hidden.cell(row, 7, key_of(each.id))
            _write_text(self._hidden, row, 8, each.number)
            self._hidden.cell(row, 9, AnswerKind(each.asks).value)


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write text as text: what begins with = is no formula."""
    cell = sheet.cell(row, column)
    cell.value = one_line(text)
    cell.data_type = "s"
