"""The commands of the screen of members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.seats.page import MembersPage


def commands_of(page: MembersPage) -> list[Command]:
    """Give what can be done with members."""
    has = page.has_group
    known = (
        ("edit", "Edit chosen seat", page.detail.edit.open, "Ctrl+E", "pencil"),
        ("holder", "New holder", page.new_holder, "Ctrl+Shift+N", "user-plus"),
        ("deputy", "Name deputy", page.new_deputy, "Ctrl+D", "user-check"),
    )
    return [
        Command(
            "members.add",
            "Add member or seat",
            page.add_member,
            "Ctrl+N",
            menu="Edit",
            icon="plus",
            enabled=has,
        ),
        import_command(page.desk, "members", "Import members"),
        paste_command(page.desk, "members"),
        *(
            Command(f"members.{name}", title, act, keys, menu="Edit", icon=icon, enabled=has)
            for name, title, act, keys, icon in known
        ),
        Command(
            "members.day",
            "Choose the day",
            page.day.setFocus,
            "Ctrl+T",
            menu="Go",
            icon="calendar-days",
        ),
        Command(
            "members.pdf",
            "Membership list as PDF",
            page.save_pdf,
            "Ctrl+P",
            menu="File",
            icon="file-down",
            enabled=has,
        ),
        Command(
            "members.groups", "All groups", page.go_to_groups, "Ctrl+G", menu="Go", icon="network"
        ),
    ]
