"""The commands of the screen of meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.meetings.views import LOOKS

if TYPE_CHECKING:
    from ui.meetings.page import MeetingsPage


def commands_of(page: MeetingsPage) -> list[Command]:
    """Give what can be done with meetings."""
    has_one = page.has_one
    return [
        Command("meetings.new", "New meeting", page.add, "Ctrl+N", menu="Edit", icon="plus"),
        Command(
            "meetings.year",
            "Plan a year",
            page.plan_year,
            "Ctrl+Shift+N",
            menu="Go",
            icon="calendar-plus",
        ),
        Command(
            "meetings.forward",
            "Forward plan",
            page.forward_plan,
            "Ctrl+Shift+L",
            menu="Go",
            icon="flag",
        ),
        Command(
            "meetings.attendance",
            "Attendance by seat and agency",
            page.show_attendance,
            "Ctrl+Shift+A",
            menu="Go",
            icon="user-check",
        ),
        Command(
            "meetings.open",
            "Open meeting",
            page.open_chosen,
            "Ctrl+Return",
            menu="Go",
            enabled=has_one,
        ),
        Command(
            "meetings.change",
            "Change meeting",
            page.change,
            "Ctrl+E",
            menu="Edit",
            icon="pencil",
            enabled=has_one,
        ),
        *(
            Command(
                f"meetings.{each.value}",
                f"Show as {each.text.casefold()}",
                partial(page.views.show_as, each.value),
                f"Ctrl+Shift+{place}",
                menu="Go",
            )
            for place, each in enumerate(LOOKS, start=1)
        ),
        Command(
            "meetings.start",
            "Start meeting",
            page.start,
            "Ctrl+Shift+M",
            menu="Edit",
            icon="play",
            enabled=has_one,
        ),
        Command(
            "meetings.move",
            page.move_title,
            page.move_on,
            "Ctrl+M",
            menu="Edit",
            enabled=page.can_move,
        ),
    ]
