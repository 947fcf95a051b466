"""What helps and checks at the cells of a return: drop-downs, input help, clear complaints, and a fill by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from app.returns.fields import AnswerKind
from app.returns.issued_sheet import NOT_APPLICABLE
from app.wording import shortened
from reports.issue.return_look import fill_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.returns.issuing import Issue
    from app.returns.scores import Level
    from app.returns.templates import TemplateQuestion

SCALE, YES_NO = "ReturnScale", "ReturnYesNo"
"""Names of the lists that drop-downs offer."""

PERCENT, NUMBER, MONEY, DAY = "0.0##%", "#,##0.####", '"£"#,##0.00', "d mmm yyyy"
"""Formats of cells."""

_HELP = 250
"""Signs that Excel shows beside a cell at most are 255."""
_TITLE = 32
_MOST_OFFERED = 130
"""Signs that the scale may take in the help; a longer one is told by its ends, and stands in the list."""
_MARKS = "Write <5 or c where the number is too small to be told"


def check_answer(question: TemplateQuestion, issue: Issue) -> DataValidation:
    """Give the check of the cell of an answer, with the help that appears when it is chosen."""
    check = _CHECKS[question.asks]()
    told = (question.guidance or question.wording).rstrip()
    told = told if told[-1:] in ".?!:" else f"{told}."
    check.promptTitle = shortened(f"{question.number} {_ASKS[question.asks]}", _TITLE)
    how = _how(question, issue)
    # LibreOffice ends a line only where it is told to.
    check.prompt = f"{shortened(told, _HELP - len(how) - 1)}\n{how}"
    check.showInputMessage = True
    check.showErrorMessage = check.type is not None
    check.errorTitle = shortened(f"Question {question.number}", _TITLE)
    return check


def check_day(title: str, prompt: str) -> DataValidation:
    """Give the check of a cell that wants a date."""
    check = _day()
    check.promptTitle, check.prompt = title, prompt
    check.showInputMessage = check.showErrorMessage = True
    check.errorTitle = title
    return check


def help_only(title: str, prompt: str) -> DataValidation:
    """Give help that appears when a cell is chosen; anything may be written there."""
    return DataValidation(allow_blank=True, showInputMessage=True, promptTitle=title, prompt=prompt)


def level_rules(levels: Sequence[Level], cell: str) -> Iterator[Rule]:
    """Give a fill for each tone of the scale, by the score that an answer begins with; the word stands in the cell.

    `cell` is the first one that the rules are for, such as $D11.
    """
    score = f'IFERROR(VALUE(LEFT({cell},FIND(" ",{cell}&" ")-1)),-1)'
    for place, level in enumerate(levels):
        above = levels[place + 1].value if place + 1 < len(levels) else None
        upto = f",{score}<{above}" if above is not None else ""
        formula = f"AND({score}>={level.value}{upto})"
        yield Rule(
            "expression",
            formula=[formula],
            dxf=DifferentialStyle(fill=fill_of(level.tone), font=text_of(level.tone)),
        )


_ASKS = {
    AnswerKind.SCORE: "Score",
    AnswerKind.YES_NO: "Yes or no",
    AnswerKind.NUMBER: "Number",
    AnswerKind.PERCENT: "Per cent",
    AnswerKind.MONEY: "Pounds",
    AnswerKind.DAY: "Date",
    AnswerKind.TEXT: "In words",
}


def _how(question: TemplateQuestion, issue: Issue) -> str:
    """Say how the answer is given; what must be answered is said too."""
    none = f"Choose {NOT_APPLICABLE} where it does not apply, and say why."
    told = {
        AnswerKind.SCORE: f"Choose from the list: {_ends(issue)}. {none}",
        AnswerKind.YES_NO: f"Choose Yes or No. {none}",
        AnswerKind.NUMBER: f"Write a number. {_MARKS}.",
        AnswerKind.PERCENT: f"Write a percentage, such as 79.5%. {_MARKS}.",
        AnswerKind.MONEY: "Write pounds and pence, such as 1250.00.",
        AnswerKind.DAY: "Write a date, such as 31/03/2025.",
        AnswerKind.TEXT: "Write as much as is needed.",
    }[question.asks]
    return told if question.required else f"{told} It may be left empty."


def _ends(issue: Issue) -> str:
    choices = issue.choices
    told = ", ".join(choices)
    if len(choices) <= 6 and len(told) <= _MOST_OFFERED:
        return told
    half = _MOST_OFFERED // 2
    return f"{shortened(choices[0], half)} to {shortened(choices[-1], half)}"


def _list(name: str, error: str) -> DataValidation:
    return DataValidation("list", formula1=name, allow_blank=True, error=error)


def _score() -> DataValidation:
    return _list(SCALE, f"Choose one of the list, or {NOT_APPLICABLE} with the reason beside it.")


def _yes_no() -> DataValidation:
    return _list(YES_NO, f"Choose Yes, No or {NOT_APPLICABLE}.")


def _number() -> DataValidation:
    """A mark in place of a number may be kept: the person is warned, not stopped."""
    return DataValidation(
        "decimal",
        operator="between",
        formula1="-1000000000",
        formula2="1000000000",
        allow_blank=True,
        errorStyle="warning",
        error=f"This is no number. Keep it only if it is <5, c, x or {NOT_APPLICABLE} with its reason.",
    )


def _percent() -> DataValidation:
    return DataValidation(
        "decimal",
        operator="between",
        formula1="0",
        formula2="1",
        allow_blank=True,
        errorStyle="warning",
        error=f"This is not from 0% to 100%. Keep it only if it is meant so, or is <5, c or {NOT_APPLICABLE}.",
    )


def _money() -> DataValidation:
    made = _number()
    made.error = (
        f"This is no amount in pounds. Keep it only if it is {NOT_APPLICABLE} with its reason."
    )
    return made


def _day() -> DataValidation:
    return DataValidation(
        "date",
        operator="greaterThan",
        formula1="32874",  # 1 January 1990 as workbooks count days
        allow_blank=True,
        errorStyle="warning",
        error=f"This is no date. Write it as 31/03/2025, or {NOT_APPLICABLE} with its reason.",
    )


def _words() -> DataValidation:
    return DataValidation(allow_blank=True)


_CHECKS: Mapping[AnswerKind, Callable[[], DataValidation]] = {
    AnswerKind.SCORE: _score,
    AnswerKind.YES_NO: _yes_no,
    AnswerKind.NUMBER: _number,
    AnswerKind.PERCENT: _percent,
    AnswerKind.MONEY: _money,
    AnswerKind.DAY: _day,
    AnswerKind.TEXT: _words,
}
