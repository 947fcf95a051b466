"""The rows of a preview as they stand: each checked, and judged beside the file and the rows that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.importing.alike_rows import AlikeRows
from app.importing.judging import Case, Judge
from app.importing.matching import BATCH, Key, find_existing, key_of
from app.progress import UNWATCHED, Progress, in_parts, step
from app.rubbish import unswept

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.importing.checking import RowChecker
    from app.importing.kind import Existing
    from app.importing.outcomes import PreviewRow
    from app.importing.questions import Answers
    from app.importing.sources import RawRow
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
        self._keys: dict[int, Key] = {}
        self._by_key: dict[Key, list[int]] = {}

    def key(self, row_id: int) -> Key:
        """Give the key of a row that is whole."""
        return self._keys[row_id]

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
        for key in {self._keys[row_id] for row_id in touched & self._keys.keys()}:
            touched.update(self._by_key.get(key, ()))
        cases = self._taken_out(touched)
        keys = {key_of(self._kind, each.checked.values) for each in cases.values()}
        joined = {row_id for key in keys for row_id in self._by_key.get(key, ())}
        cases |= self._taken_out(joined)
        # The first row of a key is the one that counts, whichever was answered first.
        self._place(dict(sorted(cases.items())))

    def _taken_out(self, row_ids: Iterable[int]) -> dict[int, Case]:
        """Check rows again and take them out of their keys."""
        cases = {}
        for row_id in row_ids:
            raw = self.raw(row_id)
            checked = self._checker.check(raw, self.corrections.get(row_id))
            cases[row_id] = Case(row_id, raw, checked)
            if row_id in self._keys:
                self._by_key[self._keys.pop(row_id)].remove(row_id)
        return cases

    def _check_all(self, progress: Progress) -> None:
        batch: dict[int, Case] = {}
        hidden = self._source.hidden
        for row_id, raw in enumerate(self._source.rows, 1):
            if row_id % _STEP == 1:
                step(progress, "Checking rows", row_id - 1, len(self._source.rows))
            if raw.aside or raw.row in hidden.get(raw.sheet, ()):
                self.by_itself.add(row_id)
                self.left_out.add(row_id)
            batch[row_id] = Case(row_id, raw, self._checker.check(raw))
            if len(batch) == BATCH:
                self._place(batch, progress)
                batch = {}
        self._place(batch, progress)

    def _place(self, cases: Mapping[int, Case], progress: Progress = UNWATCHED) -> None:
        """Give each checked row its outcome, beside the file's records and the rows of the same key."""
        whole = [each for each in cases.values() if self._is_whole(each)]
        existing = self._find_existing(whole)
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
        same = self._by_key.setdefault(key, [])
        same.append(case.id)
        self._keys[case.id] = key
        if len(same) > 1:
            return self._judge.repeated(case, self.judged[same[0]])
        return self._judge.compared(case, existing.get(key))

    def _is_whole(self, case: Case) -> bool:
        checked = case.checked
        wanting = checked.complaints or checked.questions or checked.left_out
        return not wanting and case.id not in self.left_out

    def _find_existing(self, cases: Sequence[Case]) -> dict[Key, Existing]:
        if not cases:
            return {}
        with self._read() as session:
            return find_existing(self._kind, session, [each.checked.values for each in cases])
