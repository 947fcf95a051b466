"""Workbooks of a round when they come back: known by their hidden sheet, read by question, refused in one sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from app.fields import Mark, Ref
from app.returns.built_in import KEYS, built_in
from app.returns.defining import QuestionOutline, StandardOutline, outlined
from app.returns.heat import heat_map
from app.returns.issued_arriving import (
    NothingAnswered,
    NotOfThisFile,
    WorkbookOfAnother,
)
from app.returns.issued_form import HeadingsGone
from app.returns.operations import remove_round
from app.returns.rules import AlreadyIn
from app.returns.scales import SCALES
from app.returns.tracking import moderate, query
from models.returns import AnswerKind, ReturnAnswer, ReturnKind, ReturnRequest
from tests.app.returns.issued import (
    NAMES,
    bring_in,
    column_of,
    fill,
    look,
    make,
    open_issue,
    row_of,
    stored,
    told,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.errors import UserError
    from app.returns.scales import KnownScale

ALL: dict[str, object] = {
    "1.1": "3 Met",
    "1.2": "n/a because we have no board",
    "2.1": "Yes",
    "2.2": "<5",
    "2.3": 0.7955,
    "2.4": 1250.5,
    "2.5": date(2024, 11, 1),
    "2.6": "=all is well",
}


@pytest.fixture
def made(core: Core, tmp_path: Path) -> Path:
    """Make the workbooks of a round; give the one of the first agency."""
    return make(core, open_issue(core), tmp_path).paths[NAMES[0]]


def request(core: Core) -> ReturnRequest:
    with core.read() as session:
        return session.query(ReturnRequest).order_by(ReturnRequest.id).first()  # type: ignore[return-value]


def test_every_kind_of_answer_is_stored_as_its_own_whatever_the_file_is_called(
    core: Core, made: Path, tmp_path: Path
) -> None:
    answers = {**ALL, "2.6": "All is well"}
    path = fill(made, answers, tmp_path / "copy (2).xlsx", evidence={"1.1": "Board minute"})
    assert told(bring_in(core, path)) == []
    with core.read() as session:
        rows = session.query(ReturnAnswer).order_by(ReturnAnswer.question_id).all()
        found = [(row.self_value, row.self_mark, row.text, row.day) for row in rows]
        assert found == [
            (Decimal(3), None, None, None),
            (None, "not-applicable:N/A", None, None),
            (Decimal(1), None, None, None),
            (None, "suppressed:<5", None, None),
            (Decimal("79.55"), None, None, None),
            (Decimal(125050), None, None, None),
            (None, None, None, date(2024, 11, 1)),
            (None, None, "All is well", None),
        ]
        assert (rows[0].evidence, rows[0].sheet, rows[1].reason) == (
            "Board minute",
            "Return",
            "we have no board",
        )


SAID: dict[AnswerKind, object] = {
    AnswerKind.YES_NO: "Yes",
    AnswerKind.NUMBER: 12,
    AnswerKind.PERCENT: 0.8,
    AnswerKind.MONEY: 12000,
    AnswerKind.DAY: date(2024, 11, 1),
    AnswerKind.TEXT: "As agreed",
}


@pytest.mark.parametrize("key", KEYS)
def test_every_built_in_return_that_is_filled_in_comes_back_whole(
    core: Core, tmp_path: Path, key: str
) -> None:
    outline = built_in(key).outline
    path = make(core, open_issue(core, outline=outline), tmp_path).paths[NAMES[0]]
    best = max(outline.levels, key=lambda each: each.value, default=None)
    asked = [each for standard in outline.standards for each in standard.questions]
    answers = {
        each.number: SAID.get(each.asks, best and f"{best.value} {best.word}") for each in asked
    }
    preview = bring_in(core, fill(path, answers, tmp_path / "back.xlsx"))
    assert (list(preview.problems), told(preview)) == ([], [])
    assert len(stored(core)) == len(asked)


@pytest.mark.parametrize("known", SCALES)
def test_a_return_on_every_scale_comes_back_with_its_highest_level(
    core: Core, tmp_path: Path, known: KnownScale
) -> None:
    scale = SCALES[known]
    best = scale.levels[-1] if scale.levels else None
    asks = AnswerKind.SCORE if best else AnswerKind.TEXT
    standards = (StandardOutline("1", "Leadership", (QuestionOutline("1.1", "Led", asks),)),)
    outline = outlined("Audit", ReturnKind.SECTION_11, scale, standards)
    path = make(core, open_issue(core, outline=outline), tmp_path).paths[NAMES[0]]
    said = f"{best.value} {best.word}" if best else "All is well"
    assert list(bring_in(core, fill(path, {"1.1": said}, tmp_path / "back.xlsx")).problems) == []
    with core.read() as session:
        row = session.query(ReturnAnswer).one()
        found = (row.self_value, row.text)
    assert found == ((Decimal(best.value), None) if best else (None, "All is well"))


def test_what_came_in_is_noted_with_its_sender_and_source(
    core: Core, made: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(made)
    sheet = book.worksheets[0]
    keys = {sheet.cell(row, 1).value: row for row in range(1, 14)}
    column = column_of(sheet, "answer")
    said = {"person": "Robin Shaw", "role": "Head of Care", "email": "r@example.org"}
    for key, value in said.items():
        sheet.cell(keys[key], column).value = value
    sheet.cell(keys["returned_on"], column).value = core.clock.today()
    sheet.cell(row_of(sheet, "1.1"), column).value = "mostly met"
    book.save(tmp_path / "back.xlsx")
    preview = bring_in(core, tmp_path / "back.xlsx")
    assert preview.rows[0].understood == "“mostly met” read as 2 Mostly"
    assert preview.goes_to == ("Round", "S11 2024-25")
    row = request(core)
    assert (row.completed_by, row.contact) == ("Robin Shaw, Head of Care", "r@example.org")
    assert (row.received_on, row.source_name) == (core.clock.today(), "back.xlsx")


def test_questions_that_are_not_answered_are_told_and_nothing_else_is_held_up(
    core: Core, made: Path, tmp_path: Path
) -> None:
    preview = bring_in(core, fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx"))
    assert told(preview) == ["6 of 7 questions are not answered: 1.2, 2.1, 2.2, 2.3, 2.4, 2.5."]
    assert list(stored(core)) == ["1.1"]
    round_id = request(core).round_id
    with core.read() as session:
        heat = heat_map(session, round_id)
    assert heat is not None
    line = next(row for row in heat.rows if row.request.received_on)
    cell = line.cells[heat.standards[0].id]
    # It is met so far only: the question beside it is blank, which is neither good nor "not applicable".
    assert (cell.blank, cell.left_out, cell.word, cell.tone) == (1, 0, "Met…", "none")
    assert heat.some_blank


def test_a_value_off_the_scale_is_named_by_cell_and_can_be_put_right(
    core: Core, made: Path, tmp_path: Path
) -> None:
    preview = look(core, fill(made, {"1.1": "5", "1.2": "3"}, tmp_path / "a.xlsx"))
    [problem] = preview.problems
    assert (problem.sheet, problem.cell) == ("Return", preview.rows[0].cell)
    assert problem.message.startswith("“5” is not on the scale")
    preview.correct([1], "answer", "2 - mostly")
    assert preview.counts["new"] == 2


def test_all_that_is_wrong_in_a_row_is_told_at_once(core: Core, made: Path, tmp_path: Path) -> None:
    """Reproduces: a deadline that cannot be read hid a score off the scale, so that the partner was asked twice."""
    path = fill(made, {"1.1": "9"}, tmp_path / "wrong.xlsx", deadline={"1.1": "after Easter"})
    [row] = [each for each in look(core, path).rows if each.complaints]
    assert set(row.complaints) == {"answer", "deadline"}


def test_the_same_workbook_again_changes_nothing_and_another_one_says_what_it_replaces(
    core: Core, made: Path, tmp_path: Path
) -> None:
    first = fill(made, {**ALL, "2.6": "-"}, tmp_path / "first.xlsx")
    bring_in(core, first)
    again = look(core, first)
    assert (again.counts["unchanged"], again.counts["new"], again.counts["changed"]) == (8, 0, 0)
    second = look(core, fill(first, {"1.1": "1 Partly"}, tmp_path / "second.xlsx"))
    assert second.rows[0].understood == "Answer: 3 Met → 1 Partly"
    assert "first.xlsx; where this one says otherwise" in told(second)[0]


def test_a_return_that_comes_again_after_a_query_is_no_longer_queried(
    core: Core, made: Path, tmp_path: Path
) -> None:
    bring_in(core, fill(made, {"1.1": "3"}, tmp_path / "a.xlsx"))
    with core.work("Query") as work:
        query(work, 1, core.clock.today())
    bring_in(core, fill(made, {"1.1": "2"}, tmp_path / "b.xlsx"))
    assert request(core).queried_on is None
    core.undo()
    assert request(core).queried_on == core.clock.today()


def test_rows_that_were_moved_copied_or_written_between_are_read_by_question(
    core: Core, made: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(fill(made, {"1.1": "3 Met", "2.1": "No"}, tmp_path / "a.xlsx"))
    sheet = book.worksheets[0]
    first, last, column = row_of(sheet, "1.1"), sheet.max_row + 2, column_of(sheet, "answer")
    for place in range(1, sheet.max_column + 1):
        sheet.cell(last, place).value = sheet.cell(first, place).value
        sheet.cell(first, place).value = None
    # What a person sees of a row was swapped with another, its hidden key stayed behind.
    yes_no = row_of(sheet, "2.1")
    sheet.cell(yes_no, 1).value = sheet.cell(yes_no + 1, 1).value
    sheet.cell(first, column).value = "See our letter"
    sheet.title = "Our return"
    book.save(tmp_path / "b.xlsx")
    preview = bring_in(core, tmp_path / "b.xlsx")
    found = stored(core)
    assert (found["1.1"].given, found["1.1"].sheet) == (3, "Our return")
    assert found["2.1"].given is False
    assert any(
        "moved away from its place; it was read as question 2.1" in each for each in told(preview)
    )
    assert any("“See our letter” stands in a row of no question" in each for each in told(preview))


def test_a_question_that_stands_twice_is_asked_about(
    core: Core, made: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx"))
    sheet = book.worksheets[0]
    first, last = row_of(sheet, "1.1"), sheet.max_row + 2
    for place in range(1, sheet.max_column + 1):
        sheet.cell(last, place).value = sheet.cell(first, place).value
    sheet.cell(last, column_of(sheet, "answer")).value = "1 Partly"
    book.save(tmp_path / "b.xlsx")
    assert (
        "says otherwise; correct one or leave it out"
        in look(core, tmp_path / "b.xlsx").problems[0].message
    )


def test_the_token_on_the_sheet_of_answers_counts_where_the_hidden_sheet_is_lost(
    core: Core, made: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx"))
    del book["Desk"]
    book.save(tmp_path / "b.xlsx")
    assert look(core, tmp_path / "b.xlsx").agency == NAMES[0]


def test_a_day_of_return_that_cannot_be_is_told_and_today_counts(
    core: Core, made: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx"))
    sheet = book.worksheets[0]
    row = next(row for row in range(1, 14) if sheet.cell(row, 1).value == "returned_on")
    sheet.cell(row, column_of(sheet, "answer")).value = "31/03/2031"
    book.save(tmp_path / "b.xlsx")
    preview = bring_in(core, tmp_path / "b.xlsx")
    assert "31 Mar 2031, has not come yet" in told(preview)[0]
    assert request(core).received_on == core.clock.today()


def refused(core: Core, path: Path, why: type[UserError], match: str) -> None:
    with pytest.raises(why, match=match):
        look(core, path)


def test_what_cannot_be_taken_in_is_refused_in_one_sentence(
    core: Core, made: Path, tmp_path: Path
) -> None:
    refused(core, made, NothingAnswered, "none of its 8 questions is answered")
    full = fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(full)
    book.worksheets[0].delete_rows(4)
    book.save(tmp_path / "headless.xlsx")
    refused(core, tmp_path / "headless.xlsx", HeadingsGone, f"made for {NAMES[0]} here")
    bring_in(core, full)
    with core.work("Moderate") as work:
        moderate(work, 1, core.clock.today())
    refused(core, full, AlreadyIn, NAMES[0])
    with core.work("Remove") as work:
        remove_round(work, 1)
    refused(
        core,
        full,
        NotOfThisFile,
        f"made for {NAMES[0]}, S11 2024-25, by .*, but this file knows no",
    )


def test_a_workbook_of_another_partnership_of_the_file_is_not_taken_for_this_one(
    core: Core, made: Path, tmp_path: Path
) -> None:
    full = fill(made, {"1.1": "3 Met"}, tmp_path / "a.xlsx")
    with pytest.raises(WorkbookOfAnother, match="belongs to S11 2024-25 of"):
        look(core, full, Ref(99, "Another"))


def test_a_reason_that_is_not_given_is_remarked(core: Core, made: Path, tmp_path: Path) -> None:
    preview = bring_in(core, fill(made, {"1.1": "N/A"}, tmp_path / "a.xlsx"))
    assert preview.rows[0].understood == "The workbook does not say why it does not apply"
    found = stored(core)
    assert found["1.1"].self_score == Mark("not-applicable", "N/A")


def test_what_stands_beside_an_unanswered_question_is_kept(
    core: Core, made: Path, tmp_path: Path
) -> None:
    path = fill(made, {}, tmp_path / "a.xlsx", evidence={"1.1": "Board minute"})
    assert "what stands beside it is kept" in bring_in(core, path).rows[0].understood
    found = stored(core)
    assert (found["1.1"].evidence, found["1.1"].self_score) == ("Board minute", None)
