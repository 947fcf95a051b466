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
