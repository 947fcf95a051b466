"""The sheet that an agency fills in: title, headings, its own particulars, and a row for every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from app.returns.fields import AnswerKind
from app.returns.issued_sheet import HEADS, HEADS_KEY, MARK, NOT_APPLICABLE, SENDER, key_of
from reports.issue.return_checks import (
    DAY,
    MONEY,
    NUMBER,
    PERCENT,
    check_answer,
    check_day,
    help_only,
    level_rules,
)
from reports.issue.return_look import lines_in, set_height
from reports.issue.return_paper import due_in_words, footer_text, head_or_foot, set_up
from reports.plain import one_line, plain

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from app.returns.issuing import AskedAgency, Issue
    from app.returns.templates import TemplateQuestion

HEAD_ROW = 4
_WIDTHS = {
    "number": 7,
    "wording": 42,
    "answer": 17,
    "before": 13,
    "reason": 21,
    "evidence": 38,
    "improvement": 32,
    "deadline": 13,
}
_FORMATS = {
    AnswerKind.NUMBER: NUMBER,
    AnswerKind.PERCENT: PERCENT,
    AnswerKind.MONEY: MONEY,
    AnswerKind.DAY: DAY,
}
_SENDER_HELP = {
    "person": "Who filled this in, so that we know whom to ask.",
    "role": "The post, such as Head of Safeguarding.",
    "email": "Where questions about this return are sent.",
}
_BESIDE_HELP = {
    "reason": ("Reason", f"Only where the answer is {NOT_APPLICABLE}: why it does not apply."),
    "evidence": (
        "Evidence",
        "What shows it: a policy, a minute, figures, what children or families said.",
    ),
    "improvement": (
        "Areas for improvement",
        "What is not in place yet, and what will be done about it.",
    ),
}


class ReturnSheet:
    """The visible sheet of answers; what differs between agencies is filled in later."""

    def __init__(self, sheet: Worksheet, issue: Issue) -> None:
        self._sheet = sheet
        self._issue = issue
        self._columns = {name: place for place, name in enumerate(_columns_of(issue), 2)}
        self._width = sum(_WIDTHS[name] for name in self._columns)
        self._help: dict[str, DataValidation] = {}
        self._before: list[tuple[int, str]] = []
        self._answers: list[int] = []
        self._scores: list[int] = []
        self._row = HEAD_ROW
        self._write_heads()
        self._write_sender()
        for standard in issue.template.standards:
            self._write_band(f"{standard.number} {standard.title}")
            for question in standard.questions:
                self._write_question(question)
        self._write_checks()
        self._write_top()
        self._set_up()

    def fill(self, asked: AskedAgency) -> None:
        """Write what is an agency's own: its name, its token, and what it answered last time."""
        issue = self._issue
        self._sheet["A1"] = f"{MARK} {asked.token}"
        self._text(2, 2, f"{asked.agency.name}, for {issue.partnership.name}", "told")
        for row, wording in self._before:
            self._text(row, self._columns["before"], asked.before.get(wording, ""), "fixed")
        named = footer_text(f"{issue.round.name}, {asked.agency.name}")
        head_or_foot(self._sheet.oddFooter, left=named)

    def _write_heads(self) -> None:
        self._sheet.cell(HEAD_ROW, 1, HEADS_KEY)
        for name, place in self._columns.items():
            head = HEADS[name]
            if name == "before" and self._issue.before:
                head = f"{head} ({self._issue.before.period})"
            self._text(HEAD_ROW, place, head, "head")
            self._sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]
        if self._issue.template.guidance:
            self._write_guidance(self._issue.template.guidance)

    def _write_guidance(self, guidance: str) -> None:
        """Write it over all columns; a merged row does not find its own height."""
        row = self._next()
        self._text(row, 2, guidance, "asked")
        last = len(self._columns) + 1
        self._sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=last)
        set_height(self._sheet, row, lines_in(plain(guidance), self._width))

    def _write_sender(self) -> None:
        self._write_band("About this return")
        for key, label in SENDER.items():
            row = self._next()
            self._sheet.cell(row, 1, key)
            self._line(row, {"wording": label}, {"answer", "before", "reason"})
            self._sheet.merge_cells(
                start_row=row,
                start_column=self._columns["answer"],
                end_row=row,
                end_column=self._columns["reason"],
            )
            set_height(self._sheet, row, 1)
            if key == "returned_on":
                self._at(row, "answer").number_format = DAY
                self._add(check_day(label, "The day you send it, such as 31/03/2025."), row)
            else:
                self._add(help_only(label, _SENDER_HELP[key]), row)

    def _write_band(self, title: str) -> None:
        row = self._next()
        for place in self._columns.values():
            self._text(row, place, title if place == 2 else "", "band")
        self._sheet.merge_cells(
            start_row=row, start_column=2, end_row=row, end_column=len(self._columns) + 1
        )
        set_height(self._sheet, row, lines_in(title, self._width))

    def _write_question(self, question: TemplateQuestion) -> None:
        row = self._next()
        self._sheet.cell(row, 1, key_of(question.id))
        wording = (
            question.wording if question.required else f"{question.wording} (may be left empty)"
        )
        is_open = {"answer", "reason"}
        if question.evidence:
            is_open.add("evidence")
        if question.asks is AnswerKind.SCORE:
            is_open |= {"improvement", "deadline"}
            self._scores.append(row)
        self._line(row, {"number": question.number, "wording": wording}, is_open)
        set_height(self._sheet, row, max(2, lines_in(wording, _WIDTHS["wording"])))
        answer = self._at(row, "answer")
        answer.number_format = _FORMATS.get(
            question.asks, "@" if question.asks is AnswerKind.TEXT else "General"
        )
        if "deadline" in self._columns:
            self._at(row, "deadline").number_format = DAY
        self._answers.append(row)
        self._before.extend([(row, question.wording.casefold())] if self._issue.before else [])
        self._add(check_answer(question, self._issue), row)
        self._help_beside(row, is_open)

    def _help_beside(self, row: int, is_open: set[str]) -> None:
        for name in is_open & self._columns.keys() - {"answer"}:
            if name not in self._help:
                self._help[name] = (
                    check_day("Deadline", "By when it will be put right, such as 30/09/2025.")
                    if name == "deadline"
                    else help_only(*_BESIDE_HELP[name])
                )
            self._help[name].add(self._at(row, name).coordinate)

    def _line(self, row: int, texts: dict[str, str], is_open: set[str]) -> None:
        for name, place in self._columns.items():
            look = (
                "open" if name in is_open else "asked" if name in {"number", "wording"} else "fixed"
            )
            self._text(row, place, texts.get(name, ""), look)

    def _write_checks(self) -> None:
        for each in self._help.values():
            self._sheet.add_data_validation(each)
        if self._scores:
            letter = get_column_letter(self._columns["answer"])
            cells = " ".join(
                f"{letter}{first}:{letter}{last}" for first, last in _runs(self._scores)
            )
            for rule in level_rules(self._issue.template.levels, f"${letter}{self._scores[0]}"):
                self._sheet.conditional_formatting.add(cells, rule)

    def _write_top(self) -> None:
        self._text(1, 2, self._issue.round.name, "title")
        set_height(self._sheet, 1, 2)
        set_height(self._sheet, HEAD_ROW, 2)
        answer = get_column_letter(self._columns["answer"])
        counted = ",".join(
            f"{answer}{first}:{answer}{last}" for first, last in _runs(self._answers)
        )
        questions = (
            f" of {len(self._answers)} questions answered. White cells are yours to fill in. "
        )
        told = one_line(due_in_words(self._issue))
        # A text within a formula ends at 255 signs, or Excel calls the file broken.
        parts = (told[place : place + 100] for place in range(0, len(told), 100))
        quoted = "&".join(
            f'"{part}"' for part in (questions, *(each.replace('"', '""') for each in parts))
        )
        self._text(3, 2, "", "told")
        self._sheet["B3"] = f"=COUNTA({counted})&{quoted}"

    def _set_up(self) -> None:
        sheet, last = self._sheet, get_column_letter(len(self._columns) + 1)
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = f"D{HEAD_ROW + 1}"
        first = self._at(self._first_sender(), "answer").coordinate
        for pane in sheet.sheet_view.selection:
            pane.activeCell = pane.sqref = first
        sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        sheet.print_area = f"B1:{last}{self._row}"
        set_up(sheet, self._issue, across=True)
        # Screen readers that know this name read the headings with every cell below them.
        title = f"TitleRegion1.B{HEAD_ROW}.{last}{self._row}.1"
        place = f"'{sheet.title}'!$B${HEAD_ROW}"
        sheet.defined_names[title] = DefinedName(title, attr_text=place)

    def _first_sender(self) -> int:
        return next(
            row for row in range(HEAD_ROW, self._row) if self._sheet.cell(row, 1).value == "person"
        )

    def _add(self, check: DataValidation, row: int) -> None:
        check.add(self._at(row, "answer").coordinate)
        self._sheet.add_data_validation(check)

    def _at(self, row: int, name: str) -> Cell | MergedCell:
        return self._sheet.cell(row, self._columns[name])

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _text(self, row: int, column: int, text: str, look: str) -> None:
        """Write text as text: what begins with = is no formula."""
        cell = self._sheet.cell(row, column)
        cell.style = f"desk {look}"
        cell.value = plain(text) or None
        if text:
            cell.data_type = "s"


def _columns_of(issue: Issue) -> list[str]:
    """Give the columns that some question needs."""
    every = [each for standard in issue.template.standards for each in standard.questions]
    scored = any(each.asks is AnswerKind.SCORE for each in every)
    shown = {
        "before": issue.before is not None,
        "evidence": any(each.evidence for each in every),
        "improvement": scored,
        "deadline": scored,
    }
    return [name for name in HEADS if shown.get(name, True)]


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Join rows that follow one another: 5, 6, 7, 9 -> (5, 7), (9, 9)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
