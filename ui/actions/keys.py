"""The commands of the action log: what can be done with the chosen action, and by which key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.verbs import VERBS
from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.actions.page import ActionsPage


def action_commands(page: ActionsPage) -> list[Command]:
    """Give the commands of the page."""
    return [
        Command("actions.new", "New action", page.add, "Ctrl+N", menu="Edit", icon="plus"),
        *(verb.command("actions", page.chosen, page.on(verb)) for verb in VERBS),
        Command("actions.more", "More for this action", page.detail.more.open, "Ctrl+M"),
        Command(
            "actions.people",
            "Chase people",
            page.chase_people,
            "Ctrl+Shift+J",
            menu="Go",
            icon="mail",
        ),
        Command(
            "actions.rag-words",
            "RAG words",
            page.show_rag_words,
            "Ctrl+Shift+R",
            menu="Go",
            icon="circle-dot",
        ),
        Command(
            "actions.escalation-rules",
            "When actions are escalated",
            page.show_escalation_rules,
            "Ctrl+Shift+L",
            menu="Go",
            icon="arrow-up",
        ),
        import_command(page.desk, "action-log", "Import action log"),
        paste_command(page.desk, "action-log"),
        Command("actions.pdf", "Action log as PDF", page.print, "Ctrl+P", menu="File"),
    ]
