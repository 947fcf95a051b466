"""Walking through the minutes of a whole meeting from the caret: to what is found next, round the end if need be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.widgets.text_places import cursor_over, text_place

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from ui.minutes.live import LiveView

Find = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the first and last place of everything that is sought in one line, in their order."""


@dataclass(frozen=True)
class Spot:
    """Something found: under which item, in which of its lines, and where in the line."""

    item_id: int
    line: int
    start: int
    end: int
    is_round: bool = False
    """Whether the walk went past the end of the meeting, or its beginning, to get there."""


class Walk:
    """Knows the words of every item as an editor would show them, those in hand as they are typed."""

    def __init__(self, live: LiveView) -> None:
        self._live = live

    def texts(self) -> list[tuple[int, list[str]]]:
        """Give the lines of every item by its id, in the order of the agenda."""
        view, panel = self._live.view, self._live.panel
        if view is None:
            return []
        found = []
        for each in view.items:
            item_id, left = each.item.id, view.recovered.get(each.item.id)
            if panel.item is not None and item_id == panel.item.id:
                lines = panel.editor.lines()
            else:
                lines = (left.text if left else each.text).split("\n")
            found.append((item_id, lines))
        return found

    def every(self, find: Find) -> list[Spot]:
        """Give everything that is found in the meeting."""
        return [
            Spot(item_id, line, start, end)
            for item_id, lines in self.texts()
            for line, words in enumerate(lines)
            for start, end in find(words)
        ]

    def next(self, find: Find, by: int = 1) -> Spot | None:
        """Give what is found next from the caret on, or with -1 before it; None where there is nothing at all."""
        cursor = self._live.panel.editor.textCursor()
        place = cursor.selectionEnd() if by > 0 else cursor.selectionStart()
        return next(self._from(self.texts(), find, by, self._caret(place)), None)

    def show(self, spot: Spot, *, focus: bool = True) -> None:
        """Go to the item of a spot and choose the words there."""
        if spot.item_id != self._live.item_id:
            self._live.select(spot.item_id)
        editor = self._live.panel.editor
        if spot.item_id == self._live.item_id:
            editor.setTextCursor(self._cursor(spot))
            editor.ensureCursorVisible()
        if focus:
            self._live.write()

    def _cursor(self, spot: Spot) -> QTextCursor:
        block = self._live.panel.editor.document().findBlockByNumber(spot.line)
        return cursor_over(block, spot.start, spot.end)

    def _caret(self, place: int) -> tuple[int, int]:
        """Give the line and the place in it of a place in the text in hand."""
        block = self._live.panel.editor.document().findBlock(place)
        return block.blockNumber(), text_place(block.text(), place - block.position())

    def _from(
        self, texts: list[tuple[int, list[str]]], find: Find, by: int, caret: tuple[int, int]
    ) -> Iterator[Spot]:
        """Give spots in the order of the walk: the rest of the item in hand, the others, and what was before."""
        ids = [item_id for item_id, _ in texts]
        if self._live.item_id not in ids:
            return
        here, many = ids.index(self._live.item_id), len(ids)
        for turn in range(many + 1):
            at = here + by * turn
            item_id, lines = texts[at % many]
            for spot in _in_item(item_id, lines, find, by, is_round=not 0 <= at < many):
                ahead = _is_ahead(spot, caret, by)
                if (turn == 0 and ahead) or 0 < turn < many or (turn == many and not ahead):
                    yield spot


def _in_item(
    item_id: int, lines: list[str], find: Find, by: int, *, is_round: bool
) -> Iterator[Spot]:
    for line in range(len(lines))[::by]:
        for start, end in tuple(find(lines[line]))[::by]:
            yield Spot(item_id, line, start, end, is_round)


def _is_ahead(spot: Spot, caret: tuple[int, int], by: int) -> bool:
    return (spot.line, spot.start) >= caret if by > 0 else (spot.line, spot.end) <= caret
