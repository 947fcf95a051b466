"""The rows of a preview as they stand: each checked, and judged beside the file and the rows that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.importing.alike_rows import AlikeRows
from app.importing.checked import Checked
from app.importing.judging import Case, Judge
from app.importing.matching import BATCH, Key, find_existing, key_of
from app.importing.outcomes import Outcome
from app.importing.row_batches import PlainBatch
from app.importing.row_reading import CHECKING, ByColumn, Part, RowReading, cases_of, keys_of
from app.importing.same_keys import SameKeys
from app.progress import PART, UNWATCHED, Progress, in_parts, step
from app.rubbish import unswept

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.importing.alike_rows import AlikeState
    from app.importing.checking import RowChecker
    from app.importing.kind import Existing, Values
    from app.importing.outcomes import PreviewRow
    from app.importing.questions import Answers
    from app.importing.row_batches import Batch, RawRow
    from app.importing.same_keys import KeysState
    from app.importing.subject import Subject

    RowsState = tuple[
        dict[int, PreviewRow],
        dict[int, dict[str, str]],
        set[int],
        KeysState,
        AlikeState | None,
    ]

Read = Callable[[], "AbstractContextManager[Session]"]
"""Gives a reading session: `core.read`."""

_COMPARING = "Comparing with the records"


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
        self._judge = Judge(subject, answers)
        self._alike = AlikeRows(subject.kind) if subject.kind.nth else None
        self._reading = RowReading(subject, checker)
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
            done, total = 0, len(self._source.rows)
            for batch in self._source.rows.batches(BATCH):
                step(progress, CHECKING, done, total)
                ids = range(done + 1, done + 1 + len(batch))
                self._leave_by_itself(ids, batch)
                self._place([self._reading.read(ids, batch, {}, progress)], progress)
                done += len(batch)

    def settle(self, row_ids: Iterable[int], progress: Progress = UNWATCHED) -> None:
        """Check rows again, and with them those that share a key with them before or after."""
        touched = set(row_ids)
        step(progress, CHECKING, 0, len(touched))
        further = self._keys.beside(touched)
        parts: list[Part] = []
        # The first row of a key is the one that counts, whichever was answered first: all are judged in their order.
        while touched and (not parts or further - touched):
            touched |= further
            parts = self._reading.again(sorted(touched), self.corrections, progress)
            further = set()
            for part in parts:
                step(progress, CHECKING, len(touched), len(touched))
                further.update(*map(self._keys.rows, keys_of(self._kind, part)))
        step(progress, _COMPARING, 0, 0)
        self._keys.drop(touched)
        step(progress, _COMPARING, 0, 0)
        self._place(parts, progress)

    def put_aside(self, row_ids: Collection[int], progress: Progress = UNWATCHED) -> None:
        """Leave rows out: what they say is known, and only rows that share a key with them are checked again."""
        beside = self._keys.beside(row_ids).difference(row_ids)
        self.left_out.update(row_ids)
        for part in in_parts(sorted(row_ids), progress, "Leaving rows out"):
            for row_id in part:
                row = self.judged[row_id]
                if row.outcome is not Outcome.LEFT_OUT:
                    first = self.raw(row_id).address("") if row.complaints else row.cell
                    self.judged[row_id] = self._judge.put_aside(row, first)
        self._keys.drop(row_ids)
        # Those that are put aside without the person have a reason of their own.
        self.settle(beside | self.by_itself.intersection(row_ids), progress)

    def forget(self) -> None:
        """Read anew after an answer."""
        self._reading.forget()

    def state(self) -> RowsState:
        """Give how everything stands, for `go_back`."""
        alike = self._alike.state() if self._alike is not None else None
        corrections, left_out = dict(self.corrections), set(self.left_out)
        return dict(self.judged), corrections, left_out, self._keys.state(), alike

    def go_back(self, state: RowsState) -> None:
        """Let everything stand as it did."""
        self.judged, self.corrections, self.left_out, keys, alike = state
        self._keys.go_back(keys)
        if self._alike is not None and alike is not None:
            self._alike.go_back(alike)

    def _leave_by_itself(self, ids: Sequence[int], batch: Batch) -> None:
        """Leave out rows that are hidden in their sheet, and those that a form puts aside."""
        hidden = self._source.hidden
        if not isinstance(batch, PlainBatch):
            spots = zip(ids, batch, strict=True)
            found = {n for n, raw in spots if raw.aside or raw.row in hidden.get(raw.sheet, ())}
        elif batch.sheet in hidden:
            numbers = zip(ids, batch.numbers, strict=True)
            found = {row_id for row_id, number in numbers if number in hidden[batch.sheet]}
        else:
            return
        self.by_itself |= found
        self.left_out |= found

    def _place(self, parts: Sequence[Part], progress: Progress) -> None:
        """Give each checked row its outcome, beside the file's records and the rows of the same key."""
        whole = [case for part in parts for case in cases_of(part) if self._is_whole(case)]
        said: list[Values] = [each.checked.values for each in whole]
        for part in parts:
            if isinstance(part, ByColumn):
                read = zip(part.ids, part.read.values, strict=True)
                said += [
                    row for row_id, row in read if row is not None and row_id not in self.left_out
                ]
        existing = self._find_existing(said, progress)
        if self._alike is not None:
            self._alike.number(whole, existing.values())
        for part in parts:
            if isinstance(part, ByColumn):
                self._judge_by_column(part, existing, progress)
            else:
                for cases in in_parts(part, progress, _COMPARING):
                    for each in cases:
                        self.judged[each.id] = self._judged(each, existing)

    def _judge_by_column(
        self, part: ByColumn, existing: Mapping[Key, Existing], progress: Progress
    ) -> None:
        batch, notes = part.batch, part.read.notes
        rows = list(zip(part.ids, part.read.values, part.read.keys, strict=True))
        for start, some in zip(
            range(0, len(rows), PART), in_parts(rows, progress, _COMPARING), strict=False
        ):
            for place, (row_id, values, key) in enumerate(some, start):
                case, judged = part.alone.get(row_id), None
                told = notes.get(place, ())
                if values is not None and key not in self._keys and row_id not in self.left_out:
                    number = batch.numbers[place]
                    spot = row_id, batch.sheet, number, f"{batch.first_letters}{number}"
                    judged = self._judge.plain(spot, values, existing.get(key), told)
                if judged is None:
                    checked = Checked(values or {}, notes=list(told))
                    whole = case or Case(row_id, batch.raw(place), checked)
                    self.judged[row_id] = self._judged(whole, existing)
                else:
                    self._keys.add(row_id, key)
                    self.judged[row_id] = judged

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
