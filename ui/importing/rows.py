"""The rows of a preview as a source for the table: what needs an answer first, values as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from app.fields import Choice, Day, Field, Flag, Text
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.field import Align
    from app.fields import Fields
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.rows import Wish

UNDERSTOOD = "understood"
"""Name of the column that says what was made of a row; a question is answered in it."""

MARK = "?"
"""What tells a proposal from an answer."""

_ORDER = (
    Outcome.QUESTION,
    Outcome.PROBLEM,
    Outcome.CHANGED,
    Outcome.NEW,
    Outcome.UNCHANGED,
    Outcome.LEFT_OUT,
    Outcome.NOTE,
)
_PLACES = {outcome: place for place, outcome in enumerate(_ORDER)}
_OF_ROW = frozenset({"sheet", "cell", UNDERSTOOD})
_WHOLE = 12
"""Signs of a column that is of little use when it is cut: a day, a word of a fixed list, yes or no."""
_TOLD = 50
"""Signs of what was understood, the longest text of a row."""


@dataclass(frozen=True)
class _Figures(Text):
    """A column of figures as they are written, which line up at the right."""

    align: ClassVar[Align] = "right"


@dataclass(frozen=True)
class PreviewLine:
    """One row as the table shows it; every Field of the kind is an attribute, as text."""

    id: int
    outcome: Outcome
    sheet: str
    cell: str
    understood: str
    asked: tuple[str, ...] = ()
    """What stands on the closed list of answers, the longest text first; nothing where the row asks nothing."""
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
        self._whole: dict[int, str] = {}
        """All that a row shows in one text, made by the first search: the next letter typed asks again."""

    @cached_property
    def fields(self) -> Fields:
        """Give outcome, cell, the kind's columns that some row fills, and what was understood."""
        before: tuple[Field, ...] = (
            Choice("outcome", "Outcome", words=Outcome, computed=True, width=12),
            Text("sheet", "Sheet", computed=True, width=12, listed=len(self._sheets) > 1),
            Text("cell", "Cell", computed=True, width=5),
        )
        return (
            *before,
            *self._columns(),
            Text(UNDERSTOOD, "What we understood", computed=True, width=_TOLD),
        )

    def ids(self, wish: Wish) -> list[int]:
        """Give the rows that fit, questions and problems first unless another order is wished."""
        fits = [row for row in self._lines.values() if self._fits(row, wish)]
        if wish.sort:
            fits.sort(key=partial(self._sorted_by, wish.sort), reverse=wish.descending)
        else:
            fits.sort(key=lambda row: _PLACES[row.outcome])
        return [row.id for row in fits]

    def rows(self, ids: Sequence[int]) -> list[PreviewLine]:
        """Give the lines of these rows."""
        return [self._line(self._lines[each]) for each in ids if each in self._lines]

    def row(self, row_id: int) -> PreviewRow | None:
        """Give the preview's own row."""
        return self._lines.get(row_id)

    @cached_property
    def read(self) -> list[Field]:
        """Give the Fields that some row fills by itself; what counts for the whole file is told in its line."""
        preview = self._preview
        above = {name for said in preview.source.given.values() for name in said}
        own = {each.name for each in self.fields} - above - preview.subject.given.keys()
        return [each for each in preview.kind.fields if each.name in own and not each.computed]

    def alike(self, row: PreviewRow) -> Sequence[int]:
        """Give the rows that are complained of in the same words as this one, itself among them."""
        return self._complained.get(_complaint(row), ())

    @cached_property
    def _complained(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for row in self._lines.values():
            if row.outcome is Outcome.PROBLEM:
                found.setdefault(_complaint(row), []).append(row.id)
        return found

    @cached_property
    def wrong_columns(self) -> list[str]:
        """Give the names of the Fields that some row is complained of or asked about, in the kind's order."""
        wrong = {name for row in self._lines.values() for name in row.complaints}
        return [each.name for each in self._preview.kind.fields if each.name in wrong]

    @cached_property
    def _lines(self) -> dict[int, PreviewRow]:
        return {row.id: row for row in self._preview.rows}

    @cached_property
    def _sheets(self) -> set[str]:
        return {row.sheet for row in self._lines.values() if row.outcome is not Outcome.NOTE}

    @cached_property
    def _likest(self) -> dict[str, tuple[str, ...]]:
        """Give what each open question shows on its closed list of answers."""
        found: dict[str, tuple[str, ...]] = {}
        for question in self._preview.questions:
            likest = max(question.candidates, key=lambda each: each.percent)
            told = (
                (f"{likest}{MARK}", f"{likest.label}{MARK}")
                if likest.percent
                else ("Choose an answer",)
            )
            found[question.key] = told
        return found

    def _columns(self) -> list[Text]:
        """Give a column per Field that some row fills; what is alike in all rows or matters less can be chosen."""
        rows = [row for row in self._lines.values() if row.outcome is not Outcome.NOTE]
        wrong = set(self.wrong_columns)
        filled = {
            name for row in rows for name, value in row.values.items() if value is not None
        } | wrong
        above = {name for said in self._preview.source.given.values() for name in said}
        for_all = above | self._preview.subject.given.keys()
        return [
            (_Figures if each.align == "right" else Text)(
                each.name,
                each.label,
                width=_WHOLE if isinstance(each, Choice | Day | Flag) else each.width,
                listed=each.name in wrong or (each.listed and each.name not in for_all),
            )
            for each in self._preview.kind.fields
            if each.name in filled
        ]

    def _line(self, row: PreviewRow) -> PreviewLine:
        asked: tuple[str, ...] = ()
        if row.outcome is Outcome.QUESTION and row.questions:
            asked = self._likest.get(row.questions[0], ())
        return PreviewLine(
            row.id, row.outcome, row.sheet, row.cell, row.understood, asked, self._shown(row)
        )

    def _shown(self, row: PreviewRow) -> dict[str, str]:
        return {} if row.outcome is Outcome.NOTE else self._preview.shown(row.id)

    def _sorted_by(self, name: str, row: PreviewRow) -> str:
        return (row.outcome if name == "outcome" else self._text(row, name)).casefold()

    def _text(self, row: PreviewRow, name: str) -> str:
        """Give what a column shows of a row, without all that the others show."""
        if name == "outcome":
            return row.outcome.title_text
        if name in _OF_ROW:
            return str(getattr(row, name))
        return "" if row.outcome is Outcome.NOTE else self._preview.text_of(row.id, name)

    def _fits(self, row: PreviewRow, wish: Wish) -> bool:
        if any(
            typed.casefold() not in self._text(row, name).casefold()
            for name, typed in wish.filters.items()
        ):
            return False
        if not wish.search:
            return True
        whole = self._whole.get(row.id)
        if whole is None:
            texts = (*self._shown(row).values(), row.outcome.title_text, row.sheet, row.cell)
            whole = self._whole[row.id] = " ".join((*texts, row.understood)).casefold()
        return all(word in whole for word in wish.search.casefold().split())


def _complaint(row: PreviewRow) -> tuple[str, str]:
    name = wrong_field(row)
    return name, row.complaints.get(name, "")


def wrong_field(row: PreviewRow) -> str:
    """Give the name of the first Field that a row is complained of or asked about, "" for none."""
    return next(iter(row.complaints), "")
