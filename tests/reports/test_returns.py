"""A round on paper: the heat table with words, who is in, weak answers with their cell, and the last cycle."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from app.agencies.operations import add_agency
from app.errors import InvalidValues, NotFound
from app.fields import Mark
from app.returns.built_in import take_built_in
from app.returns.kinds import MODERATED, answer_columns
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.tracking import record_arrival
from models.returns import Question
from reports import returns
from reports.catalogue import read_options, report_named
from reports.document import Section, walk
from reports.table import Table, cell
from reports.writers import write
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_last_cycle, open_round

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def round_report(core: Core) -> Report:
    """Report a round with one return of two, and the cycle before it."""
    with core.work("Start") as work:
        add_body(work)
    round_id, first, _ = open_round(core)
    _, earlier = open_last_cycle(core, round_id)
    bring_in(core, first)
    bring_in(core, earlier, [Decimal(1), Decimal(1), Decimal(3)])
    return returns.build(core)


def table(report: Report, heading: str) -> Table:
    found = [
        block
        for above, block in walk(report.blocks)
        if isinstance(block, Table) and above[-1:] == (heading,)
    ]
    return found[0]


def values(report: Report, heading: str) -> list[list[object]]:
    return [[cell(each).value for each in row] for row in table(report, heading).rows]


def test_a_round_without_scores_prints_its_answers_and_says_how_many_there_are(core: Core) -> None:
    with core.work("Start") as work:
        body = add_body(work)
        template = take_built_in(work, "contribution")
        round_id = add_round(
            work,
            {"partnership": body, "name": "Money", "template": template, "period": "2025-26"},
        )
        [request] = ask_agencies(work, round_id, [add_agency(work, {"name": "ICB"})], None)
        first, second, *_ = work.session.query(Question).order_by(Question.id)
        pounds = answer_columns(first.asks, 5_000_000)
        record_arrival(work, request, date(2025, 3, 4))
        none = answer_columns(second.asks, Mark("not-applicable", "N/A"))
        rows = [
            {
                "question_id": first.id,
                "moderation": "The Board minuted this sum.",
                **(pounds | answer_columns(first.asks, 4_800_000, MODERATED)),
            },
            {"question_id": second.id, **none, "reason": "Not until February"},
        ]
        store_answers(work, request, rows)
    report = returns.build(core, round_id)
    assert values(report, "Agencies by standards") == [
        ["ICB", "Answered 1 of 2", "Answered 0 of 1", "Answered 0 of 1", "Received"]
    ]
    assert values(report, "ICB") == [
        [
            *("1.1", "Contribution in this financial year", "£50,000.00", None),
            *("£48,000.00", "The Board minuted this sum."),
        ],
        [
            *("1.2", "Has the amount been agreed within your organisation?", "N/A"),
            *("Not until February", None, None),
        ],
    ]
    headings = [block.title for block in report.blocks if isinstance(block, Section)]
    assert headings == ["Agencies by standards", "Who is in", "Answers"]


def test_every_cell_of_the_heat_table_has_its_word_and_its_tint(core: Core) -> None:
    heat = table(round_report(core), "Agencies by standards")
    assert heat.shaded
    assert [[cell(each).value for each in row] for row in heat.rows] == [
        ["ELHT", "Partly", "N/A", "Received"],
        ["Probation", "Not in", "Not in", "Sent"],
    ]
    assert (cell(heat.rows[0][1]).tone, cell(heat.rows[1][1]).tone) == ("bad", "none")


def test_weak_answers_name_question_scores_and_source_cell(core: Core) -> None:
    [row] = values(round_report(core), "Answers below 2")
    assert (row[0], row[1], row[3], row[4], row[-1]) == ("ELHT", "1.2", Decimal(1), None, "F13")


def test_the_weakest_standard_comes_first_with_its_denominator(core: Core) -> None:
    first = values(round_report(core), "Standards, the weakest first")[0]
    assert first[1:7] == ["Leadership", "Partly", 1, 2, Decimal(50), "1 of 1"]


def test_the_last_cycle_stands_beside_this_one(core: Core) -> None:
    rows = values(round_report(core), "2023-24 beside 2024-25")
    assert rows[0] == ["1", "Leadership", "2 of 2", Decimal(100), "1 of 2", Decimal(50), "Better"]
    assert rows[1][-1] == "Not comparable"


def test_the_document_is_tagged_and_says_who_is_not_in(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "round.pdf"
    write(round_report(core), path)
    reader = PdfReader(path)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "/StructTreeRoot" in reader.root_object
    assert "1 of 2 returns are in. 1 of 2, 50.0 % of the answers that count fall below 2" in text
    assert "Not in: 1 agency, Probation." in text


def test_word_and_excel_hold_the_same_tables(core: Core, tmp_path: Path) -> None:
    report = round_report(core)
    for name in ("round.docx", "round.xlsx"):
        write(report, tmp_path / name)
    words = Document(str(tmp_path / "round.docx"))
    assert [each.text for each in words.tables[0].rows[1].cells][:2] == ["ELHT", "Partly"]
    book = openpyxl.load_workbook(tmp_path / "round.xlsx")
    assert book.sheetnames[0] == "Agencies by standards"
    assert [each.value for each in book.worksheets[0][2]][:2] == ["ELHT", "Partly"]


def test_a_round_is_named_as_an_option_and_an_unknown_one_is_refused(core: Core) -> None:
    round_report(core)
    spec = report_named("returns")
    options = read_options(core, spec, {"round": "S11 2023-24"})
    assert spec.build(core, options).title == "S11 2023-24"
    with pytest.raises(InvalidValues, match="no round “Section 175”"):
        read_options(core, spec, {"round": "Section 175"})


def test_without_a_round_there_is_no_report(core: Core) -> None:
    with core.work("Start") as work:
        add_body(work)
    with pytest.raises(NotFound, match="return round"):
        returns.build(core)
