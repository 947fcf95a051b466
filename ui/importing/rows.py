"""The rows of a preview as a source for the table: what needs an answer first, values as a person reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from app.fields import Choice, Day, Field, Flag, Text
from app.importing.outcomes import Outcome
from app.progress import UNWATCHED, step
from ui.importing.lines import PreviewLine, complaint, further, taken_away
from ui.importing.row_texts import UNDERSTOOD, RowTexts
from ui.importing.search_texts import SearchTexts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.field import Align
    from app.fields import Fields
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion
    from app.progress import Progress
    from app.rows import Wish

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
_WHOLE = 12
"""Signs of a column that is of little use when it is cut: a day, a word of a fixed list, yes or no."""
_TOLD = 50
"""Signs of what was understood, the longest text of a row."""


_LABEL = "Laying out the rows"
_PREPARED = ("fields", "_in_order", "counts", "_complained", "_likest")
"""What is found out once for all rows."""


@dataclass(frozen=True)
class _Figures(Text):
    """A column of figures as they are written, which line up at the right."""

    align: ClassVar[Align] = "right"


class PreviewRows:
    """All rows of a preview; made anew after each answer, since an answer may move many rows.

    They may be very many: what goes through all of them is done by `prepare`, beside the screen.
    """

    def __init__(
        self,
        preview: Preview,
        wanted: Field | None = None,
        rows: Sequence[PreviewRow] | None = None,
        words: SearchTexts | None = None,
    ) -> None:
        """Take a preview; `wanted` is what is asked once above its rows.

        `rows` are its rows where they are at hand, `words` what was put in words before the last act.
        """
        self._preview = preview
        self._rows = preview.rows if rows is None else rows
        self._above = wanted.name if wanted else ""
        self.words = words or SearchTexts(preview)
        self._texts = RowTexts(preview, wanted, self.words)

    def prepare(self, progress: Progress = UNWATCHED) -> None:
        """Find out all that does not depend on what is wished."""
        for number, name in enumerate(_PREPARED):
            step(progress, _LABEL, number, len(_PREPARED))
            getattr(self, name)
        self.words.prepare(self._rows, progress)

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

    @cached_property
    def counts(self) -> Mapping[Outcome, int]:
        """Count the rows of each outcome."""
        return Counter(row.outcome for row in self._rows)

    @cached_property
    def losing(self) -> list[int]:
        """Give the rows that would take a figure away, in order."""
        return [row.id for row in self._rows if taken_away(row)]

    def ids(self, wish: Wish) -> list[int]:
        """Give the rows that fit, questions and problems first unless another order is wished."""
        fits = self._texts.fitting(self._in_order, wish)
        if wish.sort:
            by = partial(self._texts.sorted_by, wish.sort)
            fits = sorted(fits, key=by, reverse=wish.descending)
        return [row.id for row in fits]

    def rows(self, ids: Sequence[int]) -> list[PreviewLine]:
        """Give the lines of these rows."""
        return [self._line(self._lines[each]) for each in ids if each in self._lines]

    def row(self, row_id: int) -> PreviewRow | None:
        """Give the preview's own row."""
        return self._lines.get(row_id)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._rows)

    @cached_property
    def read(self) -> list[Field]:
        """Give the Fields that some row fills by itself; what counts for the whole file is told in its line."""
        preview = self._preview
        above = {name for said in preview.source.given.values() for name in said}
        own = {each.name for each in self.fields} - above - preview.subject.given.keys()
        return [each for each in preview.kind.fields if each.name in own and not each.computed]

    def alike(self, row: PreviewRow, at: str = "") -> Sequence[int]:
        """Give the rows that are complained of in the same words as this one, itself among them."""
        return self._complained.get(complaint(row, at), ())

    @cached_property
    def wrong_columns(self) -> list[str]:
        """Give the names of the Fields that some row is complained of or asked about, in the kind's order."""
        wrong = {name for row in self._waiting for name in row.complaints}
        return [each.name for each in self._preview.kind.fields if each.name in wrong]

    @cached_property
    def questions(self) -> Mapping[str, ImportQuestion]:
        """Give every question by its key, with the number of rows that wait for it."""
        return {each.key: each for each in self._preview.questions}

    def asking(self, questions: Collection[str]) -> int:
        """Count the rows that ask one of these questions."""
        return sum(any(each in questions for each in row.questions) for row in self._waiting)

    @cached_property
    def _complained(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for row in self._waiting:
            if row.outcome is Outcome.PROBLEM:
                for said in row.complaints.items():
                    found.setdefault(said, []).append(row.id)
        return found

    @cached_property
    def _lines(self) -> dict[int, PreviewRow]:
        return {row.id: row for row in self._rows}

    @cached_property
    def _waiting(self) -> list[PreviewRow]:
        return [row for row in self._rows if row.complaints]

    @cached_property
    def _in_order(self) -> list[PreviewRow]:
        """Give the rows by their outcome; of those that change something first those that take a figure away."""
        found: dict[Outcome, list[PreviewRow]] = {outcome: [] for outcome in _ORDER}
        for row in self._rows:
            found[row.outcome].append(row)
        lost = set(self.losing)
        found[Outcome.CHANGED].sort(key=lambda row: row.id not in lost)
        return [row for rows in found.values() for row in rows]

    @cached_property
    def _sheets(self) -> set[str]:
        return {row.sheet for row in self._rows if row.outcome is not Outcome.NOTE}

    @cached_property
    def _likest(self) -> dict[str, tuple[str, ...]]:
        """Give what each open question shows on its closed list of answers."""
        found: dict[str, tuple[str, ...]] = {}
        for question in self.questions.values():
            likest = max(question.candidates, key=lambda each: each.percent)
            told_so = (
                (f"{likest}{MARK}", f"{likest.label}{MARK}")
                if likest.percent
                else ("Choose an answer",)
            )
            found[question.key] = told_so
        return found

    def _columns(self) -> list[Text]:
        """Give a column per Field that some row fills; what is alike in all rows or matters less can be chosen."""
        wrong = set(self.wrong_columns)
        filled = self._filled() | wrong
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

    def _filled(self) -> set[str]:
        """Give the Fields that some row says; the last row is only reached where some Field is in none."""
        blank = {each.name for each in self._preview.kind.fields}
        found: set[str] = set()
        for row in self._rows:
            said = {name for name in blank if row.values.get(name) is not None}
            if said:
                found |= said
                blank -= said
            if not blank:
                break
        return found

    def _line(self, row: PreviewRow) -> PreviewLine:
        asked: tuple[str, ...] = ()
        if row.outcome is Outcome.QUESTION and row.questions:
            asked = self._likest.get(row.questions[0], ())
        many = len(row.complaints) > 1
        whole = self._preview.complaints_of(row.id) if many else ()
        return PreviewLine(
            row.id,
            row.outcome,
            row.sheet,
            row.cell,
            self._texts.told(row),
            asked,
            self._texts.shown(row),
            further(row, self._above),
            "\n".join(f"{cell}: {sentence}" for cell, sentence in whole),
            frozenset(row.complaints),
            bool(taken_away(row)),
        )
