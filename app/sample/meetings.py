"""A year of the sample's meetings, held one after another on their own days through the same operations as a user's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.actions.operations import add_action, add_update, close_action
from app.agenda.operations import add_item, prepare_agenda
from app.agenda.queries import agenda
from app.attendance.operations import mark_all_present, record_attendance, record_reply
from app.attendance.register import register
from app.clock import FixedClock
from app.days import show_day
from app.decisions.operations import add_decision
from app.meetings.moves import APPROVE, CLOSE, ISSUE, ISSUE_AGENDA, START, TO_CHAIR
from app.meetings.operations import add_meeting
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.sample import facts, topics
from app.sample.unit import minute_taker
from app.workdays import add_working_days, next_working_day
from models.agenda import ItemKind, PaperState
from models.attendance import Answer, Code
from models.seats import Category

if TYPE_CHECKING:
    from random import Random

    from app.attendance.records import RegisterRow
    from app.bootstrap import Core
    from app.meetings.fields import MeetingValues
    from app.meetings.moves import Move
    from app.sample.facts import GroupFact, Known
    from app.sample.topics import Topic
    from app.work import Work

BACK = 380
"""Days back that meetings were held, so that twelve months of attendance stand before the last one."""

AHEAD = 150


@dataclass(frozen=True)
class Diary:
    """What building the diary needs: the application, the ids, chance, and the day it is."""

    core: Core
    known: Known
    chance: Random
    today: date


@dataclass(frozen=True)
class _Held:
    """One meeting that was held: of which group, when, and what it talked about."""

    fact: GroupFact
    day: date
    topics: tuple[Topic, ...]

    @property
    def name(self) -> str:
        """Name the meeting as its page does."""
        return _name(self.fact, self.day)


def build_meetings(diary: Diary) -> None:
    """Hold the meetings of every group up to today and plan those to come, in the order of their days."""
    planned = sorted(
        (
            (day, fact)
            for place, fact in enumerate(facts.GROUPS)
            for day in _days(fact, place, diary.today)
        ),
        key=lambda each: (each[0], each[1].key),
    )
    last: dict[str, int] = {}
    for number, (day, fact) in enumerate(planned):
        if day < diary.today:
            chosen = _topics(fact)
            business = tuple(chosen[(number + offset) % len(chosen)] for offset in range(3))
            last[fact.key] = _hold(diary, _Held(fact, day, business), last.get(fact.key))
        else:
            _plan(diary, fact, day)
    _chase_actions(diary)


def _days(fact: GroupFact, place: int, today: date) -> list[date]:
    """Give the days of a group's meetings around today: every so many days, on its weekday, off bank holidays."""
    first = today + timedelta(days=3 + 6 * place)
    first += timedelta(days=(fact.weekday - first.weekday()) % 7)
    found = []
    day = first - timedelta(days=fact.every_days * (BACK // fact.every_days))
    while day <= today + timedelta(days=AHEAD):
        found.append(next_working_day(day))
        day += timedelta(days=fact.every_days)
    return found


def _plan(diary: Diary, fact: GroupFact, day: date) -> None:
    """Plan a meeting; one within four weeks has its agenda and replies, one within two has it issued."""
    with diary.core.work("Plan meeting", _name(fact, day)) as work:
        meeting_id = add_meeting(work, _values(diary, fact, day))
    if day - diary.today > timedelta(days=28):
        return
    with diary.core.work("Prepare agenda", _name(fact, day)) as work:
        prepare_agenda(work, meeting_id)
        for topic in _topics(fact)[:3]:
            _item(work, meeting_id, topic, received=diary.chance.random() < 0.6)
        for row in register(work.session, meeting_id).rows:
            if row.holder_id and diary.chance.random() < 0.7:
                answer = diary.chance.choice(
                    (Answer.COMING, Answer.COMING, Answer.COMING, Answer.APOLOGIES)
                )
                record_reply(work, meeting_id, row.seat_id, {"answer": answer})
    if day - diary.today <= timedelta(days=14):
        _move(diary, meeting_id, ISSUE_AGENDA, _name(fact, day), day=diary.today)


def _hold(diary: Diary, held: _Held, last_id: int | None) -> int:
    """Hold a meeting on its day and bring its minutes as far as they would be by today."""
    with _on(diary, held.day), diary.core.work("Hold meeting", held.name) as work:
        meeting_id = add_meeting(work, _values(diary, held.fact, held.day))
        prepare_agenda(work, meeting_id)
        for topic in held.topics:
            _item(work, meeting_id, topic, received=True)
        for move in (ISSUE_AGENDA, START):
            carry_out(work, meeting_id, move)
        seats = _attend(work, diary, meeting_id)
        _minute(work, diary.chance, meeting_id, held, seats=seats)
        carry_out(work, meeting_id, CLOSE)
    if last_id is not None:
        _move(diary, last_id, APPROVE, held.name, day=held.day, approved_at=meeting_id)
    for move, days in ((TO_CHAIR, 5), (ISSUE, 10)):
        day = add_working_days(held.day, days)
        if day < diary.today:
            _move(diary, meeting_id, move, held.name, day=day)
    return meeting_id


def _attend(work: Work, diary: Diary, meeting_id: int) -> list[RegisterRow]:
    """Record a few exceptions, then all others present; partners of the quorum come or send their deputy."""
    rows = [row for row in register(work.session, meeting_id).rows if row.is_expected]
    for row in rows:
        luck = diary.chance.random()
        needed = row.category is Category.STATUTORY
        if not row.holder_id:
            record_attendance(work, meeting_id, row.seat_id, {"code": Code.ABSENT})
        elif luck < 0.10 and row.named_deputies:
            record_attendance(work, meeting_id, row.seat_id, {"code": Code.DEPUTY})
        elif luck < 0.22 and not needed:
            record_attendance(work, meeting_id, row.seat_id, {"code": Code.APOLOGIES})
    mark_all_present(work, meeting_id)
    return [row for row in rows if row.holder_id]


def _minute(
    work: Work, chance: Random, meeting_id: int, held: _Held, *, seats: list[RegisterRow]
) -> None:
    """Type the minutes of every item, with its decision and actions."""
    texts = {topic.title: topic for topic in held.topics}
    for item in agenda(work.session, meeting_id):
        topic = texts.get(item.title)
        save_minutes(work, item.id, topic.text if topic else _usual(item.kind))
        if topic is None:
            continue
        if topic.decision:
            add_decision(work, {"meeting": meeting_id, "item": item.id, "text": topic.decision})
        for text, days in topic.actions:
            owner = chance.choice(seats)
            due = next_working_day(held.day + timedelta(days=days))
            add_action(
                work,
                {
                    "meeting": meeting_id,
                    "item": item.id,
                    "text": text,
                    "owner_seat": owner.seat_id,
                    "due": due,
                },
            )


def _chase_actions(diary: Diary) -> None:
    """Close most actions that were due long ago, note progress on others, and leave a few late."""
    with diary.core.read() as session:
        from sqlalchemy import select  # noqa: PLC0415 - loaded already, since a file is open

        from models.actions import Action  # noqa: PLC0415 - the same

        past = select(Action.id, Action.due).where(Action.due < diary.today).order_by(Action.id)
        due = {row.id: row.due for row in session.execute(past)}
    for action_id, day in due.items():
        luck = diary.chance.random()
        late = (diary.today - day).days
        with _on(diary, min(day, diary.today)), diary.core.work("Update action") as work:
            if luck < (0.95 if late > 60 else 0.6):
                close_action(work, action_id, "Done and reported to the group.")
            elif luck < 0.98:
                add_update(work, action_id, "Under way; the lead will report at the next meeting.")


def _item(work: Work, meeting_id: int, topic: Topic, *, received: bool) -> None:
    state = (
        PaperState.NONE
        if not topic.paper
        else PaperState.RECEIVED
        if received
        else PaperState.AWAITED
    )
    add_item(
        work,
        {
            "meeting": meeting_id,
            "title": topic.title,
            "presenter": topic.presenter,
            "purpose": topic.purpose,
            "minutes": 20,
            "paper": topic.paper or None,
            "paper_state": state,
        },
    )


def _usual(kind: ItemKind) -> str:
    return {
        ItemKind.LAST_MINUTES: "The minutes were agreed as a true record. There were no matters arising.",
        ItemKind.ACTION_LOG: "The action log was gone through; completed actions were closed.",
    }.get(kind, "Apologies were noted. No interests were declared.")


def _topics(fact: GroupFact) -> tuple[Topic, ...]:
    return (
        topics.STRATEGIC
        if fact.key in {"alliance", "panel", "board", "seg"}
        else topics.OPERATIONAL
    )


def _values(diary: Diary, fact: GroupFact, day: date) -> MeetingValues:
    online = fact.venue == "Online"
    return {
        "group": diary.known.groups[fact.key],
        "day": day,
        "starts": time.fromisoformat(fact.starts),
        "finishes": time.fromisoformat(fact.finishes),
        "venue": None if online else fact.venue,
        "online_link": "https://meeting.example.org/sample" if online else None,
        "minute_taker": minute_taker(fact.key),
    }


def _move(
    diary: Diary,
    meeting_id: int,
    move: Move,
    name: str,
    *,
    day: date,
    approved_at: int | None = None,
) -> None:
    with _on(diary, day), diary.core.work(move.label, name, **move.options) as work:
        carry_out(work, meeting_id, move, approved_at=approved_at)


def _name(fact: GroupFact, day: date) -> str:
    return f"{fact.name}, {show_day(day)}"


class _on:  # noqa: N801 - reads as a word in a with statement
    """Let it be another day for the application within a block."""

    def __init__(self, diary: Diary, day: date) -> None:
        self._core = diary.core
        self._then = FixedClock(datetime.combine(min(day, diary.today), time(10), UTC))

    def __enter__(self) -> None:
        self._now, self._core.clock = self._core.clock, self._then

    def __exit__(self, *_error: object) -> None:
        self._core.clock = self._now
