"""Which actions the log lists."""

from __future__ import annotations

from ui.widgets.segments import Segment

SPANS = (
    Segment("open", "Open", meaning="Actions still to be done"),
    Segment("overdue", "Overdue", meaning="Open actions whose due day has passed"),
    Segment(
        "escalate", "To escalate", meaning="Open actions that came back to their group too often"
    ),
    Segment("all", "All", meaning="Every action, closed ones too"),
)
SAID = {"open": "open", "overdue": "overdue", "escalate": "to escalate", "all": "in all"}
NONE = {
    "open": "No action is open.",
    "overdue": "No open action is past its due day.",
    "escalate": "No action has come back often enough to be escalated. Ctrl+Shift+L shows when that is.",
    "all": "No action is recorded yet.",
}
NONE_OF_MINE = "None of these actions is yours. Both shows those of everybody."
