"""The menus of a table: of its rows and of one column; all they offer can be done by key too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui import table_copy
from ui.widgets.text import plain_caption

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.fields import Field
    from ui.tables import Table


def row_menu(table: Table) -> QMenu:
    """Make the menu of the chosen rows."""
    menu, acts = _menu(table), table.acts
    many = len(table.chosen_ids())
    if acts.open is not None:
        _add(menu, acts.open_words, table.on_rows.open, "Return")
    if acts.edit is not None:
        _add(
            menu,
            "Change this cell" if many == 1 else f"Change {many} rows",
            table.on_rows.edit,
            "F2",
        )
    if acts.delete is not None:
        words = acts.delete_words if many == 1 else f"{acts.delete_words} {many} rows"
        _add(menu, words, table.on_rows.delete, "Del")
    menu.addSeparator()
    _add(menu, "Copy", table.on_rows.copy, "Ctrl+C")
    _add(menu, "Copy with headings", lambda: table.on_rows.copy(header=True), "Ctrl+Shift+C")
    if table_copy.has_addresses(table.model.all_fields):
        _add(menu, "Copy e-mail addresses", table.on_rows.copy_addresses)
    menu.addSeparator()
    if table.on_rows.has_history:
        _add(menu, "History of this record", table.on_rows.show_history, "Ctrl+H")
    if acts.export is not None:
        _add(menu, "Write this list to Excel", table.on_rows.export)
    _add(menu, "Filter by column", table.finding.turn_filters, "Ctrl+Shift+F")
    _add(menu, "Choose columns", table.columns.choose)
    return menu


def column_menu(table: Table, section: int) -> QMenu:
    """Make the menu of one column."""
    menu = _menu(table)
    field = table.model.columns[section]
    if not table.model.keeps_order:
        _add_sorts(menu, table, field)
    _add(menu, f"Filter by {field.label}", lambda: table.finding.filter_by(field.name))
    if len(table.model.columns) > 1:
        _add(menu, f"Hide {field.label}", lambda: table.columns.hide(field))
    _add(menu, "Choose columns", table.columns.choose)
    if table.view.widths:
        _add(menu, "Fit the widths again", table.columns.fit)
    return menu


def _add_sorts(menu: QMenu, table: Table, field: Field) -> None:
    _add(menu, f"Sort by {field.label}", lambda: table.ask(sort=field.name, descending=False))
    _add(menu, "Sort downwards", lambda: table.ask(sort=field.name, descending=True))
    if table.model.wish.sort:
        _add(menu, "Back to the list's own order", lambda: table.ask(sort="", descending=False))
    menu.addSeparator()


def _menu(table: Table) -> QMenu:
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> None:
    # The key is shown, not given to the action: the view answers it itself.
    caption = plain_caption(text) + (f"\t{keys}" if keys else "")
    menu.addAction(caption).triggered.connect(lambda _checked=False: act())
