"""Everything owed, by whom: actions, papers, reports and replies; what one chaser to each tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.actions.chasing import chased_days
from app.actions.due import NEAR
from app.actions.listings import ACTIONS
from app.actions.queries import actions
from app.actions.rules import OPEN
from app.agenda.queries import agenda
from app.attendance.register import seat_rows
from app.forward.due import reports_owed
from app.letters.fields import OwedKind
from app.letters.owed import Debtor, Owed, Owing
from app.letters.parties import (
    Party,
    agencies_by_id,
    owners_of_actions,
    people_by_id,
    presenters,
)
from app.meetings.moves import AHEAD
from app.meetings.queries import coming_ids, meetings
from models.actions import Action
from models.agenda import PaperState
from models.letters import Reminder
from models.meetings import MeetingState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.attendance.records import RegisterRow
    from app.forward.queries import TopicRecord
    from app.letters.owed import OwedKey
    from app.meetings.queries import MeetingRecord

_MOST = 200
"""Meetings to come among which those are looked for that wait for something."""


def owing(
    session: Session,
    today: date,
    *,
    partnership_id: int | None = None,
    further: Iterable[tuple[Party | None, Owed]] = (),
) -> Owing:
    """Give everybody who owes something to a partnership, or to any, what is due first before the rest.

    `further` is what features that stand above letters are owed.
    """
    found: dict[tuple[str, int, str], tuple[Party, list[Owed]]] = {}
    aside: list[str] = []
    ids = coming_ids(session, today, _MOST, partnership_id=partnership_id)
    waiting = [each for each in meetings(session, ids) if _waits(each, today)]
    asked = _Waiting(session, today, _reminded(session, [each.id for each in waiting]))
    for party, each in (
        *_actions(session, today, partnership_id),
        *_reports(session, today, partnership_id),
        *(pair for one in waiting for pair in asked.of(one)),
        *further,
    ):
        if party is None:
            aside.append(f"{each.line} has nobody who can be reminded.")
        else:
            found.setdefault(party.key, (party, []))[1].append(each)
    made = [Debtor(party, tuple(sorted(owed, key=_first))) for party, owed in found.values()]
    made.sort(key=lambda each: (each.first_due or date.max, each.name.casefold()))
    return Owing(tuple(made), tuple(aside))


def _first(each: Owed) -> tuple[int, date]:
    return list(OwedKind).index(each.kind), each.due or date.max


def _waits(one: MeetingRecord, today: date) -> bool:
    """Say whether a meeting to come has asked: from its call for papers on, or since its agenda went out."""
    is_asked = today >= one.timetable.call_for_papers or one.state is MeetingState.AGENDA_ISSUED
    return one.state in AHEAD and is_asked


def _actions(
    session: Session, today: date, partnership_id: int | None
) -> Iterator[tuple[Party | None, Owed]]:
    chosen = select(Action.id).where(
        Action.status.in_(OPEN), Action.due <= today + NEAR, *ACTIONS.own(partnership_id)
    )
    found = actions(session, session.scalars(chosen).all(), {"as_at": today})
    chased = chased_days(session, [each.id for each in found])
    owners = owners_of_actions(session, found, today)
    for each in found:
        yield owners.get(each.id), _owed_action(each, chased.get(each.id))


def _owed_action(action: ActionRecord, chased: date | None) -> Owed:
    kept = " (restricted)" if action.is_private else ""
    return Owed(
        OwedKind.ACTION,
        action.id,
        None,
        f"{action.label}{kept}: {action.text.rstrip('.')}",
        action.group.name,
        action.due,
        action.days_late,
        chased,
    )


def _reports(
    session: Session, today: date, partnership_id: int | None
) -> Iterator[tuple[Party | None, Owed]]:
    """Give the reports that people, or else agencies, owe a group."""
    found = reports_owed(session, today, partnership_id=partnership_id)
    people = people_by_id(session, {each.person.id for each, _ in found if each.person})
    agencies = agencies_by_id(session, {each.agency.id for each, _ in found if each.agency})
    for each, by in found:
        whose = people.get(each.person.id) if each.person else None
        if whose is None and each.agency:
            whose = agencies.get(each.agency.id)
        yield whose, _owed_report(each, by, max((today - by).days, 0))


def _owed_report(each: TopicRecord, by: date, late: int) -> Owed:
    where = each.lands_on.name if each.lands_on else each.group.name
    title = f"Report: {each.title}"
    return Owed(OwedKind.REPORT, each.id, None, title, where, by, late, each.chased_on)


@dataclass(frozen=True)
class _Waiting:
    """Tells what meetings to come wait for."""

    session: Session
    today: date
    reminded: Mapping[OwedKey, date]

    def of(self, one: MeetingRecord) -> Iterator[tuple[Party | None, Owed]]:
        """Give the papers and replies that a meeting waits for, each with whoever owes it."""
        rows = seat_rows(self.session, one)
        yield from self._papers(one, rows)
        yield from self._replies(one, rows)

    def _papers(
        self, one: MeetingRecord, rows: Sequence[RegisterRow]
    ) -> Iterator[tuple[Party | None, Owed]]:
        awaited = [
            each for each in agenda(self.session, one.id) if each.paper_state is PaperState.AWAITED
        ]
        known = presenters(self.session, (each.presenter or "" for each in awaited), rows)
        for each in awaited:
            title = f"Paper for item {each.number}, {each.title}"
            owed = self._owed((OwedKind.PAPER, each.id, one.id), title, one.name)
            yield known.get(each.presenter or ""), self._due(owed, one.timetable.papers_due)

    def _replies(
        self, one: MeetingRecord, rows: Sequence[RegisterRow]
    ) -> Iterator[tuple[Party | None, Owed]]:
        silent = [row for row in rows if row.is_expected and row.reply is None and row.holder_id]
        known = people_by_id(self.session, {row.holder_id for row in silent if row.holder_id})
        for row in silent:
            when = f"{one.name}, {one.hours}" if one.hours else one.name
            title = f"Whether you are coming to {when}"
            owed = self._owed((OwedKind.REPLY, row.seat_id, one.id), title, "")
            yield known.get(row.holder_id or 0), owed

    def _owed(self, key: OwedKey, title: str, where: str) -> Owed:
        return Owed(*key, title, where, None, chased_on=self.reminded.get(key))

    def _due(self, owed: Owed, day: date) -> Owed:
        return replace(owed, due=day, days_late=max((self.today - day).days, 0))


def _reminded(session: Session, meeting_ids: Sequence[int]) -> dict[OwedKey, date]:
    """Give the day of the last reminder of each paper and reply that meetings wait for, in one query."""
    if not meeting_ids:
        return {}
    chosen = (
        select(Reminder.meeting_id, Reminder.item_id, Reminder.seat_id, func.max(Reminder.day))
        .where(Reminder.meeting_id.in_(meeting_ids))
        .group_by(Reminder.meeting_id, Reminder.item_id, Reminder.seat_id)
    )
    found: dict[OwedKey, date] = {}
    for meeting, item, seat, day in session.execute(chosen):
        kind = OwedKind.PAPER if item else OwedKind.REPLY
        found[kind, item or seat or 0, meeting] = day
    return found
