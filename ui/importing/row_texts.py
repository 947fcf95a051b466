"""What the rows of a preview show in words, by which they are searched, narrowed and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.outcomes import Outcome
from ui.importing.lines import TAKES_AWAY, taken_away, told

if TYPE_CHECKING:
    from collections.abc import Hashable

    from app.fields import Field
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.rows import Wish

UNDERSTOOD = "understood"
"""Name of the column that says what was made of a row; a question is answered in it."""

_OF_ROW = frozenset({"sheet", "cell"})
_READ = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOTE})
"""Outcomes of rows in which everything was understood, and of lines that are no records."""


class RowTexts:
    """Words of a preview's rows; what was asked for once is kept, since the next letter typed asks again."""

    def __init__(self, preview: Preview, wanted: Field | None) -> None:
        self._preview = preview
        self._above, self._label = (wanted.name, wanted.label) if wanted else ("", "")
        self._whole: dict[int, str] = {}
        """All that a row shows in one text."""
        self._values: dict[tuple[str, Hashable], str] = {}
        """What values other than plain text are shown as: most stand in many rows."""

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
            # Whoever looks for what is changed looks for these rows too.
            also = f", {TAKES_AWAY.lower()}" if taken_away(row) else ""
            return f"{row.outcome.title_text}{also}"
        if name == UNDERSTOOD:
            return self.told(row)
        if name in _OF_ROW:
            return str(getattr(row, name))
        value = row.values.get(name)
        if value is None:
            # Only where something was not understood does a cell say more than its value.
            return "" if row.outcome in _READ else self._preview.text_of(row.id, name)
        if type(value) is str:
            return self._preview.text_of(row.id, name)
        found = self._values.get((name, value))
        if found is None:
            found = self._values[name, value] = self._preview.text_of(row.id, name)
        return found

    def fits(self, row: PreviewRow, wish: Wish) -> bool:
        """Say whether a row holds what is looked for."""
        if any(
            typed.casefold() not in self.text(row, name).casefold()
            for name, typed in wish.filters.items()
        ):
            return False
        if not wish.search:
            return True
        whole = self._whole.get(row.id)
        if whole is None:
            whole = self._whole[row.id] = self._whole_text(row).casefold()
        return all(word in whole for word in wish.search.casefold().split())

    def _whole_text(self, row: PreviewRow) -> str:
        said = (
            [self.text(row, name) for name in row.values]
            if row.outcome in _READ
            else self.shown(row).values()
        )
        return " ".join((*said, self.text(row, "outcome"), row.sheet, row.cell, row.understood))
