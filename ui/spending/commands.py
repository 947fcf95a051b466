"""The commands of the screen of spending lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.spending.page import SpendingPage


def commands_of(page: SpendingPage) -> list[Command]:
    """Give what can be done with lines of a ledger."""
    has, narrowing = page.has_year, page.narrowing
    known = (
        ("add", "Add a line", page.add_line, "Ctrl+N", "plus"),
        ("change", "Change the line", page.change_line, "Ctrl+Shift+E", "pencil"),
        ("heading", "Give the chosen lines a heading", page.give_heading, "Ctrl+E", "pencil"),
        ("take", "Take the proposed headings", page.take_proposed, "Ctrl+L", "check"),
    )
    places = (
        ("rules", "Rules for headings", page.show_rules, "Ctrl+Shift+R", has),
        ("which", "Choose the heading shown", narrowing.which.unfold, "Ctrl+J", has),
        ("month", "Choose the month shown", narrowing.month.unfold, "Ctrl+Shift+J", has),
        (
            "year",
            "Choose the financial year",
            narrowing.years.unfold,
            "Ctrl+Shift+Y",
            narrowing.years.is_choice,
        ),
        ("budget", "Go to the budget", page.go_to_budget, "Ctrl+G", has),
    )
    return [
        *(
            Command(f"spending.{name}", title, act, keys, menu="Edit", icon=icon, enabled=has)
            for name, title, act, keys, icon in known
        ),
        *(
            Command(f"spending.{name}", title, act, keys, menu="Go", enabled=enabled)
            for name, title, act, keys, enabled in places
        ),
        import_command(page.desk, "spending", "Import spending lines"),
        paste_command(page.desk, "spending"),
    ]
