"""Timeline: what happened to a seat on which day, from the dated records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.clock import LONDON
from app.journal import first_step
from app.seats.tenures import deputies, holders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from app.seats.tenures import HolderRecord


@dataclass(frozen=True)
class SeatEvent:
    """One thing that happened on a day, in words."""

    day: date
    text: str


def timeline(session: Session, seat_id: int, today: date) -> list[SeatEvent]:
    """Give what has happened to a seat up to today, newest first; where nothing is dated, how it came into the file."""
    found = [*_of_holders(holders(session, [seat_id])), *_of_deputies(session, seat_id)]
    if not found:
        return list(_of_entry(session, seat_id))
    past = [each for each in found if each.day <= today]
    return sorted(past, key=lambda each: each.day, reverse=True)


def _of_holders(found: list[HolderRecord]) -> Iterator[SeatEvent]:
    for each in found:
        if each.first_day:
            yield SeatEvent(each.first_day, f"{each.person} took the seat")
        if each.last_day:
            why = f": {each.reason}" if each.reason else ""
            yield SeatEvent(each.last_day + timedelta(days=1), f"{each.person} left the seat{why}")
        if each.inducted_on:
            yield SeatEvent(each.inducted_on, f"{each.person} was inducted")


def _of_deputies(session: Session, seat_id: int) -> Iterator[SeatEvent]:
    for each in deputies(session, [seat_id]):
        if each.first_day:
            yield SeatEvent(each.first_day, f"Deputy named: {each.person}")
        if each.last_day:
            yield SeatEvent(each.last_day + timedelta(days=1), f"Deputy ended: {each.person}")


def _of_entry(session: Session, seat_id: int) -> Iterator[SeatEvent]:
    entered = first_step(session, "seat", seat_id)
    if entered is not None:
        day = entered.at.astimezone(LONDON).date()
        about = f", {entered.about}" if entered.about else ""
        yield SeatEvent(day, f"Entered: {entered.label}{about}")
