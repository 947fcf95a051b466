"""The sample's meetings to come: planned in one act, the near ones with their agendas and what seats replied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.agenda.operations import prepare_agenda
from app.amounts import counted
from app.attendance.register import seat_rows
from app.attendance.replying import record_reply
from app.letters.chasers import mark_chased
from app.letters.fields import OwedKind
from app.letters.owing import owing
from app.meetings.moves import ISSUE_AGENDA
from app.meetings.operations import add_meeting
from app.meetings.queries import meeting
from app.minutes.closing import carry_out
from app.sample.acts import meeting_name, meeting_values, put_on_agenda
from app.sample.diary import working_day_before
from app.sample.papers import attach_report
from app.sample.script import script_of
from models.attendance import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.sample.diary import Diary
    from app.sample.groups import GroupFact
    from app.sample.script import Topic

PREPARED, SENT = 28, 14
"""Days before a meeting on which its agenda is begun, and on which it goes out."""
RECEIVED, LATE = 22, 9
"""Days before a meeting on which papers come, in time and late."""
PLANNED = PREPARED + 2
"""Days before today on which the meetings to come are planned."""


def plan(diary: Diary, coming: Mapping[GroupFact, Sequence[date]]) -> None:
    """Plan all meetings to come in one act; those that are near get their agendas and replies on later days."""
    planned = [(fact, day) for fact, days in coming.items() for day in days]
    with diary.core.work("Plan meetings", counted(len(planned), "meeting")) as work:
        meetings = [
            _Coming(diary, fact, day, add_meeting(work, meeting_values(diary, fact, day)))
            for fact, day in planned
        ]
    for each in meetings:
        diary.put(each.day - timedelta(days=PREPARED), each.prepare)
        diary.put(each.day - timedelta(days=SENT), each.send)


@dataclass(frozen=True)
class _Coming:
    """One meeting to come."""

    diary: Diary
    fact: GroupFact
    day: date
    id: int

    @property
    def about(self) -> str:
        """Name it as history does."""
        return meeting_name(self.fact, self.day)

    def prepare(self) -> None:
        """Begin its agenda."""
        with self.diary.core.work("Prepare agenda", self.about) as work:
            prepare_agenda(work, self.id)
            for topic in script_of(self.fact.key).coming:
                item = put_on_agenda(work, self.id, topic)
                if topic.report:
                    before = LATE if topic.is_late else RECEIVED
                    day = working_day_before(self.day - timedelta(days=before))
                    self.diary.put(day, partial(self.receive, item, topic))
        self.diary.put(self.diary.today - timedelta(days=1), self.hear)

    def receive(self, item: int, topic: Topic) -> None:
        """Attach the paper of an item."""
        with self.diary.core.work("Attach paper", f"{topic.paper}, {self.about}") as work:
            attach_report(work, item, topic, self.about)

    def send(self) -> None:
        """Issue its agenda."""
        with self.diary.core.work(ISSUE_AGENDA.label, self.about) as work:
            carry_out(work, self.id, ISSUE_AGENDA)

    def hear(self) -> None:
        """Record what most seats said about coming."""
        chance = self.diary.chance
        with self.diary.core.work("Record replies", self.about) as work:
            for row in seat_rows(work.session, meeting(work.session, self.id)):
                if row.holder_id and chance.random() < 0.7:
                    answer = chance.choice((Answer.COMING,) * 4 + (Answer.APOLOGIES,))
                    record_reply(work, self.id, row.seat_id, {"answer": answer})
        self.remind()

    def remind(self) -> None:
        """Chase the first of those who have not replied."""
        with self.diary.core.read() as session:
            found = owing(session, self.diary.core.clock.today()).debtors
        silent = (OwedKind.REPLY, self.id)
        for one in found:
            owed = tuple(each for each in one.owed if (each.kind, each.meeting_id) == silent)
            if owed:
                with self.diary.core.work("Mark as chased", one.name) as work:
                    mark_chased(work, replace(one, owed=owed))
                return
