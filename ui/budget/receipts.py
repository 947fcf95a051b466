"""What came in for one contribution: corrected in place, removed when it was recorded by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.budget.listings import RECEIPTS
from app.budget.operations import change_receipt, remove_receipt
from app.listing import SqlRows
from ui.dialogs import Dialog
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.budget.queries import ContributionRecord
    from ui.page import Desk


class ReceiptsDialog(Dialog):
    """The receipts of a contribution, newest last."""

    def __init__(self, desk: Desk, line: ContributionRecord) -> None:
        super().__init__(f"Receipts: {line.name}, {line.year}", desk.window, width=640)
        self._desk = desk
        self._line = line
        acts = Acts(edit=self._edit, delete=self._delete)
        rows = SqlRows(desk.core, RECEIPTS, contribution=line.id)
        empty = "Nothing has come in for this contribution yet."
        self.table = Table(rows, "Receipts", acts, desk.lists, empty=empty)
        self.table.setMinimumHeight(240)
        shown = [field for field in RECEIPTS.fields if field.name != "contribution"]
        self.table.model.set_columns(shown)
        self.page.add(self.table, 1)
        self.add_button("Close", self.accept, "primary")
        self.table.view.setFocus()

    def _edit(self, ids: Sequence[int], name: str, value: object) -> None:
        with self._desk.core.work("Change receipt", self._line.name) as work:
            for each in ids:
                change_receipt(work, each, {name: value})  # type: ignore[misc]

    def _delete(self, ids: Sequence[int]) -> None:
        with self._desk.core.work("Remove receipt", self._line.name) as work:
            for each in ids:
                remove_receipt(work, each)
