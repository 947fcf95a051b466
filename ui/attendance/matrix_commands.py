"""The commands of the screen of attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage


def commands_of(page: AttendancePage) -> list[Command]:
    """Give what can be done with the attendance of a group."""
    has = page.has_meetings
    return [
        import_command(page.desk, "attendance-matrix", "Import attendance matrix"),
        paste_command(page.desk, "attendance-matrix"),
        Command("attendance.look", "By seat or by agency", page.show_other, "Ctrl+L", menu="Go"),
        Command("attendance.group", "Choose the group", page.groups.setFocus, "Ctrl+G", menu="Go"),
        Command(
            "attendance.period",
            "Choose the period",
            page.period.years.setFocus,
            "Ctrl+Shift+Y",
            menu="Go",
        ),
        Command(
            "attendance.report",
            "Attendance report",
            page.report.open,
            "Ctrl+P",
            menu="File",
            icon="file-down",
            enabled=has,
        ),
    ]
