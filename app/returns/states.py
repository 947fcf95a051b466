"""How far a return has come, in words: on screen, in the tracker and in documents alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_near_day

if TYPE_CHECKING:
    from datetime import date

    from app.returns.queries import RequestRecord


def state_in_words(request: RequestRecord, today: date) -> str:
    """Say how far a return has come: "moderated 3 Mar", with the year where it is not the present one."""
    for verb, day in (
        ("accepted", request.accepted_on),
        ("moderated", request.moderated_on),
        ("queried", request.queried_on),
        ("received", request.received_on),
        ("chased", request.chased_on),
        ("opened", request.opened_on),
        ("sent", request.sent_on),
    ):
        if day is not None:
            return f"{verb} {show_near_day(day, today)}"
    return "not sent"
