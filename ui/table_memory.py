"""Carries what a list remembers between the list and where it is kept."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.fields import by_name
from ui.table_state import ListState, State

if TYPE_CHECKING:
    from ui.tables import Table

PAUSE = 400
"""Milliseconds after the last change before it is saved: dragging a column edge makes many."""


class ListMemory:
    """Brings a list into the state it was left in, and saves each change of it shortly after."""

    def __init__(self, table: Table, state: State) -> None:
        self._table = table
        self._state = state
        self._soon = QTimer(table)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._save)
        self._bring_back()

    def save_soon(self) -> None:
        """Save after a pause."""
        self._soon.start()

    def save_now(self) -> None:
        """Save what still waits, because the list is left."""
        if self._soon.isActive():
            self._save()

    def _bring_back(self) -> None:
        table = self._table
        kept = ListState.read(self._state.load(table.name))
        fields = by_name(table.model.all_fields)
        columns = [fields[name] for name in kept.columns if name in fields]
        if columns:
            table.model.set_columns(columns)
        table.view.widths = {name: width for name, width in kept.widths.items() if name in fields}
        wish = kept.wish(set(fields))
        table.model.wish = replace(wish, sort="") if table.model.keeps_order else wish
        table.filter_box.show_text(kept.search)
        if table.model.wish.filters:
            table.view.head.open_filters(opened=True)

    def _save(self) -> None:
        self._soon.stop()
        wish = self._table.model.wish
        leading = self._table.columns.leading
        shown = [field.name for field in self._table.columns.shown() if field.name != leading]
        usual = [field.name for field in self._table.model.all_fields if field.listed]
        # Standard columns are not kept by name: a list that gets a new one, or an import of other columns, shows it.
        kept = ListState(
            columns=[] if shown == usual else shown,
            widths=dict(self._table.view.widths),
            search=wish.search,
            filters=dict(wish.filters),
            sort=wish.sort,
            descending=wish.descending,
        )
        self._state.save(self._table.name, asdict(kept))
