"""Chasing the agencies that have not answered a round, from wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.returns.chasing import chaser, owing
from app.returns.owed import debtors_of
from app.returns.tracking import chase
from ui.chasing import open_chase
from ui.letters.chaser import ChaserDialog

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
        instead=("E-mail drafts", lambda: open_drafts(desk, request_ids, desk.partnership.id)),
    )


def open_drafts(desk: Desk, request_ids: Sequence[int], partnership_id: int | None) -> None:
    """Write one letter to each agency about these returns of its, as drafts that the mail program opens unsent."""
    with desk.core.read() as session:
        debtors = debtors_of(session, request_ids, desk.core.clock.today())
    desk.attempt(lambda: ChaserDialog(desk, debtors, partnership_id=partnership_id).show_fitted())
