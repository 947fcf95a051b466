"""What narrows and orders a list: words in its box, a filter under each heading, a click on a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.tables import Table


class Finding:
    """Turns what a person types and clicks into what the list is asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table
        view, head = table.view, table.view.head
        table.filter_box.searched.connect(lambda text: table.ask(search=text))
        view.typed.connect(table.acts.letter or self._type)
        view.filters_wished.connect(self.turn_filters)
        head.filtered.connect(lambda filters: table.ask(filters=filters))
        head.left.connect(view.setFocus)
        head.sectionClicked.connect(lambda place: self.sort_by(table.model.columns[place].name))

    @property
    def is_narrowed(self) -> bool:
        """Say whether words or filters may leave rows out."""
        return bool(self._table.model.wish.search or self._table.model.wish.filters)

    def sort_by(self, name: str) -> None:
        """Sort by a Field: upwards, then downwards, then in the list's own order, which some lists keep."""
        wish = self._table.model.wish
        if self._table.model.keeps_order:
            return
        if wish.sort != name:
            self._table.ask(sort=name, descending=False)
        elif not wish.descending:
            self._table.ask(descending=True)
        else:
            self._table.ask(sort="", descending=False)

    def turn_filters(self) -> None:
        """Open the filter row at the column with the focus, or close it and show every row again."""
        view = self._table.view
        if view.head.filters_open:
            view.head.open_filters(opened=False)
            self._table.ask(filters={})
            view.setFocus()
        else:
            place = max(0, view.currentIndex().column())
            self.filter_by(self._table.model.columns[place].name)

    def filter_by(self, name: str) -> None:
        """Open the filter row at a column."""
        self._table.view.head.open_filters(opened=True, name=name)

    def show_all(self) -> None:
        """Take off whatever leaves rows out."""
        if self.is_narrowed:
            self._table.filter_box.show_text("")
            self._table.view.head.open_filters(opened=False)
            self._table.ask(search="", filters={})

    def _type(self, text: str) -> None:
        box = self._table.filter_box
        if text.strip() and box.isVisible():
            box.setFocus()
            box.setText(text)
