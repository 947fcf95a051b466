"""The commands of the screen of indicators."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.indicators.page import IndicatorsPage


def commands_of(page: IndicatorsPage) -> list[Command]:
    """Give what can be done with indicators."""
    has = page.has_indicator
    dataset = partial(page.desk.go, "import", {"kind": "dataset-return"})
    return [
        Command("indicators.new", "New indicator", page.add, "Ctrl+N", menu="Edit", icon="plus"),
        Command(
            "indicators.change",
            "Change indicator",
            page.change,
            "Ctrl+E",
            menu="Edit",
            icon="pencil",
            enabled=has,
        ),
        Command(
            "indicators.value",
            "Add value",
            page.add_value,
            "Ctrl+Shift+N",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "indicators.place",
            "Choose whose values",
            page.choose_place,
            "Ctrl+R",
            menu="Go",
            enabled=has,
        ),
        Command(
            "indicators.group",
            "Choose the group",
            page.choose_group,
            "Ctrl+G",
            menu="Go",
            enabled=has,
        ),
        Command("indicators.charts", "Small charts", page.go_to_charts, "Ctrl+L", menu="Go"),
        Command("indicators.exceptions", "Exceptions", page.go_to_exceptions, "Ctrl+B", menu="Go"),
        import_command(page.desk, "published-table", "Import published table"),
        paste_command(page.desk, "published-table"),
        Command("indicators.dataset", "Import dataset return", dataset, "Ctrl+D", menu="File"),
    ]
