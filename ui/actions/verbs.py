"""What can be done with one action of the log: the one list behind its buttons, its menu and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.fields import ActionStatus
from app.papers.opened import open_copy
from app.papers.queries import paper_record
from ui.actions.acts import (
    open_bringing_back,
    open_closing,
    open_dropping,
    open_handing_on,
    open_new_due,
    open_reopening,
    open_update,
)
from ui.actions.chasing import open_chaser
from ui.actions.escalating import escalate_chosen
from ui.actions.form import open_action
from ui.actions.rag import open_rag
from ui.actions.together import open_together
from ui.documents import open_file
from ui.verbs import RecordVerb

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from ui.page import Desk


def _is_open(record: ActionRecord) -> bool:
    return record.is_open


def _is_closed(record: ActionRecord) -> bool:
    return not record.is_open


def _may_have_rag(record: ActionRecord) -> bool:
    return record.status is not ActionStatus.DROPPED


def _is_late(record: ActionRecord) -> bool:
    return record.is_open and bool(record.days_late)


def _has_meeting(record: ActionRecord) -> bool:
    return record.meeting is not None


def _always(_record: ActionRecord) -> bool:
    return True


def _chase(desk: Desk, record: ActionRecord) -> None:
    open_chaser(desk, record.id)


def _has_evidence(record: ActionRecord) -> bool:
    return record.evidence_paper is not None


def _open_evidence(desk: Desk, record: ActionRecord) -> None:
    """Show the paper that is the evidence in whatever program the person uses for it."""
    if record.evidence_paper is not None:
        with desk.core.read() as session:
            paper = paper_record(session, record.evidence_paper.id)
        open_file(open_copy(desk.core, paper))


def _go_to_meeting(desk: Desk, record: ActionRecord) -> None:
    """Go to the meeting and the item that raised an action."""
    if record.meeting is not None:
        item = {"item": record.item.id} if record.item else {}
        desk.go("meeting", {"id": record.meeting.id, **item})


ESCALATE: RecordVerb[ActionRecord] = RecordVerb(
    "escalate",
    "Escalate",
    title="Escalate action",
    do=lambda desk, record: escalate_chosen(desk, [record.id]),
    can=_is_open,
    icon="arrow-up",
    keys="Ctrl+Shift+E",
    has_button=False,
    together=escalate_chosen,
)
VERBS: tuple[RecordVerb[ActionRecord], ...] = (
    RecordVerb(
        "update",
        "Add update",
        do=open_update,
        can=_is_open,
        icon="message-square-text",
        keys="Ctrl+U",
    ),
    RecordVerb(
        "close",
        "Close",
        title="Close action",
        do=open_closing,
        can=_is_open,
        icon="circle-check",
        keys="Ctrl+L",
    ),
    RecordVerb(
        "chase",
        "Chase",
        title="Chase the owner",
        do=_chase,
        can=_is_late,
        icon="bell",
        keys="Ctrl+J",
    ),
    RecordVerb("rag", "Set RAG", do=open_rag, can=_may_have_rag, icon="circle-dot", keys="Ctrl+R"),
    RecordVerb(
        "reopen", "Reopen", title="Reopen action", do=open_reopening, can=_is_closed, icon="undo-2"
    ),
    RecordVerb(
        "due",
        "Move due day",
        do=open_new_due,
        can=_is_open,
        icon="calendar",
        keys="Ctrl+D",
    ),
    RecordVerb(
        "hand",
        "Hand on",
        title="Hand action on",
        do=open_handing_on,
        can=_is_open,
        icon="user-check",
        keys="Ctrl+Shift+O",
    ),
    RecordVerb(
        "agenda",
        "Put on an agenda",
        title="Put action on an agenda",
        do=open_bringing_back,
        can=_is_open,
        keys="Ctrl+Shift+G",
        has_button=False,
    ),
    ESCALATE,
    RecordVerb("drop", "Do not pursue", do=open_dropping, can=_is_open, has_button=False),
    RecordVerb(
        "change",
        "Change action",
        do=open_action,
        can=_always,
        keys="Ctrl+E",
        has_button=False,
    ),
    RecordVerb(
        "together",
        "Change several together",
        title="Change actions together",
        do=lambda desk, record: open_together(desk, [record.id]),
        can=_always,
        keys="Ctrl+Shift+U",
        has_button=False,
        together=open_together,
    ),
    RecordVerb(
        "evidence",
        "Open the evidence",
        do=_open_evidence,
        can=_has_evidence,
        keys="Ctrl+Shift+K",
        has_button=False,
    ),
    RecordVerb(
        "meeting",
        "Go to its meeting",
        do=_go_to_meeting,
        can=_has_meeting,
        keys="Ctrl+G",
        menu="Go",
        has_button=False,
    ),
)
"""In the order in which they are offered."""
