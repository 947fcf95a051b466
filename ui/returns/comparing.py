"""The last cycle beside this one, by standard: how many answers fell below then and fall below now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.fields import by_name
from app.returns.cycles import CHANGE_TONES, compared_fields, compared_sums
from ui.documents import save_list
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.totals import TOTAL, TotalledRows, show_untouched, total_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field
    from app.returns.cycles import Comparison
    from ui.page import Desk


class ComparisonView:
    """The standards of two rounds in `table`, with a total over those that both asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows = TotalledRows(
            compared_fields("the last cycle", "this one", 0), (), compared_sums
        )
        acts = Acts(export=self._export)
        empty = "These rounds ask no standard in common."
        self.table = Table(self._rows, "Standards in two cycles", acts, desk.lists, empty=empty)
        self.table.set_look(_look)

    def show(self, found: Comparison) -> None:
        """Show two rounds; the columns stay those that were chosen, under the rounds' own periods."""
        fields = compared_fields(found.before.period, found.now.period, found.threshold)
        known = by_name(fields)
        self._rows = TotalledRows(fields, found.lines, compared_sums)
        self.table.model.set_columns([known[each.name] for each in self.table.columns.shown()])
        show_untouched(self.table, self._rows)

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        save_list(self._desk, self.table.name, self._rows, fields=fields, ids=ids)


def _look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a standard or the total
    look = total_look(record, field) if record.id == TOTAL else usual
    if field.name == "change":
        return Look(look.text, CHANGE_TONES.get(look.text, "none"), chip=True)
    return look
