"""A meeting with open and restricted items, words, decisions and actions, to be printed in tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.actions.operations import add_action
from app.agenda.operations import add_item, change_item
from app.attendance.fields import Code, Mode
from app.attendance.guests import add_guest
from app.attendance.operations import mark_rest, record_attendance
from app.decisions.operations import add_decision
from app.meetings.moves import CLOSE
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from tests.app.meetings.makers import begin

if TYPE_CHECKING:
    from app.actions.fields import ActionValues
    from app.bootstrap import Core
    from app.decisions.fields import DecisionValues

SECRET = "Kestrel"  # noqa: S105 - a word to look for, and no secret
"""Stands in every restricted place and nowhere else."""


def hold(core: Core) -> int:
    """Hold and close the meeting and give its id."""
    board, meeting_id, [neglect, review] = begin(core, "Neglect strategy", f"Review {SECRET}")
    with core.work("Hold meeting") as work:
        change_item(work, review, {"restricted": True})
        part = add_item(work, {"meeting": meeting_id, "title": f"Part {SECRET}", "parent": review})
        record_attendance(work, meeting_id, board.seats["Nurse"], {"code": Code.DEPUTY})
        record_attendance(
            work, meeting_id, board.seats["DCS"], {"code": Code.ATTENDED, "arrived_item": review}
        )
        record_attendance(
            work,
            meeting_id,
            board.seats["Lead Member"],
            {"code": Code.APOLOGIES, "mode": Mode.ROOM},
        )
        mark_rest(work, meeting_id, Code.ATTENDED)
        add_guest(work, {"meeting": meeting_id, "name": "T. Noor", "item": review})
        save_minutes(
            work,
            neglect,
            f"Use had **risen**.\n- primary\n- secondary\n! {SECRET} was named\n3. Three\n4. Four",
        )
        for item in (review, part):
            save_minutes(work, item, f"{SECRET} was discussed.")
        decided: DecisionValues = {"meeting": meeting_id, "item": neglect}
        add_decision(work, {**decided, "text": "Extend the strategy."})
        add_decision(work, {**decided, "text": f"About {SECRET}.", "restricted": True})
        add_decision(work, {"meeting": meeting_id, "item": review, "text": f"On {SECRET}."})
        given: ActionValues = {"meeting": meeting_id, "item": neglect}
        add_action(
            work,
            {
                **given,
                "text": "Bring cases.",
                "owner_name": "All members",
                "due": date(2025, 6, 12),
            },
        )
        add_action(work, {**given, "text": f"Call {SECRET}.", "restricted": True})
        add_action(work, {"meeting": meeting_id, "item": part, "text": f"Write to {SECRET}."})
        carry_out(work, meeting_id, CLOSE)
    return meeting_id
