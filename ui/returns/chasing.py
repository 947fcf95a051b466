"""Chasing the agencies that have not answered a round, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.returns.chasing import chaser, owing
from app.returns.tracking import chase
from ui.chasing import open_chase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.chasing import ChaseDialog
    from ui.page import Desk


def chase_round(desk: Desk, round_id: int) -> ChaseDialog:
    """Show the letter to every agency that owes a round its return."""
    with desk.core.read() as session:
        owed = owing(session, round_id)
    return open_chaser(desk, owed)


def open_chaser(desk: Desk, request_ids: Sequence[int]) -> ChaseDialog:
    """Show the letter to the agencies of these requests and record it on each of them."""
    return open_chase(
        desk,
        "Chase returns",
        lambda session, today, sender: chaser(session, request_ids, today, sender),
        lambda work, request_id: chase(work, request_id, work.today),
    )
