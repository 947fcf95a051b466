"""What is done for every meeting of the sample: it is described, its items are listed, its register is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from app.agenda.operations import add_item
from app.agenda.queries import agenda
from app.attendance.guests import add_guest
from app.attendance.operations import record_attendance, record_codes
from app.attendance.register import seat_rows
from app.days import show_day
from app.interests.fields import Handling, InterestKind
from app.interests.operations import declare_interest
from app.meetings.queries import meeting
from app.sample.script import script_of
from app.sample.unit import minute_taker
from app.sample.wording import names_interest
from models.agenda import PaperState
from models.attendance import Code, Mode
from models.seats import Category

if TYPE_CHECKING:
    from random import Random

    from app.attendance.records import RegisterRow
    from app.meetings.fields import MeetingValues
    from app.sample.diary import Diary
    from app.sample.groups import GroupFact
    from app.sample.script import ScriptMeeting, Topic
    from app.work import Work


@dataclass(frozen=True)
class Held:
    """One meeting that was held: of which group, which of its meetings, on which day, and when the next one is."""

    fact: GroupFact
    number: int
    day: date
    following: date

    @property
    def occasion(self) -> ScriptMeeting:
        """What the script says of it."""
        return script_of(self.fact.key).held[self.number]

    @property
    def about(self) -> str:
        """Name the meeting as its page does."""
        return meeting_name(self.fact, self.day)


def meeting_values(diary: Diary, fact: GroupFact, day: date) -> MeetingValues:
    """Describe a meeting of a group on a day."""
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


def meeting_name(fact: GroupFact, day: date) -> str:
    """Name a meeting as history does."""
    return f"{fact.name}, {show_day(day)}"


def put_on_agenda(work: Work, meeting_id: int, topic: Topic) -> int:
    """Put an item of business on a meeting's agenda; a paper that is still to be attached is awaited."""
    return add_item(
        work,
        {
            "meeting": meeting_id,
            "title": topic.title,
            "presenter": topic.presenter,
            "purpose": topic.purpose,
            "minutes": topic.minutes,
            "paper": topic.paper or None,
            "paper_state": PaperState.AWAITED if topic.report else topic.paper_state,
        },
    )


def invite(work: Work, diary: Diary, place: tuple[int, int], role: str) -> None:
    """Enter somebody invented who came for one item, given as (meeting, item)."""
    meeting_id, item_id = place
    add_guest(
        work,
        {"meeting": meeting_id, "item": item_id, "name": diary.names.next(), "role": role},
    )


def attend(work: Work, chance: Random, meeting_id: int, held: Held) -> tuple[RegisterRow, ...]:
    """Enter the register and give its rows; partners of the quorum come or send their deputy.

    At a meeting that was called off most stayed away; at every second one somebody came late, at every third one
    somebody named an interest.
    """
    every = seat_rows(work.session, meeting(work.session, meeting_id))
    rows = [row for row in every if row.is_expected]
    speaking = {topic.presenter for topic in held.occasion.topics}
    first = held.fact.least or 0
    codes = {
        row.seat_id: _code(row, chance.random(), is_needed=place < first or row.post in speaking)
        for place, row in enumerate(rows)
    }
    if held.occasion.called_off:
        codes |= {row.seat_id: Code.APOLOGIES for row in rows[3:]}
    mode = Mode.ONLINE if held.fact.venue == "Online" else Mode.ROOM
    record_codes(work, meeting_id, codes, mode=mode)
    here = [row for row in rows if codes[row.seat_id] is Code.ATTENDED]
    if names_interest(held.number) and not held.occasion.called_off and here:
        declare(work, meeting_id, here[-1])
    if held.number % 2 and held.fact.key in {"board", "seg"}:
        third = agenda(work.session, meeting_id)[2]
        record_attendance(work, meeting_id, here[-1].seat_id, {"arrived_item": third.id})
    return every


def declare(work: Work, meeting_id: int, row: RegisterRow) -> None:
    """Let a member name an interest that touches no item and lasts."""
    declare_interest(
        work,
        {
            "meeting": meeting_id,
            "seat": row.seat_id,
            "kind": InterestKind.PERSONAL,
            "text": "Governor of a primary school in the borough",
            "handling": Handling.STAYED,
            "standing": True,
        },
    )


def _code(row: RegisterRow, luck: float, *, is_needed: bool) -> Code:
    """Let some send their deputy or apologies, and now and then somebody stay away."""
    if luck < 0.12 and len(row.named_deputies) == 1:
        return Code.DEPUTY
    if is_needed or row.category is Category.STATUTORY or luck > 0.2:
        return Code.ATTENDED
    return Code.APOLOGIES if luck < 0.18 else Code.ABSENT
