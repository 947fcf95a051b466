"""The one table of the program: any `Rows` with filter, sort, columns, editing in place, copying and export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent

from app.amounts import counted_of
from ui import table_copy
from ui.table_acts import KEYS, Acts, Surroundings, alone
from ui.table_columns import ChooseColumns
from ui.table_delegate import CellDelegate
from ui.table_empty import EmptyList
from ui.table_memory import ListMemory
from ui.table_menus import column_menu, row_menu
from ui.table_model import Index, Looker, RowsModel
from ui.table_view import ROW, TableView
from ui.widgets.boxes import SearchBox
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Label
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from app.rows import Row, Rows

__all__ = ["KEYS", "Acts", "Surroundings", "Table", "alone"]


class Table(Themed, Card):
    """A card with a list: `Table(rows, "Members", Acts(open=...), empty="No members yet.")`.

    `chosen` tells the id of the row with the focus, or None; `shown` how many rows fit the filter.
    Put `filter_box`, `columns_button`, `excel_button` and `count` where the page wants them.
    """

    chosen = Signal(object)
    shown = Signal(int)

    def __init__(
        self,
        rows: Rows,
        name: str,
        acts: Acts | None = None,
        surroundings: Surroundings | None = None,
        *,
        empty: str = "Nothing here yet.",
        row_height: int = ROW,
    ) -> None:
        super().__init__(padding=2)
        self.name = name
        self.acts = acts or Acts()
        self._around = surroundings or alone()
        self._told: int | None = None
        self._began = False
        self._stale = False
        self.leading = ""
        self.model = RowsModel(rows, self)
        self.model.editable = self.acts.edit is not None
        self.view = TableView(self.model, name, row_height, self)
        self._empty = EmptyList(self.view, empty, self.acts.add)
        self._delegate = self.make_delegate()
        self.view.setItemDelegate(self._delegate)
        self.add(self.view, 1)
        self._tools()
        self._timer()
        self._connect()
        self._memory = ListMemory(self, self._around.state)
        self.follow_theme()

    def make_delegate(self) -> CellDelegate:
        """Make what draws and edits the cells; a list with cells of its own kind makes its own."""
        return CellDelegate(self.view, self.model, self._around.choices, self._enter)

    def set_look(self, look: Looker) -> None:
        """Let a function decide how cells look: `look(record, field, usual) -> Look`."""
        self.model.look = look
        self.view.viewport().update()

    def set_rows(self, rows: Rows) -> None:
        """Show another source with the same Fields, such as the same list at another date."""
        self.view.forget_needs()
        self._began = True
        self._keeping(lambda: self.model.set_rows(rows))

    def lead_with(self, name: str) -> None:
        """Show a Field before the chosen columns for as long as the rows need it, "" for none; it is not remembered."""
        if name == self.leading:
            return
        own = [field for field in self.columns() if field.name != self.leading]
        shown = {field.name for field in own}
        first = [each for each in self.model.all_fields if each.name == name not in shown]
        self.leading = name if first else ""
        self._keeping(lambda: self.model.set_columns([*first, *own]))

    def refresh(self, rows: Rows | None = None) -> None:
        """Ask the source again, or another with the same Fields; the chosen rows stay chosen.

        While a cell is edited it waits for the end of that.
        """
        if rows is not None:
            self.model.take_rows(rows)
        self._refresh.stop()
        self._stale = self.view.editing
        if not self._stale:
            self._began = True
            self._keeping(self.model.refresh)

    def refresh_soon(self) -> None:
        """Ask the source again once, however often this is called before the next turn."""
        self._refresh.start()

    def begin(self) -> None:
        """Read for the first time; a page calls this, or showing does."""
        if not self._began:
            self.refresh()

    def current_id(self) -> int | None:
        """Give the id of the row with the focus."""
        return self.view.current_id()

    def chosen_ids(self) -> list[int]:
        """Give the ids of all chosen rows."""
        return self.view.chosen_ids()

    def current_record(self) -> Row | None:
        """Give the record of the row with the focus."""
        row = self.view.currentIndex().row()
        return self.model.record(row) if row >= 0 else None

    def subject(self) -> tuple[str, int] | None:
        """Give the row with the focus as the record it is, by table and id; None where it is none of the file."""
        table = self.acts.table or self.model.table
        chosen = self.current_id()
        return (table, chosen) if table and chosen is not None and chosen > 0 else None

    def show_record_history(self) -> None:
        """Show the history of the row with the focus."""
        record, show = self.subject(), self._around.history
        if record is not None and show is not None:
            show(*record)

    @property
    def has_history(self) -> bool:
        """Say whether the row with the focus has a history that can be shown."""
        return self._around.history is not None and self.subject() is not None

    def select(self, record_id: int) -> bool:
        """Choose a row by id and show it; False when the filter hides it."""
        self.begin()
        place = self.model.place(record_id)
        if place is None:
            return False
        self.view.go_to(place, max(0, self.view.currentIndex().column()))
        return True

    def reveal(self, record_id: int) -> bool:
        """Choose a row by id though a filter hides it, by taking the filter off; False when the list has it not."""
        if self.select(record_id):
            return True
        if self.model.wish.search or self.model.wish.filters:
            self.filter_box.show_text("")
            self.view.head.open_filters(opened=False)
            self.ask(search="", filters={})
        return self.select(record_id)

    def ask(self, **changes: Any) -> None:  # noqa: ANN401 - the parts of a Wish
        """Change parts of the wish (search, filters, sort, descending) and read again."""
        wish = replace(self.model.wish, **changes)
        if wish != self.model.wish or not self._began:
            self._began = True
            self._keeping(lambda: self.model.ask(wish))
            self._memory.save_soon()

    def sort_by(self, name: str) -> None:
        """Sort by a Field: upwards, then downwards, then in the list's own order."""
        wish = self.model.wish
        if wish.sort != name:
            self.ask(sort=name, descending=False)
        elif not wish.descending:
            self.ask(descending=True)
        else:
            self.ask(sort="", descending=False)

    def told(self, one: str, many: str = "") -> str:
        """Say how many rows the list shows, and of how many where it is narrowed: "1 of 90 people"."""
        return counted_of(len(self.model.ids), self.model.whole, one, many)

    def choose_columns(self) -> None:
        """Open the dialog that chooses columns."""
        every = self.model.all_fields
        ChooseColumns(every, self.columns(), self._show_columns, self.window()).show_fitted()

    def hide_column(self, field: Field) -> None:
        """Show the list without one column."""
        self._show_columns([each for each in self.columns() if each != field])

    def fit_columns(self) -> None:
        """Forget the widths that the person gave and fit the columns to what they hold."""
        self.view.widths.clear()
        self.view.fit()
        self._memory.save_soon()

    def open_column_menu(self, section: int) -> None:
        """Open the menu of a column below its heading."""
        if 0 <= section < len(self.model.columns):
            left = self.view.head.sectionViewportPosition(section)
            place = self.view.head.mapToGlobal(QPoint(left, self.view.head.height()))
            column_menu(self, section).popup(place)

    def columns(self) -> list[Field]:
        """Give the Fields shown, in the order on screen."""
        head = self.view.head
        return [
            self.model.columns[head.logicalIndex(place)] for place in range(len(self.model.columns))
        ]

    def copy(self, *, header: bool = False) -> None:
        """Copy the chosen rows."""
        records = self.model.records(self.chosen_ids()[: table_copy.MOST])
        QGuiApplication.clipboard().setText(
            table_copy.as_text(self.columns(), records, header=header)
        )

    def copy_addresses(self) -> None:
        """Copy the e-mail addresses of the chosen rows."""
        records = self.model.records(self.chosen_ids())
        QGuiApplication.clipboard().setText(table_copy.addresses(self.model.all_fields, records))

    def edit_cell(self) -> None:
        """Change the cell with the focus, for all chosen rows."""
        self.view.edit(self.view.currentIndex())

    def export(self) -> None:
        """Hand what is shown to the export: columns in order, all ids that fit."""
        act = self.acts.export
        if act is not None:
            self._around.attempt(lambda: act(self.columns(), list(self.model.ids)))

    def open_row(self) -> None:
        """Open the row with the focus."""
        record_id, act = self.current_id(), self.acts.open
        if record_id is not None and act is not None:
            self._around.attempt(lambda: act(record_id))

    def delete_rows(self) -> None:
        """Delete the chosen rows."""
        ids, act = self.chosen_ids(), self.acts.delete
        if ids and act is not None and self._around.attempt(lambda: act(ids)):
            self.refresh_soon()

    def show_filters(self, name: str = "") -> None:
        """Open the filter row at a column, or close it when it is open and none is named."""
        head = self.view.head
        if name or not head.filters_open:
            field = self.model.columns[max(0, self.view.currentIndex().column())]
            head.open_filters(opened=True, name=name or field.name)
        else:
            head.open_filters(opened=False)
            self.ask(filters={})
            self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when first shown, unless the page around it is about to read it."""
        super().showEvent(event)
        if not self._is_waiting():
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember at once when the page is left."""
        super().hideEvent(event)
        self._memory.save_now()

    def take_theme(self) -> None:
        """Make the fonts anew, and measure the columns by them."""
        self._delegate.forget_fonts()
        self.view.forget_needs()

    def _tools(self) -> None:
        self.filter_box = SearchBox(
            f"Filter {self.name}", "Filter this list", "list-filter", width=200
        )
        self.columns_button = Button("Columns", "columns-3", on_click=self.choose_columns)
        self.excel_button = Button("Excel", "file-spreadsheet", on_click=self.export)
        if self.acts.export is None:
            self.excel_button.hide()
        self.count = Label("", "small")

    def _timer(self) -> None:
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(0)
        self._refresh.timeout.connect(self.refresh)

    def _connect(self) -> None:
        view, head = self.view, self.view.head
        view.open_wished.connect(self.open_row)
        view.delete_wished.connect(self.delete_rows)
        view.copy_wished.connect(lambda header: self.copy(header=header))
        view.typed.connect(self._type_to_find)
        view.menu_wished.connect(lambda place: row_menu(self).popup(place))
        view.column_menu_wished.connect(self.open_column_menu)
        view.filters_wished.connect(self.show_filters)
        view.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())
        head.sectionClicked.connect(lambda place: self.sort_by(self.model.columns[place].name))
        head.sectionMoved.connect(lambda *_args: self._memory.save_soon())
        head.sectionResized.connect(lambda *_args: self._sized())
        head.filtered.connect(lambda filters: self.ask(filters=filters))
        head.left.connect(view.setFocus)
        self._delegate.closeEditor.connect(lambda *_args: self._edited())
        self.filter_box.searched.connect(lambda text: self.ask(search=text))

    def _keeping(self, act: Callable[[], object]) -> None:
        self.view.keep_place(act)
        wish = self.model.wish
        self._empty.show_for(self.model.rowCount(), narrowed=bool(wish.search or wish.filters))
        self.count.setText(self.told("row"))
        self.shown.emit(len(self.model.ids))
        self._tell()

    def _tell(self) -> None:
        current = self.current_id()
        if current != self._told:
            self._told = current
            self.chosen.emit(current)

    def _is_waiting(self) -> bool:
        around = self.parentWidget()
        while around is not None and not hasattr(around, "is_stale"):
            around = around.parentWidget()
        return around is not None and bool(around.is_stale)

    def _sized(self) -> None:
        if self._began:
            self._memory.save_soon()

    def _edited(self) -> None:
        if self._stale:
            self.refresh_soon()

    def _show_columns(self, columns: Sequence[Field]) -> None:
        self._keeping(lambda: self.model.set_columns(columns))
        self._memory.save_soon()

    def _type_to_find(self, text: str) -> None:
        if text.strip() and self.filter_box.isVisible():
            self.filter_box.setFocus()
            self.filter_box.setText(text)

    def _enter(self, index: Index, field: Field, value: Any) -> None:  # noqa: ANN401
        act = self.acts.edit
        record_id = self.model.ids[index.row()]
        ids = self.chosen_ids()
        ids = ids if record_id in ids else [record_id]
        if act is not None and self._around.attempt(lambda: act(ids, field.name, value)):
            self.refresh_soon()
