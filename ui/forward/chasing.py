"""Chasing whoever owes a report, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.forward.chasing import chaser
from app.forward.operations import chase_topic
from ui.chasing import ChaseDialog

if TYPE_CHECKING:
    from app.chasing import Chaser
    from ui.page import Desk


def open_report_chaser(desk: Desk, topic_id: int) -> ChaseDialog:
    """Show the letter to whoever owes a report and record it on everything the letter is about."""
    core = desk.core

    def record(sent: Chaser) -> None:
        with core.work("Chase report", sent.about) as work:
            for each in sent.records:
                chase_topic(work, each)

    with core.read() as session:
        found = chaser(session, topic_id, core.clock.today(), core.settings.now.user_name)
    dialog = ChaseDialog(desk, found, record)
    dialog.show_fitted()
    return dialog
