"""The chair's brief: how a meeting should run, what stands behind each item, and words that a decision may take.

It is for the chair alone: it says so on every page and in the file itself, by which a paper is refused that is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.actions.returning import returning_actions
from app.agenda.fields import ItemKind, PaperState
from app.agenda.queries import agenda
from app.agenda.timing import minutes_taken, minutes_there
from app.amounts import counted
from app.attendance.fields import Answer
from app.attendance.forecast import foretell
from app.attendance.register import replies, seat_rows
from app.days import show_day, show_full_day
from app.fields import Fields, Link
from app.groups.quorum import rule_in_words
from app.groups.terms import quorum_rule
from app.meetings.queries import meeting as read_meeting
from app.minutes.topics import ItemTopic, topics
from app.papers.rules import CHAIR_ONLY
from app.recommendations.queries import recommendations_of
from app.seats.holding import seats_on_day
from app.seats.voices import voices
from reports.agenda import item_title
from reports.document import Bullets, Callout, Facts, Paragraph, Report, Section
from reports.meetings import facts_of, when, who_meets
from reports.proposals import proposal
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.actions.returning import Returning
    from app.agenda.queries import ItemRecord
    from app.attendance.records import RegisterRow
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from app.recommendations.queries import RecommendationRecord
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (Link("meeting", "Meeting", kind="meetings", required=True),)
_RUNNING = (
    Column("No.", width=5),
    Column("Item", width=40),
    Column("Purpose", width=14),
    Column("Presenter", width=22, optional=True),
    Column("Time", Kind.TIME, optional=True),
    Column("Minutes", Kind.NUMBER, optional=True),
)
_TOLD = (
    "For the chair alone. It is not part of the pack, is not published, and cannot be attached as a paper. "
    "The proposed wording is a beginning: the meeting decides."
)


@dataclass(frozen=True)
class _Read:
    meeting: MeetingRecord
    group: str
    items: Sequence[ItemRecord]
    topics: Mapping[int, ItemTopic]
    returning: Sequence[Returning]
    quorum: str
    forecast: str
    rows: Sequence[RegisterRow]
    proposed: Mapping[int, Sequence[RecommendationRecord]]


def build(core: Core, meeting: int) -> Report:
    """Build the brief of a meeting's chair, marked as theirs alone."""
    today = core.clock.today()
    with core.read() as session:
        one = read_meeting(session, meeting)
        group, body = who_meets(session, one)
        read = _read(session, one, group, today)
    return Report(
        f"{group}: chair's brief",
        tuple(_blocks(read)),
        today,
        subtitle=when(one),
        partnership=body.name,
        basis=f"Replies and actions as at {show_day(today)}",
        marking=" · ".join(filter(None, (body.marking, CHAIR_ONLY))),
        subject=f"{CHAIR_ONLY}: brief for {group} of {show_full_day(one.day)}",
    )


def _read(session: Session, one: MeetingRecord, group: str, today: date) -> _Read:
    seats = seats_on_day(session, one.group.id, one.day)
    rule = quorum_rule(session, one.group.id, one.day)
    return _Read(
        one,
        group,
        agenda(session, one.id),
        topics(session, one.id, today),
        returning_actions(session, one.id, today),
        rule_in_words(rule, voices(session, one.group.id, one.day)),
        foretell(session, one, seats, replies(session, one.id)).sentence,
        seat_rows(session, one),
        recommendations_of(session, one.id),
    )


def _blocks(read: _Read) -> Iterator[Block]:
    yield Callout(CHAIR_ONLY, _TOLD, tone="caution")
    yield Facts(tuple(_facts(read)))
    rows = tuple(map(_running, read.items))
    yield Section(
        "Running order",
        (Table(_RUNNING, rows, note=_timing(read), empty="The agenda has no items yet."),),
    )
    for item in read.items:
        told = tuple(_item(item, read))
        if told:
            opening = Paragraph(_opening(item), look="small")
            yield Section(item_title(item), (opening, *told), number=item.number, together=True)


def _facts(read: _Read) -> Iterator[tuple[str, str]]:
    yield from facts_of(read.meeting)
    if read.quorum:
        yield "Quorum", read.quorum
    yield "Who is coming", read.forecast
    away = [row for row in read.rows if row.reply and row.reply.answer is Answer.APOLOGIES]
    if away:
        yield "Apologies", "; ".join(f"{row.name}, {row.post}" for row in away)
    standing_in = [row for row in read.rows if row.reply and row.reply.answer is Answer.DEPUTY]
    if standing_in:
        yield "Deputies", "; ".join(map(_deputy, standing_in))
    awaited = [each.heading for each in read.items if each.paper_state is PaperState.AWAITED]
    if awaited:
        yield "Papers awaited", "; ".join(awaited)


def _deputy(row: RegisterRow) -> str:
    named = row.reply.deputy_name if row.reply else None
    return f"{named or 'not named yet'} for {row.name}, {row.post}"


def _timing(read: _Read) -> str:
    """Say how much of the time the items take, and whether they run over."""
    taken, there = minutes_taken(read.items), minutes_there(read.meeting)
    if not taken:
        return "No minutes are allotted to the items."
    if there is None:
        return f"The items take {taken} minutes."
    if taken > there:
        return f"The items take {taken} minutes, {taken - there} more than the {there} there are."
    return f"The items take {taken} of {there} minutes; {there - taken} are left."


def _running(item: ItemRecord) -> Cells:
    return (
        item.number,
        Cell(item_title(item), bold=item.parent is None),
        item.purpose.title_text.removeprefix("For ").capitalize(),
        item.presenter,
        item.at,
        item.minutes,
    )


def _item(item: ItemRecord, read: _Read) -> Iterator[Block]:
    """Tell what stands behind an item; nothing of one that the running order tells whole."""
    topic = read.topics.get(item.id, ItemTopic())
    if topic.decisions:
        yield Paragraph("Decided before:")
        yield Bullets(
            tuple(f"{show_day(each.day)}, {each.label}: {each.text}" for each in topic.decisions)
        )
    if topic.actions:
        yield Paragraph("Still to be done:")
        yield Bullets(tuple(map(_action, topic.actions)))
    if item.kind is ItemKind.ACTION_LOG and read.returning:
        yield Paragraph("Late, to be asked about:" if _late(read) else "No action is late.")
        yield from ([Bullets(tuple(map(_action, _late(read))))] if _late(read) else [])
    wording = proposal(item, read.meeting, read.returning, read.proposed.get(item.id, ()))
    if wording:
        yield Callout("Proposed wording", wording)


def _late(read: _Read) -> list[ActionRecord]:
    return [each.action for each in read.returning if each.action.overdue]


def _opening(item: ItemRecord) -> str:
    """Tell purpose, presenter, time and papers in a line."""
    minutes = f"{item.minutes} minutes" if item.minutes else ""
    at = f"from {item.at:%H:%M}" if item.at else ""
    timing = " ".join(filter(None, (minutes, at)))
    paper = f"paper {item.paper_shown}" if item.paper_shown else ""
    if item.paper_state is PaperState.AWAITED:
        paper = f"{paper or 'paper'}, which is awaited"
    told = (item.purpose.title_text, item.presenter or "", timing, paper)
    return " · ".join(filter(None, told))


def _action(action: ActionRecord) -> str:
    due = f"due {show_day(action.due)}" if action.due else action.undated
    late = f", {counted(action.days_late, 'day')} late" if action.days_late else ""
    return f"{action.label}, {action.owner_name or 'no owner'}, {due}{late}: {action.text}"
