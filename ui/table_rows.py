"""What is done with the rows of a list: opened, changed, deleted, copied, exported, and their history shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from ui import table_copy

if TYPE_CHECKING:
    from app.fields import Field
    from ui.table_model import Index
    from ui.tables import Table


class RowActs:
    """Does the acts of a list with the row that has the focus, or with all that are chosen."""

    def __init__(self, table: Table) -> None:
        self._table = table
        view = table.view
        view.open_wished.connect(self.open)
        view.delete_wished.connect(self.delete)
        view.copy_wished.connect(lambda header: self.copy(header=header))

    def open(self) -> None:
        """Open the row with the focus."""
        record_id, act = self._table.current_id(), self._table.acts.open
        if record_id is not None and act is not None:
            self._table.around.attempt(lambda: act(record_id))

    def edit(self) -> None:
        """Change the cell with the focus, for all chosen rows."""
        view = self._table.view
        view.edit(view.currentIndex())

    def enter(self, index: Index, field: Field, value: Any) -> None:  # noqa: ANN401
        """Store what was typed in a cell for all chosen rows, or for its own where it is not among them."""
        table, act = self._table, self._table.acts.edit
        record_id, chosen = table.model.ids[index.row()], table.chosen_ids()
        ids = chosen if record_id in chosen else [record_id]
        if act is not None and table.around.attempt(lambda: act(ids, field.name, value)):
            table.refresh_soon()

    def delete(self) -> None:
        """Delete the chosen rows."""
        ids, act = self._table.chosen_ids(), self._table.acts.delete
        if ids and act is not None and self._table.around.attempt(lambda: act(ids)):
            self._table.refresh_soon()

    def copy(self, *, header: bool = False) -> None:
        """Copy the chosen rows."""
        table = self._table
        records = table.model.records(table.chosen_ids()[: table_copy.MOST])
        text = table_copy.as_text(table.columns.shown(), records, header=header)
        QGuiApplication.clipboard().setText(text)

    def copy_addresses(self) -> None:
        """Copy the e-mail addresses of the chosen rows."""
        model = self._table.model
        records = model.records(self._table.chosen_ids())
        QGuiApplication.clipboard().setText(table_copy.addresses(model.all_fields, records))

    def export(self) -> None:
        """Hand what is shown to the export: columns in order, all ids that fit."""
        table, act = self._table, self._table.acts.export
        if act is not None:
            table.around.attempt(lambda: act(table.columns.shown(), list(table.model.ids)))

    def subject(self) -> tuple[str, int] | None:
        """Give the row with the focus as the record it is, by table and id; None where it is none of the file."""
        table = self._table.acts.table or self._table.model.table
        current = self._table.current_id()
        return (table, current) if table and current is not None and current > 0 else None

    @property
    def has_history(self) -> bool:
        """Say whether the row with the focus has a history that can be shown."""
        return self._table.around.history is not None and self.subject() is not None

    def show_history(self) -> None:
        """Show the history of the row with the focus."""
        record, show = self.subject(), self._table.around.history
        if record is not None and show is not None:
            show(*record)
