"""The one table of the program: any `Rows` with filter, sort, columns, editing in place, copying and export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from app.amounts import counted_of
from ui.table_acts import KEYS, Acts, Surroundings, alone
from ui.table_columns import Columns
from ui.table_delegate import CellDelegate
from ui.table_empty import EmptyList
from ui.table_finding import Finding
from ui.table_memory import ListMemory
from ui.table_menus import row_menu
from ui.table_model import Looker, RowsModel
from ui.table_rows import RowActs
from ui.table_view import ROW, TableView
from ui.widgets.boxes import SearchBox
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Label
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.rows import Row, Rows

__all__ = ["KEYS", "Acts", "Surroundings", "Table", "alone"]


class Table(Themed, Card):
    """A card with a list: `Table(rows, "Members", Acts(open=...), empty="No members yet.")`.

    `chosen` tells the id of the row with the focus, or None; `shown` how many rows fit the filter.
    Put `filter_box`, `columns_button`, `excel_button` and `count` where the page wants them.
    What is done with rows is in `on_rows`, with columns in `columns`, what narrows and orders them in `finding`.
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
        self.around = surroundings or alone()
        self.began = False
        self._stale = False
        self._told: int | None = None
        self.model = RowsModel(rows, self)
        self.model.editable = self.acts.edit is not None
        self.view = TableView(self.model, name, row_height, self)
        self.add(self.view, 1)
        self._empty = EmptyList(self.view, empty, self.acts.add)
        self.filter_box = SearchBox(f"Filter {name}", "Filter this list", "list-filter", width=200)
        self.on_rows, self.columns, self.finding = RowActs(self), Columns(self), Finding(self)
        self.columns_button = Button("Columns", "columns-3", on_click=self.columns.choose)
        self.excel_button = Button("Excel", "file-spreadsheet", on_click=self.on_rows.export)
        if self.acts.export is None:
            self.excel_button.hide()
        self.count = Label("", "small")
        self.delegate = self.make_delegate()
        self.view.setItemDelegate(self.delegate)
        self.delegate.closeEditor.connect(lambda *_args: self._edited())
        self.view.menu_wished.connect(lambda place: row_menu(self).popup(place))
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.refresh)
        self.memory = ListMemory(self, self.around.state)
        self.follow_theme()

    def make_delegate(self) -> CellDelegate:
        """Make what draws and edits the cells; a list with cells of its own kind makes its own."""
        return CellDelegate(self.view, self.model, self.around.choices, self.on_rows.enter)

    def set_look(self, look: Looker) -> None:
        """Let a function decide how cells look: `look(record, field, usual) -> Look`."""
        self.model.look = look
        self.view.viewport().update()

    def say_empty(self, sentence: str, *, can_add: bool = True) -> None:
        """Say this from the next reading on where the list has no row, such as of another span of it."""
        self._empty.say_usually(sentence, can_add=can_add)

    def begin(self) -> None:
        """Read for the first time; a page calls this, or showing does."""
        if not self.began:
            self.refresh()

    def set_rows(self, rows: Rows, **wished: Any) -> None:  # noqa: ANN401 - the parts of a Wish
        """Show another source with the same Fields, such as the same list at another date, as wide as its rows need.

        Parts of the wish given with it, such as its order, are asked for in the same turn.
        """
        self.view.forget_needs()
        self.model.wish = replace(self.model.wish, **wished)
        self.refresh(rows)
        if wished:
            self.memory.save_soon()

    def refresh(self, rows: Rows | None = None) -> None:
        """Ask the source again, or another with the same Fields; the chosen rows stay chosen.

        While a cell is edited it waits for the end of that: what is typed stays in the editor.
        """
        if rows is not None:
            self.model.take_rows(rows)
        self._again.stop()
        self._stale = self.view.editing
        if not self._stale:
            self.began = True
            self.keeping(self.model.refresh)

    def refresh_soon(self) -> None:
        """Ask the source again once, however often this is called before the next turn."""
        self._again.start()

    def ask(self, **changes: Any) -> None:  # noqa: ANN401 - the parts of a Wish
        """Change parts of the wish (search, filters, sort, descending) and read again."""
        wish = replace(self.model.wish, **changes)
        if wish != self.model.wish or not self.began:
            self.began = True
            self.keeping(lambda: self.model.ask(wish))
            self.memory.save_soon()

    def keeping(self, act: Callable[[], object]) -> None:
        """Do what reads or lays out the list anew, keep the place in it, and tell what it holds now."""
        self.view.keep_place(act)
        self._empty.show_for(self.model.rowCount(), narrowed=self.finding.is_narrowed)
        self.count.setText(self.told("row"))
        self.shown.emit(len(self.model.ids))
        self._tell()

    def told(self, one: str, many: str = "") -> str:
        """Say how many rows the list shows, and of how many where it is narrowed: "1 of 90 people"."""
        return counted_of(len(self.model.ids), self.model.whole, one, many)

    def height_of(self, rows: int) -> int:
        """Give the height in logical pixels at which so many rows are seen, with what stands around them."""
        view = self.view
        around = self.minimumSizeHint().height() - view.minimumSizeHint().height()
        tall = rows * view.verticalHeader().defaultSectionSize()
        return around + view.head.sizeHint().height() + tall + 2 * view.frameWidth()

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
        self.finding.show_all()
        return self.select(record_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Read when first shown, unless the page around it is about to read it."""
        super().showEvent(event)
        if not self._is_waiting():
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember at once when the page is left."""
        super().hideEvent(event)
        self.memory.save_now()

    def take_theme(self) -> None:
        """Make the fonts anew, and measure the columns by them."""
        self.delegate.forget_fonts()
        self.view.forget_needs()

    def _tell(self) -> None:
        current = self.current_id()
        if current != self._told:
            self._told = current
            self.chosen.emit(current)

    def _edited(self) -> None:
        if self._stale:
            self.refresh_soon()

    def _is_waiting(self) -> bool:
        around = self.parentWidget()
        while around is not None and not hasattr(around, "is_stale"):
            around = around.parentWidget()
        return around is not None and bool(around.is_stale)
