"""Rules of actions: what they need, how a due day moves, and what closing one asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.fields import ACTION, ActionStatus
from app.actions.owners import fold
from app.columns import field_values
from app.days import show_day
from app.errors import UserError, refuse
from app.meetings.moves import LOCKED
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

    from models.actions import Action
    from models.meetings import Meeting

OPEN = frozenset({ActionStatus.OPEN, ActionStatus.STARTED})
OUTCOME_WANTED = "Say what came of it: what was done and what is different now."
UPDATE_WANTED = "Write what is new."
_NO_REASON = frozenset(
    {"ongoing", "on going", "on-going", "in progress", "tbc", "tba", "n/a", "na", "none"}
)


class ActionClosed(UserError):
    """Something was asked of an action that only an open one can do."""

    def __init__(self, status: ActionStatus) -> None:
        super().__init__(f"This action is {status.title_text.casefold()}. Reopen it first.")


class ActionOpen(UserError):
    """An open action was to be reopened."""

    def __init__(self) -> None:
        super().__init__("This action is open already.")


def action_problems(session: Session, values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with an action's values as a whole: `{field name: sentence}`."""
    found = {}
    due, raised = values.get("due"), values.get("raised_on")
    if due and raised and due < raised:
        found["due"] = (
            f"It would be due on {show_day(due)}, before it was raised on {show_day(raised)}."
        )
    if not raised:
        found["raised_on"] = "An action outside a meeting needs the day it was raised on."
    item = session.get(AgendaItem, values["item"]) if values.get("item") else None
    if item and item.meeting_id != values.get("meeting"):
        found["item"] = "That item is not on this meeting's agenda."
    return found


def locked_problems(
    row: Action, meeting: Meeting | None, given: Mapping[str, Any]
) -> dict[str, str]:
    """Object to changing what issued minutes say of an action; its owner and due day have acts of their own."""
    if meeting is None or meeting.state not in LOCKED:
        return {}
    told = {
        "text": "The minutes that raised it are issued, so its text stays. Add an update instead.",
        "due": "The minutes that raised it are issued. Move its due day with a reason.",
    }
    fixed = "The minutes that raised it are issued, so this stays as it is."
    told |= dict.fromkeys(("restricted", "meeting", "item", "raised_on"), fixed)
    now = field_values(ACTION, row)
    return {name: told[name] for name in told if name in given and given[name] != now[name]}


def check_is_open(row: Action) -> None:
    """Refuse an act that only an open action allows."""
    if row.status not in OPEN:
        raise ActionClosed(row.status)


def check_reason(reason: str) -> None:
    """Refuse an empty reason, and one that says no more than that it goes on (Bracknell: “ongoing” is banned)."""
    if not reason.strip():
        refuse({"text": "A reason is needed; it is kept in the action's history."})
    if fold(reason) in {fold(each) for each in _NO_REASON}:
        refuse(
            {
                "text": f"“{reason.strip()}” is no reason: say what is left to do, or why it takes longer."
            }
        )


def update_problems(text: str, day: date | None, today: date) -> dict[str, str]:
    """Say what an entry of the history lacks: words, or a day that has come."""
    found = {} if text.strip() else {"text": UPDATE_WANTED}
    if day and day > today:
        found["day"] = f"{show_day(day)} has not come yet."
    return found


def check_new_due(row: Action, due: date) -> None:
    """Refuse a new due day that is the old one, or before the action was raised."""
    if due == row.due:
        refuse({"due": f"It is due on {show_day(due)} already."})
    if due < row.raised_on:
        refuse({"due": f"{show_day(due)} is before it was raised on {show_day(row.raised_on)}."})


def says_too_little(outcome: str) -> bool:
    """Say whether an outcome is empty, or no more than that it is done."""
    return fold(outcome) in {"", "done", "complete", "completed", "closed"}


def closing_problems(
    row: Action, outcome: str, evidence: str | None, paper: int | None = None
) -> dict[str, str]:
    """Say what an action still lacks to be closed: an outcome, and evidence where it was asked for."""
    found = {}
    if says_too_little(outcome):
        found["outcome"] = OUTCOME_WANTED
    has_paper = paper is not None or row.evidence_paper_id is not None
    given = (evidence or row.evidence or "").strip()
    if row.evidence_wanted and not (given or has_paper):
        found["evidence"] = "Evidence was asked for: choose a paper, or say where it can be seen."
    return found
