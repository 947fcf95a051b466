"""How ready the next meetings are, in a few words each: agenda, papers, replies, quorum and vacant seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.agenda.queries import Papers, papers
from app.amounts import counted
from app.attendance.forecast import foretell
from app.attendance.register import replies
from app.forward.landing import count_for
from app.meetings.listings import MEETINGS
from app.meetings.moves import AHEAD
from app.meetings.queries import coming_ids, meetings
from app.seats.holding import seats_on_day
from app.unit.whose import EVERYBODY
from models.meetings import MeetingState
from models.words import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.attendance.records import ReplyRecord
    from app.meetings.queries import MeetingRecord
    from app.seats.holding import SeatOnDay
    from app.unit.whose import Whose

Chip = tuple[str, Tone]
SHOWN = 6


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting to come as Home shows it: what, when and where, and how ready it is."""

    id: int
    day: date
    title: str
    below: str
    chips: tuple[Chip, ...]
    partnership: str = ""
    """Whose it is, by its short name, for a list of several partnerships'."""
    can_start: bool = False
    """Whether this is its day, and it has not begun."""


def coming(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[ComingMeeting]:
    """Give the next meetings of a partnership, or of all, with their readiness; a few queries for each."""
    ids = coming_ids(session, today, SHOWN, whose, partnership_id=partnership_id)
    owners = MEETINGS.owners(session, ids)
    awaited = papers(session, ids)
    found = {each.id: each for each in meetings(session, ids)}
    return [
        ComingMeeting(
            one.id,
            one.day,
            f"{one.group.name}: {one.title}" if one.title else one.group.name,
            _below(one),
            tuple(chips(session, one, awaited.get(one.id), today)),
            owners[one.id].name,
            one.day == today and one.state in AHEAD,
        )
        for one in (found[each] for each in ids)
    ]


def _below(one: MeetingRecord) -> str:
    return " · ".join(filter(None, (one.when, one.place)))


def chips(
    session: Session, one: MeetingRecord, awaited: Papers | None, today: date
) -> Iterator[Chip]:
    """Tell how ready a meeting to come is: agenda, papers, parked topics, replies, quorum, vacant seats."""
    yield _agenda_chip(one, awaited, today)
    if awaited and awaited.missing:
        yield f"{counted(awaited.missing, 'paper')} missing", "caution"
    parked = count_for(session, one.id)
    if parked:
        yield f"{counted(parked, 'topic')} parked", "note"
    seats = seats_on_day(session, one.group.id, one.day)
    told = replies(session, one.id)
    yield from _reply_chips(session, one, seats, told)
    yield from _vacancy_chips(seats)


def _agenda_chip(one: MeetingRecord, awaited: Papers | None, today: date) -> Chip:
    if one.state is MeetingState.IN_MEETING:
        return "In meeting", "note"
    if one.state is MeetingState.AGENDA_ISSUED:
        return "Agenda sent", "good"
    dates = one.timetable
    if today >= dates.despatch:
        return "Agenda not sent", "bad"
    if today == dates.call_for_papers:
        return "Call for papers today", "caution"
    return ("Agenda in draft", "note") if awaited else ("Planned", "none")


def _reply_chips(
    session: Session,
    one: MeetingRecord,
    seats: Sequence[SeatOnDay],
    told: Mapping[int, ReplyRecord],
) -> Iterator[Chip]:
    """Tell how many are coming; that a quorum is expected, or that it cannot be reached with the apologies given."""
    if not told:
        return
    foretold = foretell(session, one, seats, told)
    yield f"{foretold.coming} of {foretold.expected} coming", "none"
    if foretold.verdict is not None:
        yield foretold.verdict


def _vacancy_chips(seats: Sequence[SeatOnDay]) -> Iterator[Chip]:
    vacant = [seat.post for seat in seats if seat.is_vacant and seat.may_count]
    if len(vacant) == 1:
        yield f"{vacant[0]} seat vacant", "bad"
    elif vacant:
        yield f"{len(vacant)} seats vacant", "bad"
