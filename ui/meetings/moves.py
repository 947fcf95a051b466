"""Making a meeting move on: the question, the reason or the check that a move asks for first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.actions.escalation import to_escalate
from app.agenda.postponing import postpone_with_agenda
from app.amounts import counted
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.days import show_long_day
from app.errors import Unreadable
from app.fields import Day, Fields, Link, Note, Ref
from app.meetings.moves import (
    APPROVE,
    CALL_OFF,
    CANCEL,
    CLOSE,
    ISSUE,
    ISSUE_AGENDA,
    POSTPONE,
    START,
    moves_from,
)
from app.minutes.closing import carry_out, closing_check
from app.minutes.going_on import own_items, send_on
from app.minutes.names_to_check import names_to_check
from app.planning.day_doubts import day_doubts
from ui.asking import Options, ask
from ui.dialogs import Caution, Confirm
from ui.meetings.going_on import GoingOnBoxes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.meetings.moves import Move
    from app.meetings.queries import MeetingRecord
    from app.minutes.closing import ClosingCheck
    from ui.forms import Form
    from ui.page import Desk

_SHOWN = 8
"""Names to check that are shown at once."""
REASON: Fields = (
    Note("reason", "Reason", required=True, help="The history and the documents show it."),
)
NEW_DAY: Fields = (
    *REASON,
    Day(
        "new_day", "New date", help="Left empty while none is agreed; a date plans the new meeting."
    ),
)
_PUT_OFF = "With a new date all items go along. Without one, those ticked go to {}:"
APPROVED: Fields = (
    Link("approved_at", "Approved at", kind="meetings", help="The meeting that approved them."),
)


def next_move(record: MeetingRecord) -> Move | None:
    """Give the move that is the next step of a meeting, None where all is done."""
    moves = moves_from(record.state)
    return moves[0] if moves and not moves[0].wants_reason else None


def other_moves(record: MeetingRecord, today: date) -> Sequence[Move]:
    """Give the moves a meeting can make besides its next step; no quorum is missed before its day."""
    first = next_move(record)
    early = {CALL_OFF} if record.day > today else set()
    return [move for move in moves_from(record.state) if move is not first and move not in early]


def make_move(
    desk: Desk, record: MeetingRecord, move: Move, *, approved_at: MeetingRecord | None = None
) -> None:
    """Make a move, after asking what it wants to know; drafts have been stored by the caller.

    `approved_at` is proposed as the meeting that approves.
    """
    if move in {ISSUE_AGENDA, ISSUE}:
        desk.attempt(lambda: _issue(desk, record, move))
    elif move is START and record.day > desk.core.clock.today():
        _start_early(desk, record)
    elif move is CLOSE:
        desk.attempt(lambda: _close(desk, record))
    elif move in {CANCEL, CALL_OFF, POSTPONE}:
        _end(desk, record, move)
    elif move is APPROVE:
        at = Ref(approved_at.id, approved_at.name) if approved_at else None
        save = partial(_approve, desk, record)
        _ask(desk, record, move, APPROVED, save=save, given={"approved_at": at})
    elif move.wants_reason:
        _ask(desk, record, move, REASON, save=lambda given: _carry_out(desk, record, move, **given))
    else:
        _go_on(desk, record, move)


def _go_on(desk: Desk, record: MeetingRecord, move: Move) -> None:
    """Make a move, after its question where it has one."""
    act = partial(desk.attempt, lambda: _carry_out(desk, record, move))
    if move.is_confirmed:
        dialog = Confirm(move.label, move.question, move.verb, act=act, parent=desk.window)
        dialog.show_fitted()
    else:
        act()


def _issue(desk: Desk, record: MeetingRecord, move: Move) -> None:
    """Show names that came in by copying before anything goes out; none of them stands in the way."""
    with desk.core.read() as session:
        found = names_to_check(session, record.id)
    if not found:
        _go_on(desk, record, move)
        return
    told = "\n".join(each.line for each in found[:_SHOWN])
    more = len(found) - _SHOWN
    Caution(
        "Are these names right?",
        f"{told}\nand {counted(more, 'more name')}" if more > 0 else told,
        (f"{move.verb} as it is", partial(_go_on, desk, record, move)),
        desk.window,
        safe=("Look again", lambda: None),
    ).show_fitted()


def _carry_out(desk: Desk, record: MeetingRecord, move: Move, **given: Any) -> None:  # noqa: ANN401 - of carry_out
    with desk.core.work(move.label, record.name, **move.options) as work:
        carry_out(work, record.id, move, **given)


def _start_early(desk: Desk, record: MeetingRecord) -> None:
    """Ask before a meeting is started ahead of its day; Return does not start it."""
    today = show_long_day(desk.core.clock.today())
    Caution(
        "Start it before its day?",
        f"{record.name}, is still to come: today is {today}.",
        (START.verb, partial(desk.attempt, lambda: _carry_out(desk, record, START))),
        desk.window,
        safe=("Not yet", lambda: None),
    ).show_fitted()


def _approve(desk: Desk, record: MeetingRecord, given: dict[str, Any]) -> None:
    _carry_out(desk, record, APPROVE, approved_at=given["approved_at"])


def _end(desk: Desk, record: MeetingRecord, move: Move) -> None:
    """Ask why a meeting does not take place, and where its own items go; standing items stay."""
    today = desk.core.clock.today()
    with desk.core.read() as session:
        found = own_items(session, record.id, today)
    put_off = move is POSTPONE
    told = _PUT_OFF if put_off else "Its items go to {}:"
    boxes = GoingOnBoxes(found, told, ticked=not put_off)

    def save(given: dict[str, Any]) -> None:
        new_day = given.get("new_day")
        about = record.name if new_day else f"{record.name}{boxes.told()}"
        with desk.core.work(move.label, about, **move.options) as work:
            if put_off:
                postpone_with_agenda(work, record.id, reason=given["reason"], new_day=new_day)
            else:
                carry_out(work, record.id, move, reason=given["reason"])
            if new_day is None:
                send_on(work, boxes.chosen(), found.to.id if found.to else None)

    asked: Options = {"new": True, "verb": move.verb, "told": record.name}
    if found.items:
        asked["below"] = boxes
    dialog = ask(desk, move.label, NEW_DAY if put_off else REASON, {}, save=save, **asked)
    if put_off:
        dialog.form.changed.connect(partial(_advise, desk, record, dialog.form))


def _advise(desk: Desk, record: MeetingRecord, form: Form) -> None:
    """Tell beside the new date what may stand against it."""
    try:
        day = form.editors["new_day"].value()
    except Unreadable:
        day = None
    with desk.core.read() as session:
        told = day_doubts(session, record.id, when_and_where(record) | {"day": day})
    form.advise("new_day", " ".join(told))


def when_and_where(record: MeetingRecord) -> dict[str, Any]:
    """Give of a meeting what its other days are judged by: whose it is, its times and its place."""
    return {
        "group": record.group.id,
        "starts": record.starts,
        "finishes": record.finishes,
        "venue": record.venue,
    }


def _close(desk: Desk, record: MeetingRecord) -> None:
    with desk.core.read() as session:
        found = closing_check(session, record.id)
    is_ahead = record.day > desk.core.clock.today()
    early = [f"Its day, {show_long_day(record.day)}, is still to come."] if is_ahead else []
    doubts = [*early, *_doubts(found)]
    boxes = GoingOnBoxes(found.going_on)
    if not found.unmarked and not doubts and not found.going_on.items:
        desk.attempt(lambda: _close_rest(desk, record, found, boxes))
        return
    close = partial(desk.attempt, lambda: _close_rest(desk, record, found, boxes))
    verb = "Mark them N and close" if found.unmarked else CLOSE.verb
    told, again = "\n".join(doubts), ("Look again", lambda: None)
    question = Caution("Close the meeting?", told, (verb, close), desk.window, safe=again)
    if found.going_on.items:
        question.page.body.insertWidget(1, boxes)
    question.show_fitted()


def _close_rest(
    desk: Desk, record: MeetingRecord, found: ClosingCheck, boxes: GoingOnBoxes
) -> None:
    to = found.going_on.to
    with desk.core.work(CLOSE.label, f"{record.name}{boxes.told()}") as work:
        if found.unmarked:
            mark_rest(work, record.id, Code.ABSENT)
        # Before it is closed, so that the version kept on closing says where they went.
        send_on(work, boxes.chosen(), to.id if to else None)
        carry_out(work, record.id, CLOSE)
    with desk.core.read() as session:
        rising = to_escalate(session, desk.core.clock.today(), group_id=record.group.id)
    if rising:
        told = f"{counted(len(rising), 'action')} of {record.group} came back too often."
        go = ("See what to escalate", lambda: desk.go("actions", {"span": "escalate"}))
        # After the message of the step itself.
        QTimer.singleShot(0, desk.window, partial(desk.say, told, *go))


def _doubts(found: ClosingCheck) -> list[str]:
    """Say what is still open, one sentence each."""
    told = []
    if found.unmarked:
        names = _some([row.name for row in found.unmarked], "{}")
        told.append(f"Without attendance: {names}.")
    if found.without_chair:
        told.append("Nobody is named as chair. Ctrl+E on the meeting names one.")
    if found.quorum.is_met is False:
        told.append(f"The meeting was not quorate: {found.quorum.missing}.")
    proposed = {each.heading for each in found.going_on.items}
    empty = [each for each in found.without_words if each not in proposed]
    if empty:
        told.append(f"Nothing is recorded under {_some(empty)}.")
    if found.with_blanks:
        told.append(f"Blanks are still to be filled under {_some(found.with_blanks)}.")
    if found.unanswered:
        told.append(f"Recommendations are not answered under {_some(found.unanswered)}.")
    if found.without_owner:
        told.append(f"Without an owner: {_some([each.text for each in found.without_owner])}.")
    if found.without_due:
        told.append(f"Without a due day: {_some([each.text for each in found.without_due])}.")
    return told


def _some(names: Sequence[str], quoted: str = "“{}”") -> str:
    shown = ", ".join(quoted.format(name) for name in names[:4])
    return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown


def _ask(
    desk: Desk,
    record: MeetingRecord,
    move: Move,
    fields: Fields,
    *,
    save: Callable[[dict[str, Any]], object],
    given: dict[str, Any] | None = None,
) -> None:
    told = move.question or record.name
    ask(desk, move.label, fields, given or {}, save=save, new=True, verb=move.verb, told=told)
