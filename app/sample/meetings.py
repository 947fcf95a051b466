"""A year of the sample's meetings, held one after another on their own days through the same operations as a user's."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.agenda.operations import prepare_agenda
from app.agenda.queries import agenda
from app.decisions.operations import add_decision
from app.meetings.moves import APPROVE, CALL_OFF, CLOSE, ISSUE, ISSUE_AGENDA, START, TO_CHAIR
from app.meetings.operations import add_meeting, postpone_meeting
from app.minutes.closing import carry_out
from app.minutes.correcting import add_correction
from app.minutes.operations import save_minutes
from app.sample.acts import Held, attend, invite, meeting_values, put_on_agenda
from app.sample.coming import PLANNED, plan
from app.sample.diary import meeting_day, meeting_day_before, working_day_before
from app.sample.forward import park
from app.sample.groups import GROUPS
from app.sample.script import script_of
from app.sample.tasks import Place, TaskList
from app.sample.unit import sign_of
from app.sample.wording import usual_minutes
from app.workdays import add_working_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attendance.records import RegisterRow
    from app.meetings.moves import Move
    from app.sample.diary import Diary
    from app.sample.groups import GroupFact
    from app.work import Work

_CORRECT = "Record correction"
AHEAD = 150
"""Days ahead that meetings are planned."""


def build_meetings(diary: Diary) -> None:
    """Hold the meetings of every group up to today and plan those to come, in the order of their days."""
    coming = {fact: _Group(diary, fact).put_down() for fact in GROUPS}
    planned = diary.today - timedelta(days=PLANNED)
    diary.put(planned, partial(plan, diary, coming))
    diary.put(planned, partial(park, diary))
    diary.run()


class _Group:
    """One group's meetings, from the first that was held to those planned ahead."""

    def __init__(self, diary: Diary, fact: GroupFact) -> None:
        self._diary = diary
        self._fact = fact
        self._tasks = TaskList(diary)
        self._last: int | None = None
        """The last meeting whose minutes wait to be approved."""
        self._wrong: list[tuple[int, int, tuple[str, str]]] = []
        """Meeting, item, and the words that the next meeting corrects."""

    def put_down(self) -> list[date]:
        """Put the meetings that were held into the diary and give the days of those to come."""
        days = _days(self._fact, self._diary.today)
        held = [day for day in days if day < self._diary.today]
        for number, day in enumerate(held):
            one = Held(self._fact, number, day, days[number + 1])
            self._diary.put(day, partial(self._hold, one))
        return days[len(held) :]

    def _hold(self, held: Held) -> None:
        """Hold a meeting on its day and bring its minutes as far as they would be by today."""
        diary, occasion = self._diary, held.occasion
        with (
            diary.core.signed(sign_of(self._fact.key)),
            diary.core.work("Hold meeting", held.about) as work,
        ):
            meeting_id = self._begin(work, held)
            rows = attend(work, diary.chance, meeting_id, held)
            if self._last is not None and not occasion.called_off:
                approved, self._last = self._last, None
                diary.put(held.day, partial(self._correct, meeting_id, held))
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

    def _begin(self, work: Work, held: Held) -> int:
        """Plan the meeting, put it off where the script says so, issue its agenda and start it."""
        occasion = held.occasion
        day = working_day_before(held.day - timedelta(days=7)) if occasion.put_off else held.day
        meeting_id = add_meeting(work, meeting_values(self._diary, held.fact, day))
        if occasion.put_off:
            meeting_id = postpone_meeting(
                work, meeting_id, reason=occasion.put_off, new_day=held.day
            )
        prepare_agenda(work, meeting_id)
        for topic in occasion.topics:
            put_on_agenda(work, meeting_id, topic)
        for move in (ISSUE_AGENDA, START):
            carry_out(work, meeting_id, move)
        return meeting_id

    def _minute(self, work: Work, held: Held, meeting_id: int, rows: Sequence[RegisterRow]) -> None:
        """Type the minutes of every item, with its decision, its actions and who came for it."""
        topics = {topic.title: topic for topic in held.occasion.topics}
        closed = self._tasks.close_all(work)
        for item in agenda(work.session, meeting_id):
            topic = topics.get(item.title)
            if topic is None:
                save_minutes(work, item.id, usual_minutes(item, held.number, closed))
                continue
            save_minutes(work, item.id, topic.text)
            if topic.corrected:
                self._wrong.append((meeting_id, item.id, topic.corrected))
            if topic.guest:
                invite(work, self._diary, (meeting_id, item.id), topic.guest)
            if topic.decision:
                add_decision(work, {"meeting": meeting_id, "item": item.id, "text": topic.decision})
            for task in topic.tasks:
                at = Place(meeting_id, held.day, rows, item.id)
                self._tasks.add(work, task, at, held.following)

    def _correct(self, at: int, held: Held) -> None:
        """Record what a meeting corrects in the minutes of the one before."""
        core, wrong = self._diary.core, self._wrong
        mine = [each for each in wrong if each[0] != at]
        self._wrong = [each for each in wrong if each[0] == at]
        for meeting_id, item, (stood, text) in mine:
            with core.signed(sign_of(self._fact.key)), core.work(_CORRECT, held.about) as work:
                add_correction(
                    work,
                    {
                        "meeting": meeting_id,
                        "item": item,
                        "stood": stood,
                        "text": text,
                        "agreed_at": at,
                        "agreed_on": held.day,
                    },
                )

    def _move(self, meeting_id: int, move: Move, about: str, at: int | None = None) -> None:
        core = self._diary.core
        with (
            core.signed(sign_of(self._fact.key)),
            core.work(move.label, about, **move.options) as work,
        ):
            carry_out(work, meeting_id, move, approved_at=at)


def _days(fact: GroupFact, today: date) -> list[date]:
    """Give the days of a group's meetings: as many before today as its script tells of, and those of some months."""
    every = timedelta(days=fact.every_days)
    if fact.ago:
        last = meeting_day_before(today - timedelta(days=fact.ago))
    else:
        first = today + timedelta(days=fact.ahead)
        last = first + timedelta(days=(fact.weekday - first.weekday()) % 7) - every
    held = len(script_of(fact.key).held)
    ahead = (today + timedelta(days=AHEAD) - last) // every
    days = [last + every * number for number in range(1 - held, ahead + 1)]
    return [day if fact.ago and day == last else meeting_day(day) for day in days]
