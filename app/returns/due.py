"""What returns put on Home: rounds with agencies still to answer, and the headline figure of the newest round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.days import show_day, show_short_day
from app.deadlines import Deadline, Tile, Verb, how_soon
from app.returns.queries import OF_ROUND, newest_round, requests
from app.unit.whose import EVERYBODY
from models.returns import ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.returns.queries import RequestRecord, RoundRecord
    from app.unit.whose import Whose
    from models.words import Tone

SHOWN = 3


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per round that has a due date and agencies that have not answered."""
    waiting = (
        select(ReturnRequest.id)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .where(
            ReturnRequest.received_on.is_(None),
            ReturnRound.due_on.is_not(None),
            whose.condition(ReturnRound.looked_after_id),
            *within(OF_ROUND, partnership_id),
        )
    )
    by_round: dict[int, list[RequestRecord]] = {}
    for request in requests(session, session.scalars(waiting).all()):
        by_round.setdefault(request.round.id, []).append(request)
    return [_deadline(lines, today) for lines in by_round.values()]


def tile(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> Tile | None:
    """Give "10 of 12" for the newest round, or None while there is no round."""
    newest = newest_round(session, whose, partnership_id)
    if newest is None or not newest.asked:
        return None
    left = newest.asked - newest.came
    due = f", due {show_short_day(newest.due_on)}" if newest.due_on else ""
    chip = f"{newest.chased} chased{due}" if left else "all in"
    return Tile(
        f"{newest.name} in",
        newest.progress,
        icon="inbox",
        chip=chip,
        tone=_tone(newest, today),
        page="returns",
        share=newest.came / newest.asked,
        place={"id": newest.id},
    )


def _tone(newest: RoundRecord, today: date) -> Tone:
    if newest.came == newest.asked:
        return "good"
    return "bad" if newest.due_on is not None and newest.due_on < today else "caution"


def _deadline(lines: list[RequestRecord], today: date) -> Deadline:
    first = lines[0]
    names = ", ".join(line.agency.name for line in lines[:SHOWN])
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    chased = max((line.chased_on for line in lines if line.chased_on), default=None)
    assert first.due_on is not None  # noqa: S101 - the query asks for rounds with a due date
    chip, tone = how_soon(first.due_on, today)
    if first.due_on < today:
        chip = f"{len(lines)} late"
    subtitle = f"Chased {show_day(chased)}" if chased else "Not chased yet"
    return Deadline(
        f"{first.round.name}: {names}{more}",
        subtitle,
        first.due_on,
        chip=chip,
        tone=tone,
        verb=Verb.CHASE,
        page="returns",
        record_id=first.round.id,
    )
