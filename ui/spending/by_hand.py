"""The form of a line of spending that is typed, because no file brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.fields import Ref
from app.spending.by_hand import add_line_by_hand, change_line_by_hand
from app.spending.fields import SPENDING_BY_HAND, SpendingValues
from app.spending.operations import remove_lines
from ui.asking import ask
from ui.forms import values_of
from ui.spending.headings import year_headings

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.budget.years import YearRecord
    from app.spending.queries import SpendingRecord
    from ui.page import Desk


def ask_new_line(desk: Desk, year: YearRecord, show: Callable[[int], object]) -> None:
    """Ask for a line; headings are offered of the year that is shown, and `show` is told the id of what was added."""

    def save(values: SpendingValues) -> None:
        about = str(values.get("supplier") or values.get("description") or year.name)
        with desk.core.work("Add spending line", about) as work:
            added = add_line_by_hand(work, year.partnership.id, values)
        show(added)

    ask(
        desk,
        f"Add a line: {year.name}",
        SPENDING_BY_HAND,
        {},
        save=save,
        new=True,
        choices=year_headings(desk, lambda: Ref(year.id, year.name)),
        told="For what the ledger does not bring: accruals, recharges, corrections.",
    )


def ask_line(desk: Desk, record: SpendingRecord, year: YearRecord) -> None:
    """Ask for changes of a line; one that a file brought is told why it stays."""
    if not record.is_by_hand:
        desk.hint(
            "This line is as the ledger gave it. Give it a heading, or add a line that corrects it."
        )
        return

    def save(values: Any) -> None:  # noqa: ANN401 - the changed ones of SpendingValues
        with desk.core.work("Change spending line", record.name) as work:
            change_line_by_hand(work, record.id, values, record.version)

    def remove() -> None:
        with desk.core.work("Remove spending lines", record.name) as work:
            remove_lines(work, [record.id])

    ask(
        desk,
        record.name,
        SPENDING_BY_HAND,
        values_of(SPENDING_BY_HAND, record),
        save=save,
        choices=year_headings(desk, lambda: Ref(year.id, year.name)),
        remove=remove,
    )
