"""What can be done on the screen of agencies, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.agencies.page import AgenciesPage

LIST, OF_SCHOOLS, MATRIX = "list", "schools", "matrix"
"""What the screen may be shown as."""


def commands_of(page: AgenciesPage) -> Sequence[Command]:
    """Give what can be done with agencies."""
    return [
        Command(
            "agencies.add",
            lambda: "Add school" if page.of_schools() else "Add agency",
            page.add,
            "Ctrl+N",
            menu="Edit",
            icon="plus",
        ),
        Command(
            "agencies.bring-in",
            lambda: "Import schools" if page.of_schools() else "Import agencies",
            page.bring_in,
            "Ctrl+I",
            menu="File",
            icon="file-input",
        ),
        Command("agencies.paste", "Paste a copied list", page.paste, "Ctrl+V", menu="Edit"),
        Command(
            "agencies.edit",
            "Edit chosen agency",
            page.detail.edit.open,
            "Ctrl+E",
            menu="Edit",
            icon="pencil",
            enabled=page.has_agency,
        ),
        Command(
            "agencies.list",
            "List of agencies",
            lambda: page.show_as(LIST),
            "Ctrl+Shift+L",
            menu="Go",
            icon="list",
        ),
        Command(
            "agencies.schools",
            "List of schools",
            partial(page.show_as, OF_SCHOOLS),
            "Ctrl+Shift+S",
            menu="Go",
            icon="graduation-cap",
        ),
        Command(
            "agencies.matrix",
            "How they take part",
            lambda: page.show_as(MATRIX),
            "Ctrl+L",
            menu="Go",
            icon="table-2",
        ),
        Command(
            "agencies.pdf",
            "How they take part as PDF",
            page.save_pdf,
            "Ctrl+P",
            menu="File",
            icon="file-down",
        ),
    ]
