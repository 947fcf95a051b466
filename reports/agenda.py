"""The agenda of a meeting as a document, with the actions that come back to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.actions.fields import ActionStatus
from app.actions.returning import returning_actions
from app.agenda.queries import agenda
from app.attendance.queries import guests
from app.days import show_day, show_full_day
from app.fields import Fields, Flag, Link
from app.groups.quorum import rule_in_words
from app.groups.terms import quorum_rule
from app.meetings.queries import meeting as read_meeting
from app.meetings.queries import next_after
from app.seats.voices import voices
from reports.actions import status_cell
from reports.document import Cell, Column, Facts, Kind, Report, Section, Table
from reports.meetings import facts_of, left_out, when, who_meets
from reports.present import guest_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from app.actions.queries import ActionRecord
    from app.actions.returning import Returning
    from app.agenda.queries import ItemRecord
    from app.attendance.records import GuestRecord
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from reports.document import Cells

OPTIONS: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Flag("public", "For the public", help="Restricted items and actions are left out."),
)
_ITEMS = (
    Column("No.", width=5),
    Column("Item", width=36),
    Column("Purpose"),
    Column("Presenter", width=16, optional=True),
    Column("Paper", width=16, optional=True),
    Column("Time", Kind.TIME, optional=True),
    Column("Minutes", Kind.NUMBER, optional=True),
)
_ACTIONS = (
    Column("No."),
    Column("Action", width=34),
    Column("Owner", width=20),
    Column("Due", Kind.DAY),
    Column("Status"),
    Column("Meetings since", Kind.NUMBER),
)


def build(core: Core, meeting: int, *, public: bool = False) -> Report:
    """Build the agenda of a meeting; the public version is without restricted items and actions."""
    today = core.clock.today()
    with core.read() as session:
        one = read_meeting(session, meeting)
        group, body = who_meets(session, one)
        items = agenda(session, meeting)
        hidden = left_out(items) if public else frozenset()
        returning = [
            each
            for each in returning_actions(session, meeting, today)
            if not (public and each.action.is_private)
        ]
        rule = rule_in_words(
            quorum_rule(session, one.group.id, one.day), voices(session, one.group.id, one.day)
        )
        following = next_after(session, one.group.id, one.day)
        invited = [
            each
            for each in guests(session, meeting)
            if each.item is None or each.item.id not in hidden
        ]
    shown = [item for item in items if item.id not in hidden]
    return Report(
        f"{group}: agenda",
        (
            Facts(tuple(_facts(one, rule, invited, following))),
            items_table(shown),
            *(
                [Section("Actions from earlier meetings", (_actions(returning, one.day, today),))]
                if returning
                else []
            ),
        ),
        today,
        subtitle=when(one),
        partnership=body.name,
        marking=body.marking or "",
        subject=f"Agenda of {group} of {show_full_day(one.day)}",
        draft="" if one.agenda_issued_on else "Draft agenda",
    )


def _facts(
    one: MeetingRecord,
    rule: str,
    invited: Sequence[GuestRecord],
    following: MeetingRecord | None,
) -> Iterator[tuple[str, str]]:
    yield from facts_of(one)
    if invited:
        yield "Guests", "; ".join(map(guest_line, invited))
    if rule:
        yield "Quorum", rule
    if following is not None:
        yield "Next meeting", ", ".join(filter(None, (when(following), following.place)))


def items_table(items: Sequence[ItemRecord]) -> Table:
    """Put the items of an agenda in rows, each with the time it should begin."""
    return Table(_ITEMS, tuple(map(_item, items)), empty="The agenda has no items yet.")


def _item(item: ItemRecord) -> Cells:
    title = f"{item.title} (restricted)" if item.restricted else item.title
    if item.carried_from is not None:
        title = f"{title}, carried over from {item.carried_from.name.rpartition(', ')[2]}"
    return (
        item.number,
        Cell(title, bold=item.parent is None),
        item.purpose.title_text.removeprefix("For ").capitalize(),
        item.presenter,
        item.paper,
        item.at,
        item.minutes,
    )


def _actions(returning: Sequence[Returning], day: date, today: date) -> Table:
    rows = tuple(
        (
            each.action.reference,
            each.action.text,
            each.action.owner_name or "No owner",
            each.action.due,
            status_cell(_as_it_stood(each.action, day)),
            each.meetings_since,
        )
        for each in returning
    )
    is_ahead = today < day
    when_open = (
        f"Open, and late, as of {show_day(today)}" if is_ahead else "Open on the day of the meeting"
    )
    note = f"{when_open}; the earliest due day first."
    return Table(_ACTIONS, rows, note=note)


def _as_it_stood(action: ActionRecord, day: date) -> ActionRecord:
    """Open what was closed at the meeting or since: the agenda of a past meeting reads as it did when it went out."""
    if action.is_open:
        return action
    late = (day - action.due).days if action.due else 0
    return replace(action, status=ActionStatus.OPEN, days_late=max(late, 0))
