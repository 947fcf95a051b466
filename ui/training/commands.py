"""The commands of the screen of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command
from ui.training.own_figures import TITLE

if TYPE_CHECKING:
    from ui.training.page import TrainingPage


def commands_of(page: TrainingPage) -> list[Command]:
    """Give what can be done with training."""
    has = page.has_event
    return [
        Command(
            "training.add", "Add event", page.forms.add_event, "Ctrl+N", menu="Edit", icon="plus"
        ),
        import_command(page.desk, "training-register", "Import training register"),
        paste_command(page.desk, "training-register"),
        Command(
            "training.attendance",
            "Import attendance of Teams or Zoom",
            page.events.import_attendance,
            "Ctrl+Shift+T",
            menu="File",
            enabled=has,
        ),
        Command(
            "training.course", "Add course", page.forms.add_course, "Ctrl+Shift+N", menu="Edit"
        ),
        Command(
            "training.book", "Add booking", page.events.book, "Ctrl+B", menu="Edit", enabled=has
        ),
        Command(
            "training.edit",
            "Edit the event",
            page.events.change,
            "Ctrl+E",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "training.all",
            "Enter all as attended",
            page.events.register.all_attended,
            "Ctrl+Shift+A",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "training.register", "Go to the register", page.go_to_register, "Ctrl+R", menu="Go"
        ),
        Command("training.look", "Choose the look", page.look.setFocus, "Ctrl+L", menu="Go"),
        Command(
            "training.period", "Choose the period", page.period.unfold, "Ctrl+Shift+Y", menu="Go"
        ),
        Command("training.own", TITLE, page.show_own_figures, "Ctrl+G", menu="Go"),
        Command(
            "training.report",
            "Training report",
            page.report.open,
            "Ctrl+P",
            menu="File",
            icon="file-down",
        ),
    ]
