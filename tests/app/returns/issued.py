"""Workbooks of a round for tests: made as the unit makes them, filled in as a partner does, looked at again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl

from app.agencies.operations import add_agency
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.storing import store_preview
from app.listing import SqlRows
from app.partnerships.operations import change_partnership
from app.returns.defining import (
    SCALE_0_3,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.issued_sheet import HEADS, question_of
from app.returns.issuing import issue_of
from app.returns.listings import RETURN_ANSWERS
from app.returns.operations import add_round, ask_agencies
from app.rows import Wish
from models.partnerships import Partnership
from models.returns import AnswerKind, ReturnKind
from reports.issue.workbooks import IssueWish, Made, make_workbooks
from tests.app.budget.sample import add_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from app.bootstrap import Core
    from app.fields import Ref
    from app.importing.preview import Preview

NAMES = ("East Lancashire Hospitals", "Probation Service")
OUTLINE = TemplateOutline(
    "Section 11 and figures",
    ReturnKind.SECTION_11,
    "",
    SCALE_0_3,
    2,
    (
        StandardOutline(
            "1",
            "Leadership",
            (
                QuestionOutline("1.1", "A lead is named"),
                QuestionOutline(
                    "1.2", "=Reports go to the board", guidance="Twice a year at least."
                ),
            ),
        ),
        StandardOutline(
            "2",
            "Figures",
            (
                QuestionOutline("2.1", "A policy is in place", AnswerKind.YES_NO),
                QuestionOutline("2.2", "Referrals", AnswerKind.NUMBER, evidence=False),
                QuestionOutline("2.3", "Staff trained", AnswerKind.PERCENT, evidence=False),
                QuestionOutline("2.4", "Contribution", AnswerKind.MONEY, evidence=False),
                QuestionOutline("2.5", "Policy reviewed", AnswerKind.DAY, evidence=False),
                QuestionOutline("2.6", "Anything else", AnswerKind.TEXT, required=False),
            ),
        ),
    ),
    guidance="Answer for your whole organisation.",
)
"""Questions of every kind; one begins with what would be a formula, one has guidance of its own."""


def open_issue(core: Core, name: str = "S11 2024-25", outline: TemplateOutline = OUTLINE) -> int:
    """Open a round asked of two agencies, one with an address; give its id."""
    with core.work("Open round") as work:
        body = work.session.query(Partnership.id).scalar() or add_body(work)
        change_partnership(work, body, {"mailbox": "desk@example.org", "marking": "OFFICIAL"})
        template = add_template(work, outline)
        first = add_agency(work, {"name": NAMES[0], "email": "safeguarding@example.org"})
        second = add_agency(work, {"name": NAMES[1]})
        round_id = add_round(
            work,
            {"name": name, "template": template, "period": "2024-25", "due_on": date(2025, 3, 31)},
        )
        ask_agencies(work, round_id, [first, second], None)
    return round_id


def make(core: Core, round_id: int, folder: Path, **wished: bool) -> Made:
    """Make the workbooks of every agency of a round."""
    with core.read() as session:
        every = tuple(each.request for each in issue_of(session, round_id).agencies)
    return make_workbooks(core, IssueWish(round_id, every, folder, **wished))


def column_of(sheet: Worksheet, name: str) -> int:
    """Find the column of a heading."""
    heads = [str(cell.value) for cell in sheet[4]]
    return next(place for place, head in enumerate(heads, 1) if head.startswith(HEADS[name]))


def row_of(sheet: Worksheet, number: str) -> int:
    """Find the row of a question by its number."""
    return next(
        row
        for row in range(5, sheet.max_row + 1)
        if sheet.cell(row, 2).value == number and question_of(str(sheet.cell(row, 1).value or ""))
    )


def fill(
    path: Path, answers: Mapping[str, object], to: Path, **beside: Mapping[str, object]
) -> Path:
    """Type answers by the number of their question, and what stands beside them, and save under another name."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for name, values in {"answer": answers, **beside}.items():
        column = column_of(sheet, name)
        for number, value in values.items():
            sheet.cell(row_of(sheet, number), column).value = value  # type: ignore[assignment]
    book.save(to)
    return to


def look(core: Core, path: Path, partnership: Ref | None = None) -> Preview:
    """Look at a workbook as the window does."""
    today = core.clock.today()
    return Importer(core.read, KINDS, LOOKUPS, partnership=partnership, today=today).look(path)


def bring_in(core: Core, path: Path) -> Preview:
    """Look at a workbook and store what it says."""
    found = look(core, path)
    store_preview(core, found)
    return found


def told(preview: Preview) -> list[str]:
    """Give the notes of a preview."""
    return [row.understood for row in preview.rows if row.outcome.value == "note"]


def stored(core: Core) -> dict[str, Any]:
    """Give every stored answer by the number of its question."""
    rows = SqlRows(core, RETURN_ANSWERS)
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    return {each.standard: each for each in found}
