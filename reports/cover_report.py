"""The cover report of an agenda item, prefilled for its presenter to write: what the meeting must know, and is asked.

Its headings are those of the group's own form, or the usual ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.fields import Purpose
from app.agenda.queries import agenda_item
from app.days import show_full_day
from app.fields import Fields, Link
from app.meetings.queries import meeting as read_meeting
from app.meetings.queries import next_after
from app.recommendations.covers import cover_form
from app.recommendations.queries import recommended
from app.templates.fields import TemplateKind, TemplatePlace
from app.wording import capital, with_the
from reports.document import Facts, Numbered, Paragraph, Report, Section
from reports.filling import Filling, Said, template_of
from reports.meetings import when, who_meets
from reports.said import said_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from app.recommendations.covers import CoverForm
    from app.recommendations.queries import RecommendationRecord

OPTIONS: Fields = (Link("item", "Agenda item", kind="agenda-items", required=True),)
_ASKS = {
    Purpose.DECISION: "is asked to agree that",
    Purpose.DISCUSSION: "is asked to discuss, and to say whether",
    Purpose.ASSURANCE: "is asked to take assurance that",
    Purpose.INFORMATION: "is asked to note that",
}


def build(core: Core, item: int) -> Report:
    """Build the form of a cover report; the hints under its headings are to be written over."""
    with core.read() as session:
        one = agenda_item(session, item)
        meeting = read_meeting(session, one.meeting.id)
        group, body = who_meets(session, meeting)
        form = cover_form(session, meeting.group.id)
        proposed = recommended(session, item)
        following = next_after(session, meeting.group.id, meeting.day)
        template = template_of(
            session, TemplatePlace(TemplateKind.COVER_REPORT, body.id, meeting.group.id)
        )
    today = core.clock.today()
    sections = tuple(_sections(one, meeting, form, proposed))
    said: Said = {
        **said_of(meeting, (group, body), following, today),
        "title": one.title,
        "draft": "",
        "version": "",
        "item.number": one.number,
        "item.title": one.title,
        "item.purpose": one.purpose.title_text,
        "presenter": one.presenter or "",
        "papers.due": show_full_day(meeting.timetable.papers_due),
        "sections": sections,
    }
    return Report(
        one.title,
        (_facts(one, meeting), *sections),
        today,
        subtitle=f"Report to {group}, {when(meeting)}",
        partnership=body.name,
        marking=body.marking or "",
        subject=f"Cover report of item {one.number} of {meeting.name}",
        author=one.presenter or "",
        filling=Filling(template, said),
    )


def _facts(item: ItemRecord, meeting: MeetingRecord) -> Facts:
    facts = (
        ("Agenda item", item.number),
        ("Purpose", item.purpose.title_text),
        ("Presented by", item.presenter or ""),
        ("Written by", ""),
        ("Papers due", show_full_day(meeting.timetable.papers_due)),
    )
    return Facts(facts)


def _sections(
    item: ItemRecord,
    meeting: MeetingRecord,
    form: CoverForm,
    proposed: Sequence[RecommendationRecord],
) -> Iterator[Section]:
    for number, part in enumerate(form.parts, 1):
        asked = tuple(_asked(item, meeting, proposed)) if part.asks else ()
        hint = part.hint or ("" if asked else "…")
        yield Section(part.title, (*asked, *([_hint(hint)] if hint else [])), number=str(number))


def _asked(
    item: ItemRecord, meeting: MeetingRecord, proposed: Sequence[RecommendationRecord]
) -> Iterator[Paragraph | Numbered]:
    """Ask for recommendations, those in it that stand at the item already."""
    yield Paragraph(f"{capital(with_the(meeting.group.name))} {_ASKS[item.purpose]}:")
    yield Numbered(tuple(each.text for each in proposed) or ("…",) * 3)


def _hint(text: str) -> Paragraph:
    return Paragraph(text, look="small")
