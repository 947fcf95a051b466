"""The rows of a preview as they stand: each checked, and judged beside the file and the rows that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.importing.alike_rows import AlikeRows
from app.importing.checked import Checked
from app.importing.column_checks import ColumnChecker
from app.importing.judging import Case, Judge
from app.importing.matching import BATCH, Key, find_existing, key_of
from app.importing.row_batches import PlainBatch
from app.importing.same_keys import SameKeys
from app.progress import UNWATCHED, Progress, in_parts, step
from app.rubbish import unswept

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.importing.checking import RowChecker
    from app.importing.kind import Existing, Values
    from app.importing.outcomes import PreviewRow
    from app.importing.questions import Answers
    from app.importing.row_batches import RawRow
    from app.importing.subject import Subject

Read = Callable[[], "AbstractContextManager[Session]"]
"""Gives a reading session: `core.read`."""

_STEP = 500


class JudgedRows:
    """Keeps what the person has done to rows and what came of it; row ids count from 1 in the order of the sheets."""

    def __init__(self, read: Read, subject: Subject, checker: RowChecker, answers: Answers) -> None:
        self.judged: dict[int, PreviewRow] = {}
        self.corrections: dict[int, dict[str, str]] = {}
        self.left_out: set[int] = set()
        self.by_itself: set[int] = set()
        """Rows that are left out unless the person takes them in: hidden ones, and those that a form puts aside."""
        self._read = read
        self._kind = subject.kind
        self._source = subject.source
        self._checker = checker
        self._judge = Judge(subject, answers)
        self._alike = AlikeRows(subject.kind) if subject.kind.nth else None
        self._columns = ColumnChecker(subject.kind, checker)
        self._keys = SameKeys()

    def key(self, row_id: int) -> Key:
        """Give the key of a row that is whole."""
        return self._keys.of(row_id)

    def raw(self, row_id: int) -> RawRow:
        """Give a row as it stands in its sheet."""
        return self._source.rows[row_id - 1]

    def check_all(self, progress: Progress) -> None:
        """Check every row for the first time, a batch at a time."""
        with unswept():
            self._check_all(progress)

    def settle(self, row_ids: Iterable[int]) -> None:
        """Check rows again, and with them those that share a key with them before or after."""
        touched = set(row_ids)
        cases = self._taken_out(touched | self._keys.beside(touched))
        keys = {key_of(self._kind, each.checked.values) for each in cases.values()}
        cases |= self._taken_out({row_id for key in keys for row_id in self._keys.rows(key)})
        # The first row of a key is the one that counts, whichever was answered first.
        self._place(dict(sorted(cases.items())))

    def _taken_out(self, row_ids: Iterable[int]) -> dict[int, Case]:
        """Check rows again and take them out of their keys."""
        cases = {}
        for row_id in row_ids:
            raw = self.raw(row_id)
            checked = self._checker.check(raw, self.corrections.get(row_id))
            cases[row_id] = Case(row_id, raw, checked)
            self._keys.drop(row_id)
        return cases

    def _check_all(self, progress: Progress) -> None:
        done = 0
        for batch in self._source.rows.batches(BATCH):
            step(progress, "Checking rows", done, len(self._source.rows))
            if isinstance(batch, PlainBatch) and self._alike is None:
                self._place_plain(done + 1, batch, progress)
            else:
                raws = batch.raws() if isinstance(batch, PlainBatch) else batch
                self._place(self._checked(done + 1, raws, progress), progress)
            done += len(batch)

    def _checked(
        self, first: int, raws: Iterable[RawRow], progress: Progress = UNWATCHED
    ) -> dict[int, Case]:
        """Check rows one by one; row ids count from the first."""
        cases = {}
        for row_id, raw in enumerate(raws, first):
            if row_id % _STEP == 1:
                step(progress, "Checking rows", row_id - 1, len(self._source.rows))
            if raw.aside or self._is_hidden(raw.sheet, raw.row):
                self.by_itself.add(row_id)
                self.left_out.add(row_id)
            cases[row_id] = Case(row_id, raw, self._checker.check(raw))
        return cases

    def _place_plain(self, first: int, batch: PlainBatch, progress: Progress) -> None:
        """Check rows by column and give each its outcome; those of which more is to be said go by themselves."""
        read = self._columns.read(batch, progress)
        alone: dict[int, Case] = {}
        for place, values in enumerate(read.values):
            if values is None or self._is_hidden(batch.sheet, batch.numbers[place]):
                alone |= self._checked(first + place, [batch.raw(place)], progress)
        said = [
            values
            for row_id, values in enumerate(read.values, first)
            if values is not None and row_id not in alone
        ]
        said += [each.checked.values for each in alone.values() if self._is_whole(each)]
        existing = self._find_existing(said, progress)
        rows = list(zip(range(first, first + len(batch)), read.values, read.keys, strict=True))
        for part in in_parts(rows, progress, "Comparing with the records"):
            for row_id, values, key in part:
                case, judged = alone.get(row_id), None
                if case is None and values is not None and key not in self._keys:
                    number = batch.numbers[row_id - first]
                    spot = row_id, batch.sheet, number, f"{batch.first_letters}{number}"
                    judged = self._judge.plain(spot, values, existing.get(key))
                if judged is None:
                    whole = case or Case(row_id, batch.raw(row_id - first), Checked(values or {}))
                    self.judged[row_id] = self._judged(whole, existing)
                else:
                    self._keys.add(row_id, key)
                    self.judged[row_id] = judged

    def _is_hidden(self, sheet: str, row: int) -> bool:
        return row in self._source.hidden.get(sheet, ())

    def _place(self, cases: Mapping[int, Case], progress: Progress = UNWATCHED) -> None:
        """Give each checked row its outcome, beside the file's records and the rows of the same key."""
        whole = [each for each in cases.values() if self._is_whole(each)]
        existing = self._find_existing([each.checked.values for each in whole], progress)
        if self._alike is not None:
            self._alike.number(whole, existing.values())
        for part in in_parts(list(cases.values()), progress, "Comparing with the records"):
            for each in part:
                self.judged[each.id] = self._judged(each, existing)

    def _judged(self, case: Case, existing: Mapping[Key, Existing]) -> PreviewRow:
        checked = case.checked
        if case.id in self.left_out or checked.left_out:
            return self._judge.left_out(case)
        settled = not checked.complaints and not checked.questions
        if settled and not checked.values.get(self._kind.surest):
            missing = self._judge.missing(checked.values)
            if missing and not missing.keys().isdisjoint(self._kind.key):
                checked.complaints.update(missing)
        if checked.complaints or checked.questions:
            return self._judge.unsettled(case)
        key = key_of(self._kind, checked.values)
        first = self._keys.add(case.id, key)
        if first != case.id:
            return self._judge.repeated(case, self.judged[first])
        return self._judge.compared(case, existing.get(key))

    def _is_whole(self, case: Case) -> bool:
        checked = case.checked
        wanting = checked.complaints or checked.questions or checked.left_out
        return not wanting and case.id not in self.left_out

    def _find_existing(self, rows: Sequence[Values], progress: Progress) -> dict[Key, Existing]:
        if not rows:
            return {}
        with self._read() as session:
            return find_existing(self._kind, session, rows, progress)
