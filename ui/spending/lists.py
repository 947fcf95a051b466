"""The list of spending lines with its acts, and how its cells look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.listing import SqlRows
from app.spending.listings import SPENDING_LINES
from ui.spending.headings import year_headings
from ui.table_model import Look
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from app.fields import Field
    from app.spending.queries import SpendingRecord
    from ui.spending.page import SpendingPage


def spending_table(page: SpendingPage) -> Table:
    """Make the list of a page; a heading is chosen in its cell from those of the year that is shown."""
    desk = page.desk
    acts = Acts(
        open=lambda _id: page.give_heading(),
        edit=page.enter_heading,
        delete=page.remove,
        export=page.export,
        add=("Add a line", page.add_line),
        open_words="Give a heading",
    )
    around = replace(desk.lists, choices=year_headings(desk, lambda: page.year))
    rows = SqlRows(desk.core, SPENDING_LINES, year=-1)
    table = Table(rows, "Spending lines", acts, around, empty="")
    table.set_look(spending_look)
    return table


def spending_look(record: SpendingRecord, field: Field, usual: Look) -> Look:
    """Show what is proposed in the place of a heading that is still to be given, and name a credit."""
    if field.name == "heading" and record.heading is None:
        if record.proposed is not None:
            return Look(f"{record.proposed.name}?", "note", chip=True)
        return Look("none yet", "caution", chip=True)
    if field.name == "heading":
        return Look(usual.text)  # cut at its end: a heading is known by how it begins
    if field.name == "amount" and record.is_credit:
        return Look(
            f"credit {usual.text}", "good"
        )  # before the figure, so that the pence stay below each other
    return usual
