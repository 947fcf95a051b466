"""The paragraphs of two versions, one card below the other: walked by keys, sixty shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.minutes.version_comparing import MinutesComparison
from ui.minutes.difference_card import DifferenceCard
from ui.widgets.buttons import Button
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from ui.widgets.panes import ScrollPage

_PAGE = 60
"""Paragraphs that are shown at once; the button below them shows as many more."""


class DifferenceList:
    """Fills a page with the cards of a comparison, each item's below its heading."""

    def __init__(self, page: ScrollPage) -> None:
        self.comparison = MinutesComparison(())
        self.cards: dict[int, DifferenceCard] = {}
        self.only_changes = True
        self._page = page
        self._headings: list[QWidget] = []
        self._more = Button("", on_click=self._show_more)
        page.add(self._more)
        page.body.setAlignment(self._more, Qt.AlignmentFlag.AlignLeft)
        page.body.addStretch(1)

    def show(self, comparison: MinutesComparison, *, only_changes: bool) -> None:
        """Show a comparison from its beginning."""
        for each in (*self.cards.values(), *self._headings):
            each.hide()
            each.deleteLater()
        self.comparison, self.only_changes = comparison, only_changes
        self.cards, self._headings = {}, []
        self._show_more()
        if self.cards:
            self._go(next(iter(self.cards)))

    def current(self) -> int | None:
        """Give the place of the card in hand."""
        focus: QWidget | None = QApplication.focusWidget()
        return next((place for place, each in self.cards.items() if each is focus), None)

    def step(self, by: int) -> None:
        """Go to the next change, or the one before."""
        now, changes = self.current(), self.comparison.changes
        if by > 0:
            wanted = next((each for each in changes if now is None or each > now), None)
        else:
            wanted = next((each for each in reversed(changes) if now is None or each < now), None)
        if wanted is not None:
            self._go(wanted)

    def _step_card(self, by: int) -> None:
        places, now = self._places(), self.current()
        at = places.index(now) + by if now in places else 0
        if 0 <= at < len(places):
            self._go(places[at])

    def _go(self, place: int) -> None:
        while place not in self.cards:
            self._show_more()
        self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(self.cards[place], 0, 12)

    def _places(self) -> list[int]:
        """Give the places that are to be shown."""
        if self.only_changes:
            return list(self.comparison.changes)
        return list(range(len(self.comparison.differences)))

    def _show_more(self) -> None:
        waiting = [each for each in self._places() if each not in self.cards]
        last = next(reversed(self.cards), None)
        before = self.comparison.differences[last].item if last is not None else None
        for place in waiting[:_PAGE]:
            difference = self.comparison.differences[place]
            if difference.item != before:
                before = difference.item
                heading = Heading(difference.heading, wrap=True)
                self._headings.append(heading)
                self._put(heading)
            card = DifferenceCard(difference)
            card.stepped.connect(self._step_card)
            self.cards[place] = card
            self._put(card)
        left = max(0, len(waiting) - _PAGE)
        self._more.set_caption(f"Show {min(_PAGE, left)} more of {left:,}")
        self._more.setVisible(left > 0)

    def _put(self, widget: QWidget) -> None:
        body = self._page.body
        body.insertWidget(body.indexOf(self._more), widget)
