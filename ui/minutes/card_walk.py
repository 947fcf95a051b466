"""Cards one below the other under the headings of their items: sixty shown at once, walked by keys, one in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.widgets.buttons import Button
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.widgets.panes import ScrollPage

_PAGE = 60
"""Cards that are shown at once; the button below them shows as many more."""


class SteppedCard(QFrame):
    """A card to be walked to: `stepped(by)` tells that an arrow was pressed, `met` that it is in hand now."""

    stepped = Signal(int)
    met = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next card with an arrow, which the scrolling page around would take else."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one in hand."""
        super().focusInEvent(event)
        self.met.emit()


C = TypeVar("C", bound=SteppedCard)


class CardWalk(Generic[C]):
    """Fills a page with the cards of places; `make` makes the card of a place, `heading` names its item."""

    def __init__(
        self, page: ScrollPage, make: Callable[[int], C], heading: Callable[[int], str]
    ) -> None:
        self.cards: dict[int, C] = {}
        self._page, self._make, self._heading = page, make, heading
        self._places: Sequence[int] = ()
        self._headings: list[Heading] = []
        self._hand: int | None = None
        self._more = Button("", on_click=self._show_more)
        page.add(self._more)
        page.body.setAlignment(self._more, Qt.AlignmentFlag.AlignLeft)

    def show(self, places: Sequence[int]) -> None:
        """Show the cards of these places from the first on; none is in hand."""
        shown: list[QWidget] = [*self.cards.values(), *self._headings]
        for each in shown:
            each.hide()
            each.deleteLater()
        self.cards, self._headings, self._hand = {}, [], None
        self._places = places
        self._show_more()

    def current(self) -> int | None:
        """Give the place of the card in hand: it has the focus, or had it before a button or a list took it."""
        focus: QWidget | None = QApplication.focusWidget()
        holds = (
            place
            for place, each in self.cards.items()
            if focus is not None and (focus is each or each.isAncestorOf(focus))
        )
        return next(holds, self._hand)

    def step(self, by: int) -> None:
        """Go to the card after the one in hand (1), or the one before (-1)."""
        now = self.current()
        at = self._places.index(now) + by if now is not None else 0
        if 0 <= at < len(self._places):
            self.go(self._places[at])

    def go(self, place: int) -> None:
        """Take the card of a place in hand, showing as many as it needs."""
        while place not in self.cards:
            self._show_more()
        self._hand = place
        self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(self.cards[place], 0, 12)

    def _show_more(self) -> None:
        waiting = [each for each in self._places if each not in self.cards]
        last = next(reversed(self.cards), None)
        before = self._heading(last) if last is not None else ""
        for place in waiting[:_PAGE]:
            heading = self._heading(place)
            if heading != before:
                before = heading
                self._headings.append(Heading(heading, wrap=True))
                self._put(self._headings[-1])
            self._add(place)
        left = max(0, len(waiting) - _PAGE)
        self._more.set_caption(f"Show {min(_PAGE, left)} more of {left:,}")
        self._more.setVisible(left > 0)

    def _add(self, place: int) -> None:
        card = self._make(place)
        card.stepped.connect(self.step)
        card.met.connect(lambda: self._meet(place))
        self.cards[place] = card
        self._put(card)

    def _meet(self, place: int) -> None:
        self._hand = place

    def _put(self, widget: QWidget) -> None:
        body = self._page.body
        body.insertWidget(body.indexOf(self._more), widget)
