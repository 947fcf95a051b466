"""What concerns the page of a meeting: the tables it is read from, and the steps that it shows without a message."""

from __future__ import annotations

from ui.actions.form import ADD_ACTION
from ui.agenda.form import ADD_ITEM
from ui.agenda.table import MOVE_ITEM
from ui.attendance.replies import RECORD_REPLY
from ui.attendance.seat_forms import RECORD_ATTENDANCE
from ui.decisions.form import ADD_DECISION
from ui.minutes.storing import WRITE_MINUTES
from ui.recommendations.acts import ANSWER, PROPOSE

ATTENDANCE = frozenset({"attendance", "guest", "reply"})
"""Tables of the register, which is read alone when nothing else changed."""
RECORDED = frozenset({"minute", "decision", "action", "recommendation"})
"""Tables of what is recorded under items, which are read alone likewise."""
NAMES = frozenset({"person", "agency", "seat", "holder", "deputy", "meeting"})
"""Tables of what the quick line may name and the quorum rests on."""
WATCHED = (
    ATTENDANCE
    | NAMES
    | RECORDED
    | {"agenda_item", "action_update", "correction", "interest", "paper", "paper_version"}
)
QUIET = frozenset(
    {
        RECORD_REPLY,
        RECORD_ATTENDANCE,
        WRITE_MINUTES,
        ADD_ACTION,
        ADD_DECISION,
        ANSWER,
        PROPOSE,
        ADD_ITEM,
        MOVE_ITEM,
    }
)
