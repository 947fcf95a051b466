"""Chasing the owner of an action, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.chasing import chaser
from app.actions.operations import chase_action
from ui.chasing import ChaseDialog

if TYPE_CHECKING:
    from app.chasing import Chaser
    from ui.page import Desk


def open_chaser(desk: Desk, action_id: int) -> ChaseDialog:
    """Show the letter to an action's owner and record it on every late action of theirs."""
    core = desk.core

    def record(sent: Chaser) -> None:
        with core.work("Chase action", sent.about) as work:
            for each in sent.records:
                chase_action(work, each)

    with core.read() as session:
        found = chaser(session, action_id, core.clock.today(), core.settings.now.user_name)
    dialog = ChaseDialog(desk, found, record)
    dialog.offer("Everything they owe", lambda: desk.go("chasing", {"action": action_id}))
    dialog.show_fitted()
    return dialog
