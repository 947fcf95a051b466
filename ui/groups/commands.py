"""The commands of the screen of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.groups.page import GroupsPage


def commands_of(page: GroupsPage) -> list[Command]:
    """Give what can be done with groups."""
    has = page.has_group
    return [
        Command("groups.add", "Add group", page.forms.add, "Ctrl+N", menu="Edit", icon="plus"),
        Command(
            "groups.edit",
            "Edit chosen group",
            page.detail.edit.open,
            "Ctrl+E",
            menu="Edit",
            icon="pencil",
            enabled=has,
        ),
        Command(
            "groups.members",
            "Members of chosen group",
            page.open_chosen,
            "Ctrl+M",
            menu="Go",
            icon="users",
            enabled=has,
        ),
        *_looks(page),
        *_documents(page),
    ]


def _looks(page: GroupsPage) -> list[Command]:
    chart = page.chart.chart
    known = (
        ("chart", "Structure chart", page.show_chart, "Ctrl+L", "network"),
        ("list", "List of groups", page.show_list, "Ctrl+Shift+L", "list"),
        ("seats", "Seats to see to", page.see_to_seats, "Ctrl+T", "user-x"),
        ("larger", "Larger chart", chart.larger, "Ctrl++", "zoom-in"),
        ("smaller", "Smaller chart", chart.smaller, "Ctrl+-", "zoom-out"),
    )
    return [
        Command(f"groups.{name}", title, act, keys, menu="Go", icon=icon)
        for name, title, act, keys, icon in known
    ]


def _documents(page: GroupsPage) -> list[Command]:
    known = (
        ("pdf", "Structure chart as PDF", page.save_pdf, "Ctrl+P", "file-down"),
        ("png", "Structure chart as picture", page.save_png, "", "image"),
        ("matrix", "Relevant agencies and how they take part", page.save_matrix, "", ""),
    )
    return [
        Command(f"groups.{name}", title, act, keys, menu="File", icon=icon)
        for name, title, act, keys, icon in known
    ]
