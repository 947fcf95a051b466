"""The rows of a preview as a source for the table: what needs an answer first, values as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.fields import Choice, Field, Text
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Fields
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.rows import Wish

_ORDER = (
    Outcome.QUESTION,
    Outcome.PROBLEM,
    Outcome.CHANGED,
    Outcome.NEW,
    Outcome.UNCHANGED,
    Outcome.LEFT_OUT,
    Outcome.NOTE,
)


@dataclass(frozen=True)
class PreviewLine:
    """One row as the table shows it; every Field of the kind is an attribute, as text."""

    id: int
    outcome: Outcome
    cell: str
    understood: str
    shown: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> str:
        """Give a Field's text; what the row does not say is empty."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self.shown.get(name, "")


class PreviewRows:
    """All rows of a preview; made anew after each answer, since an answer may move many rows."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    @cached_property
    def fields(self) -> Fields:
        """Give outcome, cell, the kind's columns that some row fills, and what was understood."""
        filled = {name for row in self._lines.values() for name in self._shown(row)}
        columns = tuple(
            Text(each.name, each.label, width=min(each.width, 26))
            for each in self._preview.kind.fields
            if each.name in filled
        )
        before: tuple[Field, ...] = (
            Choice("outcome", "Outcome", words=Outcome, computed=True, width=12),
            Text("cell", "Cell", computed=True, width=7),
        )
        return (
            *before,
            *columns,
            Text("understood", "What we understood", computed=True, width=44),
        )

    def ids(self, wish: Wish) -> list[int]:
        """Give the rows that fit, questions and problems first unless another order is wished."""
        fits = [row for row in self._lines.values() if self._fits(row, wish)]
        if wish.sort:
            fits.sort(
                key=lambda row: str(getattr(self._line(row), wish.sort)).casefold(),
                reverse=wish.descending,
            )
        else:
            fits.sort(key=lambda row: _ORDER.index(row.outcome))
        return [row.id for row in fits]

    def rows(self, ids: Sequence[int]) -> list[PreviewLine]:
        """Give the lines of these rows."""
        return [self._line(self._lines[each]) for each in ids if each in self._lines]

    def row(self, row_id: int) -> PreviewRow | None:
        """Give the preview's own row."""
        return self._lines.get(row_id)

    @cached_property
    def _lines(self) -> dict[int, PreviewRow]:
        return {row.id: row for row in self._preview.rows}

    def _line(self, row: PreviewRow) -> PreviewLine:
        return PreviewLine(row.id, row.outcome, row.cell, row.understood, self._shown(row))

    def _shown(self, row: PreviewRow) -> dict[str, str]:
        return {} if row.outcome is Outcome.NOTE else self._preview.shown(row.id)

    def _fits(self, row: PreviewRow, wish: Wish) -> bool:
        if not wish.search and not wish.filters:
            return True
        texts = {
            **self._shown(row),
            "outcome": row.outcome.title_text,
            "cell": row.cell,
            "understood": row.understood,
        }
        if any(
            typed.casefold() not in texts.get(name, "").casefold()
            for name, typed in wish.filters.items()
        ):
            return False
        whole = " ".join(texts.values()).casefold()
        return all(word in whole for word in wish.search.casefold().split())
