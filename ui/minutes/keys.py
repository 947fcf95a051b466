"""The commands of a meeting with their keys: those of all of it, of its plan, and of the live minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.commands import Command
from ui.minutes.versions import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.minutes.live import LiveView
    from ui.minutes.page import MeetingPage
    from ui.minutes.planning import PlanningView

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


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


def planning_commands(planning: PlanningView, able: Callable[[], bool]) -> list[Command]:
    """Give what can be done with an agenda."""
    agenda = planning.agenda
    return [
        Command(
            "agenda.add",
            "Add agenda item",
            partial(agenda.line.setFocus, _BY_KEY),
            "Ctrl+N",
            menu="Edit",
            icon="plus",
            enabled=able,
        ),
        Command(
            "papers.attach",
            "Attach papers",
            planning.attach,
            "Ctrl+Shift+U",
            menu="Edit",
            icon="paperclip",
            enabled=able,
        ),
        Command(
            "replies.paste",
            "Paste replies",
            planning.replies.paste_replies,
            "Ctrl+Shift+V",
            menu="Edit",
            enabled=able,
        ),
        Command(
            "agenda.park", "Park in the forward plan", planning.park, menu="Edit", enabled=able
        ),
        Command(
            "papers.show",
            "Papers or replies",
            planning.turn_side,
            "Ctrl+Shift+T",
            menu="Go",
            enabled=able,
        ),
        Command(
            "agenda.up",
            "Move up",
            partial(planning.move_by, -1),
            "Alt+Up",
            menu="Edit",
            enabled=able,
        ),
        Command(
            "agenda.down",
            "Move down",
            partial(planning.move_by, 1),
            "Alt+Down",
            menu="Edit",
            enabled=able,
        ),
    ]


def live_commands(live: LiveView, able: Callable[[], bool]) -> list[Command]:
    """Give what can be done in the meeting."""
    acts, attendance, editor = live.acts, live.attendance, live.panel.editor
    return [
        Command(
            "minutes.decision",
            "Make decision",
            acts.make_decision,
            "Ctrl+D",
            menu="Edit",
            enabled=able,
        ),
        Command(
            "minutes.next", "Next item", partial(live.step, 1), "Ctrl+Down", menu="Go", enabled=able
        ),
        Command(
            "minutes.before",
            "Item before",
            partial(live.step, -1),
            "Ctrl+Up",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.earlier",
            "Last time we said",
            live.said_before.show,
            "Ctrl+L",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.said",
            "Insert from last time",
            live.said_before.choose,
            "Ctrl+Shift+S",
            menu="Edit",
            enabled=able,
        ),
        Command(
            "minutes.pause",
            live.timing.pause_title,
            live.timing.turn_pause,
            "F9",
            menu="Go",
            enabled=lambda: able() and live.timing.runs,
        ),
        Command(
            "minutes.projector",
            live.projector.title,
            live.projector.turn,
            "Shift+F11",
            menu="Go",
            icon="maximize",
            enabled=able,
        ),
        Command(
            "minutes.all-present",
            "All present",
            attendance.mark_all,
            "Ctrl+Shift+A",
            menu="Edit",
            enabled=able,
        ),
        Command(
            "minutes.bold",
            "Bold",
            editor.make_bold,
            "Ctrl+B",
            menu="Edit",
            icon="bold",
            enabled=able,
        ),
        Command(
            "minutes.bullets",
            "Bullets",
            editor.make_bullets,
            "Ctrl+Shift+L",
            menu="Edit",
            icon="list",
            enabled=able,
        ),
        Command(
            "minutes.numbers",
            "Numbered points",
            editor.make_numbers,
            "Ctrl+Shift+N",
            menu="Edit",
            icon="list-ordered",
            enabled=able,
        ),
        Command(
            "minutes.restrict",
            "Restricted lines",
            editor.restrict,
            "Ctrl+Shift+R",
            menu="Edit",
            icon="eye-off",
            enabled=able,
        ),
        Command(
            "minutes.ready-made",
            "Ready-made sentence",
            live.ready_made.choose,
            "Ctrl+J",
            menu="Edit",
            icon="message-square-text",
            enabled=able,
        ),
        Command(
            "minutes.find",
            "Find in minutes",
            live.finder.open,
            "Ctrl+F",
            menu="Go",
            icon="search",
            enabled=able,
        ),
        Command(
            "minutes.find-next",
            "Find next",
            partial(live.finder.step, 1),
            "F3",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.find-before",
            "Find previous",
            partial(live.finder.step, -1),
            "Shift+F3",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.unknown",
            "Next unknown word",
            partial(live.unknown_words.step, 1),
            "F7",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.unknown-before",
            "Unknown word before",
            partial(live.unknown_words.step, -1),
            "Shift+F7",
            menu="Go",
            enabled=able,
        ),
        Command(
            "minutes.late",
            "Late or left",
            attendance.late_or_left,
            "Ctrl+T",
            menu="Edit",
            enabled=able,
        ),
    ]
