"""What the one verb of a deadline does: most lead to the record with the right form open, Chase opens a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.deadlines import Verb
from ui.actions.chasing import open_chaser as chase_owner
from ui.forward.chasing import open_report_chaser
from ui.returns.chasing import chase_round

if TYPE_CHECKING:
    from app.deadlines import Deadline
    from ui.page import Desk

_CHASING = {
    "actions": chase_owner,
    "returns": chase_round,
    "forward-plan": open_report_chaser,
}
_DOING = {Verb.RENEW: "renew", Verb.RECORD: "receive", Verb.ENTER: "enter"}
"""What a page is asked to do at the record, by the verb."""


def open_record(desk: Desk, deadline: Deadline) -> None:
    """Open the record that is due, or the list of those that are."""
    desk.go(deadline.page, deadline.place or {"id": deadline.record_id})


def do_verb(desk: Desk, deadline: Deadline) -> None:
    """Do the deadline's verb."""
    if deadline.verb is Verb.CHASE and deadline.page in _CHASING:
        desk.attempt(lambda: _CHASING[deadline.page](desk, deadline.record_id))
    elif deadline.verb in _DOING:
        desk.go(deadline.page, {"id": deadline.record_id, "do": _DOING[deadline.verb]})
    else:
        open_record(desk, deadline)
