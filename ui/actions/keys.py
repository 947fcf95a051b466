"""The commands of the action log: what can be done with the chosen action, and by which key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.acts import (
    open_bringing_back,
    open_closing,
    open_dropping,
    open_handing_on,
    open_new_due,
    open_reopening,
)
from ui.actions.form import open_action
from ui.commands import Command

if TYPE_CHECKING:
    from ui.actions.page import ActionsPage


def action_commands(page: ActionsPage) -> list[Command]:
    """Give the commands of the page."""

    def has_one() -> bool:
        return page.chosen() is not None

    def is_open() -> bool:
        record = page.chosen()
        return record is not None and record.is_open

    def is_closed() -> bool:
        return has_one() and not is_open()

    known = (
        ("update", "Add update", page.update_chosen, "Ctrl+U", "", is_open),
        ("chase", "Chase the owner", page.chase, "Ctrl+J", "bell", is_open),
        ("due", "Move due day", page.on(open_new_due), "Ctrl+D", "", is_open),
        ("close", "Close action", page.on(open_closing), "Ctrl+L", "", is_open),
        ("hand", "Hand action on", page.on(open_handing_on), "Ctrl+Shift+O", "", is_open),
        (
            "agenda",
            "Put action on an agenda",
            page.on(open_bringing_back),
            "Ctrl+Shift+G",
            "",
            is_open,
        ),
        ("drop", "Do not pursue", page.on(open_dropping), "", "", is_open),
        ("reopen", "Reopen action", page.on(open_reopening), "", "", is_closed),
        ("change", "Change action", page.on(open_action), "Ctrl+E", "", has_one),
    )
    return [
        Command("actions.new", "New action", page.add, "Ctrl+N", "Edit", "plus"),
        *(
            Command(f"actions.{name}", title, act, keys, "Edit", icon, able)
            for name, title, act, keys, icon, able in known
        ),
        Command("actions.more", "More for this action", page.detail.more.open, "Ctrl+I"),
        Command("actions.meeting", "Go to its meeting", page.go_to_meeting, "Ctrl+G", "Go"),
        Command("actions.pdf", "Action log as PDF", page.print, "Ctrl+P", "File"),
    ]
