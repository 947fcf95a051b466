"""The cover report of an agenda item, prefilled for its presenter to write: what the meeting must know, and is asked.

The headings are those of a council's own report to its board (Executive Board, 19 July 2018: purpose, recommendations,
background, other options, finance, risk, equality, consultation, background papers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.fields import Purpose
from app.agenda.queries import agenda_item
from app.days import show_full_day
from app.fields import Fields, Link
from app.meetings.queries import meeting as read_meeting
from reports.document import Facts, Numbered, Paragraph, Report, Section
from reports.meetings import when, who_meets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord

OPTIONS: Fields = (Link("item", "Agenda item", kind="agenda-items", required=True),)
_ASKS = {
    Purpose.DECISION: "is asked to agree that",
    Purpose.DISCUSSION: "is asked to discuss, and to say whether",
    Purpose.ASSURANCE: "is asked to take assurance that",
    Purpose.INFORMATION: "is asked to note that",
}
_RECOMMENDED = "Write one recommendation a line, so that each can be agreed, amended or refused."
_SECTIONS = (
    ("Background", "What led here, what was decided before and when, and what has been done since."),
    ("Difference it makes", "What will change for children, adults and families, and how their voices were heard."),
    ("Other options", "What else was looked at, and why it is not recommended."),
    ("Finance", "What it costs, who pays, and for how long. “None” where there is nothing."),
    ("Risk", "What may go wrong, how likely and how bad that is, and who sees to it."),
    ("Equality", "Whom it touches more than others. Name the impact assessment where there is one."),
    ("Consultation", "Who was asked and what they said."),
    ("Background papers", "Documents that were relied on, with where they can be read and who to ask."),
)  # fmt: skip


def build(core: Core, item: int) -> Report:
    """Build the form of a cover report; the hints under its headings are to be written over."""
    with core.read() as session:
        one = agenda_item(session, item)
        meeting = read_meeting(session, one.meeting.id)
        group, body = who_meets(session, meeting)
    return Report(
        one.title,
        tuple(_blocks(one, meeting)),
        core.clock.today(),
        subtitle=f"Report to {group}, {when(meeting)}",
        partnership=body.name,
        marking=body.marking or "",
        subject=f"Cover report of item {one.number} of {meeting.name}",
        author=one.presenter or "",
    )


def _blocks(item: ItemRecord, meeting: MeetingRecord) -> Iterator[Facts | Section]:
    facts = (
        ("Agenda item", item.number),
        ("Purpose", item.purpose.title_text),
        ("Presented by", item.presenter or ""),
        ("Written by", ""),
        ("Papers due", show_full_day(meeting.timetable.papers_due)),
    )
    yield Facts(facts)
    yield Section(
        "Purpose of this report", (_hint("In two sentences: what it is about."),), number="1"
    )
    asked = Paragraph(f"{meeting.group.name} {_ASKS[item.purpose]}:")
    yield Section("Recommendations", (asked, Numbered(("…",) * 3), _hint(_RECOMMENDED)), number="2")
    for number, (title, hint) in enumerate(_SECTIONS, 3):
        yield Section(title, (_hint(hint),), number=str(number))


def _hint(text: str) -> Paragraph:
    return Paragraph(text, look="small")
