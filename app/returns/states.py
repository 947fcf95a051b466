"""How far a return has come: the furthest step that has a day, in words on screen and in documents alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_near_day
from models.returns import RequestState

if TYPE_CHECKING:
    from datetime import date

    from app.returns.queries import RequestRecord
    from models.returns import ReturnRequest

STEPS = (
    ("accepted_on", RequestState.ACCEPTED),
    ("moderated_on", RequestState.MODERATED),
    ("queried_on", RequestState.QUERIED),
    ("received_on", RequestState.RECEIVED),
    ("chased_on", RequestState.CHASED),
    ("opened_on", RequestState.OPENED),
    ("sent_on", RequestState.SENT),
)
"""The days of a return, each with the state it brings; the furthest step comes first."""


def settle_state(row: ReturnRequest) -> None:
    """Let the state say the furthest step that has a day."""
    row.state = next((state for _, state in _taken(row)), RequestState.NOT_SENT)


def state_in_words(request: RequestRecord, today: date) -> str:
    """Say how far a return has come: "moderated 3 Mar", with the year where it is not the present one."""
    for day, state in _taken(request):
        return f"{state.title_text.lower()} {show_near_day(day, today)}"
    return RequestState.NOT_SENT.title_text.lower()


def _taken(row: ReturnRequest | RequestRecord) -> list[tuple[date, RequestState]]:
    """Give the days that a return has, with the state each brings, the furthest step first."""
    days = ((getattr(row, name), state) for name, state in STEPS)
    return [(day, state) for day, state in days if day is not None]
