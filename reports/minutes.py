"""The minutes of a meeting as a document, whole or for the public, from one text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.actions.queries import actions_of
from app.agenda.hiding import left_out
from app.attendance.fields import Code
from app.attendance.rates import PRESENT
from app.attendance.register import register
from app.days import show_day
from app.fields import Fields, Flag, Link
from app.interests.queries import interests_of
from app.interests.quorum import item_quorums, not_quorate
from app.meetings.fields import MeetingState
from app.meetings.moves import LOCKED
from app.meetings.queries import next_after
from app.minutes.corrections import corrections_of
from app.minutes.corrections import for_the_public as corrections_for_the_public
from app.minutes.printed import LEFT_OUT, NOTHING, RESTRICTED_ITEM, subject_of
from app.minutes.queries import minuted
from app.minutes.text import parse, write
from app.minutes.text import public as without_restricted
from app.templates.fields import TemplateKind, TemplatePlace
from reports.corrections import corrections_section, remark_at, with_corrections
from reports.document import Fact, Facts, Paragraph, Report, Section, Signatures
from reports.filling import Filling, Said, template_of
from reports.interests import for_the_public as interests_for_the_public
from reports.interests import interests_section
from reports.meetings import facts_of, when, who_meets
from reports.minute_blocks import blocks_of
from reports.present import (
    attendance_section,
    attendance_table,
    guest_list,
    people_list,
    rates_sentence,
)
from reports.recorded import action_box, actions_table, decision_box, decisions_table
from reports.said import PUBLIC, said_of
from reports.sheet_first import sheet_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.attendance.records import Register
    from app.bootstrap import Core
    from app.fields import Ref
    from app.groups.quorum import Quorum
    from app.interests.queries import InterestRecord
    from app.meetings.queries import MeetingRecord
    from app.minutes.corrections import CorrectionRecord
    from app.minutes.queries import MinutedItem
    from reports.document import Block
    from reports.table import Tone

OPTIONS: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Flag("public", "For the public", help="Restricted items, passages and actions are left out."),
    Flag(
        "with_sheet",
        "Action sheet first",
        help="The first page says who is to do what by when.",
    ),
    Flag(
        "with_table",
        "With a table of actions at the end",
        help="Each action stands under its item; the action sheet lists them by owner.",
    ),
)
_DRAFTS = {
    MeetingState.WITH_CHAIR: "Draft, with the chair",
    MeetingState.ISSUED: "",
    MeetingState.APPROVED: "",
}


def build(
    core: Core,
    meeting: int,
    *,
    public: bool = False,
    with_sheet: bool = False,
    with_table: bool = False,
) -> Report:
    """Build the minutes of a meeting; in the public version nothing restricted reaches a writer.

    Decisions and actions stand in boxes under their items and nowhere else, unless a table is wished: who owes
    what, owner by owner, is told by the action sheet.
    """
    today = core.clock.today()
    with core.read() as session:
        found = register(session, meeting)
        one = found.meeting
        group, body = who_meets(session, one)
        items = minuted(session, meeting, today)
        raised = actions_of(session, meeting, today) if with_sheet else []
        declared = interests_of(session, meeting)
        corrected = corrections_of(session, meeting) if one.state in LOCKED else []
        quorums = item_quorums(session, found, [each.item for each in items], declared)
        following = next_after(session, one.group.id, one.day)
        template = template_of(session, TemplatePlace(TemplateKind.MINUTES, body.id, one.group.id))
    whole = _Parts(found, items, declared, quorums, corrected)
    parts = _for_the_public(whole) if public else whole
    title, draft = f"{group}: minutes", _DRAFTS.get(one.state, "Draft, not yet seen by the chair")
    version = PUBLIC if public else ""
    table = tuple(_table_section(parts.items)) if with_table else ()
    sheet = sheet_first(raised, public=public)
    said: Said = {
        **said_of(one, (group, body), following, today),
        "title": title,
        "draft": draft,
        "version": version,
        **_said(parts),
    }
    return Report(
        title,
        (*sheet, *_blocks(parts), *table, *_signatures(one)),
        today,
        subtitle=when(one),
        partnership=body.name,
        basis=version,
        marking=body.marking or "",
        draft=draft,
        subject=subject_of(group, one.day),
        # A template of the unit's own has a first page of its own: the sheet stands below its items.
        filling=Filling(template, said, (*table, *sheet[:1])),
    )


def _said(parts: _Parts) -> Said:
    """Give what stands in a template for the placeholders of minutes, from the parts that are shown and no others."""
    found, items = parts.register, parts.items
    one = found.meeting
    return {
        "status": next((value for label, value in _status(parts) if label == "Status"), ""),
        "quorum": one.quorum_sentence or found.quorum.sentence,
        "rates": rates_sentence(found),
        "details": (_facts(parts),),
        "present": people_list(found, PRESENT),
        "apologies": people_list(found, {Code.APOLOGIES}),
        "absent": people_list(found, {Code.ABSENT}),
        "guests": guest_list(found.guests),
        "attendance": (attendance_table(found),),
        # Interests and corrections are never left out for want of a place of their own.
        "items": (
            *_shortened(parts),
            *_interests(parts),
            *_sections(parts),
            *_corrections(parts),
        ),
        "decisions": (decisions_table(items),),
        "actions": (actions_table(items),),
        "signatures": _signatures(one),
    }


def for_the_public(items: Sequence[MinutedItem]) -> list[MinutedItem]:
    """Take restricted items, lines, decisions and actions out, before anything is made of them."""
    hidden = left_out([each.item for each in items])
    return [_public(each) for each in items if each.item.id not in hidden]


def _public(each: MinutedItem) -> MinutedItem:
    return replace(
        each,
        text=write(without_restricted(parse(each.text))),
        draft=None,
        decisions=tuple(one for one in each.decisions if not one.restricted),
        actions=tuple(one for one in each.actions if not one.restricted),
        proposed=tuple(one for one in each.proposed if not one.restricted),
    )


@dataclass(frozen=True)
class _Parts:
    """What a version of the minutes is made of."""

    register: Register
    items: Sequence[MinutedItem]
    interests: Sequence[InterestRecord]
    quorums: Mapping[int, Quorum]
    corrections: Sequence[CorrectionRecord]
    is_shortened: bool = False


def _for_the_public(whole: _Parts) -> _Parts:
    """Leave out what the public does not get, and say whether that was anything."""
    left = replace(
        whole,
        items=for_the_public(whole.items),
        interests=interests_for_the_public(whole.interests),
        corrections=corrections_for_the_public(
            whole.corrections, left_out([each.item for each in whole.items])
        ),
    )
    return replace(left, is_shortened=left != whole)


def _blocks(parts: _Parts) -> Iterator[Block]:
    yield _facts(parts)
    yield from _shortened(parts)
    yield attendance_section(parts.register)
    yield from _interests(parts)
    yield from _sections(parts)
    yield from _corrections(parts)


def _shortened(parts: _Parts) -> Iterator[Block]:
    if parts.is_shortened:
        yield Paragraph(LEFT_OUT, look="small")


def _interests(parts: _Parts) -> Iterator[Section]:
    if parts.interests:
        yield interests_section(parts.interests)


def _facts(parts: _Parts) -> Facts:
    one, items = parts.register.meeting, [each.item for each in parts.items]
    lost = not_quorate(parts.quorums, items) if parts.register.quorum.is_met else ""
    told = [Fact("For single items", lost, tone="bad")] if lost else []
    return Facts((*facts_of(one), *_status(parts), _quorum(parts.register), *told))


def _corrections(parts: _Parts) -> Iterator[Section]:
    if parts.corrections:
        yield corrections_section(parts.corrections)


def _sections(parts: _Parts) -> Iterator[Section]:
    items, corrected = parts.items, parts.corrections
    for each in items:
        if each.item.parent is None:
            below = [
                part for part in items if part.item.parent and part.item.parent.id == each.item.id
            ]
            yield _section(each, [_section(part, [], corrected) for part in below], corrected)


def _table_section(items: Sequence[MinutedItem]) -> Iterator[Section]:
    yield Section("Actions", (actions_table(items),))


def _signatures(one: MeetingRecord) -> tuple[Signatures, ...]:
    return (Signatures(("Signed by the chair", "Date")),) if one.state in LOCKED else ()


def _section(
    each: MinutedItem, parts: Sequence[Section], corrected: Sequence[CorrectionRecord]
) -> Section:
    told: list[Block] = [
        *blocks_of(parse(each.text)),
        *map(decision_box, each.decisions),
        *map(action_box, each.actions),
        *remark_at(corrected, each.item.id),
    ]
    title = f"{each.item.title}{RESTRICTED_ITEM}" if each.item.restricted else each.item.title
    nothing: list[Block] = [Paragraph(NOTHING, look="small")]
    return Section(title, (*(told or ([] if parts else nothing)), *parts), number=each.item.number)


def _status(parts: _Parts) -> Iterator[tuple[str, str]]:
    one = parts.register.meeting
    if one.state is MeetingState.INQUORATE and one.reason:
        yield "Not quorate", one.reason
    if one.state is MeetingState.ISSUED and one.issued_on:
        yield "Status", f"Issued on {show_day(one.issued_on)}, not yet approved"
    if one.state is MeetingState.APPROVED and one.approved_on:
        said = _approved(show_day(one.approved_on), one.approved_at)
        yield "Status", f"{said}{with_corrections(parts.corrections)}"


def _approved(day: str, at: Ref | None) -> str:
    """Say on which day and at which meeting minutes were approved; a day that is the meeting's own is told once."""
    if at is None:
        return f"Approved on {day}"
    said = "" if at.name == day else f" on {day}"
    return f"Approved{said} at the meeting of {at.name}"


def _quorum(found: Register) -> Fact:
    one = found.meeting
    is_met = found.quorum.is_met if one.closed_on is None else one.quorate
    tones: dict[bool | None, Tone] = {True: "good", False: "bad", None: "none"}
    sentence = one.quorum_sentence or found.quorum.sentence
    return Fact("Quorum", sentence, tone=tones[is_met])
