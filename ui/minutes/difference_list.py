"""The paragraphs of two versions, one card below the other: walked by keys, those that changed or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.version_comparing import MinutesComparison
from ui.minutes.card_walk import CardWalk
from ui.minutes.difference_card import DifferenceCard

if TYPE_CHECKING:
    from app.minutes.version_comparing import Difference
    from ui.widgets.panes import ScrollPage


class DifferenceList(CardWalk[DifferenceCard]):
    """Fills a page with the cards of a comparison."""

    def __init__(self, page: ScrollPage) -> None:
        self.comparison = MinutesComparison(())
        super().__init__(
            page,
            lambda place: DifferenceCard(self.comparison.differences[place]),
            lambda place: self.comparison.differences[place].heading,
        )
        page.body.addStretch(1)

    def compare(self, comparison: MinutesComparison, *, only_changes: bool) -> None:
        """Show a comparison, at the first change of the item in hand or after it."""
        above = self._changes_above()
        self.comparison = comparison
        self._fill(only_changes=only_changes)
        changes = comparison.changes
        if changes:
            self.go(changes[min(above, len(changes) - 1)])

    def set_only_changes(self, only_changes: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show what changed alone, or everything, and stay where that can be."""
        now = self.current()
        self._fill(only_changes=only_changes)
        changes = self.comparison.changes
        if now in changes or (now is not None and not only_changes):
            self.go(now)
        elif changes:
            self.go(next((each for each in changes if now is None or each > now), changes[-1]))

    def in_hand(self) -> Difference | None:
        """Give the paragraph in hand."""
        place = self.current()
        return None if place is None else self.comparison.differences[place]

    def step_change(self, by: int) -> None:
        """Go to the next change, or the one before."""
        now, changes = self.current(), self.comparison.changes
        if by > 0:
            wanted = next((each for each in changes if now is None or each > now), None)
        else:
            wanted = next((each for each in reversed(changes) if now is None or each < now), None)
        if wanted is not None:
            self.go(wanted)

    def _fill(self, *, only_changes: bool) -> None:
        every, changes = range(len(self.comparison.differences)), self.comparison.changes
        # Where both read the same there is no change to look at, but still the text.
        self.show(changes if only_changes and changes else tuple(every))

    def _changes_above(self) -> int:
        """Say how many changes stand above the item in hand."""
        hand = self.in_hand()
        if hand is None:
            return 0
        items = [each.item for each in self.comparison.differences]
        first = items.index(hand.item)
        return sum(place < first for place in self.comparison.changes)
