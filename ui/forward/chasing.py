"""Chasing whoever owes a report, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.forward.chasing import chaser
from app.forward.operations import chase_topic
from ui.chasing import open_chase

if TYPE_CHECKING:
    from ui.chasing import ChaseDialog
    from ui.page import Desk


def open_report_chaser(desk: Desk, topic_id: int) -> ChaseDialog:
    """Show the letter to whoever owes a report and record it on everything the letter is about."""
    return open_chase(
        desk,
        "Chase report",
        lambda session, today, sender: chaser(session, topic_id, today, sender),
        chase_topic,
    )
