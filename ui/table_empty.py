"""What stands in the middle of a list that has no row: the reason, and the act that adds the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ui.widgets.cards import EmptyState
from ui.widgets.text import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView


class EmptyList(EmptyState):
    """Says in a list's own room that it is empty; `add` is the verb and the act offered there."""

    def __init__(
        self,
        view: QAbstractItemView,
        sentence: str,
        add: tuple[str, Callable[[], object]] | None,
    ) -> None:
        verb, act = add or ("", None)
        super().__init__(sentence, verb, on_click=act, parent=view.viewport())
        self._view = view
        self._usual = sentence
        self._can_add = add is not None
        self._offers = True
        self.hide()
        view.viewport().installEventFilter(self)

    def say_usually(self, sentence: str, *, can_add: bool = True) -> None:
        """Say another sentence from now on; an act that would not fill the list is not offered beside it."""
        self._usual, self._offers = sentence, can_add

    def show_for(self, rows: int, *, narrowed: bool) -> None:
        """Show or hide it for so many rows; `narrowed` says that a filter may have taken them."""
        self.say("Nothing fits the filter." if narrowed else self._usual)
        self.button.setVisible(not narrowed and self._can_add and self._offers)
        self.setVisible(not rows)
        if self._view.property("empty") != (not rows):
            # With no row to carry the ring of focus the list itself wears it.
            self._view.setProperty("empty", not rows)
            restyle(self._view)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words in the middle of the list's room."""
        if event.type() == QEvent.Type.Resize:
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self.setGeometry(self._view.viewport().rect())
