"""The report of the indicators, written from the screens that show what stands in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.documents import save_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.document import Report
    from ui.page import Desk
    from ui.widgets.menus import Entry, MenuButton

ENDINGS = (("PDF", ".pdf"), ("Word", ".docx"), ("Excel", ".xlsx"))


def reports_of(desk: Desk, own: Callable[[], int | None]) -> list[Entry]:
    """Give the formats that the report can be written in; `own` tells of which partnership."""

    def write(ending: str) -> None:
        partnership = own()

        def build() -> Report:
            from reports import indicators  # noqa: PLC0415 - like the writers, only when a report is written

            return indicators.build(desk.core, partnership)

        save_report(desk, "Writing the indicators", f"Indicators{ending}", build)

    return [(f"As {title}", partial(write, ending)) for title, ending in ENDINGS]


def report_commands(button: MenuButton) -> list[Command]:
    """Give the command that opens the list of formats."""
    return [
        Command(
            "indicators.report",
            "Report of the indicators",
            button.open,
            "Ctrl+P",
            menu="File",
            icon="file-down",
            enabled=button.isEnabled,
        )
    ]
