"""Chasing the owner of an action, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.chasing import chaser
from app.actions.operations import chase_action
from ui.chasing import open_chase

if TYPE_CHECKING:
    from ui.chasing import ChaseDialog
    from ui.page import Desk


def open_chaser(desk: Desk, action_id: int) -> ChaseDialog:
    """Show the letter to an action's owner and record it on every late action of theirs."""
    return open_chase(
        desk,
        "Chase action",
        lambda session, today, sender: chaser(session, action_id, today, sender),
        chase_action,
        instead=("Everything they owe", lambda: desk.go("chasing", {"action": action_id})),
    )
