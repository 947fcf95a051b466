"""The action sheet of a meeting: what everybody took away from it, owner by owner, to be sent the next day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.actions.queries import actions_of
from app.actions.returning import brought_back
from app.amounts import counted
from app.days import show_day, show_full_day
from app.decisions.queries import decisions_of
from app.fields import Fields, Flag, Link
from app.meetings.queries import meeting as read_meeting
from app.meetings.queries import next_after
from app.minutes.printed import RESTRICTED_ITEM
from app.templates.fields import TemplateKind, TemplatePlace
from reports.actions import escalated, rag_cell, status_cell
from reports.document import Paragraph, Report, Section
from reports.filling import Filling, Said, template_of
from reports.meetings import when, who_meets
from reports.said import PUBLIC, said_of
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.decisions.queries import DecisionRecord
    from app.meetings.queries import MeetingRecord
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Flag("public", "For the public", help="Restricted actions and decisions are left out."),
)
NOBODY = "Without an owner"
_COLUMNS = (
    Column("No."),
    Column("Action", width=28),
    Column("Agenda item", width=16),
    Column("Due", Kind.DAY),
    Column("Status"),
    Column("RAG", optional=True),
)
_BACK = (
    Column("No."),
    Column("Action", width=34),
    Column("Owner", width=20),
    Column("Overseen by", width=14),
    Column("Due", Kind.DAY),
    Column("Status"),
    Column("RAG", optional=True),
    Column("Escalated to", width=14, optional=True),
)
_DECIDED = (Column("No."), Column("Decision", width=60), Column("By", Kind.DAY, optional=True))


def build(core: Core, meeting: int, *, public: bool = False) -> Report:
    """List the actions of a meeting by owner, those due first, and its decisions below."""
    today = core.clock.today()
    with core.read() as session:
        one = read_meeting(session, meeting)
        group, body = who_meets(session, one)
        raised = actions_of(session, meeting, today)
        decided = decisions_of(session, meeting)
        following = next_after(session, one.group.id, one.day)
        back = [each.action for each in brought_back(session, meeting, today).values()]
        template = template_of(
            session, TemplatePlace(TemplateKind.ACTION_SHEET, body.id, one.group.id)
        )
    if public:
        back = [each for each in back if not each.is_private]
        raised = [each for each in raised if not each.is_private]
        decided = [each for each in decided if not each.is_private]
    rows = list(map(_decided, decided))
    title, draft = f"{group}: action sheet", _draft(one)
    said: Said = {
        **said_of(one, (group, body), following, today),
        "title": title,
        "draft": draft,
        "version": PUBLIC if public else "",
        "summary": _summary(raised, following),
        "actions": (*_sections(raised), *_came_back(back)) or (Paragraph("None"),),
        "decisions": (_decisions(rows),),
    }
    return Report(
        title,
        tuple(_blocks(raised, rows, back, following)),
        today,
        subtitle=when(one),
        partnership=body.name,
        basis=f"Actions as at {show_day(today)}",
        marking=body.marking or "",
        subject=f"Actions of {group} of {show_full_day(one.day)}",
        draft=draft,
        filling=Filling(template, said),
    )


def extract(core: Core, meeting: int, owner: str, ids: Collection[int]) -> Report:
    """List what one owner took away from a meeting, with nobody else's actions and no decisions."""
    today = core.clock.today()
    with core.read() as session:
        one = read_meeting(session, meeting)
        group, body = who_meets(session, one)
        owned = [each for each in actions_of(session, meeting, today) if each.id in ids]
        following = next_after(session, one.group.id, one.day)
    owned.sort(key=lambda each: (each.due or date.max, each.id))
    told = f"{counted(len(owned), 'action')}."
    told += f" The next meeting is on {when(following)}." if following else ""
    return Report(
        f"{group}: actions of {owner}",
        (Paragraph(told, look="lead"), Table(_COLUMNS, tuple(map(_row, owned)))),
        today,
        subtitle=when(one),
        partnership=body.name,
        basis=f"Actions as at {show_day(today)}",
        marking=body.marking or "",
        subject=f"Actions of {group} of {show_full_day(one.day)}",
        draft=_draft(one),
    )


def by_owner(raised: Sequence[ActionRecord]) -> list[tuple[str, list[ActionRecord]]]:
    """Put actions under their owners by name, those without one last; within an owner those due first."""
    found: dict[str, list[ActionRecord]] = {}
    for each in sorted(raised, key=lambda one: (one.due or date.max, one.id)):
        found.setdefault(each.owner_name or NOBODY, []).append(each)
    return sorted(found.items(), key=lambda each: (each[0] == NOBODY, each[0].casefold()))


def _blocks(
    raised: Sequence[ActionRecord],
    decided: Sequence[Cells],
    back: Sequence[ActionRecord],
    following: MeetingRecord | None,
) -> Iterator[Block]:
    yield Paragraph(_summary(raised, following), look="lead")
    yield from _sections(raised)
    yield from _came_back(back)
    if decided:
        yield Section("Decisions", (_decisions(decided),))


def _draft(one: MeetingRecord) -> str:
    return "" if one.closed_on else "Draft, numbered when the meeting is closed"


def _summary(raised: Sequence[ActionRecord], following: MeetingRecord | None) -> str:
    if not raised:
        return "The meeting agreed no action."
    told = f"{counted(len(raised), 'action')} for {counted(len(by_owner(raised)), 'owner')}."
    return f"{told} The next meeting is on {when(following)}." if following else told


def _sections(raised: Sequence[ActionRecord]) -> Iterator[Section]:
    for owner, owned in by_owner(raised):
        yield Section(owner, (Table(_COLUMNS, tuple(map(_row, owned)), per="Owner"),))


def _came_back(back: Sequence[ActionRecord]) -> Iterator[Section]:
    if back:
        yield Section("Earlier actions that were an item", (Table(_BACK, tuple(map(_back, back))),))


def _decisions(rows: Sequence[Cells]) -> Table:
    return Table(_DECIDED, tuple(rows), empty="The meeting made no decision.")


def _decided(decision: DecisionRecord) -> Cells:
    text = f"{decision.text}{RESTRICTED_ITEM}" if decision.is_private else decision.text
    return decision.reference, text, decision.by_when


def _back(action: ActionRecord) -> Cells:
    return (
        action.reference,
        f"{action.text}{RESTRICTED_ITEM}" if action.is_private else action.text,
        action.owner_name or NOBODY,
        action.group.name,
        action.due,
        status_cell(action),
        rag_cell(action),
        escalated(action),
    )


def _row(action: ActionRecord) -> Cells:
    return (
        action.reference,
        f"{action.text}{RESTRICTED_ITEM}" if action.is_private else action.text,
        action.item.name if action.item else "",
        action.due,
        status_cell(action),
        rag_cell(action),
    )
