"""The commands of the live minutes with their keys: the item in hand, its text, attendance and the clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.minutes.live import LiveView


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
            enabled=able,
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
        Command(
            "minutes.import-attendance",
            "Import attendance of Teams or Zoom",
            attendance.import_attendance,
            menu="Edit",
            enabled=able,
        ),
    ]
