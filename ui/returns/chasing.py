"""Chasing the agencies that have not answered a round, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.returns.chasing import chaser, owing
from app.returns.tracking import chase
from ui.chasing import ChaseDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.chasing import Chaser
    from ui.page import Desk


def chase_round(desk: Desk, round_id: int) -> ChaseDialog:
    """Show the letter to every agency that owes a round its return."""
    with desk.core.read() as session:
        owed = owing(session, round_id)
    return open_chaser(desk, owed)


def open_chaser(desk: Desk, request_ids: Sequence[int]) -> ChaseDialog:
    """Show the letter to the agencies of these requests and record it on each of them."""
    core = desk.core

    def record(sent: Chaser) -> None:
        with core.work("Chase returns", sent.about) as work:
            for each in sent.records:
                chase(work, each, core.clock.today())

    with core.read() as session:
        found = chaser(session, request_ids, core.clock.today(), core.settings.now.user_name)
    dialog = ChaseDialog(desk, found, record)
    dialog.show_fitted()
    return dialog
