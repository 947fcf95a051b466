"""What goes with the letters of a meeting: the calendar entry, the pack, the minutes, forms and extracts."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from icalendar import Calendar
from pypdf import PdfReader

from app.actions.operations import add_action
from app.letters.kinds import LetterKind
from app.letters.mailings import mailing
from app.meetings.moves import START
from app.meetings.operations import move_meeting
from app.minutes.sheet_first import remember_sheet_first
from app.papers.packing import current_packs
from reports.letters import Wished, drafts_of
from reports.pack import PapersRefused
from tests.app.letters.makers import await_paper, make_meeting
from tests.app.papers.makers import attach, damaged_pdf, pdf

if TYPE_CHECKING:
    from app.bootstrap import Core
    from reports.drafts import Draft


def make(core: Core, kind: LetterKind, meeting_id: int, *, leave_out: bool = False) -> list[Draft]:
    with core.read() as session:
        found = mailing(session, kind, meeting_id, today=date(2025, 3, 11), sender="Sana Khan")
    return drafts_of(
        core,
        Wished(kind, meeting_id, found, found.wording, found.sending, leave_out=leave_out),
    )


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_an_invitation_brings_the_meeting_for_a_calendar(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    [draft] = make(core, LetterKind.INVITATION, meeting_id)
    [attached] = draft.attachments
    assert attached.name == "SCP Board 27 March 2025 meeting.ics"
    [event] = Calendar.from_ical(attached.content).walk("VEVENT")
    assert event["SUMMARY"] == "SCP Board"


def test_the_pack_goes_along_and_is_recorded(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    item = await_paper(core, meeting_id, "Neglect strategy", "Named Nurse")
    attach(core, item, "Strategy.pdf", pdf("Strategy"))
    [draft] = make(core, LetterKind.PACK, meeting_id)
    assert "Strategy" in words(draft.attachments[0].content)
    assert "Still to follow" not in draft.letter.wording.body
    with core.read() as session:
        assert len(current_packs(session, meeting_id, public=False)) == 1


def test_a_damaged_paper_is_named_and_left_out_only_when_told(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    item = await_paper(core, meeting_id, "Neglect strategy", "Named Nurse")
    attach(core, item, "Strategy.pdf", damaged_pdf())
    with pytest.raises(PapersRefused, match="Strategy"):
        make(core, LetterKind.PACK, meeting_id)
    assert make(core, LetterKind.PACK, meeting_id, leave_out=True)


def test_a_reminder_brings_a_form_for_each_item(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    await_paper(core, meeting_id, "Neglect strategy", "Named Nurse")
    await_paper(core, meeting_id, "Thresholds", "Named Nurse")
    await_paper(core, meeting_id, "Data", "DCS")
    drafts = {each.letter.name: each for each in make(core, LetterKind.PAPERS, meeting_id)}
    forms = drafts["Named Nurse Holder"].attachments
    titles = [Document(io.BytesIO(each.content)).core_properties.title for each in forms]
    assert titles == ["Neglect strategy", "Thresholds"]
    assert len(drafts["DCS Holder"].attachments) == 1


def test_an_owner_gets_the_minutes_or_an_extract_of_their_own(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work(START.label) as work:
        move_meeting(work, meeting_id, START)
        for post in ("Nurse", "DCS"):
            owner = {"owner": board.people[post], "owner_name": f"{post} Holder"}
            add_action(
                work,
                {"meeting": meeting_id, "text": f"What {post} does", **owner},  # type: ignore[typeddict-item]
            )
    first, second = make(core, LetterKind.ACTIONS, meeting_id)
    assert "What Nurse does" in words(first.attachments[0].content)
    assert "What DCS does" not in words(first.attachments[0].content)
    assert "What DCS does" in words(second.attachments[0].content)
    [all_of_it] = make(core, LetterKind.MINUTES, meeting_id)
    assert "SCP Board: minutes" in words(all_of_it.attachments[0].content)
    assert "2 actions for 2 owners" in words(all_of_it.attachments[0].content)
    remember_sheet_first(core, board.board, first=False)
    [without] = make(core, LetterKind.MINUTES, meeting_id)
    assert "2 actions for 2 owners" not in words(without.attachments[0].content)
