"""Chasing whoever owes a report that is due to a group: one letter for everything of theirs that is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from app.chasing import Addressee, Chaser, latest, letter
from app.days import show_day
from app.errors import UserError
from app.forward.due import wanted_by
from app.forward.queries import topic, topics
from app.meetings.queries import meetings
from models.agencies import Agency
from models.forward import ForwardTopic, TopicState
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.forward.queries import TopicRecord
    from app.meetings.queries import MeetingRecord

_CLOSING = (
    "Please send it, or tell us by when it will come and who will present it. A cover page that says what the group "
    "is asked to do is enough to hold its place."
)


class OwedByNobody(UserError):
    """A topic was to be chased of which no agency and no person is known."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” says neither which agency it is due from nor whom it is asked of. Change it first."
        )


def chaser(session: Session, topic_id: int, today: date, sender: str) -> Chaser:
    """Give the chaser for a report, about every report that the same person or agency owes by the same day."""
    first = topic(session, topic_id)
    if not first.owed_by:
        raise OwedByNobody(first.title)
    owed = [each for each in topics(session, _same_owner(session, first)) if each.is_parked]
    places = {
        each.id: each
        for each in meetings(session, [one.lands_on.id for one in owed if one.lands_on])
    }
    by = wanted_by(first, places)
    owed = [each for each in owed if each.id == first.id or wanted_by(each, places) <= by]
    owed.sort(key=lambda each: (wanted_by(each, places), each.id))
    who = first.person.name if first.person else "colleague"
    chased = latest(each.chased_on for each in owed)
    return Chaser(
        first.title if len(owed) == 1 else f"{len(owed)} reports of {first.owed_by}",
        (Addressee(first.owed_by, _email(session, first), chased),),
        _subject(owed, late=by < today),
        letter(
            who,
            _opening(owed, late=by < today),
            [_line(each, places) for each in owed],
            closing=_CLOSING,
            sender=sender,
        ),
        tuple(each.id for each in owed),
    )


def _same_owner(session: Session, first: TopicRecord) -> list[int]:
    same = (
        ForwardTopic.person_id == first.person.id
        if first.person
        else and_(
            ForwardTopic.person_id.is_(None),
            ForwardTopic.agency_id == (first.agency.id if first.agency else None),
        )
    )
    chosen = select(ForwardTopic.id).where(ForwardTopic.state == TopicState.PARKED, same)
    return list(session.scalars(chosen.order_by(ForwardTopic.id)))


def _email(session: Session, owed: TopicRecord) -> str | None:
    """Find the person's address, else the agency's."""
    found = None
    if owed.person is not None:
        found = session.scalar(select(Person.email).where(Person.id == owed.person.id))
    if found is None and owed.agency is not None:
        found = session.scalar(select(Agency.email).where(Agency.id == owed.agency.id))
    return found


def _subject(owed: Sequence[TopicRecord], *, late: bool) -> str:
    if len(owed) > 1:
        return f"{len(owed)} reports {'overdue' if late else 'due'}"
    return f"{'Overdue' if late else 'Due'} to {owed[0].group}: {owed[0].title}"


def _opening(owed: Sequence[TopicRecord], *, late: bool) -> str:
    was = {(True, True): "was", (True, False): "is", (False, True): "were", (False, False): "are"}
    alone = len(owed) == 1
    return f"{'This' if alone else 'These'} {was[alone, late]} due to us:"


def _line(each: TopicRecord, places: Mapping[int, MeetingRecord]) -> str:
    where = each.lands_on.name if each.lands_on else f"{each.group}, from {show_day(each.due)}"
    by = f", by {show_day(wanted_by(each, places))}" if each.lands_on else ""
    return f"{each.title} ({where}{by})"
