"""What earlier meetings said under the item in hand: shown below the text, or put in at the caret, whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from app.amounts import counted
from app.minutes.queries import last_time
from ui.dialogs import Dialog
from ui.minutes.inserting import insert_lines
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.minutes.queries import Earlier
    from ui.minutes.live import LiveView
    from ui.page import Desk

_LINE = Qt.ItemDataRole.UserRole


class SaidChooser(Dialog):
    """`chosen(lines)` tells what is to be put in; the whole of the newest minutes is chosen to begin with."""

    help_text = (
        "What earlier meetings have in their minutes under this item, the newest first. All of the newest is chosen, "
        "so Return alone puts it in at the caret. Up and Down choose one paragraph, with Shift or Ctrl more of them, "
        "Ctrl+A everything. What was restricted then comes in restricted."
    )
    chosen = Signal(list)

    def __init__(self, found: Sequence[Earlier], parent: QWidget | None) -> None:
        super().__init__("Insert from last time", parent, width=720)
        self.list = QListWidget()
        self.list.setMinimumHeight(260)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.list, "What earlier meetings said, by paragraph")
        self.page.add(Label("Return puts in what is chosen.", "muted", wrap=True))
        self.page.add(self.list, 1)
        self.add_button("Close", self.reject)
        self.insert = self.add_button("Insert", self._take, "primary")
        for place, each in enumerate(found):
            self._add(each, is_chosen=place == 0)
        self.list.itemSelectionChanged.connect(self._tell)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._tell()
        self.list.setFocus()

    def lines(self) -> list[str]:
        """Give the lines that are chosen, in the order in which they stand."""
        every = (self.list.item(place) for place in range(self.list.count()))
        return [str(each.data(_LINE)) for each in every if each.isSelected() and each.data(_LINE)]

    def _add(self, earlier: Earlier, *, is_chosen: bool) -> None:
        head = QListWidgetItem(f"{earlier.meeting.name}, item {earlier.heading}")
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = head.font()
        bold.setBold(True)
        head.setFont(bold)
        self.list.addItem(head)
        for line in earlier.lines:
            item = QListWidgetItem(line)
            item.setData(_LINE, line)
            self.list.addItem(item)
            item.setSelected(is_chosen)
            if is_chosen and self.list.currentRow() < 0:
                flag = self.list.selectionModel().SelectionFlag.NoUpdate
                self.list.setCurrentItem(item, flag)

    def _tell(self) -> None:
        count = len(self.lines())
        self.insert.setEnabled(bool(count))
        self.insert.set_caption(f"Insert {counted(count, 'paragraph')}" if count else "Insert")

    def _take(self) -> None:
        lines = self.lines()
        # Return reaches the list, the dialog and its button: the first of them takes.
        if lines and self.isVisible():
            self.accept()
            self.chosen.emit(lines)


class SaidBefore:
    """Shows it beside the item in hand, and puts what is chosen of it into its text."""

    def __init__(self, desk: Desk, live: LiveView) -> None:
        self._desk = desk
        self._live = live

    def show(self) -> None:
        """Show what earlier meetings said under the item in hand, or hide it."""
        if self._live.item_id is not None:
            with self._desk.core.read() as session:
                found = last_time(session, self._live.item_id)
            self._live.panel.show_earlier(found)

    def choose(self) -> SaidChooser | None:
        """Let a person choose; says so where no earlier meeting has minutes under the item."""
        item = self._live.item_id
        if item is None or not self._live.panel.is_open:
            return None
        with self._desk.core.read() as session:
            found = [each for each in last_time(session, item) if each.lines]
        if not found:
            self._desk.hint("No earlier meeting of this group has minutes under this item.")
            return None
        chooser = SaidChooser(found, self._desk.window)
        chooser.chosen.connect(self._insert)
        chooser.show_fitted()
        return chooser

    def _insert(self, lines: list[str]) -> None:
        self._live.write()
        insert_lines(self._live.panel.editor, lines)
