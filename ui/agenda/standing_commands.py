"""The commands of the screen of standing items."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.agenda.standing import StandingPage


def commands_of(page: StandingPage) -> list[Command]:
    """Give what can be done with standing items."""
    line, has = page.line, page.has_one
    return [
        Command(
            "standing.add", "Add standing item", line.setFocus, "Ctrl+N", menu="Edit", icon="plus"
        ),
        Command(
            "standing.form", "Add item with its form", line.ask_form, "Ctrl+Return", menu="Edit"
        ),
        Command(
            "standing.change",
            "Change item",
            page.table.on_rows.open,
            "Ctrl+E",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "standing.up",
            "Move item up",
            partial(page.move_by, -1),
            "Alt+Up",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "standing.down",
            "Move item down",
            partial(page.move_by, 1),
            "Alt+Down",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "standing.switch",
            page.switch_title,
            page.switch_chosen,
            "Ctrl+T",
            menu="Edit",
            enabled=has,
        ),
    ]
