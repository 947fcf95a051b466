"""Names worth a look before anything is issued: other authorities, and agencies that are no more."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from app.agencies.operations import add_agency, rename_agency, succeed_agency
from app.agenda.operations import add_item
from app.decisions.operations import add_decision
from app.minutes.names_to_check import names_to_check
from app.minutes.operations import save_minutes
from app.papers.looking import look_at
from app.papers.operations import attach_paper
from app.people.operations import add_person
from tests.app.meetings.makers import begin

if TYPE_CHECKING:
    from app.bootstrap import Core


def word(text: str) -> bytes:
    """Give a document of Word with one paragraph."""
    document = Document()
    document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def lines(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.line for each in names_to_check(session, meeting_id)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The threshold of Halton is used.", ["Halton"]),
        ("Halton’s and Halton-based services", ["Halton"]),
        ("North Yorkshire and York", ["North Yorkshire", "York"]),
        ("Blackburn with Darwen reads well.", []),
        ("Reading the report took time.", []),
        ("Reading Council's report", ["Reading"]),
        ("A. Bolton and Dr Derby and Hana Bolton spoke.", []),
        ("Bolton spoke to its neighbours.", ["Bolton"]),
        ("Lancashire Constabulary reported.", []),
        ("Leedsford is no authority.", []),
    ],
)
def test_other_authorities_are_told_apart_from_words_people_and_our_own(
    core: Core, text: str, names: list[str]
) -> None:
    _, meeting_id, [item] = begin(core, "Thresholds")
    with core.work("Type") as work:
        add_person(work, {"name": "Hana Bolton"})
        save_minutes(work, item, text)
    assert lines(core, meeting_id) == [
        f"“{name}” in item 3: another authority's name." for name in names
    ]


def test_an_agency_that_is_no_more_is_told_with_what_became_of_it(core: Core) -> None:
    board, meeting_id, [item] = begin(core, "Thresholds")
    with core.work("Change agencies") as work:
        old = add_agency(work, {"name": "NHS Blackburn CCG", "short_name": "BwD CCG"})
        succeed_agency(work, old, board.agencies["ICB"], date(2022, 7, 1))
        add_decision(
            work, {"meeting": meeting_id, "item": item, "text": "BwD CCG to bring its figures."}
        )
    after = "NHS Lancashire and South Cumbria Integrated Care Board took over"
    assert lines(core, meeting_id) == [f"“BwD CCG” in item 3: closed on 30 Jun 2022, {after}."]


def test_a_name_that_an_agency_gave_up_is_told_with_its_present_one(core: Core) -> None:
    board, meeting_id, [item] = begin(core, "Figures")
    with core.work("Rename") as work:
        rename_agency(work, board.agencies["Trust"], "East Lancs Trust", date(2025, 1, 1))
        save_minutes(work, item, "East Lancashire Hospitals NHS Trust brought figures.")
    assert lines(core, meeting_id) == [
        "“East Lancashire Hospitals NHS Trust” in item 3: called East Lancs Trust since 1 Jan 2025."
    ]


def test_the_text_of_a_word_paper_is_looked_through(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Thresholds")
    with core.work("Attach") as work:
        attach_paper(work, item, look_at("Report.docx", word("This follows Halton’s report.")))
    assert lines(core, meeting_id) == ["“Halton” in paper 3a: another authority's name."]


def test_a_word_paper_that_is_damaged_within_is_passed_over(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Thresholds")
    whole = word("This follows Halton’s report.")
    start = whole.index(b"word/document.xml") + len(b"word/document.xml")
    torn = whole[:start] + bytes(60) + whole[start + 60 :]
    with core.work("Attach") as work:
        attach_paper(work, item, look_at("Report.docx", torn))
    assert lines(core, meeting_id) == []


def test_the_agenda_alone_is_enough(core: Core) -> None:
    _, meeting_id, _ = begin(core, "Thresholds")
    with core.work("Add") as work:
        add_item(work, {"meeting": meeting_id, "title": "Learning from Wirral"})
    assert lines(core, meeting_id) == ["“Wirral” in item 4: another authority's name."]
