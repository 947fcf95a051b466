"""The commands of the screen of one template."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.returns.outline import OutlinePage


def commands_of(page: OutlinePage) -> list[Command]:
    """Give what can be done with an outline, its scale and its editions."""
    is_open, has_line, has = page.is_open, page.has_line, page.has_one
    known = (
        ("add", "Add question", page.line.setFocus, "Ctrl+N", "plus", is_open),
        ("form", "Add question with its form", page.line.ask_form, "Ctrl+Return", "", is_open),
        ("standard", "Add standard", page.add_standard, "Ctrl+T", "", is_open),
        ("change", "Change the line", page.table.on_rows.open, "Ctrl+E", "", has_line),
        ("up", "Move up", partial(page.move_by, -1), "Alt+Up", "arrow-up", has_line),
        ("down", "Move down", partial(page.move_by, 1), "Alt+Down", "arrow-down", has_line),
        ("scale", "Change scale", page.change_scale, "Ctrl+L", "scale", is_open),
        ("about", "Change name and guidance", page.change_template, "Ctrl+D", "pencil", is_open),
        ("edition", "New edition", page.new_edition, "Ctrl+Shift+N", "copy", has),
        ("round", "Open a round", page.open_round, "Ctrl+R", "inbox", has),
    )
    return [
        Command(
            f"return-template.{name}", title, act, keys, menu="Edit", icon=icon, enabled=enabled
        )
        for name, title, act, keys, icon, enabled in known
    ]
