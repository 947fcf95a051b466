"""What an action and the entries of its history are described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Flag, Link, Note, Text
from models.actions import ActionScope, ActionSource, ActionStatus, UpdateKind

ACTION: Fields = (
    Text("reference", "No.", computed=True, width=10, help="Given when the meeting is closed."),
    Note("text", "Action", required=True, listed=True, width=50, aliases=("action required",)),
    Text("owner_name", "Owner", width=26, help="As minutes print it, such as All members."),
    Day("due", "Due", aliases=("due date", "by when", "deadline")),
    Text(
        "due_words",
        "Due in words",
        listed=False,
        help="What a log says that names no day, such as ASAP.",
    ),
    Choice("status", "Status", words=ActionStatus, computed=True),
    Link("rag", "RAG", kind="rag-words", computed=True, width=14),
    Text("rag_words", "RAG in words", computed=True, listed=False),
    Flag("overdue", "Overdue", computed=True, width=9, listed=False),
    Link("group", "Overseen by", kind="groups", required=True, width=18),
    Link("meeting", "Raised at", kind="meetings", width=24, listed=False),
    Choice(
        "source",
        "Source",
        words=ActionSource,
        required=True,
        chip=False,
        width=12,
        listed=False,
    ),
    Link("owner", "Owner: person", kind="people", listed=False),
    Link("owner_seat", "Owner: seat", kind="seats", listed=False),
    Link("owner_agency", "Owner: agency", kind="agencies", width=22, listed=False),
    Link("item", "Agenda item", kind="agenda-items", listed=False),
    Link("back_at", "Comes back at", kind="agenda-items", computed=True, listed=False),
    Link("decision", "From decision", kind="decisions", listed=False),
    Text(
        "source_note", "Source in words", listed=False, help="Such as Neglect audit, autumn 2024."
    ),
    Text(
        "log_reference",
        "No. in its log",
        listed=False,
        help="As the log it came from calls it, such as 09/24 A1.",
    ),
    Choice("scope", "Scope", words=ActionScope, required=True, chip=False, listed=False),
    Day("raised_on", "Raised on", listed=False),
    Day("first_due", "First due", computed=True, listed=False),
    Flag("evidence_wanted", "Evidence wanted", listed=False, help="It cannot be closed without."),
    Flag("restricted", "Restricted", listed=False, help="Left out of public minutes and logs."),
    Day("escalated_on", "Escalated on", computed=True, listed=False),
    Link("escalated_to", "Escalated to", kind="groups", computed=True, listed=False, width=18),
    Day("closed_on", "Closed on", computed=True, listed=False),
    Note("outcome", "Outcome", computed=True),
    Note("evidence", "Evidence", computed=True),
    Link("evidence_paper", "Evidence: paper", kind="papers", computed=True, listed=False),
    Note("last_update", "Last update", computed=True, width=34),
    OWNER,
)

ACTION_UPDATE: Fields = (
    Day("day", "Date", required=True),
    Choice("kind", "Kind", words=UpdateKind, required=True),
    Note("text", "What is new", required=True, listed=True, width=50),
    Day("due_before", "Due before", computed=True),
    Day("due_after", "Due after", computed=True),
)


class ActionValues(TypedDict, total=False):
    """The values of an action that can be typed; links by id."""

    text: str
    owner_name: str | None
    due: date | None
    due_words: str | None
    group: int
    meeting: int | None
    source: ActionSource
    owner: int | None
    owner_seat: int | None
    owner_agency: int | None
    item: int | None
    decision: int | None
    source_note: str | None
    log_reference: str | None
    scope: ActionScope
    raised_on: date
    evidence_wanted: bool
    restricted: bool


__all__ = [
    "ACTION",
    "ACTION_UPDATE",
    "ActionScope",
    "ActionSource",
    "ActionStatus",
    "ActionValues",
    "UpdateKind",
]
