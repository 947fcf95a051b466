"""Chasing the agencies that have not answered a round, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.returns.chasing import chaser
from app.returns.tracking import chase
from ui.chasing import ChaseDialog

if TYPE_CHECKING:
    from app.chasing import Chaser
    from ui.page import Desk


def open_chaser(desk: Desk, round_id: int) -> ChaseDialog:
    """Show the letter to the agencies that owe a return and record it on each of their requests."""
    core = desk.core

    def record(sent: Chaser) -> None:
        with core.work("Chase returns", sent.about) as work:
            for each in sent.records:
                chase(work, each, core.clock.today())

    with core.read() as session:
        found = chaser(session, round_id, core.clock.today(), core.settings.now.user_name)
    dialog = ChaseDialog(desk, found, record)
    dialog.show_fitted()
    return dialog
