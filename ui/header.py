"""The head of the window: title, subtitle, the search of everything, and the page's own buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.boxes import SearchBox
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Hit:
    """One record that fits a search: what it is called, a piece of its text, its kind and id."""

    title: str
    piece: str
    kind: str
    record_id: int


class Finder(SearchBox):
    """Searches everything while one types and opens what is chosen."""

    def __init__(self, open_hit: Callable[[Hit], object], parent: QWidget | None = None) -> None:
        super().__init__("Search everything", "Search everything   Ctrl+K", parent=parent)
        self._find: Callable[[str], Sequence[Hit]] = lambda _text: ()
        self._open = open_hit
        self._hits: Sequence[Hit] = ()
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(12)
        self._list.setWidget(self)
        self._popup = QListView()
        self._popup.setObjectName("popup")
        self._popup.setMinimumWidth(480)
        named(self._popup, "Found")
        self._list.setPopup(self._popup)
        self._list.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self.searched.connect(self.look)

    def set_find(self, find: Callable[[str], Sequence[Hit]]) -> None:
        """Search with another function; it is asked on the screen's thread and must be quick."""
        self._find = find

    def look(self, text: str) -> None:
        """Search and open the list of what was found."""
        self._hits = self._find(text) if text else ()
        self._model.clear()
        for hit in self._hits:
            piece = f"   {hit.piece}" if hit.piece else ""
            self._model.appendRow(QStandardItem(f"{hit.title}{piece}"))
        if text and not self._hits:
            nothing = QStandardItem("Nothing found")
            nothing.setEnabled(False)
            self._model.appendRow(nothing)
        if text and self.hasFocus():
            self._list.complete()
        else:
            self._popup.hide()

    def _chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._hits):
            hit = self._hits[index.row()]
            self.show_text("")
            self._open(hit)


class Header(QWidget):
    """Title and subtitle at the left, search and the page's buttons at the right."""

    def __init__(self, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finder = finder
        self._title = Label("", "title", self, wrap=True)
        self._subtitle = Label("", "muted", self, wrap=True)
        self._actions = QWidget(self)
        self._row = QHBoxLayout(self._actions)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(words, 1)
        whole.addWidget(finder, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(0, 4, 0, 0)
        self.setMinimumHeight(48)
        named(self, "Head of the page")

    def show_title(self, title: str, subtitle: str) -> None:
        """Show a page's title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_actions(self, actions: Sequence[QWidget]) -> None:
        """Show a page's buttons instead of the ones before, which stay with their page."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
        for action in actions:
            self._row.addWidget(action)
            action.show()
        self._actions.setVisible(bool(actions))
