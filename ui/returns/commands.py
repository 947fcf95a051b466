"""The commands of the returns screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command
from ui.returns.steps import STEPS
from ui.returns.taking_over import TAKE_OVER

if TYPE_CHECKING:
    from ui.returns.page import ReturnsPage


def commands_of(page: ReturnsPage) -> list[Command]:
    """Give what can be done with a round, with the chosen return and with the chosen cell."""
    return [
        import_command(page.desk, "section-11", "Import returns"),
        paste_command(page.desk, "section-11"),
        *_of_round(page),
        *_of_cell(page),
        *(
            Command(
                f"returns.{step.name}",
                step.title,
                partial(page.chosen.take, step),
                step.keys,
                menu="Edit",
                icon=step.icon,
                enabled=partial(page.chosen.can_take, step),
            )
            for step in STEPS
        ),
    ]


def _of_round(page: ReturnsPage) -> list[Command]:
    has = page.has_round
    return [
        Command(
            "returns.new-round", "New round", page.rounds.add, "Ctrl+N", menu="Edit", icon="plus"
        ),
        Command(
            "returns.round",
            "Change the round",
            page.rounds.change,
            "Ctrl+Shift+E",
            menu="Edit",
            enabled=has,
        ),
        Command(
            "returns.gaps",
            "Raise actions from gaps",
            page.rounds.raise_actions,
            "Ctrl+Shift+G",
            menu="Edit",
            icon="flag",
            enabled=has,
        ),
        Command(
            "returns.take-over",
            TAKE_OVER,
            page.rounds.take_over,
            "Ctrl+Shift+K",
            menu="Edit",
            icon="square-check",
            enabled=page.rounds.can_take_over,
        ),
        Command(
            "returns.templates",
            "Return templates",
            partial(page.desk.go, "return-templates", {}),
            "Ctrl+Shift+T",
            menu="Go",
            icon="list-ordered",
        ),
        Command(
            "returns.make",
            "Make workbooks",
            page.rounds.make_workbooks,
            "Ctrl+Shift+W",
            menu="File",
            icon="file-spreadsheet",
            enabled=page.has_agencies,
        ),
        Command("returns.ask", "Ask more agencies", page.rounds.ask_more, menu="Edit", enabled=has),
        Command(
            "returns.choose",
            "Choose round",
            page.bar.rounds.unfold,
            "Ctrl+R",
            menu="Go",
            enabled=page.bar.rounds.is_choice,
        ),
        Command(
            "returns.tracker",
            "Return tracker",
            page.show_tracker,
            "Ctrl+T",
            menu="Go",
            icon="table-2",
        ),
        Command(
            "returns.look",
            "Next view of the round",
            page.show_next_look,
            "Ctrl+B",
            menu="Go",
            enabled=has,
        ),
        Command(
            "returns.compare",
            page.compare_verb,
            page.compare,
            "Ctrl+L",
            menu="Go",
            icon="scale",
            enabled=page.can_compare,
        ),
        Command(
            "returns.report",
            "Report of the round",
            page.report.open,
            "Ctrl+P",
            menu="File",
            icon="file-down",
            enabled=has,
        ),
    ]


def _of_cell(page: ReturnsPage) -> list[Command]:
    within = page.chosen.is_in_standard
    known = (
        ("answers", "Correct the answers", page.chosen.open_answers, "Ctrl+E", "pencil", within),
        (
            "days",
            "Correct the days",
            page.chosen.correct_days,
            "Ctrl+D",
            "",
            page.chosen.has_request,
        ),
        ("raise", "Raise an action", page.chosen.raise_action, "Ctrl+Shift+A", "flag", within),
        ("action", "Go to its action", page.chosen.open_action, "Ctrl+G", "", within),
    )
    return [
        Command(f"returns.{name}", title, act, keys, menu="Edit", icon=icon, enabled=enabled)
        for name, title, act, keys, icon, enabled in known
    ]
