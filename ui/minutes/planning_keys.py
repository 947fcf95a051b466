"""The commands of a meeting's plan with their keys: its agenda, its papers and the replies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.minutes.planning import PlanningView

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


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
