"""The columns of a list: which are shown, in which order and how wide, and the dialog that chooses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.fields import Field, by_name
from ui.dialogs import Dialog
from ui.table_menus import column_menu
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.text import Label, named
from ui.widgets.ticks import TickDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.tables import Table


class Columns:
    """The columns of one list.

    `leading` names the Field that is shown before those a person chose, "" where there is none.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.leading = ""
        head = table.view.head
        table.view.column_menu_wished.connect(self.open_menu)
        head.sectionMoved.connect(lambda *_args: table.memory.save_soon())
        head.sectionResized.connect(lambda *_args: self._sized())

    def shown(self) -> list[Field]:
        """Give the Fields shown, in the order on screen."""
        head, columns = self._table.view.head, self._table.model.columns
        return [columns[head.logicalIndex(place)] for place in range(len(columns))]

    def show(self, columns: Sequence[Field]) -> None:
        """Show other columns from now on."""
        self._table.keeping(lambda: self._table.model.set_columns(columns))
        self._table.memory.save_soon()

    def choose(self) -> None:
        """Open the dialog that chooses columns."""
        table = self._table
        ChooseColumns(table.model.all_fields, self.shown(), self.show, table.window()).show_fitted()

    def hide(self, field: Field) -> None:
        """Show the list without one column."""
        self.show([each for each in self.shown() if each != field])

    def lead_with(self, name: str) -> None:
        """Show a Field before the chosen columns for as long as the rows need it, "" for none; it is not remembered."""
        if name == self.leading:
            return
        own = [field for field in self.shown() if field.name != self.leading]
        names, model = {field.name for field in own}, self._table.model
        first = [each for each in model.all_fields if each.name == name not in names]
        self.leading = name if first else ""
        self._table.keeping(lambda: model.set_columns([*first, *own]))

    def fit(self) -> None:
        """Forget the widths that the person gave and fit the columns to what they hold."""
        self._table.view.widths.clear()
        self._table.view.fit()
        self._table.memory.save_soon()

    def open_menu(self, section: int) -> None:
        """Open the menu of a column below its heading."""
        if 0 <= section < len(self._table.model.columns):
            head = self._table.view.head
            place = QPoint(head.sectionViewportPosition(section), head.height())
            column_menu(self._table, section).popup(head.mapToGlobal(place))

    def _sized(self) -> None:
        # Before anything is read only the program has given widths.
        if self._table.began:
            self._table.memory.save_soon()


class ChooseColumns(Dialog):
    """Ticks show columns; Up and Down move one."""

    def __init__(
        self,
        fields: Sequence[Field],
        shown: Sequence[Field],
        take: Callable[[list[Field]], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Choose columns", parent, width=480)
        self._fields = by_name(fields)
        self._take = take
        self.list = QListWidget(self)
        self.list.setMinimumHeight(240)
        self.list.setItemDelegate(TickDelegate(self.list))
        named(self.list, "Columns", "Space shows or hides a column")
        hidden = [field for field in fields if field not in shown]
        for field in (*shown, *hidden):
            self._entry(field, ticked=field in shown)
        self.list.setCurrentRow(0)
        self.page.add(Label("Space shows or hides; the buttons move a column.", "muted", wrap=True))
        self.page.add(self.list, 1)
        up = Button("Move up", "arrow-up", on_click=lambda: self._move(-1))
        down = Button("Move down", "arrow-down", on_click=lambda: self._move(1))
        standard = Button("Standard columns", on_click=self._standard)
        self.page.body.addLayout(row(up, down, None, standard))
        self.add_button("Cancel", self.reject)
        self.add_button("Show these", self._done, "primary")
        self.list.setFocus()

    def ticked(self) -> list[Field]:
        """Give the ticked columns in order."""
        items = [self.list.item(place) for place in range(self.list.count())]
        names = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        return [self._fields[name] for name in names]

    def _entry(self, field: Field, *, ticked: bool) -> None:
        item = QListWidgetItem(field.label)
        item.setData(Qt.ItemDataRole.UserRole, field.name)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place < self.list.count() and 0 <= place + by < self.list.count():
            self.list.insertItem(place + by, self.list.takeItem(place))
            self.list.setCurrentRow(place + by)

    def _standard(self) -> None:
        self.list.clear()
        for field in self._fields.values():
            self._entry(field, ticked=field.listed)

    def _done(self) -> None:
        chosen = self.ticked()
        if chosen:
            self._take(chosen)
        self.accept()
