"""The preview of an import: every row with its outcome, every question, every problem, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.fields import by_name
from app.importing.judging import Case, Judge
from app.importing.matching import BATCH, Key, find_existing, key_of
from app.importing.natives import as_text
from app.importing.notes import notes_of
from app.importing.outcomes import Outcome, PreviewRow, Problem
from app.importing.workbook import Cell, CellValue
from app.progress import UNWATCHED, Progress, step
from app.rubbish import unswept

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.importing.checking import RowChecker
    from app.importing.headers import ColumnMatch
    from app.importing.kind import Existing
    from app.importing.questions import Answers, ImportQuestion
    from app.importing.sources import RawRow
    from app.importing.subject import Subject

Read = Callable[[], "AbstractContextManager[Session]"]
"""Gives a reading session: `core.read`."""


_STEP = 500


@dataclass
class _State:
    """What the person has done and what came of it; row ids count from 1 in the order of the sheets."""

    rows: dict[int, PreviewRow] = field(default_factory=dict)
    keys: dict[int, Key] = field(default_factory=dict)
    by_key: dict[Key, list[int]] = field(default_factory=dict)
    corrections: dict[int, dict[str, str]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class RowEdits:
    """Rows that the person has left out, and corrected: {(sheet, row): {field: text}}."""

    left_out: frozenset[tuple[str, int]]
    corrections: Mapping[tuple[str, int], Mapping[str, str]]


class Preview:
    """What an import would do; answers, corrections and rows left out are checked again at once."""

    def __init__(self, read: Read, subject: Subject, checker: RowChecker, answers: Answers) -> None:
        self.subject = subject
        self.workbook = subject.workbook
        self.kind = subject.kind
        self.source = subject.source
        self._read = read
        self._checker = checker
        self._answers = answers
        self._state = _State()
        self._judge = Judge(subject, answers)
        self._labels = by_name(subject.kind.fields)

    @property
    def agency(self) -> str:
        """The agency that the whole file is about, "" when its rows name several or none."""
        names = [each.name for each in self.kind.fields if getattr(each, "kind", "") == "agencies"]
        for name in names:
            said = {
                str(row.values[name]) for row in self._state.rows.values() if name in row.values
            }
            if len(said) == 1:
                return said.pop()
        return ""

    @property
    def goes_to(self) -> tuple[str, str] | None:
        """What the whole file goes to, by what it is and its name, such as a round; None where rows say so."""
        values = [row.values for row in self._state.rows.values() if row.values]
        if not values:
            return None
        with self._read() as session:
            return self.kind.goes_to(session, values)

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """Every record in the order of the sheets, then the notes: lines and totals that are no records."""
        records = list(self._state.rows.values())
        return [*records, *notes_of(self.source, self.workbook, self.kind, records)]

    @property
    def columns(self) -> Mapping[str, Sequence[ColumnMatch]]:
        """How the columns of each sheet's table were taken; a form has none."""
        return self.source.columns

    @property
    def questions(self) -> Sequence[ImportQuestion]:
        """Every question that some row asks or asked, with its answer and the number of its rows."""
        waiting = Counter(key for row in self._state.rows.values() for key in row.questions)
        return [
            replace(each, answer=self._answers.chosen.get(key), rows=waiting[key])
            for key, each in self._answers.asked.items()
        ]

    @property
    def problems(self) -> Sequence[Problem]:
        """Every complaint by sheet and cell, those of open questions among them."""
        found: dict[
            Problem, None
        ] = {}  # what stands above the table is wrong once, not in every row
        for row in self._state.rows.values():
            if row.complaints:
                raw = self._raw(row.id)
                for name, text in row.complaints.items():
                    found[Problem(row.sheet, self.source.address(raw, name), text)] = None
        return list(found)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def storable(self) -> list[PreviewRow]:
        """The rows that `apply` stores: new and changed ones."""
        return [
            row
            for row in self._state.rows.values()
            if row.outcome in {Outcome.NEW, Outcome.CHANGED}
        ]

    @property
    def chosen(self) -> Mapping[str, str]:
        """Every answer given, by question key."""
        return dict(self._answers.chosen)

    def said(self, kind: str) -> Mapping[str, str]:
        """Give the written names of a kind of record that were tied as was said beforehand, with what they mean."""
        return self._answers.taken.get(kind, {})

    @property
    def overruled(self) -> list[tuple[str, Cell, str]]:
        """What heads of sheets name otherwise than what was given for the whole file: (sheet, cell, given)."""
        return list(self._checker.overruled(self.source, self.subject.given))

    def shown(self, row_id: int) -> dict[str, str]:
        """Give a row's values as a person reads them, by Field name; what could not be read as it was written."""
        row, raw = self._state.rows[row_id], self._raw(row_id)
        written = {name: _text(value) for name, value in raw.cells.items()}
        written.update(self._state.corrections.get(row_id, {}))
        read = {name: self._labels[name].show(value) for name, value in row.values.items()}
        return {**written, **read}

    def complaints_of(self, row_id: int) -> list[tuple[str, str]]:
        """Give (cell, sentence) for everything that a row is complained of or asked about."""
        row, raw = self._state.rows[row_id], self._raw(row_id)
        return [
            (self.source.address(raw, name), sentence) for name, sentence in row.complaints.items()
        ]

    def label_of(self, name: str) -> str:
        """Give what a Field is called, by its name."""
        return self._labels[name].label

    def answer(self, question: str, choice: str) -> None:
        """Answer a question for all rows that ask it; other rows are left as they are."""
        if choice not in {
            each.key for each in self._answers.asked[question].candidates
        } and not choice.startswith("id:"):
            raise KeyError(choice)
        waiting = [row.id for row in self._state.rows.values() if question in row.questions]
        before = self._answers.chosen.get(question)
        self._answers.chosen[question] = choice
        self._checker.forget()
        # An answer that is changed touches rows that no longer wait, and these are not marked: all are read again.
        self._settle(waiting if before is None else list(self._state.rows))

    def take_suggestions(self, least: int = 90) -> int:
        """Answer every open question whose likest candidate is at least so like, and alone so; give how many."""
        taken = 0
        for question in self.questions:
            likest = sorted(question.candidates, key=lambda each: -each.percent)[:2]
            if (
                question.answer is None
                and likest[0].percent >= least
                and likest[0].percent > likest[-1].percent
            ):
                self.answer(question.key, likest[0].key)
                taken += 1
        return taken

    def correct(self, row_ids: Collection[int], name: str, text: str) -> None:
        """Put another text in place of one cell of rows; an empty one makes it blank."""
        for row_id in row_ids:
            self._state.corrections.setdefault(row_id, {})[name] = text
        self._settle(row_ids)

    def leave_out(self, row_ids: Collection[int]) -> None:
        """Do not store rows."""
        self._state.left_out.update(row_ids)
        self._settle(row_ids)

    def take_in(self, row_id: int) -> None:
        """Take back that a row is left out, also one that is hidden in the sheet."""
        self._state.left_out.discard(row_id)
        self._settle([row_id])

    def repeat(self, earlier: Preview) -> None:
        """Correct and leave out here what was in an earlier preview of the same workbook, row by row."""
        state, touched = self._state, earlier.touched
        ids = {(row.sheet, row.row): row.id for row in state.rows.values()}
        left_out = {ids[place] for place in touched.left_out if place in ids}
        corrections = {
            ids[place]: dict(texts) for place, texts in touched.corrections.items() if place in ids
        }
        again = (left_out ^ state.left_out) | corrections.keys()
        state.left_out, state.corrections = left_out, corrections
        self._settle(again)
        for question, choice in earlier.chosen.items():
            # An answer that nobody offers, a record looked for by name, is not taken from what is remembered.
            if question in self._answers.asked and question not in self._answers.chosen:
                self.answer(question, choice)

    @property
    def touched(self) -> RowEdits:
        """What the person has corrected and left out, by sheet and row."""
        state = self._state
        return RowEdits(
            frozenset(self._place_of(row_id) for row_id in state.left_out),
            {self._place_of(row_id): texts for row_id, texts in state.corrections.items()},
        )

    def build(self, progress: Progress = UNWATCHED) -> None:
        """Check every row for the first time, a batch at a time."""
        with unswept():
            self._check_all(progress)

    def _check_all(self, progress: Progress) -> None:
        batch: dict[int, Case] = {}
        hidden = self.source.hidden
        for row_id, raw in enumerate(self.source.rows, 1):
            if row_id % _STEP == 1:
                step(progress, "Checking rows", row_id - 1, len(self.source.rows))
            if raw.row in hidden.get(raw.sheet, ()):
                self._state.left_out.add(row_id)
            batch[row_id] = Case(row_id, raw, self._checker.check(raw))
            if len(batch) == BATCH:
                self._place(batch)
                batch = {}
        self._place(batch)

    def _place_of(self, row_id: int) -> tuple[str, int]:
        row = self._state.rows[row_id]
        return row.sheet, row.row

    def _raw(self, row_id: int) -> RawRow:
        return self.source.rows[row_id - 1]

    def _settle(self, row_ids: Iterable[int]) -> None:
        """Check rows again, and with them those that share a key with them before or after."""
        touched = set(row_ids)
        state = self._state
        for key in {state.keys[row_id] for row_id in touched & state.keys.keys()}:
            touched.update(state.by_key.get(key, ()))
        cases = {}
        for row_id in sorted(touched):
            raw = self._raw(row_id)
            checked = self._checker.check(raw, state.corrections.get(row_id))
            cases[row_id] = Case(row_id, raw, checked)
            if row_id in state.keys:
                state.by_key[state.keys.pop(row_id)].remove(row_id)
        self._place(cases)

    def _place(self, cases: Mapping[int, Case]) -> None:
        """Give each checked row its outcome, beside the file's records and the rows of the same key."""
        existing = self._find_existing([each for each in cases.values() if self._is_whole(each)])
        for row_id, each in cases.items():
            self._state.rows[row_id] = self._judged(each, existing)

    def _judged(self, case: Case, existing: Mapping[Key, Existing]) -> PreviewRow:
        checked = case.checked
        if case.id in self._state.left_out or checked.left_out:
            return self._judge.left_out(case)
        if not checked.complaints and not checked.questions:
            missing = self._judge.missing(checked.values)
            if not missing.keys().isdisjoint(self.kind.key):
                checked.complaints.update(missing)
        if checked.complaints or checked.questions:
            return self._judge.unsettled(case)
        key = key_of(self.kind, checked.values)
        same = self._state.by_key.setdefault(key, [])
        same.append(case.id)
        self._state.keys[case.id] = key
        if len(same) > 1:
            return self._judge.repeated(case, self._state.rows[same[0]])
        return self._judge.compared(case, existing.get(key))

    def _is_whole(self, case: Case) -> bool:
        checked = case.checked
        wanting = checked.complaints or checked.questions or checked.left_out
        return not wanting and case.id not in self._state.left_out

    def _find_existing(self, cases: Sequence[Case]) -> dict[Key, Existing]:
        if not cases:
            return {}
        with self._read() as session:
            return find_existing(self.kind, session, [each.checked.values for each in cases])


def _text(value: CellValue | Cell) -> str:
    return as_text(value.value if isinstance(value, Cell) else value)
