"""What is proposed on paper: in the cover report and back, on the agenda, in the brief, the minutes and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from app.agenda.fields import Purpose
from app.agenda.operations import add_item
from app.attendance.operations import mark_all_present
from app.decisions.queries import DECISIONS
from app.groups.queries import all_groups
from app.meetings.moves import CLOSE, START
from app.minutes.closing import carry_out
from app.minutes.cover_reports import recommendations_of_file
from app.papers.looking import look
from app.papers.operations import change_paper
from app.recommendations.answering import agree, amend, not_agree
from app.recommendations.covers import cover_form, set_cover_form
from app.rows import Wish
from reports import agenda, chair_brief, cover_report, minutes
from reports.document import Callout, Section, fact, walk
from reports.table import Table, cell
from reports.writers import write
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import plan
from tests.app.recommendations.makers import attach_with, propose, proposed

if TYPE_CHECKING:
    from pathlib import Path

    from docx.text.paragraph import Paragraph

    from app.bootstrap import Core
    from reports.document import Report

PLAN, BUDGET, GROUP = "Adopt the plan", "Spend £40 on training", "Close the old group"


@pytest.fixture
def meeting(core: Core) -> int:
    return plan(core, make_board(core))


@pytest.fixture
def item(core: Core, meeting: int) -> int:
    """Give an item for decision."""
    with core.work("Add item") as work:
        return add_item(
            work, {"meeting": meeting, "title": "Neglect strategy", "purpose": Purpose.DECISION}
        )


def boxes(report: Report) -> list[Callout]:
    return [block for _, block in walk(report.blocks) if isinstance(block, Callout)]


def rows(report: Report) -> list[list[str]]:
    [found] = [block for _, block in walk(report.blocks) if isinstance(block, Table)]
    return [[str(cell(each).value or "") for each in row] for row in found.rows]


def _is_listed(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and paragraph.style.name == "List Number"


def board_of(core: Core) -> int:
    with core.read() as session:
        return next(each.id for each in all_groups(session, TODAY) if each.name == "SCP Board")


def own_form(core: Core, board: int, **values: object) -> None:
    with core.work("Change cover report") as work:
        set_cover_form(work, board, values)  # type: ignore[arg-type]  # names of the TypedDict


@pytest.mark.parametrize(
    "headings", [None, "Why\nDecisions sought: One a line, please.\nMoney: Who pays?"]
)
def test_a_cover_report_that_is_filled_in_comes_back_as_what_it_recommends(
    core: Core, item: int, tmp_path: Path, headings: str | None
) -> None:
    board = board_of(core)
    own_form(core, board, headings=headings)
    path = tmp_path / "Report.docx"
    write(cover_report.build(core, item), path)
    with core.read() as session:
        form = cover_form(session, board).parts
    assert recommendations_of_file(look(path), form) == []
    document = Document(str(path))
    blanks = [each for each in document.paragraphs if each.text == "…" and _is_listed(each)]
    for paragraph, text in zip(blanks, (PLAN, f"{BUDGET}; and", GROUP), strict=True):
        paragraph.text = text
    document.save(str(path))
    told = recommendations_of_file(look(path), form)
    assert [each.text for each in told] == [PLAN, BUDGET, GROUP]


def test_a_cover_report_has_the_groups_own_headings_and_what_is_proposed_already(
    core: Core, item: int
) -> None:
    own_form(core, board_of(core), headings="Why\nRecommendations: Few.\nMoney")
    propose(core, item, PLAN)
    report = cover_report.build(core, item)
    sections = [block for _, block in walk(report.blocks) if isinstance(block, Section)]
    assert [(each.number, each.title) for each in sections] == [
        ("1", "Why"),
        ("2", "Recommendations"),
        ("3", "Money"),
    ]
    assert PLAN in str(sections[1].blocks)
    assert len(sections[2].blocks) == 1


def test_the_agenda_prints_recommendations_where_the_group_wishes_and_none_that_is_restricted(
    core: Core, meeting: int, item: int
) -> None:
    paper = attach_with(core, item, PLAN, BUDGET)
    assert PLAN not in str(rows(agenda.build(core, meeting)))
    own_form(core, board_of(core), on_agenda=True)
    told = rows(agenda.build(core, meeting))
    assert told[1][1] == f"Recommendations:\n1. {PLAN}\n2. {BUDGET}"
    with core.work("Restrict") as work:
        change_paper(work, paper, {"restricted": True})
    assert PLAN not in str(rows(agenda.build(core, meeting, public=True)))
    assert PLAN in str(rows(agenda.build(core, meeting)))


def test_the_chairs_brief_proposes_what_the_paper_recommends(
    core: Core, meeting: int, item: int
) -> None:
    attach_with(core, item, PLAN, BUDGET)
    wording = next(
        each.text for each in boxes(chair_brief.build(core, meeting)) if "wording" in each.label
    )
    assert wording == f"The SCP Board agreed:\n1. {PLAN}\n2. {BUDGET}"


def test_minutes_and_the_log_say_what_became_of_each(
    core: Core, meeting: int, item: int, tmp_path: Path
) -> None:
    attach_with(core, item, PLAN, BUDGET, GROUP)
    first, second, third = (each.id for each in proposed(core, item))
    with core.work("Hold") as work:
        carry_out(work, meeting, START)
        agree(work, first)
        amend(work, second, "Spend £30 on training")
        not_agree(work, third)
        mark_all_present(work, meeting)
        carry_out(work, meeting, CLOSE)
    report = minutes.build(core, meeting)
    told = [
        (each.text, {fact(one).label: fact(one).value for one in each.facts})
        for each in boxes(report)
    ]
    assert [(text, str(facts["How"]).split(";")[0]) for text, facts in told] == [
        (PLAN, "Agreed without a vote"),
        ("Spend £30 on training", "Agreed as amended"),
        (f"Not agreed: {GROUP}", "Not agreed"),
    ]
    assert told[1][1]["As proposed"] == BUDGET
    write(report, tmp_path / "minutes.pdf")
    write(report, tmp_path / "minutes.docx")
    pages = PdfReader(tmp_path / "minutes.pdf").pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    typed = "\n".join(each.text for each in Document(str(tmp_path / "minutes.docx")).paragraphs)
    for words in (f"Not agreed: {GROUP}", "Spend £30 on training", BUDGET):
        assert words in printed
        assert words in typed
    with core.read() as session:
        log = DECISIONS.read(session, DECISIONS.ids(session, Wish(sort="reference"), {}), {})
    assert [each.verdict.title_text for each in log] == [
        "Agreed",
        "Agreed as amended",
        "Not agreed",
    ]


def test_the_public_minutes_are_without_decisions_on_a_restricted_paper(
    core: Core, meeting: int, item: int
) -> None:
    paper = attach_with(core, item, PLAN)
    with core.work("Hold") as work:
        change_paper(work, paper, {"restricted": True})
        carry_out(work, meeting, START)
    [row] = proposed(core, item)
    with core.work("Agree") as work:
        agree(work, row.id)
    assert [each.text for each in boxes(minutes.build(core, meeting))] == [PLAN]
    assert boxes(minutes.build(core, meeting, public=True)) == []
