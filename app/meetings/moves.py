"""The moves a meeting can make from one state to the next: the one table that screens and rules read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.meetings import MeetingState as State


@dataclass(frozen=True)
class Move:
    """One move: its label names the unit of work, `verb` the button; a confirmed one cannot be undone.

    `question` is asked before a confirmed move; `wants_reason` says that a reason must be given.
    """

    name: str
    label: str
    verb: str
    before: tuple[State, ...]
    after: State
    question: str = ""
    wants_reason: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Say whether it is asked about first and taken back by reopening, not by undo."""
        return bool(self.question)

    @property
    def options(self) -> dict[str, Any]:
        """Give what `Core.work` needs to know: `core.work(move.label, about, **move.options)`."""
        return {"can_undo": not self.is_confirmed}


_AHEAD = (State.PLANNED, State.AGENDA_ISSUED)

ISSUE_AGENDA = Move(
    "issue-agenda", "Issue agenda", "Issue agenda", (State.PLANNED,), State.AGENDA_ISSUED
)
WITHDRAW_AGENDA = Move(
    "withdraw-agenda", "Withdraw agenda", "Withdraw agenda", (State.AGENDA_ISSUED,), State.PLANNED
)
START = Move("start", "Start meeting", "Start meeting", _AHEAD, State.IN_MEETING)
CLOSE = Move("close", "Close meeting", "Close meeting", (State.IN_MEETING,), State.DRAFT)
RESUME = Move("resume", "Resume meeting", "Resume meeting", (State.DRAFT,), State.IN_MEETING)
TO_CHAIR = Move(
    "to-chair", "Send minutes to chair", "Send to chair", (State.DRAFT,), State.WITH_CHAIR
)
FROM_CHAIR = Move(
    "from-chair", "Take minutes back", "Back to draft", (State.WITH_CHAIR,), State.DRAFT
)
ISSUE = Move(
    "issue",
    "Issue minutes",
    "Issue minutes",
    (State.DRAFT, State.WITH_CHAIR),
    State.ISSUED,
    question="Issue these minutes? Their text is locked from then on; what is wrong in it is recorded as a correction.",
)
APPROVE = Move(
    "approve",
    "Approve minutes",
    "Approve minutes",
    (State.ISSUED,),
    State.APPROVED,
    question="Record these minutes as approved? What is found to be wrong later is recorded as a correction.",
)
REOPEN = Move(
    "reopen",
    "Reopen minutes",
    "Reopen",
    (State.ISSUED, State.APPROVED),
    State.DRAFT,
    question="Reopen these minutes? They become a draft again and must be issued anew.",
    wants_reason=True,
)
CANCEL = Move(
    "cancel", "Cancel meeting", "Cancel meeting", _AHEAD, State.CANCELLED, wants_reason=True
)
POSTPONE = Move(
    "postpone", "Postpone meeting", "Postpone", _AHEAD, State.POSTPONED, wants_reason=True
)
CALL_OFF = Move(
    "inquorate",
    "Close meeting as not quorate",
    "Not quorate",
    (*_AHEAD, State.IN_MEETING),
    State.INQUORATE,
    wants_reason=True,
)
REINSTATE = Move(
    "reinstate",
    "Put meeting back",
    "Put back",
    (State.CANCELLED, State.POSTPONED, State.INQUORATE),
    State.PLANNED,
)

MOVES = (
    ISSUE_AGENDA,
    START,
    CLOSE,
    TO_CHAIR,
    ISSUE,
    APPROVE,
    WITHDRAW_AGENDA,
    RESUME,
    FROM_CHAIR,
    REOPEN,
    POSTPONE,
    CANCEL,
    CALL_OFF,
    REINSTATE,
)
"""Every move; the first that fits a state is the one its page offers as the next step."""

STEPS = (
    State.PLANNED,
    State.AGENDA_ISSUED,
    State.IN_MEETING,
    State.DRAFT,
    State.WITH_CHAIR,
    State.ISSUED,
    State.APPROVED,
)
"""The states of a meeting that goes its ordinary way, for the bar of steps above its page."""

AHEAD = frozenset(_AHEAD)
HELD = frozenset({State.DRAFT, State.WITH_CHAIR, State.ISSUED, State.APPROVED})
LOCKED = frozenset({State.ISSUED, State.APPROVED})
"""States in which text, attendance, decisions and actions of the minutes no longer change."""
ENDED = frozenset({State.CANCELLED, State.POSTPONED, State.INQUORATE})


def moves_from(state: State) -> tuple[Move, ...]:
    """Give the moves that a meeting in this state can make, the next step first."""
    return tuple(move for move in MOVES if state in move.before)
