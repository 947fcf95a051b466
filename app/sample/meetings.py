"""A year of the sample's meetings, held one after another on their own days through the same operations as a user's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.agenda.operations import add_item, prepare_agenda
from app.agenda.queries import agenda
from app.amounts import counted
from app.attendance.operations import add_guest, record_attendance, record_codes, record_reply
from app.attendance.register import register
from app.days import show_day
from app.decisions.operations import add_decision
from app.meetings.moves import APPROVE, CALL_OFF, CLOSE, ISSUE, ISSUE_AGENDA, START, TO_CHAIR
from app.meetings.operations import add_meeting, postpone_meeting
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.sample import facts
from app.sample.diary import meeting_day, working_day_before
from app.sample.script import script_of
from app.sample.tasks import Place, TaskList
from app.sample.unit import minute_taker
from app.workdays import add_working_days
from models.agenda import ItemKind
from models.attendance import Answer, Code, Mode
from models.seats import Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.attendance.records import RegisterRow
    from app.meetings.fields import MeetingValues
    from app.meetings.moves import Move
    from app.sample.diary import Diary
    from app.sample.facts import GroupFact
    from app.sample.script import Occasion, Topic
    from app.work import Work

AHEAD = 150
"""Days ahead that meetings are planned."""
PREPARED, SENT = 28, 14
"""Days before a meeting on which its agenda is begun, and on which it goes out."""


@dataclass(frozen=True)
class _Held:
    """One meeting that was held: of which group, which of its meetings, on which day, and when the next one is."""

    fact: GroupFact
    number: int
    day: date
    following: date

    @property
    def occasion(self) -> Occasion:
        """What the script says of it."""
        return script_of(self.fact.key).held[self.number]

    @property
    def about(self) -> str:
        """Name the meeting as its page does."""
        return _name(self.fact, self.day)


class _Group:
    """One group's meetings, from the first that was held to those planned ahead."""

    def __init__(self, diary: Diary, fact: GroupFact) -> None:
        self._diary = diary
        self._fact = fact
        self._tasks = TaskList(diary)
        self._last: int | None = None
        """The last meeting whose minutes wait to be approved."""

    def put_down(self) -> list[date]:
        """Put the meetings that were held into the diary and give the days of those to come."""
        days = _days(self._fact, self._diary.today)
        held = [day for day in days if day < self._diary.today]
        for number, day in enumerate(held):
            one = _Held(self._fact, number, day, days[number + 1])
            self._diary.put(day, partial(self._hold, one))
        return days[len(held) :]

    def _hold(self, held: _Held) -> None:
        """Hold a meeting on its day and bring its minutes as far as they would be by today."""
        diary, occasion = self._diary, held.occasion
        with diary.step("Hold meeting", held.about) as work:
            meeting_id = self._begin(work, held)
            rows = _attend(work, self._diary, meeting_id, held)
            if self._last is not None and not occasion.called_off:
                approved, self._last = self._last, None
                diary.put(held.day, partial(self._move, approved, APPROVE, held.about, meeting_id))
            self._minute(work, held, meeting_id, rows)
            if occasion.called_off:
                carry_out(work, meeting_id, CALL_OFF, reason=occasion.called_off)
                return
            carry_out(work, meeting_id, CLOSE)
        self._last = meeting_id
        for move, days in ((TO_CHAIR, 5), (ISSUE, 10)):
            day = add_working_days(held.day, days)
            diary.put(day, partial(self._move, meeting_id, move, held.about))

    def _begin(self, work: Work, held: _Held) -> int:
        """Plan the meeting, put it off where the script says so, issue its agenda and start it."""
        occasion = held.occasion
        day = working_day_before(held.day - timedelta(days=7)) if occasion.put_off else held.day
        meeting_id = add_meeting(work, _values(self._diary, held.fact, day))
        if occasion.put_off:
            meeting_id = postpone_meeting(
                work, meeting_id, reason=occasion.put_off, new_day=held.day
            )
        prepare_agenda(work, meeting_id)
        for topic in occasion.topics:
            _item(work, meeting_id, topic)
        for move in (ISSUE_AGENDA, START):
            carry_out(work, meeting_id, move)
        return meeting_id

    def _minute(
        self, work: Work, held: _Held, meeting_id: int, rows: Sequence[RegisterRow]
    ) -> None:
        """Type the minutes of every item, with its decision, its actions and who came for it."""
        topics = {topic.title: topic for topic in held.occasion.topics}
        closed = self._tasks.close_all(work)
        for item in agenda(work.session, meeting_id):
            topic = topics.get(item.title)
            if topic is None:
                save_minutes(work, item.id, _usual(item, held.number, closed))
                continue
            save_minutes(work, item.id, topic.text)
            if topic.guest:
                _invite(work, self._diary, (meeting_id, item.id), topic.guest)
            if topic.decision:
                add_decision(work, {"meeting": meeting_id, "item": item.id, "text": topic.decision})
            for task in topic.tasks:
                at = Place(meeting_id, held.day, rows, item.id)
                self._tasks.add(work, task, at, held.following)

    def _move(self, meeting_id: int, move: Move, about: str, at: int | None = None) -> None:
        with self._diary.step(move.label, about, **move.options) as work:
            carry_out(work, meeting_id, move, approved_at=at)


def build_meetings(diary: Diary) -> None:
    """Hold the meetings of every group up to today and plan those to come, in the order of their days."""
    coming = {fact: _Group(diary, fact).put_down() for fact in facts.GROUPS}
    diary.put(diary.today - timedelta(days=PREPARED + 2), partial(_plan, diary, coming))
    diary.run()


def _days(fact: GroupFact, today: date) -> list[date]:
    """Give the days of a group's meetings: as many before today as its script tells of, and those of some months."""
    every = timedelta(days=fact.every_days)
    if fact.ago:
        last = working_day_before(today - timedelta(days=fact.ago))
    else:
        first = today + timedelta(days=fact.ahead)
        last = first + timedelta(days=(fact.weekday - first.weekday()) % 7) - every
    held = len(script_of(fact.key).held)
    ahead = (today + timedelta(days=AHEAD) - last) // every
    days = [last + every * number for number in range(1 - held, ahead + 1)]
    return [day if fact.ago and day == last else meeting_day(day) for day in days]


def _plan(diary: Diary, coming: dict[GroupFact, list[date]]) -> None:
    """Plan in one act all meetings to come; those that are near get their agendas and replies on later days."""
    number = sum(map(len, coming.values()))
    with diary.step("Plan meetings", counted(number, "meeting")) as work:
        for fact, days in coming.items():
            for day in days:
                meeting_id = add_meeting(work, _values(diary, fact, day))
                near = (fact, day, meeting_id)
                diary.put(day - timedelta(days=PREPARED), partial(_prepare, diary, *near))
                diary.put(day - timedelta(days=SENT), partial(_send, diary, *near))


def _prepare(diary: Diary, fact: GroupFact, day: date, meeting_id: int) -> None:
    with diary.step("Prepare agenda", _name(fact, day)) as work:
        prepare_agenda(work, meeting_id)
        for topic in script_of(fact.key).coming:
            _item(work, meeting_id, topic)
    diary.put(diary.today - timedelta(days=1), partial(_hear, diary, fact, day, meeting_id))


def _send(diary: Diary, fact: GroupFact, day: date, meeting_id: int) -> None:
    with diary.step(ISSUE_AGENDA.label, _name(fact, day)) as work:
        carry_out(work, meeting_id, ISSUE_AGENDA)


def _hear(diary: Diary, fact: GroupFact, day: date, meeting_id: int) -> None:
    """Record what most seats said about coming."""
    with diary.step("Record replies", _name(fact, day)) as work:
        for row in register(work.session, meeting_id).rows:
            if row.holder_id and diary.chance.random() < 0.7:
                answer = diary.chance.choice((Answer.COMING,) * 4 + (Answer.APOLOGIES,))
                record_reply(work, meeting_id, row.seat_id, {"answer": answer})


def _attend(work: Work, diary: Diary, meeting_id: int, held: _Held) -> tuple[RegisterRow, ...]:
    """Enter the register and give its rows; partners of the quorum come or send their deputy.

    At a meeting that was called off most stayed away; at every second one somebody came late.
    """
    every = register(work.session, meeting_id).rows
    rows = [row for row in every if row.is_expected]
    first = held.fact.least or 0
    codes = {
        row.seat_id: _code(row, diary.chance.random(), is_needed=place < first)
        for place, row in enumerate(rows)
    }
    if held.occasion.called_off:
        codes |= {row.seat_id: Code.APOLOGIES for row in rows[3:]}
    mode = Mode.ONLINE if held.fact.venue == "Online" else Mode.ROOM
    record_codes(work, meeting_id, codes, mode=mode)
    here = [row for row in rows if codes[row.seat_id] is Code.ATTENDED]
    if held.number % 2 and held.fact.key in {"board", "seg"}:
        third = agenda(work.session, meeting_id)[2]
        record_attendance(work, meeting_id, here[-1].seat_id, {"arrived_item": third.id})
    return every


def _code(row: RegisterRow, luck: float, *, is_needed: bool) -> Code:
    if luck < 0.10 and len(row.named_deputies) == 1:
        return Code.DEPUTY
    may_stay_away = not is_needed and row.category is not Category.STATUTORY
    return Code.APOLOGIES if luck < 0.22 and may_stay_away else Code.ATTENDED


def _invite(work: Work, diary: Diary, place: tuple[int, int], role: str) -> None:
    meeting_id, item_id = place
    add_guest(
        work,
        {"meeting": meeting_id, "item": item_id, "name": diary.names.next(), "role": role},
    )


def _item(work: Work, meeting_id: int, topic: Topic) -> None:
    add_item(
        work,
        {
            "meeting": meeting_id,
            "title": topic.title,
            "presenter": topic.presenter,
            "purpose": topic.purpose,
            "minutes": topic.minutes,
            "paper": topic.paper or None,
            "paper_state": topic.paper_state,
        },
    )


_OPENINGS = (
    "The chair welcomed everybody. Apologies are marked in the attendance below. No interests were declared.",
    "Those new to the group introduced themselves. Apologies were noted; there were no interests to declare.",
    "Apologies were taken as read. One member named an interest that touched no item.",
)
_TRUE_RECORDS = (
    "The minutes were agreed as a true record. There were no matters arising.",
    "The minutes were agreed with one word corrected. What arose from them is on the agenda.",
    "The minutes were agreed as a true record. The chair thanked those who had finished their actions.",
)
_ENDINGS = (
    "There was no other business. The next meeting stands in the calendar.",
    "Members were reminded of the training offer of the quarter. The meeting ended in time.",
    "A member asked for shorter papers; the unit will send a page for each from now on.",
)


def _usual(item: ItemRecord, number: int, closed: int) -> str:
    """Word an item that stands on every agenda; the action log says how many actions were closed."""
    if item.kind is ItemKind.ACTION_LOG:
        were = counted(closed, "action was", "actions were") if closed else "None was"
        return f"The log was gone through. {were} closed; what is not due yet carries on."
    if item.kind is ItemKind.LAST_MINUTES:
        return _TRUE_RECORDS[number % len(_TRUE_RECORDS)]
    words = _ENDINGS if item.at_end else _OPENINGS
    return words[number % len(words)]


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


def _name(fact: GroupFact, day: date) -> str:
    return f"{fact.name}, {show_day(day)}"
