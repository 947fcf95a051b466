"""All that a row of a preview shows in one text, by which it is found; rows that an act left alone keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.outcomes import Outcome
from app.progress import UNWATCHED, in_parts
from ui.importing.lines import outcome_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.progress import Progress

READ = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOTE})
"""Outcomes of rows in which everything was understood, and of lines that are no records."""


class SearchTexts:
    """Made once for a preview: to put 200,000 rows in words takes a second, to look whether they changed a tenth."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._shows = {each.name: each.show for each in preview.kind.fields}
        self._kept: dict[int, tuple[PreviewRow, str]] = {}
        self._values: dict[tuple[str, int], tuple[object, str]] = {}

    def prepare(self, rows: Sequence[PreviewRow], progress: Progress = UNWATCHED) -> None:
        """Put rows in words, so that a search finds them at once."""
        # An act may have put others in the place of all values.
        self._values.clear()
        for part in in_parts(rows, progress, "Putting the rows in words"):
            for row in part:
                self.of(row)

    def of(self, row: PreviewRow) -> str:
        """Give a row's text, without capitals."""
        kept = self._kept.get(row.id)
        if kept is not None and kept[0] is row:
            return kept[1]
        text = self._made(row).casefold()
        self._kept[row.id] = row, text
        return text

    def value(self, name: str, value: object) -> str:
        """Give what a value is shown as: most stand in many rows, and each is one object in all of them."""
        if type(value) is str:
            return self._shows[name](value)
        kept = self._values.get((name, id(value)))
        if kept is None or kept[0] is not value:
            # Kept with its text: what took its place in memory later is another value.
            kept = self._values[name, id(value)] = value, self._shows[name](value)
        return kept[1]

    def _made(self, row: PreviewRow) -> str:
        if row.outcome in READ:
            said = [self.value(*pair) for pair in row.values.items() if pair[1] is not None]
        else:
            said = list(self._preview.shown(row.id).values())
        return " ".join((*said, outcome_words(row), row.sheet, row.cell, row.understood))
