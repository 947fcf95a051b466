"""The commands of the screen of spending lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.spending.page import SpendingPage
    from ui.widgets.buttons import ComboBox


def commands_of(page: SpendingPage) -> list[Command]:
    """Give what can be done with lines of a ledger."""
    has, narrowing = page.has_year, page.narrowing
    known = (
        ("heading", "Give the chosen lines a heading", page.give_heading, "Ctrl+E", "pencil"),
        ("take", "Take the proposed headings", page.take_proposed, "Ctrl+L", "check"),
    )
    places = (
        ("rules", "Rules for headings", page.show_rules, "Ctrl+Shift+R"),
        ("which", "Choose the heading shown", partial(_unfold, narrowing.which), "Ctrl+J"),
        ("month", "Choose the month shown", partial(_unfold, narrowing.month), "Ctrl+Shift+J"),
        ("year", "Choose the financial year", partial(_unfold, narrowing.years), "Ctrl+Shift+Y"),
        ("budget", "Go to the budget", page.go_to_budget, "Ctrl+G"),
    )
    return [
        *(
            Command(f"spending.{name}", title, act, keys, menu="Edit", icon=icon, enabled=has)
            for name, title, act, keys, icon in known
        ),
        *(
            Command(f"spending.{name}", title, act, keys, menu="Go", enabled=has)
            for name, title, act, keys in places
        ),
        import_command(page.desk, "spending", "Import spending lines"),
        paste_command(page.desk, "spending"),
    ]


def _unfold(box: ComboBox) -> None:
    """Go to a drop-down list and open it."""
    box.setFocus()
    box.showPopup()
