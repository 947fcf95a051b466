"""What the rows of a preview show in words, by which they are searched, narrowed and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.outcomes import Outcome
from ui.importing.lines import outcome_words, told
from ui.importing.search_texts import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.rows import Wish
    from ui.importing.search_texts import SearchTexts

UNDERSTOOD = "understood"
"""Name of the column that says what was made of a row; a question is answered in it."""

_OF_ROW = frozenset({"sheet", "cell"})


class RowTexts:
    """Words of a preview's rows, column by column and whole."""

    def __init__(self, preview: Preview, wanted: Field | None, whole: SearchTexts) -> None:
        self._preview = preview
        self._above, self._label = (wanted.name, wanted.label) if wanted else ("", "")
        self._whole = whole

    def told(self, row: PreviewRow) -> str:
        """Say what was understood of a row."""
        return told(row, self._above, self._label)

    def shown(self, row: PreviewRow) -> dict[str, str]:
        """Give all values of a row as a person reads them, by Field name."""
        return {} if row.outcome is Outcome.NOTE else self._preview.shown(row.id)

    def sorted_by(self, name: str, row: PreviewRow) -> str:
        """Give what a row is ordered by in a column."""
        return (row.outcome if name == "outcome" else self.text(row, name)).casefold()

    def text(self, row: PreviewRow, name: str) -> str:
        """Give what a column shows of a row, without all that the others show."""
        if name == "outcome":
            return outcome_words(row)
        if name == UNDERSTOOD:
            return self.told(row)
        if name in _OF_ROW:
            return str(getattr(row, name))
        value = row.values.get(name)
        if value is None:
            # Only where something was not understood does a cell say more than its value.
            return "" if row.outcome in READ else self._preview.text_of(row.id, name)
        return self._whole.value(name, value)

    def fitting(self, rows: Sequence[PreviewRow], wish: Wish) -> Sequence[PreviewRow]:
        """Give the rows that hold what is looked for."""
        for name, typed in wish.filters.items():
            sought = typed.casefold()
            rows = [row for row in rows if sought in self.text(row, name).casefold()]
        for word in wish.search.casefold().split():
            rows = [row for row in rows if word in self._whole.of(row)]
        return rows
