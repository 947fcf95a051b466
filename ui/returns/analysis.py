"""A round taken apart in lists: standards, agencies beside their sectors, sectors, and every weak answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.returns.analysis import Analysis, in_words
from app.returns.analysis_fields import WEAK, agency_fields, sector_fields, standard_fields
from app.returns.cycles import CHANGE_TONES
from app.rows import MemoryRows
from ui.documents import save_list
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.widgets.cards import column
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field
    from ui.page import Desk

STANDARDS, AGENCIES, SECTORS, WEAK_ANSWERS = "standards", "agencies", "sectors", "weak"
TITLES = {
    STANDARDS: "By standard",
    AGENCIES: "By agency",
    SECTORS: "By sector",
    WEAK_ANSWERS: "Weak answers",
}
_NAMES = {
    STANDARDS: "Standards of a round",
    AGENCIES: "Agencies of a round",
    SECTORS: "Sectors of a round",
    WEAK_ANSWERS: "Weak answers of a round",
}
_EMPTY = "No answer of this round is weak."


class AnalysisView(QWidget):
    """One list at a time under a line that says what stands out; `opened(look, id)` tells of a line that is opened."""

    opened = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._told = Label("", "muted", wrap=True)
        # The columns follow from threshold and last cycle, so that lists with others are lists of their own.
        self._tables: dict[tuple[str, int, str], Table] = {}
        self._rows: dict[str, MemoryRows] = {}
        self._stack = QStackedWidget()
        self.setLayout(column(self._told, self._stack, stretch=1))

    def show_analysis(self, found: Analysis, threshold: int, look: str, before: str = "") -> None:
        """Show one list of a round; `before` names what the last cycle covered."""
        self._told.setText(in_words(found, threshold))
        self._rows[look] = _rows_of(found, threshold, look, before)
        key = (look, threshold, before)
        table = self._tables.get(key) or self._make(look)
        self._tables[key] = table
        table.keeping(lambda: table.set_rows(self._rows[look]))
        self._stack.setCurrentWidget(table)

    def table(self) -> Table | None:
        """Give the list that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Table) else None

    def _make(self, look: str) -> Table:
        acts = Acts(
            open=lambda line: self.opened.emit(look, line),
            export=partial(self._export, look),
            open_words="Show in the heat map",
        )
        table = Table(
            self._rows[look],
            _NAMES[look],
            acts,
            self._desk.lists,
            empty=_EMPTY if look == WEAK_ANSWERS else "Nothing was asked in this round.",
        )
        table.set_look(_look)
        self._stack.addWidget(table)
        table.begin()
        return table

    def _export(self, look: str, fields: Sequence[Field], ids: Sequence[int]) -> None:
        save_list(self._desk, _NAMES[look], self._rows[look], fields=fields, ids=ids)


def _look(_record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a line of any list
    if field.name == "change" and usual.text in CHANGE_TONES:
        return Look(usual.text, CHANGE_TONES[usual.text], chip=True)
    return usual


def _rows_of(found: Analysis, threshold: int, look: str, before: str) -> MemoryRows:
    if look == STANDARDS:
        return MemoryRows(standard_fields(threshold), found.standards)
    if look == AGENCIES:
        return MemoryRows(agency_fields(threshold, before), found.agencies)
    if look == SECTORS:
        return MemoryRows(sector_fields(threshold), found.sectors)
    return MemoryRows(WEAK, found.weak)
