"""Closing, issuing and the other moves of a meeting, with what each entails for its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.actions.operations import number_actions
from app.attendance.operations import freeze, mark_replied
from app.attendance.register import register
from app.decisions.operations import number_decisions
from app.errors import UserError
from app.meetings.moves import APPROVE, CALL_OFF, CLOSE, ISSUE, START, TO_CHAIR
from app.meetings.operations import keep_chair, move_meeting, record_approval
from app.meetings.rules import check_move
from app.minutes.blanks import blanks
from app.minutes.going_on import not_reached
from app.minutes.keeping_versions import keep_for_move
from app.minutes.queries import items_with_drafts, minuted
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.attendance.records import RegisterRow
    from app.groups.quorum import Quorum
    from app.meetings.moves import Move
    from app.minutes.going_on import GoingOn
    from app.work import Work


class DraftsWaiting(UserError):
    """Minutes were to be closed or issued while words that were typed are not in them yet."""

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__(
            f"Words typed into {', '.join(items)} are not in the minutes yet. Open each item and keep or discard them."
        )


@dataclass(frozen=True)
class ClosingCheck:
    """What to look at before a meeting is closed: only `unmarked` and `drafts` stand in the way."""

    unmarked: tuple[RegisterRow, ...]
    drafts: tuple[str, ...]
    quorum: Quorum
    without_owner: tuple[ActionRecord, ...]
    without_due: tuple[ActionRecord, ...]
    without_words: tuple[str, ...]
    """Items with neither text nor decision nor action."""
    without_chair: bool
    """Whether neither the meeting nor its group says who chaired, so that the minutes could not."""
    with_blanks: tuple[str, ...]
    """Items whose text has blanks of ready-made sentences that nobody filled."""
    unanswered: tuple[str, ...]
    """Items under which something is proposed that the meeting has not answered."""
    going_on: GoingOn
    """Items it did not come to, proposed to be carried over."""


def carry_out(
    work: Work,
    meeting_id: int,
    move: Move,
    *,
    reason: str | None = None,
    approved_at: int | None = None,
) -> int:
    """Make a move with all it entails: `with core.work(move.label, about, **move.options) as work`.

    Starting marks who gave apologies or sends a deputy. Closing keeps register and quorum as they are and gives
    decisions and actions their numbers for good; so does each later step towards issuing for any that has none, since
    nobody can give it one afterwards. Each move of minutes keeps a version of them.
    """
    row = work.get(Meeting, meeting_id)
    check_move(row, move, reason)
    if move in {CLOSE, TO_CHAIR, ISSUE}:
        _refuse_drafts(work.session, meeting_id)
    if move is CLOSE or (move is CALL_OFF and row.state is MeetingState.IN_MEETING):
        keep_chair(work, meeting_id)
        freeze(work, meeting_id)
    if move in {CLOSE, CALL_OFF, TO_CHAIR, ISSUE}:
        number_decisions(work, meeting_id)
        number_actions(work, meeting_id)
    move_meeting(work, meeting_id, move, reason=reason)
    if move is START:
        mark_replied(work, meeting_id)
    if move is APPROVE and approved_at is not None:
        record_approval(work, meeting_id, approved_at)
    keep_for_move(work, meeting_id, move)
    return meeting_id


def closing_check(session: Session, meeting_id: int) -> ClosingCheck:
    """Give what is still open at a meeting, for the question before it is closed."""
    found = register(session, meeting_id)
    items = minuted(session, meeting_id, found.meeting.day)
    raised = [action for each in items for action in each.actions]
    return ClosingCheck(
        found.unmarked,
        _quoted(each.item.heading for each in items if each.has_draft),
        found.quorum,
        tuple(each for each in raised if not each.owner_name),
        tuple(each for each in raised if not each.due),
        tuple(each.item.heading for each in items if not each.is_done),
        not found.meeting.chair_name,
        tuple(each.item.heading for each in items if blanks(each.text)),
        tuple(
            each.item.heading
            for each in items
            if any(one.decision is None for one in each.proposed)
        ),
        not_reached(session, meeting_id, items),
    )


def _refuse_drafts(session: Session, meeting_id: int) -> None:
    waiting = items_with_drafts(session, meeting_id)
    if waiting:
        raise DraftsWaiting(_quoted(waiting))


def _quoted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"“{each}”" for each in names)
