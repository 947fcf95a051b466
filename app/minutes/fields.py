"""What the minutes of an agenda item are described by."""

from __future__ import annotations

from app.fields import Fields, Link, Note

MINUTE: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Link("item", "Agenda item", kind="agenda-items", required=True),
    Note("text", "Minutes", longest=200_000, listed=True, width=60),
)
