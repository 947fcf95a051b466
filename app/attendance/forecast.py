"""What replies foretell of a meeting to come: who will be there, and whether that makes a quorum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.attendance.register import counts_in_rates, replies
from app.groups.quorum import Quorum, evaluate
from app.groups.terms import quorum_rule
from app.seats.holding import seats_on_day
from app.seats.voices import voices
from models.attendance import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.attendance.records import ReplyRecord
    from app.meetings.queries import MeetingRecord
    from app.seats.holding import SeatOnDay
    from models.words import Tone

_COMING = frozenset({Answer.COMING, Answer.ONLINE, Answer.DEPUTY})


@dataclass(frozen=True)
class Forecast:
    """How many seats come, gave apologies or are silent; the quorum by those who come, and with the silent too."""

    expected: int
    coming: int
    apologies: int
    silent: int
    now: Quorum
    best: Quorum

    @property
    def verdict(self) -> tuple[str, Tone] | None:
        """Say that a quorum is expected, or cannot be reached; nothing while that is open or there is no rule."""
        if self.now.is_met:
            return "Quorum expected", "good"
        return (f"No quorum: {self.best.missing}", "bad") if self.best.is_met is False else None

    @property
    def sentence(self) -> str:
        """Tell all of it in words, as a chair needs it."""
        told = (
            f"{self.coming} of {self.expected} coming, {counted(self.apologies, 'apology', 'apologies')}, "
            f"{counted(self.silent, 'seat')} without a reply."
        )
        return f"{told} {self.outlook}"

    @property
    def outlook(self) -> str:
        """Tell what becomes of the quorum."""
        if self.now.is_met is None:
            return "No quorum rule is set for this group."
        if self.now.is_met:
            return "A quorum is expected by the replies so far."
        if self.best.is_met:
            return f"No quorum yet: {self.now.missing}. It depends on those who have not replied."
        return f"No quorum can be reached with the apologies given: {self.best.missing}."


def outlook(session: Session, one: MeetingRecord) -> str:
    """Tell what becomes of a meeting's quorum by its replies, empty while nobody has replied or there is no rule."""
    told = replies(session, one.id)
    found = foretell(session, one, seats_on_day(session, one.group.id, one.day), told)
    return found.outlook if told and found.now.is_met is not None else ""


def foretell(
    session: Session,
    one: MeetingRecord,
    seats: Sequence[SeatOnDay],
    told: Mapping[int, ReplyRecord],
) -> Forecast:
    """Judge the quorum of a meeting by what its seats have replied."""
    there = {seat for seat, reply in told.items() if reply.answer in _COMING}
    away = {seat for seat, reply in told.items() if reply.answer is Answer.APOLOGIES}
    expected = {seat.id for seat in seats if counts_in_rates(seat)}
    rule = quorum_rule(session, one.group.id, one.day)
    spoken = voices(session, one.group.id, one.day)
    return Forecast(
        len(expected),
        len(there),
        len(away & expected),
        len(expected - there - away),
        evaluate(rule, spoken, there),
        evaluate(rule, spoken, expected - away),
    )
