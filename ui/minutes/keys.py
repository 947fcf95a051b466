"""The commands of a meeting with their keys, whether it is planned or minuted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.minutes.live_keys import live_commands
from ui.minutes.planning_keys import planning_commands
from ui.minutes.versions import TITLE

if TYPE_CHECKING:
    from ui.minutes.page import MeetingPage


def commands_of(page: MeetingPage) -> list[Command]:
    """Give what can be done with a meeting."""
    documents, in_hand = page.documents, page.in_hand
    return [
        Command("meeting.move", page.move_title, page.head.move_on, "Ctrl+M", menu="Edit"),
        Command("meeting.more", "More for this meeting", page.head.more.open, "Ctrl+Shift+M"),
        Command(
            "meeting.change", "Change meeting", page.change, "Ctrl+E", menu="Edit", icon="pencil"
        ),
        Command("meeting.pdf", documents.title, documents.write, "Ctrl+P", menu="File"),
        Command(
            "meeting.word", "Word version", partial(documents.write, "Word"), "Ctrl+W", menu="File"
        ),
        Command(
            "meeting.pack", "Pack PDF", documents.pack, "Ctrl+Shift+D", menu="File", icon="files"
        ),
        Command(
            "meeting.letters",
            "E-mail drafts",
            documents.letters,
            "Ctrl+Shift+J",
            menu="File",
            icon="mail",
        ),
        Command(
            "meeting.chair-file",
            "The chair's file back",
            page.chair_file.ask,
            menu="File",
            enabled=page.chair_file.can_take,
        ),
        Command(
            "meeting.versions",
            TITLE,
            page.versions.open,
            "F8",
            menu="File",
            icon="history",
            enabled=page.versions.can_open,
        ),
        Command(
            "meeting.correct",
            "Record correction",
            page.corrections.record,
            "Ctrl+Shift+E",
            menu="Edit",
            enabled=page.corrections.can_record,
        ),
        Command("meeting.enter", in_hand.enter_title, in_hand.enter, "Ctrl+Return", menu="Edit"),
        Command("meeting.item", "More for item or paper", in_hand.open_menu, "Ctrl+I"),
        Command(
            "meeting.proposed", "Recommendations", in_hand.go_to_proposals, "Ctrl+R", menu="Edit"
        ),
        Command("meeting.guest", "Add guest", in_hand.add_guest, "Ctrl+G", menu="Edit"),
        Command("meeting.carry", "Carry item over", in_hand.carry_over, menu="Edit"),
        Command(
            "meeting.interests", "Declarations of interest", in_hand.declare, "F12", menu="Edit"
        ),
        *planning_commands(page.planning, page.is_planning),
        *live_commands(page.live, page.is_live),
        Command(
            "minutes.quiet",
            "Quiet full screen",
            page.turn_quiet,
            "F11",
            menu="Go",
            icon="maximize",
            enabled=page.is_live,
        ),
    ]
