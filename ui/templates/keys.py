"""What can be done with the template of the chosen document, and by which key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.templates.page import TemplatesPage


def template_commands(page: TemplatesPage) -> list[Command]:
    """Give the commands of the page."""
    able = page.choose.isEnabled
    return [
        Command(
            "templates.choose",
            "Choose a Word file",
            page.ask_file,
            "Ctrl+N",
            menu="File",
            icon="file-input",
            enabled=able,
        ),
        Command(
            "templates.preview",
            "Preview on a meeting",
            page.show_preview,
            "Ctrl+P",
            menu="File",
            icon="eye",
            enabled=able,
        ),
        Command(
            "templates.start",
            "Save a starting template",
            page.save_start,
            "Ctrl+Shift+W",
            menu="File",
            icon="file-down",
        ),
        Command(
            "templates.group",
            "Template for one group",
            page.ask_group,
            "Ctrl+G",
            menu="Edit",
            icon="plus",
            enabled=able,
        ),
        Command(
            "templates.open",
            "Open the template",
            page.open_template,
            "Ctrl+E",
            menu="File",
            icon="external-link",
            enabled=page.has_own,
        ),
        Command(
            "templates.back",
            "Back to the built-in layout",
            page.go_back,
            "Ctrl+R",
            menu="Edit",
            icon="undo-2",
            enabled=page.has_own,
        ),
    ]
