"""The dialog in which a person chooses the columns of a list and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.fields import Field, by_name
from ui.dialogs import Dialog
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.text import Label, named
from ui.widgets.ticks import TickDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
