"""The commands of the screen of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import import_command, paste_command
from ui.commands import Command

if TYPE_CHECKING:
    from ui.budget.page import BudgetPage


def commands_of(page: BudgetPage) -> list[Command]:
    """Give what can be done with a year."""
    known = (
        ("receipt", "Record receipt", page.receive, "Ctrl+R", "plus"),
        ("contribution", "Add contribution", page.payers.add, "Ctrl+N", ""),
        ("invoice", "Record invoice", page.invoice, "Ctrl+Shift+V", ""),
        ("receipts", "Receipts of the contribution", page.show_receipts, "Ctrl+Shift+R", ""),
        ("income", "Other income", page.show_income, "Ctrl+J", ""),
        ("kind", "Given in kind", page.show_in_kind, "Ctrl+G", ""),
        ("heading", "Add heading", page.headings.add, "Ctrl+Shift+N", ""),
        ("spending", "Spending lines of the ledger", page.show_spending, "Ctrl+L", ""),
        ("ledger", "Ledger beside typed figures", page.compare_ledger, "Ctrl+Shift+L", ""),
        ("year", "Change the financial year", page.change_year, "Ctrl+E", "pencil"),
        ("more", "More for the budget", page.more.open, "Ctrl+M", ""),
        ("report", "Budget report", page.report.open, "Ctrl+P", "file-down"),
    )
    return [
        *(
            Command(
                f"budget.{name}",
                title,
                act,
                keys,
                menu="Edit",
                icon=icon,
                enabled=page.has_year,
            )
            for name, title, act, keys, icon in known
        ),
        Command(
            "budget.choose",
            "Choose the financial year",
            page.years.unfold,
            "Ctrl+Shift+Y",
            menu="Edit",
            enabled=page.years.is_choice,
        ),
        import_command(page.desk, "contributions", "Import contributions"),
        paste_command(page.desk, "contributions"),
    ]
