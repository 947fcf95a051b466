"""The documents of a financial year: the budget report, and what agencies contribute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.documents import file_name, format_entries, save_report

if TYPE_CHECKING:
    from app.budget.years import YearRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry


def save_budget(desk: Desk, year: YearRecord, ending: str) -> None:
    """Write the budget report, as the ending of its file says."""
    from reports import budget  # noqa: PLC0415 - documents are needed only when one is written

    file = f"{file_name('Budget', year.name)}{ending}"
    save_report(desk, "Writing the budget", file, lambda: budget.build(desk.core, year.id))


def save_contributions(desk: Desk, year: YearRecord, ending: str) -> None:
    """Write the contributions, as the ending of their file says."""
    from reports import contributions  # noqa: PLC0415 - as above

    file = f"{file_name('Contributions', year.name)}{ending}"
    save_report(
        desk,
        "Writing the contributions",
        file,
        lambda: contributions.build(desk.core, year.id),
    )


def entries(desk: Desk, year: YearRecord) -> list[Entry]:
    """Give what can be written."""
    return [
        *format_entries("Budget report", partial(save_budget, desk, year)),
        None,
        ("Contributions as Excel", partial(save_contributions, desk, year, ".xlsx")),
        ("Contributions as PDF", partial(save_contributions, desk, year, ".pdf")),
    ]
